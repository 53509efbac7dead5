package dev.tillside.example.office.settle;

import static dev.tillside.example.office.Retailer.key;
import static dev.tillside.example.office.Retailer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.OperatorAct;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.store.Storage;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Tag("once")
class LeasesTest {
    @Parameter
    private Database database;

    private static final Optional<String> ANN = Optional.of("M1");

    @TempDir
    private Path directory;

    private Storage storage;
    private Retailer retailer;

    @BeforeEach
    void open() throws IOException {
        storage = database.empty(directory);
        retailer = new Retailer(directory, storage, List.of("""
                        {"type":"program","id":"club","currency":"GBP","timeZone":"UTC","points":{"burn":\
                        {"points":"100","worth":"1.00","step":"100","minimum":"100","offline":"100"}}}""", """
                        {"type":"offer","id":"JAM","kind":"AMOUNT_OFF","amount":"1.00","audience":"COUPON",\
                        "items":{"skus":["JAM"]},"offline":"REFUSE"}""", """
                        {"type":"offer","id":"SOFT","kind":"AMOUNT_OFF","amount":"1.00","audience":"COUPON",\
                        "items":{"skus":["PIE"]},"codes":["9521234543213"]}""", """
                        {"type":"offer","id":"TEA","kind":"AMOUNT_OFF","amount":"0.50","limits":{"totalUses":75},\
                        "items":{"skus":["TEA"]},"offline":"REFUSE"}""", """
                        {"type":"offer","id":"OIL","kind":"PERCENT_OFF","percent":"10","items":{"skus":["OIL"]},\
                        "limits":{"totalAmount":"5.05"},"offline":"REFUSE"}""", """
                        {"type":"offer","id":"EGG","kind":"AMOUNT_OFF","amount":"0.30","audience":"MEMBERS",\
                        "limits":{"perMember":2},"items":{"skus":["EGG"]}}""", """
                        {"type":"member","id":"M1","household":"H","points":"300"}""", """
                        {"type":"member","id":"M2","household":"H"}""", """
                        {"type":"coupon","id":"C1","member":"M1","offer":"JAM","uses":2}""", """
                        {"type":"coupon","id":"C2","member":"M1","offer":"SOFT"}"""));
    }

    @AfterEach
    void close() throws IOException {
        retailer.close();
    }

    private static LeaseRequest asked(BasketKey basket, String till, Optional<String> member, String... coupons) {
        Map<String, String> of = java.util.Arrays.stream(coupons)
                .collect(Collectors.toMap(id -> id, id -> id.equals("C1") ? "JAM" : id.equals("X") ? "NONE" : "SOFT"));
        return new LeaseRequest(
                basket, till, member.map(MemberId::new), new TreeMap<>(of), new TreeSet<>(), new TreeSet<>());
    }

    private Lease lease(LeaseRequest request) throws IOException {
        return retailer.office.lease(request).orElseThrow();
    }

    private Lease offers(String tx, Optional<String> member, String... offers) throws IOException {
        return lease(new LeaseRequest(
                key("1", tx),
                "till-1",
                member.map(MemberId::new),
                new TreeMap<>(),
                new TreeSet<>(Set.of(offers)),
                new TreeSet<>()));
    }

    @Test
    void whatOneBasketHoldsAnotherIsToldToBeElsewhere() throws IOException {
        assertThat(lease(asked(key("1", "A"), "till-1", Optional.empty(), "C1")).coupons())
                .containsExactly(Map.entry("C1", new Lease.Part(2, false)));
        assertThat(lease(asked(key("2", "B"), "till-2", Optional.empty(), "C1")).coupons())
                .containsExactly(Map.entry("C1", new Lease.Part(0, true)));
        assertThat(lease(asked(key("1", "A"), "till-1", Optional.empty(), "C1")).coupons())
                .as("its own is there when it asks again")
                .containsExactly(Map.entry("C1", new Lease.Part(2, false)));
        lease(LeaseRequest.end(key("1", "A"), "till-1"));
        assertThat(lease(asked(key("2", "B"), "till-2", Optional.empty(), "C1")).coupons())
                .containsExactly(Map.entry("C1", new Lease.Part(2, false)));
    }

    @Test
    void whoPutABasketAsideEndsNothingOnceAnotherTillHasTakenItUp() throws IOException {
        lease(asked(key("1", "A"), "till-1", Optional.empty(), "C1"));
        lease(asked(key("1", "A"), "till-2", Optional.empty(), "C1"));
        lease(LeaseRequest.end(key("1", "A"), "till-1"));
        assertThat(lease(asked(key("2", "B"), "till-3", Optional.empty(), "C1")).coupons())
                .containsExactly(Map.entry("C1", new Lease.Part(0, true)));
    }

