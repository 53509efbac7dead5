package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody looks through a till that is shut, and sees whether anybody wrote in its books. */
class TillJournalTest {
    @TempDir
    Path directory;

    @BeforeEach
    void aDayAtTheTill() {
        try (CornerShop shop = CornerShop.at(directory, new SettlingOffice())) {
            shop.taking(
                    CornerShop.member("M1", "2900000012349"),
                    CornerShop.amountOff("O1", "milk", "0.50", ",\"audience\":\"COUPON\",\"layer\":\"COUPON\""),
                    CornerShop.coupon("C1", "M1", "O1"));
            sell(shop, "T1", true);
            sell(shop, "T2", true);
            shop.till.sync();
            sell(shop, "T3", false);
            shop.till.postVoid(key("T1"));
            shop.begin("T4").add(line("1", "milk", 1, "10.00"));
            shop.begin("T5").suspend();
        }
    }

    private static void sell(CornerShop shop, String tx, boolean card) {
        Checkout sale = shop.begin(tx);
        if (card) {
            sale.scan("2900000012349");
        }
        sale.add(line("1", "milk", 1, "10.00"));
        sale.commit(Tender.cash(sale.lock().due()));
    }

    @Test
    void allThatATillHoldsIsListed() {
        try (TillJournal journal = Tills.journal(directory)) {
            List<String> told = new ArrayList<>();
            journal.transactions(
                    t -> told.add(t.kind() + " " + t.state() + " " + t.key().tx()));
            assertThat(told)
                    .containsExactly(
                            "SALE DELIVERED T1",
                            "SALE DELIVERED T2",
                            "SALE WAITING T3",
                            "RETURN WAITING void-T1",
                            "NOTE WAITING suspended-1-T5");
            assertThat(journal.open())
                    .extracting(b -> b.key().tx() + " " + b.suspended())
                    .containsExactly("T4 false", "T5 true");
        }
    }

    @Test
    void booksThatNobodyWroteInAddUp() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE ledger SET points = '999' WHERE id = 2                            | CHAIN
            DELETE FROM ledger WHERE id = (SELECT max(id) FROM ledger)               | CHAIN
            UPDATE ledger SET member = 'M9' WHERE id = 1                             | LEDGER
            DELETE FROM chain                                                        | CHAIN
            UPDATE sale SET json = replace(json, '"due":"9.50"', '"due":"9.40"')     | SUMS
            UPDATE sale SET json = replace(json, '"units":1', '"units":2')           | RECOMPUTATION
            UPDATE sale SET json = 'no' WHERE id = 1                                 | TEXT
            UPDATE sale SET key = '0042/3/2026-11-22/T9' WHERE id = 2                | TEXT
            DELETE FROM coupon_use                                                   | COUPONS
            DELETE FROM sale WHERE id = 2                                            | FILE
            DELETE FROM sale WHERE id = (SELECT max(id) FROM sale)                   | FILE
            """)
    @Tag("plain") // SQL alters no sealed text
    void whatSomebodyWroteInTheBooksIsFound(String sql, Audit.Area area) throws SQLException {
        write(sql);
        assertThat(findings()).contains(area);
    }

    @Test
    void aTillThatRunsIsNotLookedInto() {
        try (CornerShop shop = CornerShop.at(directory)) {
            assertThat(shop.till.sales()).isNotEmpty();
            assertThatThrownBy(() -> Tills.journal(directory))
                    .isInstanceOfSatisfying(
                            StoreFailure.class, e -> assertThat(e.code()).isEqualTo(Code.IN_USE));
        }
    }

    @Test
    void aDirectoryThatIsNoTillsIsNotMadeOne() {
        Path empty = directory.resolve("empty");
        assertThatThrownBy(() -> Tills.journal(empty)).isInstanceOf(BadInput.class);
        assertThat(empty).doesNotExist();
    }

    @Test
    void aJournalThatIsGoneIsSaidToBeAndNotMadeAnew() throws IOException {
        Path journal = directory.resolve("journal.db");
        for (boolean there : List.of(true, false)) {
            Files.deleteIfExists(journal);
            if (there) {
                Files.createFile(journal);
            }
            assertThat(TillJournal.isThere(directory)).isTrue();
            assertThatThrownBy(() -> Tills.journal(directory))
                    .isInstanceOfSatisfying(
                            StoreFailure.class, e -> assertThat(e.code()).isEqualTo(Code.STORE_FAILED))
                    .hasMessageContaining("missing or empty");
            assertThat(Files.exists(journal) && Files.size(journal) == 0).isEqualTo(there);
        }
    }

    private List<Audit.Area> findings() {
        List<Audit.Area> areas = new ArrayList<>();
        try (TillJournal journal = Tills.journal(directory)) {
            journal.check(finding -> areas.add(finding.area()));
        }
        return areas;
    }

    private void write(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
