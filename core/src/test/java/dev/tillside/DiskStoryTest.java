package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.Code;
import dev.tillside.fault.Disk.Fault;
import dev.tillside.fault.Disk.Step;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The till's disk is full, or fails, in the middle of a sale. */
class DiskStoryTest {
    @TempDir
    Path directory;

    private final FickleDisk disk = new FickleDisk();

    private CornerShop shop() {
        return CornerShop.at(directory, disk);
    }

    @Test
    void aFullDiskStopsNoSaleAndLosesNone() {
        try (CornerShop shop = shop()) {
            Receipt before = sold(shop, "T1");
            disk.failsAt(Step.COMMIT, Fault.FULL);

            Checkout sale = shop.begin("T2");
            sale.add(line("1", "milk", 1, "1.50"));
            assertThat(sale.lock().due()).isEqualTo(money("1.50"));
            assertThat(sale.warnings().get(0).text("en")).contains("Sell on");
            assertThat(sale.warnings().get(0).text("zh")).contains("继续收银");
            assertFails(() -> sale.commit(Tender.cash(money("1.50"))), Code.DISK_FULL);
            assertThat(shop.till.receipt(key("T2"))).isEmpty();
            assertThat(sale.state()).isEqualTo(Checkout.State.LOCKED);

            disk.isWell();
            Receipt receipt = sale.commit(Tender.cash(money("1.50")));
            assertThat(receipt.again()).isFalse();
            shop.reopen();
            assertThat(shop.till.sales()).containsExactly(key("T1"), key("T2"));
            assertThat(shop.till.receipt(key("T1")).orElseThrow().text()).isEqualTo(before.text());
        }
    }

    @Test
    void anOpenBasketCatchesUpWithTheJournal() {
        try (CornerShop shop = shop()) {
            Checkout sale = shop.begin("T1");
            sale.add(line("1", "milk", 1, "1.50"));
            disk.failsAt(Step.BEGIN, Fault.BROKEN);
            sale.add(line("2", "bread", 1, "2.50"));
            sale.voidLine("1");
            assertThat(sale.warnings()).hasSize(1);
            disk.isWell();
            sale.add(line("3", "eggs", 1, "3.50"));
            assertThat(sale.warnings()).isEmpty();

            shop.reopen();
            assertThat(shop.found("T1").lines()).extracting(l -> l.id()).containsExactly("2", "3");
        }
    }

    @Test
    void aBasketThatNobodyTouchesAgainIsSavedByTheEndOfTheDay() {
        try (CornerShop shop = shop()) {
            Checkout sale = shop.begin("T1");
            disk.failsAt(Step.COMMIT, Fault.BROKEN);
            sale.add(line("1", "milk", 1, "1.50"));
            disk.isWell();
            shop.reopen();
            assertThat(shop.found("T1").lines()).hasSize(1);
        }
    }

    @Test
    void aBasketBegunOnAFullDiskIsThereOnceThereIsRoom() {
        try (CornerShop shop = shop()) {
            disk.failsAt(Step.COMMIT, Fault.FULL);
            Checkout sale = shop.begin("T1");
            assertFails(() -> shop.begin("T1"), Code.DUPLICATE_TRANSACTION);
            sale.add(line("1", "milk", 1, "1.50"));
            disk.isWell();
            sale.add(line("2", "bread", 1, "2.50"));

            shop.reopen();
            assertThat(shop.found("T1").lines()).hasSize(2);
        }
    }

    /** An error tells nothing: the transaction may be there all the same. */
    @Test
    void aCommitThatFailedAndIsThereIsAcknowledged() {
        try (CornerShop shop = shop()) {
            Checkout sale = basket(shop, "T1");
            disk.failsAt(Step.COMMITTED, Fault.BROKEN, 1);
            Receipt receipt = sale.commit(Tender.cash(money("1.50")));

            assertThat(receipt.again()).isFalse();
            shop.reopen();
            assertThat(shop.till.receipt(key("T1")).orElseThrow().text()).isEqualTo(receipt.text());
            assertThat(shop.till.waiting()).isEqualTo(1);
        }
    }

    @Test
    void aCommitOfWhichNothingCanBeKnownIsSaidToBeUnknownAndAskedForByKey() {
        try (CornerShop shop = shop()) {
            Checkout sale = basket(shop, "T1");
            disk.failsAt(Step.COMMITTED, Fault.BROKEN);
            disk.failsAt(Step.OPEN, Fault.BROKEN);
            assertFails(() -> sale.commit(Tender.cash(money("1.50"))), Code.OUTCOME_UNKNOWN);
            disk.isWell();

            assertThat(shop.till.receipt(key("T1"))).isPresent();
            Receipt again = sale.commit(Tender.cash(money("1.50")));
            assertThat(again.again()).isTrue();
            assertThat(sale.state()).isEqualTo(Checkout.State.COMMITTED);
            assertThat(shop.till.sales()).containsExactly(key("T1"));
            assertThat(shop.till.waiting()).isEqualTo(1);
        }
    }

