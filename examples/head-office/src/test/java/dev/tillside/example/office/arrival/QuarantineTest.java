package dev.tillside.example.office.arrival;

import static dev.tillside.example.office.Retailer.key;
import static dev.tillside.example.office.Retailer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.OperatorAct;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Page;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What does not add up is kept apart, with the reason, until somebody decides. */
@ParameterizedClass
@EnumSource
@Tag("once")
class QuarantineTest {
    @Parameter
    private Database database;

    private static final Optional<String> ANN = Optional.of("M1");

    @TempDir
    private Path directory;

    private Retailer retailer;
    private Office office;

    @BeforeEach
    void open() throws IOException {
        retailer = new Retailer(directory, database.empty(directory), List.of("""
                        {"type":"program","id":"club","currency":"GBP","timeZone":"UTC","points":{\
                        "earn":[{"points":"1","per":"1.00"}]}}""", """
                        {"type":"offer","id":"TEA","kind":"AMOUNT_OFF","amount":"0.50","items":{"skus":["TEA"]},\
                        "funding":[{"payer":"ACME","percent":"100"}]}""", """
                        {"type":"member","id":"M1"}"""));
        office = retailer.office;
    }

    @AfterEach
    void close() throws IOException {
        retailer.close();
    }

    private Delivery sold(String tx, Optional<String> member) {
        retailer.sell("1", tx, member, line("1", "TEA", 1, "3.00"), line("2", "JAM", 1, "2.00"));
        return retailer.delivery("1", tx);
    }

    private static Delivery forged(Delivery honest, String from, String to) {
        assertThat(honest.json()).contains(from);
        return new Delivery(honest.key(), honest.json().replace(from, to));
    }

