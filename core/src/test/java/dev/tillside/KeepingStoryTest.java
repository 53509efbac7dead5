package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Refused;
import dev.tillside.member.MemberId;
import dev.tillside.sale.Tender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal does not grow for ever, and lets nothing go that head office does not have. */
class KeepingStoryTest {
    @TempDir
    Path directory;

    private final SettlingOffice office = new SettlingOffice();

    private CornerShop shop(long journalMost) {
        return CornerShop.with(
                directory,
                plan -> plan.headOffice(office).keep(Duration.ofDays(30)).journalAtMost(journalMost));
    }

    @Test
    void whatHeadOfficeHasIsLetGoWhenItIsOldAndNothingElseIs() {
        try (CornerShop shop = shop(1L << 40)) {
            shop.taking(CornerShop.member("M1", "2900000012349"));
            sell(shop, key("T1"));
            shop.till.sync();
            BasketKey later = new BasketKey("0042", "3", CornerShop.TODAY.plusDays(1), "T2");
            sell(shop, later);
            shop.clock.advance(Duration.ofDays(60));
            BasketKey today = new BasketKey("0042", "3", CornerShop.TODAY.plusDays(60), "T3");
            sell(shop, today);

            shop.till.keepHouse();
            assertThat(shop.till.receipt(key("T1"))).isEmpty();
            assertThat(shop.till.receipt(later)).isPresent(); // head office does not have it
            assertThat(shop.till.receipt(today)).isPresent();
            assertThat(shop.till.delivery(later)).isPresent();
            assertThat(shop.till.balance(new MemberId("M1")).points().plain()).isEqualTo("30");
            assertThatThrownBy(() -> shop.till.begin(key("T1"))).isInstanceOf(Refused.class);

            shop.till.sync();
            shop.till.keepHouse();
            assertThat(shop.till.receipt(later)).isEmpty();
            assertThat(shop.till.receipt(today)).isPresent();
            assertThat(office.stored).hasSize(3);
        }
    }

    @Test
    void aClockFarAheadLetsNothingGo() {
        try (CornerShop shop = shop(1L << 40)) {
            sell(shop, key("T1"));
            shop.till.sync();
            shop.clock.advance(Duration.ofDays(3_650));
            shop.till.keepHouse();
            assertThat(shop.till.receipt(key("T1"))).isPresent();
        }
    }

    @Test
    void aJournalThatIsTooLargeLetsTheOldestGo() {
        try (CornerShop shop = shop(80_000)) {
            List<BasketKey> keys = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                keys.add(key("T" + i));
                sell(shop, keys.get(i));
            }
            shop.till.keepHouse();
            assertThat(keys).allMatch(key -> shop.till.receipt(key).isPresent());
            shop.till.sync();
            sell(shop, key("last"));
            shop.till.keepHouse();

            assertThat(shop.till.receipt(keys.get(0))).isEmpty();
            assertThat(shop.till.receipt(keys.get(59))).isPresent();
            assertThat(shop.till.receipt(key("last"))).isPresent();
        }
        assertThat(checked()).isEqualTo(0);
    }

    private long checked() {
        try (TillJournal journal = Tills.journal(directory)) {
            Audit audit = journal.check(finding -> {});
            assertThat(audit.trimmed()).isPositive();
            return audit.findings();
        }
    }

    private static void sell(CornerShop shop, BasketKey key) {
        Checkout sale = shop.till.begin(key);
        sale.scan("2900000012349");
        sale.add(line("1", "milk", 1, "10.00"));
        sale.commit(Tender.cash(money("10.00")));
    }
}