    @Test
    void whatCameAfterAnUnknownCommitGoesByTheJournal() {
        try (CornerShop shop = shop()) {
            Checkout sale = basket(shop, "T1");
            disk.failsAt(Step.COMMITTED, Fault.BROKEN);
            disk.failsAt(Step.OPEN, Fault.BROKEN);
            assertFails(() -> sale.commit(Tender.cash(money("1.50"))), Code.OUTCOME_UNKNOWN);
            disk.isWell();

            assertFails(() -> sale.add(line("2", "bread", 1, "2.50")), Code.COMMITTED);
            assertThat(shop.till.checkouts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"BEGIN", "COMMIT"})
    void whatMustBeOnDiskIsRefusedWhereItCannotBe(Step step) {
        try (CornerShop shop = shop()) {
            Checkout sale = basket(shop, "T1");
            disk.failsAt(step, Fault.BROKEN);
            assertFails(sale::suspend, Code.STORE_FAILED);
            assertFails(sale::cancel, Code.STORE_FAILED);
            disk.isWell();

            assertThat(sale.state()).isEqualTo(Checkout.State.OPEN);
            sale.suspend();
            shop.reopen();
            assertThat(shop.till.suspended()).containsExactly(key("T1"));
        }
    }

    @Test
    void aSuspensionOfWhichNothingCouldBeKnownIsFoundAgain() {
        try (CornerShop shop = shop()) {
            Checkout sale = basket(shop, "T1");
            disk.failsAt(Step.COMMITTED, Fault.BROKEN);
            disk.failsAt(Step.OPEN, Fault.BROKEN);
            assertFails(sale::suspend, Code.OUTCOME_UNKNOWN);
            disk.isWell();

            assertFails(() -> sale.add(line("2", "bread", 1, "2.50")), Code.SUSPENDED);
            shop.till.resume(key("T1"));
            sale.add(line("2", "bread", 1, "2.50"));
            shop.reopen();
            assertThat(shop.found("T1").lines()).hasSize(2);
        }
    }

    /** The reserve is given up, and the till sells on as if nothing were. */
    @Test
    void aReserveIsThereForAFullDisk() {
        try (CornerShop shop = shop()) {
            Path reserve = directory.resolve("reserve");
            shop.till.keepHouse();
            assertThat(reserve).exists();
            disk.failsAt(Step.COMMIT, Fault.FULL, 1);

            assertThat(sold(shop, "T1").again()).isFalse();
            assertThat(reserve).doesNotExist();
            shop.till.keepHouse();
            assertThat(reserve).exists();
        }
    }

    /** It has no background that would do it. */
    @Test
    void aTillWithoutHeadOfficeHasAReserveAndWritesWhatItHeldInMemoryWithTheNextSale() {
        try (CornerShop shop = shop()) {
            assertThat(directory.resolve("reserve")).exists();
            Checkout sale = shop.begin("T1");
            disk.failsAt(Step.BEGIN, Fault.BROKEN);
            sale.add(line("1", "milk", 1, "1.50"));
            assertThat(sale.warnings()).hasSize(1);
            disk.isWell();
            shop.begin("T2");
            assertThat(sale.warnings()).isEmpty();
        }
    }

    @Test
    void aDiskThatIsNearlyFullSaysSoInTime() {
        try (CornerShop shop = shop()) {
            assertThat(shop.till.health().messages()).isEmpty();
            disk.room = 200L << 20;
            assertThat(shop.till.health().roomShort()).isTrue();
            assertThat(shop.till.health().messages().get(0).text("en"))
                    .isEqualTo("The till's disk is nearly full (200 MB left). Call support soon.");
        }
    }

    private Receipt sold(CornerShop shop, String tx) {
        return basket(shop, tx).commit(Tender.cash(money("1.50")));
    }

    private Checkout basket(CornerShop shop, String tx) {
        Checkout sale = shop.begin(tx);
        sale.add(line("1", "milk", 1, "1.50"));
        return sale;
    }

    private static void assertFails(ThrowingCallable call, Code code) {
        assertThatThrownBy(call)
                .isInstanceOfAny(StoreFailure.class, Refused.class)
                .satisfies(e -> assertThat(((LoyaltyException) e).code()).isEqualTo(code));
    }
}