    private Settlement delivered(Delivery delivery) throws IOException {
        return office.deliver(List.of(delivery)).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"total\":\"5.00\"' | '\"total\":\"6.00\"' | SUMS | it does not add up: total",
                "'\"discount\":\"0.50\"' | '\"discount\":\"0.60\"' | SUMS | it does not add up: discount",
                "'\"due\":\"4.50\"' | '\"due\":\"4.00\"' | SUMS | it does not add up: due",
                "'\"net\":\"2.50\"' | '\"net\":\"2.60\"' | SUMS | it does not add up: lines[0].net",
                "'\"payer\":\"ACME\",\"amount\":\"0.50\"' | '\"payer\":\"ACME\",\"amount\":\"0.40\"' | SUMS "
                        + "| it does not add up: lines[0].discounts.funding",
                "'\"payer\":\"ACME\"' | '\"payer\":\"OTHER\"' | RECOMPUTED "
                        + "| 'computed again it comes out differently: lines[0].discounts[0].funding[0].payer'",
                "'\"uses\":1' | '\"uses\":2' | RECOMPUTED | computed again it comes out differently: applied[0].uses",
                "'\"zone\":\"UTC\"' | '\"zone\":\"Atlantis\"' | UNREADABLE | 'it cannot be read: seen.zone'",
                "'\"at\":\"2026-' | '\"at\":\"+1000000000-' | MALFORMED | at is not of the years 1 to 9999",
                "'\"at\":\"2026-' | '\"at\":\"-0001-' | MALFORMED | at is not of the years 1 to 9999",
                "'\"type\":\"sale\"' | '\"type\":\"gift\"' | UNREADABLE | 'it cannot be read: type'"
            })
    void whatDoesNotAddUpIsKeptWithItsReason(String from, String to, String code, String reason) throws IOException {
        Delivery honest = sold("T1", Optional.empty());
        Settlement settled = delivered(forged(honest, from, to));
        assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REFUSED);
        assertThat(settled.reason()).contains(reason);
        assertThat(Page.all(office.oversight()::quarantine)).singleElement().satisfies(kept -> {
            assertThat(kept.key()).isEqualTo(honest.key());
            assertThat(kept.code()).isEqualTo(code);
            assertThat(kept.reason()).isEqualTo(reason);
            assertThat(kept.store()).isEqualTo("0042");
            assertThat(kept.json()).contains(to);
        });
        assertThat(office.basketCount()).isZero();
        assertThat(office.claims()).isEmpty();
        assertThat(office.totals().due()).isEqualTo(BigDecimal.ZERO);
        assertThat(delivered(honest).verdict())
                .as("mended, it takes the place of the other")
                .isEqualTo(Settlement.Verdict.STORED);
        assertThat(Page.all(office.oversight()::quarantine)).isEmpty();
    }

    @Test
    void aDifferentSaleOfAStoredKeyIsKeptAndTheStoredOneStands() throws IOException {
        Delivery honest = sold("T1", Optional.empty());
        delivered(honest);
        assertThat(delivered(forged(honest, "\"due\":\"4.50\"", "\"due\":\"4.00\""))
                        .reason())
                .contains("a different sale of this key is stored");
        assertThat(delivered(honest).verdict()).isEqualTo(Settlement.Verdict.ALREADY_THERE);
        assertThat(Page.all(office.oversight()::quarantine))
                .extracting(Quarantined::code)
                .containsExactly("DIFFERENT");
        assertThat(office.basket(honest.key())).contains(honest.json());
        assertThatThrownBy(() -> office.oversight().release(honest.key(), "17", "it was I"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("another transaction of this key is stored");
        assertThat(Page.all(office.oversight()::quarantine)).hasSize(1);
        assertThat(Page.all(office.oversight()::acts)).isEmpty();
    }

    @Test
    void aSaleWhoseTextsAreNotHereIsStoredAndComputedWhenTheyCome() throws IOException {
        Delivery sale = sold("T1", Optional.empty());
        try (Office other = Office.at(directory.resolve("other.db"))) {
            assertThat(other.deliver(List.of(sale)).get(0).verdict()).isEqualTo(Settlement.Verdict.STORED);
            assertThat(other.oversight().unverified())
                    .containsOnlyKeys("seen.program: this text is not in the archive");
            other.verify((key, difference) -> assertThat(difference.path()).startsWith("seen."));
            assertThat(other.oversight().unverified()).hasSize(1);
            other.keep(office.changesAfter("0", 10).objects());
            other.verify((key, difference) -> assertThat(difference).isNull());
            assertThat(other.oversight().unverified()).isEmpty();
        }
    }

    @Test
    void anOperatorReleasesWhatHeBelieves() throws IOException {
        Delivery forged = forged(sold("T1", ANN), "\"due\":\"4.50\"", "\"due\":\"4.00\"");
        delivered(forged);
        assertThat(office.points(new MemberId("M1"))).isEqualTo(Points.ZERO);
        assertThatThrownBy(() -> office.oversight().release(forged.key(), " ", "why"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("operator");
        office.oversight().release(forged.key(), "17", "the till's clock battery was flat");
        assertThat(Page.all(office.oversight()::quarantine)).isEmpty();
        assertThat(office.basket(forged.key())).contains(forged.json());
        assertThat(office.points(new MemberId("M1"))).isEqualTo(Points.of(4));
        assertThat(office.oversight().unverified()).containsOnlyKeys("released: SUMS");
        assertThat(Page.all(office.oversight()::acts))
                .containsExactly(new OperatorAct(
                        retailer.clock.instant(),
                        "17",
                        OperatorAct.Did.RELEASED,
                        forged.key().toString(),
                        "the till's clock battery was flat"));
        assertThat(delivered(forged).verdict()).isEqualTo(Settlement.Verdict.ALREADY_THERE);
        assertThat(delivered(sold("T2", ANN)).verdict())
                .as("the till's chain goes on")
                .isEqualTo(Settlement.Verdict.STORED);
    }

    @Test
    void linksThatFitNoChainAreLeftOutOfWhatIsReleased() throws IOException {
        Delivery forged = forged(sold("T1", ANN), "\"points\":\"4\",\"available\"", "\"points\":\"5\",\"available\"");
        assertThat(delivered(forged).verdict()).isEqualTo(Settlement.Verdict.REFUSED);
        assertThat(Page.all(office.oversight()::quarantine))
                .extracting(Quarantined::code)
                .containsExactly("LEDGER");
        assertThat(Page.all(office.oversight()::quarantine).get(0).till()).isPresent();
        office.oversight().release(forged.key(), "17", "goodwill");
        assertThat(office.points(new MemberId("M1"))).isEqualTo(Points.of(5));
    }

    @Test
    void anOperatorDiscardsWhatHeDoesNotBelieve() throws IOException {
        Delivery forged = forged(sold("T1", ANN), "\"due\":\"4.50\"", "\"due\":\"4.00\"");
        delivered(forged);
        office.oversight().discard(forged.key(), "17", "forged");
        assertThat(Page.all(office.oversight()::quarantine)).isEmpty();
        assertThat(office.basketCount()).isZero();
        assertThat(Page.all(office.oversight()::acts))
                .extracting(OperatorAct::did)
                .containsExactly(OperatorAct.Did.DISCARDED);
        assertThatThrownBy(() -> office.oversight().discard(forged.key(), "17", "again"))
                .isInstanceOf(BadInput.class);
        assertThat(Page.all(office.oversight()::acts)).hasSize(1);
    }

    @Test
    void whatIsNoTransactionCanBeDiscardedOnly() throws IOException {
        delivered(new Delivery(key("1", "T1"), "[]"));
        assertThat(Page.all(office.oversight()::quarantine))
                .extracting(Quarantined::code)
                .containsExactly("MALFORMED");
        assertThatThrownBy(() -> office.oversight().release(key("1", "T1"), "17", "why not"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("it can be discarded only");
    }

    @Test
    void anErasedMemberGoesFromQuarantineToo() throws IOException {
        Delivery kept = forged(sold("T1", ANN), "\"due\":\"4.50\"", "\"due\":\"4.00\"");
        Delivery late = forged(sold("T2", ANN), "\"due\":\"4.50\"", "\"due\":\"4.00\"");
        delivered(kept);
        delivered(new Delivery(key("1", "T9"), "[\"M1\"]"));
        assertThat(office.export(new MemberId("M1")).sales()).isEmpty();
        assertThat(office.export(new MemberId("M1")).quarantine())
                .singleElement()
                .satisfies(held -> assertThat(held).contains("\"due\":\"4.00\""));
        office.erase(new MemberId("M1"));
        delivered(late);
        assertThat(Page.all(office.oversight()::quarantine)).hasSize(3).allSatisfy(one -> assertThat(one.json())
                .doesNotContain("\"M1\""));
        assertThat(Page.all(office.oversight()::quarantine).get(0).json()).contains("\"due\":\"4.00\"");
    }

    @Test
    void whatATillsOwnListShowedAMemberIsInTheExportAndGoesWithTheMember() throws IOException {
        String sale = "\"type\":\"sale\"";
        String list = ",\"plannedList\":{\"id\":\"L-own\",\"issued\":\"2026-11-20\",\"through\":\"2026-11-29\","
                + "\"scanned\":%s,\"specials\":[],\"heldOut\":[]}";
        Delivery first = forged(sold("T1", ANN), sale, sale + list.formatted(false));
        Delivery later = forged(sold("T2", ANN), sale, sale + list.formatted(true));
        Delivery late = forged(sold("T3", ANN), sale, sale + list.formatted(true));
        assertThat(office.deliver(List.of(first, later)))
                .extracting(Settlement::verdict)
                .containsOnly(Settlement.Verdict.STORED);
        JsonNode export = Json.object(office.export(new MemberId("M1")).json()).orElseThrow();
        assertThat(export.path("plannedLists")).hasSize(1);
        assertThat(export.path("plannedLists").path(0).path("scanned").asBoolean())
                .as("the later sale knows more")
                .isTrue();
        office.erase(new MemberId("M1"));
        delivered(late);
        assertThat(office.export(new MemberId("M1")).json()).doesNotContain("L-own");
        for (String tx : List.of("T1", "T2", "T3")) {
            assertThat(office.basket(key("1", tx)).orElseThrow()).doesNotContain("L-own", "plannedList");
        }
    }

    @Test
    void withoutVerificationAtArrivalOnlyChainAndKeyAreLookedAt() throws IOException {
        office.verifyArrivals(false);
        assertThat(delivered(forged(sold("T1", ANN), "\"due\":\"4.50\"", "\"due\":\"4.00\""))
                        .verdict())
                .isEqualTo(Settlement.Verdict.STORED);
        assertThat(Page.all(office.oversight()::quarantine)).isEmpty();
    }

    @Test
    void aReturnAheadOfItsSaleIsStored() throws IOException {
        sold("T1", ANN);
        Delivery back = retailer.till("1")
                .delivery(retailer.till("1").postVoid(key("1", "T1")).key())
                .orElseThrow();
        assertThat(delivered(back).verdict()).isEqualTo(Settlement.Verdict.STORED);
        assertThat(office.oversight().unverified()).containsOnlyKeys("of: this sale is not here");
        assertThat(office.claims()).isEmpty();
        delivered(retailer.delivery("1", "T1"));
        office.verify((key, difference) -> assertThat(difference).isNull());
        assertThat(office.oversight().unverified()).isEmpty();
        assertThat(office.claims().values()).allMatch(claim -> claim.signum() == 0);
        assertThat(Page.all(office.oversight()::conflicts)).isEmpty();
    }
}
