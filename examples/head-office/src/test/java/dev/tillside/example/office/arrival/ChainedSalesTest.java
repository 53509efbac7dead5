package dev.tillside.example.office.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.sale.Tender;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Head office holds a till's ledger entries against its hash chain: what was changed at the till is refused. */
@ParameterizedClass
@EnumSource
class ChainedSalesTest {
    @Parameter
    private Database database;

    private static final Currency GBP = Currency.getInstance("GBP");

    @TempDir
    private Path directory;

    private Office office;
    private LoyaltyTill till;

    @BeforeEach
    void open() throws IOException {
        office = Office.at(database.empty(directory));
        till = till("a");
    }

    private LoyaltyTill till(String name) {
        LoyaltyTill opened = LoyaltyTill.at(directory.resolve(name))
                .clock(() -> Instant.parse("2026-11-22T10:00:00Z"))
                .background(false)
                .open();
        opened.take(List.of(
                ReferenceObject.read(
                        "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"UTC\",\"points\":{"
                                + "\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}",
                        Optional.empty()),
                ReferenceObject.read("{\"type\":\"member\",\"id\":\"M1\"}", Optional.empty())));
        return opened;
    }

    @AfterEach
    void close() throws IOException {
        till.close();
        office.close();
    }

    private Delivery sold(LoyaltyTill at, String tx, String amount) {
        BasketKey key = new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), tx);
        var sale = at.begin(key);
        sale.member(new MemberId("M1"));
        Money price = Money.of(amount, GBP);
        sale.add(Line.of("1", ItemId.sku("A"), Quantity.of(1), Unit.EACH, price));
        sale.commit(Tender.card(price));
        return at.delivery(key).orElseThrow();
    }

    private Settlement delivered(Delivery delivery) throws IOException {
        return office.deliver(List.of(delivery)).get(0);
    }

    private static Delivery forged(Delivery honest, String from, String to) {
        assertThat(honest.json()).contains(from);
        return new Delivery(honest.key(), honest.json().replace(from, to));
    }

    @Test
    void honestSalesFollowOneAnotherWhateverTheirOrderAndAddUp() throws IOException {
        Delivery first = sold(till, "T1", "10.00");
        Delivery second = sold(till, "T2", "20.00");
        Delivery third = sold(till, "T3", "30.00");
        for (Delivery delivery : List.of(third, first, second)) {
            assertThat(delivered(delivery).verdict()).isEqualTo(Settlement.Verdict.STORED);
            assertThat(delivered(delivery).verdict()).isEqualTo(Settlement.Verdict.ALREADY_THERE);
        }
        assertThat(office.points(new MemberId("M1")).plain()).isEqualTo("60");
        assertThat(office.changesAfter(HeadOffice.START, 10).objects())
                .as("told to the tills")
                .hasSize(3)
                .allSatisfy(json -> assertThat(json).contains("\"type\":\"account\"", "\"kind\":\"EARN\""));
    }

    @Test
    void anEntryThatWasChangedIsRefused() throws IOException {
        Delivery sale = sold(till, "T1", "10.00");
        Settlement settled =
                delivered(forged(sale, "\"points\":\"10\",\"available\"", "\"points\":\"9\",\"available\""));
        assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REFUSED);
        assertThat(settled.reason()).contains("the ledger entries are not those that the till chained");
        assertThat(delivered(sale).verdict()).as("the honest one").isEqualTo(Settlement.Verdict.STORED);
        assertThat(office.points(new MemberId("M1")).plain()).isEqualTo("10");
    }

    @Test
    void entriesWithoutLinksAndLinksWithoutEntriesAreRefused() throws IOException {
        Delivery sale = sold(till, "T1", "10.00");
        assertThat(delivered(forged(sale, "\"chain\":{", "\"strain\":{")).verdict())
                .isEqualTo(Settlement.Verdict.REFUSED);
        assertThat(delivered(forged(sale, "\"account\":{", "\"discount2\":{")).verdict())
                .isEqualTo(Settlement.Verdict.REFUSED);
    }

    /** Whoever rewrites the till's whole file, hashes and all, cannot rewrite what head office has of it. */
    @Test
    void aHistoryThatWasRewrittenAtTheTillIsRefused() throws IOException {
        delivered(sold(till, "T1", "10.00"));
        delivered(sold(till, "T2", "20.00"));
        try (LoyaltyTill rewritten = till("b")) {
            sold(rewritten, "T1", "99.00");
            Delivery next = sold(rewritten, "T3", "5.00");
            Settlement settled = delivered(next);
            assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REFUSED);
            assertThat(settled.reason()).contains("the ledger entries do not follow those that the till sent before");
        }
        assertThat(delivered(sold(till, "T4", "5.00")).verdict()).isEqualTo(Settlement.Verdict.STORED);
    }
}
