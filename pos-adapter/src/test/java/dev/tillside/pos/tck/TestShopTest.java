package dev.tillside.pos.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.StoreFailure;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import dev.tillside.sync.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code of the test shop does at a real till what the table says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestShopTest {
    private TestShop shop;
    private LoyaltyTill till;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = TestShop.in(folder);
        till = shop.till().background(false).open();
    }

    @AfterEach
    void calm() {
        shop.mend();
    }

    @AfterAll
    void close() {
        till.close();
    }

    @ParameterizedTest
    @EnumSource
    void aCodeDoesAtARealTillWhatTheTableSays(TestCode code) throws Exception {
        Checkout sale = till.begin(shop.key(code.name()));
        sale.add(shop.bread("1"));

        Scanned scanned = scanned(sale, code);
        till.ask();

        assertThat(scanned.as()).isEqualTo(code.read().as());
        assertThat(scanned.reason()).isEqualTo(code.read().reason());
        assertThat(sale.explain(code.offer())).extracting(Outcome::reason).contains(code.outcome());
        assertThat(sale.price().discount().isPositive())
                .as("something is off the bread")
                .isEqualTo(isCheaper(code));
        end(sale, code.ending());
    }

    /** A disk that hangs holds up whoever scans; nobody else can see that it does. */
    private Scanned scanned(Checkout sale, TestCode code) throws Exception {
        String text = shop.present(code);
        if (code != TestCode.CARD_SLOW) {
            return sale.scan(text, Optional.of(code.symbology()));
        }
        CompletableFuture<Scanned> answer =
                CompletableFuture.supplyAsync(() -> sale.scan(text, Optional.of(code.symbology())));
        shop.disk().awaitStuck();
        assertThat(answer).isNotDone();
        shop.disk().mend();
        return answer.get();
    }

    /** Members have their price besides what their coupon is worth. */
    private static boolean isCheaper(TestCode code) {
        boolean member = code.read().as() == Scanned.As.MEMBER && code != TestCode.CARD_EXPIRED;
        return code.outcome() == Reason.APPLIED || member;
    }

    private void end(Checkout sale, TestCode.Ending ending) {
        BasketKey key = sale.key();
        switch (ending) {
            case DELIVERED -> {
                pay(sale);
                till.sync();
                assertThat(shop.office().arrivals(key)).isEqualTo(1);
            }
            case WAITS -> {
                pay(sale);
                till.sync();
                assertThat(till.waiting()).isEqualTo(1);
                shop.mend();
                till.sync();
                assertThat(shop.office().arrivals(key)).isEqualTo(1);
            }
            case DELIVERED_TWICE -> {
                pay(sale);
                till.sync();
                till.sync();
                assertThat(shop.office().arrivals(key)).isEqualTo(2);
                assertThat(shop.office().arrived()).containsOnlyOnce(key);
            }
            case DEAD_LETTER -> {
                pay(sale);
                till.sync();
                assertThat(till.deadLetters()).extracting(DeadLetter::key).containsExactly(key);
                assertThat(shop.office().arrived()).doesNotContain(key);
            }
            case DISK_FULL -> refusedAndThenPaid(sale, Code.DISK_FULL);
            case STORE_FAILED -> refusedAndThenPaid(sale, Code.STORE_FAILED);
        }
    }

    private static Receipt pay(Checkout sale) {
        return sale.commit(Tender.card(sale.price().due()));
    }

    private void refusedAndThenPaid(Checkout sale, Code code) {
        assertThatThrownBy(() -> pay(sale)).isInstanceOfSatisfying(LoyaltyException.class, e -> assertThat(e.code())
                .isEqualTo(code));
        assertThat(sale.warnings()).isNotEmpty();
        shop.mend();
        assertThat(pay(sale).again()).isFalse();
        till.sync();
        assertThat(shop.office().arrivals(sale.key())).isEqualTo(1);
    }

    @Test
    void aDiskThatForgetsMakesTheOutcomeUnknownUntilItIsAskedFor() {
        Checkout sale = till.begin(shop.key("FORGOTTEN"));
        sale.add(shop.bread("1"));
        shop.disk().forget();
        assertThatThrownBy(() -> pay(sale)).isInstanceOfSatisfying(StoreFailure.class, e -> assertThat(e.code())
                .isEqualTo(Code.OUTCOME_UNKNOWN));
        shop.mend();
        assertThat(till.receipt(sale.key())).isPresent();
        till.sync();
    }

    @Test
    void aFullDiskShowsInTheTillsHealth() {
        assertThat(till.health().roomShort()).isFalse();
        shop.disk().fill();
        assertThat(till.health().roomShort()).isTrue();
    }

    @Test
    void theTableOfThePackageIsTheOneThatIsPrinted() throws IOException {
        Path source = Path.of("src/main/java/dev/tillside/pos/tck/package-info.java");
        List<String> shown = Files.readAllLines(source).stream()
                .filter(line -> line.startsWith(" * |"))
                .map(line -> line.substring(" * |".length()))
                .toList();
        assertThat(shown)
                .isEqualTo(TestShop.table().stream().map(String::stripTrailing).toList());
    }

    @Test
    void theSameShopIsTheSameEveryTime(@TempDir Path folder) {
        TestShop other = TestShop.in(folder);
        for (TestCode code : TestCode.values()) {
            assertThat(other.text(code)).isEqualTo(shop.text(code));
        }
        assertThat(other.office().arrived()).hasSize(3);
    }
}