    @Test
    void aSaleEndsTheLeaseAndItsUsesCount() throws IOException {
        lease(asked(key("1", "T1"), "till-1", Optional.empty(), "C1"));
        retailer.sell("1", "T1", ANN, line("1", "RICE", 1, "3.00"));
        retailer.till("1").sync();
        assertThat(lease(asked(key("2", "B"), "till-2", Optional.empty(), "C1")).coupons())
                .as("nothing of it was used")
                .containsExactly(Map.entry("C1", new Lease.Part(2, false)));
        assertThat(lease(asked(key("1", "T1"), "till-1", ANN, "C1")))
                .as("a request that comes late holds nothing")
                .isEqualTo(new Lease(key("1", "T1"), Optional.empty(), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void whatAHouseholdSpentIsTakenOffItsPointsOnce() throws IOException {
        var sale = retailer.till("1").begin(key("1", "T1"));
        sale.member(new MemberId("M1"));
        sale.add(line("1", "RICE", 1, "3.00"));
        sale.redeem(Points.of(100));
        sale.commit(dev.tillside.sale.Payment.unsaid(java.util.Currency.getInstance("GBP")));
        retailer.till("1").sync();
        assertThat(lease(asked(key("2", "B"), "till-2", Optional.of("M2"))).points())
                .contains(Points.of(200));
    }

    @Test
    void usesOfASaleInQuarantineCount() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "PIE", 1, "3.00"));
        var sold = retailer.delivery("1", "T1");
        assertThat(sold.json()).contains("\"coupon\":\"C2\",\"outcome\":\"APPLIED\"");
        retailer.office.deliver(List.of(new dev.tillside.sync.Delivery(
                sold.key(), sold.json().replaceFirst("\"total\":\"3.00\"", "\"total\":\"3.01\""))));
        assertThat(Page.all(retailer.office.oversight()::quarantine)).hasSize(1);
        assertThat(lease(asked(key("2", "B"), "till-2", Optional.empty(), "C2")).coupons())
                .containsExactly(Map.entry("C2", new Lease.Part(0, false)));
    }

    @Test
    void whatHasAPolicyIsHeldForLongAndAllElseForAnHour() throws IOException {
        lease(asked(key("1", "A"), "till-1", ANN, "C1", "C2", "255-9521234543213-77"));
        retailer.clock.advance(Duration.ofMinutes(59));
        LeaseRequest other = asked(key("2", "B"), "till-2", Optional.of("M2"), "C1", "C2", "255-9521234543213-77", "X");
        assertThat(lease(other).coupons())
                .containsOnly(
                        Map.entry("C1", new Lease.Part(0, true)),
                        Map.entry("C2", new Lease.Part(0, true)),
                        Map.entry("255-9521234543213-77", new Lease.Part(0, true)));
        retailer.clock.advance(Duration.ofMinutes(1));
        Lease later = lease(other);
        assertThat(later.coupons())
                .containsOnly(
                        Map.entry("C1", new Lease.Part(0, true)),
                        Map.entry("C2", new Lease.Part(1, false)),
                        Map.entry("255-9521234543213-77", new Lease.Part(1, false)));
        assertThat(later.points()).as("the household's, who holds them").contains(Points.ZERO);
    }

    @Test
    void aTillThatNamesTheBasketNoMoreEndsItsLeaseUnlessItIsTooYoungForThatWord() throws IOException {
        lease(asked(key("1", "A"), "till-1", ANN, "C1"));
        lease(asked(key("1", "B"), "till-1", Optional.empty(), "C2"));
        String office =
                retailer.office.present(new Presence("till-1", List.of())).orElseThrow();
        LeaseRequest other = asked(key("2", "Z"), "till-2", Optional.of("M2"), "C1", "C2");
        assertThat(lease(other).coupons().values()).containsOnly(new Lease.Part(0, true));
        retailer.clock.advance(Duration.ofMinutes(3));
        retailer.office.present(new Presence("till-2", List.of(key("2", "Z"))));
        assertThat(lease(other).coupons().values()).containsOnly(new Lease.Part(0, true));
        assertThat(retailer.office.present(new Presence("till-1", List.of(key("1", "B")))))
                .contains(office);
        Lease now = lease(other);
        assertThat(now.coupons())
                .containsOnly(Map.entry("C1", new Lease.Part(2, false)), Map.entry("C2", new Lease.Part(0, true)));
        assertThat(now.points()).contains(Points.of(300));
        assertThat(retailer.office.oversight().tills())
                .containsExactly(
                        new TillSeen("till-1", Optional.of("0042"), retailer.clock.instant(), 1, 1),
                        new TillSeen("till-2", Optional.of("0042"), retailer.clock.instant(), 1, 1));
    }

    @Test
    void aBasketTakenUpElsewhereIsNotEndedByTheTillThatPutItAside() throws IOException {
        lease(asked(key("1", "A"), "till-1", ANN, "C1"));
        lease(asked(key("1", "A"), "till-2", ANN, "C1"));
        retailer.clock.advance(Duration.ofMinutes(3));
        retailer.office.present(new Presence("till-1", List.of()));
        assertThat(lease(asked(key("2", "Z"), "till-3", Optional.empty(), "C1")).coupons())
                .containsOnly(Map.entry("C1", new Lease.Part(0, true)));
    }

    @Test
    void anOperatorEndsTheLeasesOfATillThatDied() throws IOException {
        lease(asked(key("1", "A"), "till-1", ANN, "C1"));
        assertThat(retailer.office.oversight().endLeases("till-1", "17", "fell into the sea"))
                .isEqualTo(1);
        assertThat(lease(asked(key("2", "Z"), "till-2", Optional.empty(), "C1")).coupons())
                .containsOnly(Map.entry("C1", new Lease.Part(2, false)));
        assertThat(Page.all(retailer.office.oversight()::acts))
                .containsExactly(new OperatorAct(
                        retailer.clock.instant(), "17", OperatorAct.Did.ENDED_LEASES, "till-1", "fell into the sea"));
    }

    @Test
    void ofABudgetABasketGetsAPortion() throws IOException {
        assertThat(offers("A", Optional.empty(), "TEA", "OIL", "GONE").offers())
                .containsOnly(
                        Map.entry("TEA", share(8, Optional.empty(), false)),
                        Map.entry(
                                "OIL",
                                new Lease.Share(
                                        java.util.OptionalLong.empty(),
                                        Optional.of(new java.math.BigDecimal("5.05")),
                                        false)));
        assertThat(offers("B", Optional.empty(), "TEA").offers())
                .as("a tenth of 67, rounded up")
                .containsOnly(Map.entry("TEA", share(7, Optional.empty(), true)));
        IntStream.range(0, 40).forEach(i -> {
            try {
                offers("N" + i, Optional.empty(), "TEA");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(offers("Z", Optional.empty(), "TEA").offers())
                .containsOnly(Map.entry("TEA", share(0, Optional.empty(), true)));
    }

    private static Lease.Share share(long uses, Optional<java.math.BigDecimal> amount, boolean elsewhere) {
        return new Lease.Share(java.util.OptionalLong.of(uses), amount, elsewhere);
    }

    @Test
    void aMembersLimitIsHeldForHimAlone() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "EGG", 1, "3.00"));
        retailer.till("1").sync();
        assertThat(offers("A", ANN, "EGG").offers()).containsOnly(Map.entry("EGG", share(1, Optional.empty(), false)));
        assertThat(offers("B", ANN, "EGG").offers()).containsOnly(Map.entry("EGG", share(0, Optional.empty(), true)));
        assertThat(offers("C", Optional.of("M2"), "EGG").offers())
                .containsOnly(Map.entry("EGG", share(2, Optional.empty(), false)));
    }

    @Test
    void leasesAndPresenceAreThereAfterARestart() throws IOException {
        lease(asked(key("1", "A"), "till-1", ANN, "C1"));
        String office = retailer.office
                .present(new Presence("till-1", List.of(key("1", "A"))))
                .orElseThrow();
        retailer.office.close();
        try (Office again = Office.at(storage, retailer.clock)) {
            assertThat(again.lease(asked(key("2", "Z"), "till-2", Optional.empty(), "C1"))
                            .orElseThrow()
                            .coupons())
                    .containsOnly(Map.entry("C1", new Lease.Part(0, true)));
            assertThat(again.oversight().tills()).hasSize(1);
            assertThat(again.present(new Presence("till-1", List.of()))).contains(office);
        }
    }

    @Test
    void moreThanATillMayAskForIsRefused() {
        String[] many =
                IntStream.range(0, Bounds.COUPONS + 1).mapToObj(i -> "K" + i).toArray(String[]::new);
        assertThatThrownBy(() -> lease(asked(key("1", "A"), "till-1", ANN, many)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("more than 500");
    }
}
