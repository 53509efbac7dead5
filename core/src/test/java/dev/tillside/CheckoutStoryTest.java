package dev.tillside;

import static dev.tillside.CornerShop.GBP;
import static dev.tillside.CornerShop.amountOff;
import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.member;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sale after another at one till: what may be done when, and what is still there after the till went off and on. */
class CheckoutStoryTest {
    @TempDir
    private Path folder;

    private CornerShop shop;

    @BeforeEach
    void open() {
        shop = CornerShop.at(folder.resolve("till"))
                .taking(
                        amountOff("MILK50", "MILK", "0.50", ""),
                        amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"MEMBERS\""),
                        member("M1", "2900000012349"),
                        member("M2", "CARD-2"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aSaleFromTheFirstScanToTheReceipt() {
        Checkout sale = shop.begin("T1");
        assertThat(sale.scan("2900000012349").as()).isEqualTo(Scanned.As.MEMBER);
        assertThat(sale.scan("5000112637922").gtin()).isPresent();
        sale.add(line("1", "MILK", 2, "2.90"));
        sale.add(line("2", "TEA", 1, "3.00"));

        PricedBasket priced = sale.price();
        Receipt receipt = sale.commit(Tender.cash(priced.due()));

        assertThat(priced.due()).isEqualTo(money("3.90"));
        assertThat(receipt.priced()).isEqualTo(priced);
        assertThat(receipt.member()).contains(new MemberId("M1"));
        assertThat(receipt.pointsBalance()).contains(Points.of(3));
        assertThat(receipt.text()).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(42));
        assertThat(sale.state()).isEqualTo(Checkout.State.COMMITTED);
        assertThat(shop.till.sales()).containsExactly(key("T1"));
        assertThat(shop.till.checkouts()).isEmpty();
        assertThat(shop.till.balance(new MemberId("M1")).points()).isEqualTo(Points.of(3));
    }

    @Test
    void aNameTooLongForTheReceiptGoesOnInTheNextLine() {
        Checkout sale = shop.begin("T1");
        ItemFacts named = ItemFacts.described("Organic semi-skimmed milk from free range cows 2 l");
        sale.add(line("1", "MILK", 2, "2.90").withFacts(named));
        Receipt receipt = sale.commit(Tender.cash(sale.lock().due()));

        assertThat(receipt.text())
                .containsSequence("2 x Organic semi-skimmed milk", "    from free range cows 2 l          2.90");
    }

    @Test
    void withoutAProgrammeNothingBegins() {
        try (LoyaltyTill bare =
                Tills.at(folder.resolve("bare")).clock(shop.clock).open()) {
            assertRefused(() -> bare.begin(key("T1")), Code.NO_PROGRAM);
            assertThat(bare.checkouts()).isEmpty();
            assertRefused(bare::sync, Code.NO_HEAD_OFFICE);
        }
    }

    @Test
    void aKeyBeginsOnceUnlessItWasCancelled() {
        Checkout sale = shop.begin("T1");
        assertRefused(() -> shop.begin("T1"), Code.DUPLICATE_TRANSACTION);

        sale.add(line("1", "MILK", 1, "1.45"));
        sale.cancel();
        assertThat(sale.state()).isEqualTo(Checkout.State.CANCELLED);
        assertThat(shop.till.checkout(key("T1"))).isEmpty();
        for (ThrowingCallable edit : edits(sale)) {
            assertRefused(edit, Code.CANCELLED);
        }
        assertRefused(() -> sale.commit(Payment.unsaid(GBP)), Code.CANCELLED);
        assertRefused(sale::cancel, Code.CANCELLED);

        Checkout again = shop.begin("T1");
        assertThat(again.lines()).isEmpty();
        again.commit();
        assertRefused(() -> shop.begin("T1"), Code.DUPLICATE_TRANSACTION);
    }

    @Test
    void aCancelledKeyBeginsAgainAfterReopeningToo() {
        shop.begin("T1").cancel();
        shop.reopen();

        assertThat(shop.till.checkouts()).isEmpty();
        assertThat(shop.begin("T1").state()).isEqualTo(Checkout.State.OPEN);
    }

    @Test
    void linesAreAddedChangedAndTakenOut() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        assertRefused(() -> sale.add(line("1", "TEA", 1, "3.00")), Code.DUPLICATE_LINE);
        sale.quantity("1", Quantity.of(3), money("4.35"));
        assertThat(sale.lines()).extracting(Line::amount).containsExactly(money("4.35"));
        sale.voidLine("1");
        assertThat(sale.lines()).isEmpty();
        assertRefused(() -> sale.voidLine("1"), Code.UNKNOWN_LINE);
        assertRefused(() -> sale.quantity("1", Quantity.ONE, money("1.00")), Code.UNKNOWN_LINE);
        sale.add(line("1", "TEA", 1, "3.00"));
        assertThat(sale.price().total()).isEqualTo(money("3.00"));
    }

    @Test
    void anotherCurrencyIsRefusedAtTheLine() {
        Checkout sale = shop.begin("T1");
        Money euro = Money.of("1.00", Currency.getInstance("EUR"));
        assertThatThrownBy(() -> sale.add(line("1", "A", 1, "1.00").withQuantity(Quantity.ONE, euro)))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.path()).contains("amount"));
        sale.add(line("1", "A", 1, "1.00"));
        assertThatThrownBy(() -> sale.quantity("1", Quantity.ONE, euro)).isInstanceOf(BadInput.class);
        assertThat(sale.lines()).hasSize(1);
    }

    @Test
    void anEmptyBasketIsSoldForNothing() {
        assertThat(shop.begin("T1").commit().priced().due()).isEqualTo(money("0.00"));
    }

    @Test
    void aLockedBasketIsNotEdited() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        assertRefused(sale::unlock, Code.NOT_LOCKED);
        sale.lock();
        assertThat(sale.state()).isEqualTo(Checkout.State.LOCKED);
        for (ThrowingCallable edit : edits(sale)) {
            assertRefused(edit, Code.LOCKED);
        }
        assertRefused(sale::lock, Code.LOCKED);
        assertThat(sale.price().due()).isEqualTo(money("0.95"));
        sale.unlock();
        sale.voidLine("1");
        assertThat(sale.price().due()).isEqualTo(money("0.00"));
    }

    @Test
    void aLockedPriceStandsWhenTheOfferChangesAndWhenTheTillGoesOffAndOn() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        PricedBasket locked = sale.lock();
        shop.taking(
                "{\"type\":\"offer\",\"id\":\"MILK50\",\"version\":2,\"removed\":true}",
                amountOff("NEW", "MILK", "1.00", ""));
        assertThat(sale.price()).isEqualTo(locked);

        shop.reopen();
        Checkout found = shop.found("T1");
        assertThat(found.state()).isEqualTo(Checkout.State.LOCKED);
        assertThat(found.price()).isEqualTo(locked);
        Receipt receipt = found.commit(Tender.card(money("0.95")));
        assertThat(receipt.priced().due()).isEqualTo(money("0.95"));
        assertThat(receipt.at()).isEqualTo(shop.clock.instant());
    }

    @Test
    void aLockRunsOutAfterHalfAnHourAndPricesAreAskedAgain() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        sale.lock();
        shop.taking("{\"type\":\"offer\",\"id\":\"MILK50\",\"version\":2,\"removed\":true}");
        shop.clock.advance(Duration.ofMinutes(30));
        assertThat(sale.price().due()).as("to the minute").isEqualTo(money("0.95"));
        shop.clock.advance(Duration.ofSeconds(1));

        assertRefused(sale::unlock, Code.NOT_LOCKED);
        assertThat(sale.price().due()).isEqualTo(money("1.45"));
        sale.add(line("2", "TEA", 1, "3.00"));
        shop.reopen();
        assertThat(shop.found("T1").state()).isEqualTo(Checkout.State.OPEN);
        assertThat(shop.found("T1").price().due()).isEqualTo(money("4.45"));
    }

    @Test
    void anOpenBasketIsFoundAgainWithAllThatWasInIt() {
        Checkout sale = shop.begin("T1");
        sale.scan("CARD-2");
        sale.add(line("b", "TEA", 1, "3.00"));
        sale.add(line("a", "MILK", 2, "2.90").withFloor(money("1.00")));
        sale.add(line("void", "X", 1, "9.00"));
        sale.voidLine("void");
        sale.quantity("b", Quantity.of(2), money("6.00"));
        PricedBasket before = sale.price();
        shop.begin("T2").add(line("1", "TEA", 1, "3.00"));

        shop.reopen();
        Checkout found = shop.found("T1");
        assertThat(found.lines()).isEqualTo(sale.lines());
        assertThat(found.member()).contains(new MemberId("M2"));
        assertThat(found.price()).isEqualTo(before);
        assertThat(shop.till.checkouts()).hasSize(2);
        found.forget();
        shop.reopen();
        assertThat(shop.found("T1").member()).isEmpty();
        assertThat(shop.found("T1")
                        .commit(Tender.cash(shop.found("T1").price().due()))
                        .member())
                .isEmpty();
    }

    @Test
    void whatALineWasWhenItWasAddedStaysWithIt() {
        shop.taking("{\"type\":\"item\",\"sku\":\"MILK\",\"brand\":\"Dairyco\",\"category\":\"dairy/milk\"}");
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        shop.taking("{\"type\":\"item\",\"sku\":\"MILK\",\"brand\":\"Other\"}");
        shop.reopen();

        assertThat(shop.found("T1").lines().get(0).facts().brand()).contains("Dairyco");
    }

    @Test
    void aSecondCommitAnswersTheSameReceiptAndDoesNothing() {
        Checkout sale = shop.begin("T1");
        sale.scan("2900000012349");
        sale.add(line("1", "TEA", 1, "3.00"));
        Receipt first = sale.commit(Tender.cash(money("2.00")));
        assertThat(first.again()).isFalse();

        assertThat(sale.commit(Tender.card(money("999.00")))).isEqualTo(first.asAgain());
        shop.reopen();
        assertThat(shop.till.receipt(key("T1")).map(Receipt::asAgain)).contains(first.asAgain());
        assertThat(shop.till.waiting()).isEqualTo(1);
        assertThat(shop.till.balance(new MemberId("M1")).points()).isEqualTo(Points.of(2));
        for (ThrowingCallable edit : edits(sale)) {
            assertThatThrownBy(edit).isInstanceOf(LoyaltyException.class);
        }
    }

    @Test
    void aCommittedSaleIsNotEdited() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        sale.commit(Tender.cash(money("0.95")));

        for (ThrowingCallable edit : edits(sale)) {
            assertRefused(edit, Code.COMMITTED);
        }
        assertRefused(sale::cancel, Code.COMMITTED);
        assertRefused(sale::price, Code.COMMITTED);
    }

    @Test
    void strictTendersMustMakeWhatIsDue() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));

        assertRefused(() -> sale.commit(Tender.cash(money("0.94"))), Code.TENDERS_DIFFER);
        assertRefused(() -> sale.commit(), Code.TENDERS_DIFFER);
        assertThat(sale.state()).isEqualTo(Checkout.State.OPEN);
        assertThat(shop.till.waiting()).isZero();

        Payment paid = new Payment(
                Optional.of(List.of(Tender.cash(money("2.00")), Tender.card(money("0.10")))),
                money("0.19"),
                money("0.01"),
                money("0.95"));
        assertThat(sale.commit(paid).flags()).isEmpty();
    }

    @Test
    void whereTheMoneyIsTakenAlreadyTheSaleIsFlagged() {
        shop.taking(CornerShop.PROGRAM.replace("\"points\"", "\"tenders\":\"RECORD\",\"points\""));
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));

        Receipt receipt = sale.commit(Tender.cash(money("1.45")));
        assertThat(receipt.flags()).containsExactly(Receipt.Flag.TENDERS_DIFFER);
        shop.reopen();
        assertThat(shop.till.receipt(key("T1"))).contains(receipt);
    }

    @Test
    void membersAreNamedChangedAndForgotten() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "TEA", 1, "3.00"));
        assertRefused(sale::forget, Code.NO_MEMBER);
        assertRefused(() -> sale.member(new MemberId("M9")), Code.UNKNOWN_MEMBER);
        assertThat(sale.scan("2900000012349").duplicate()).isFalse();
        assertThat(sale.scan("2900000012349").duplicate()).isTrue();
        assertThat(sale.price().due()).isEqualTo(money("2.00"));
        sale.member(new MemberId("M2"));
        assertThat(sale.scan("CARD-2").duplicate()).isTrue();
        assertThat(sale.member()).contains(new MemberId("M2"));
        sale.forget();
        assertThat(sale.price().due()).isEqualTo(money("3.00"));
        assertRefused(() -> shop.till.balance(new MemberId("M9")), Code.UNKNOWN_MEMBER);
    }

    @Test
    void aListNamesTheMemberWhileItHolds() {
        shop.taking("{\"type\":\"list\",\"id\":\"253-1\",\"member\":\"M1\",\"codes\":[\"123456789012\"],"
                + "\"valid\":{\"from\":\"2026-11-22\",\"through\":\"2026-11-23\"}}");
        Checkout sale = shop.begin("T1");
        Scanned scanned = sale.scan("253-1");
        assertThat(scanned.as()).isEqualTo(Scanned.As.LIST);
        assertThat(scanned.member()).contains(new MemberId("M1"));
        assertThat(sale.scan("253-1").duplicate()).isTrue();

        shop.clock.advance(Duration.ofDays(2));
        assertThat(shop.begin("T2").scan("253-1").reason().map(Enum::name)).contains("EXPIRED");
        shop.clock.advance(Duration.ofDays(-3));
        assertThat(shop.begin("T3").scan("253-1").reason().map(Enum::name)).contains("NOT_STARTED");
    }

    @Test
    void anOfferIsExplained() {
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));

        assertThat(sale.explain("MILK50")).extracting(Outcome::reason).containsExactly(Reason.APPLIED);
        assertThat(sale.explain("TEA1")).extracting(Outcome::reason).containsExactly(Reason.MEMBER_REQUIRED);
        assertRefused(() -> sale.explain("NONE"), Code.UNKNOWN_OFFER);
    }

    @Test
    void olderVersionsNeverReplaceNewerOnes() {
        shop.taking(
                amountOff("MILK50", "MILK", "0.75", ",\"version\":5"),
                amountOff("MILK50", "MILK", "0.10", ",\"version\":4"));
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "MILK", 1, "1.45"));
        assertThat(sale.price().due()).isEqualTo(money("0.70"));
        shop.reopen();
        assertThat(shop.found("T1").price().due()).isEqualTo(money("0.70"));
    }

    @Test
    void aSecondOpenerIsRefusedAndTheFirstSellsOn() {
        assertThatThrownBy(() -> Tills.at(shop.directory).open())
                .isInstanceOfSatisfying(
                        StoreFailure.class, f -> assertThat(f.code()).isEqualTo(Code.IN_USE));
        shop.begin("T1").commit();
        assertThat(shop.till.sales()).hasSize(1);
    }

    @Test
    void filesOfANewerVersionAreLeftAlone() throws Exception {
        shop.close();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + shop.directory.resolve("journal.db"));
                Statement statement = file.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Tills.at(shop.directory).open())
                .isInstanceOfSatisfying(
                        StoreFailure.class, f -> assertThat(f.code()).isEqualTo(Code.NEWER_SCHEMA))
                .hasMessageContaining("99");
        try (LoyaltyTill other = Tills.at(folder.resolve("other")).open()) {
            assertThat(other.sales()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeSo() throws Exception {
        Path spoiled = folder.resolve("spoiled");
        java.nio.file.Files.createDirectories(spoiled);
        java.nio.file.Files.writeString(spoiled.resolve("journal.db"), "not a database ".repeat(500));

        assertThatThrownBy(() -> Tills.at(spoiled).open())
                .isInstanceOfSatisfying(
                        StoreFailure.class, f -> assertThat(f.code()).isEqualTo(Code.STORE_FAILED))
                .hasMessageContaining("journal.db");
    }

    @Test
    void aFoldersNameIsNeverTakenForSettings() {
        Path odd = folder.resolve("a?mode=memory#%41 ü");
        try (CornerShop other = CornerShop.at(odd)) {
            other.begin("T1").commit();
            assertThat(odd.resolve("journal.db")).isRegularFile();
            assertThat(odd.resolve("reference.db")).isRegularFile();
        }
    }

    @Test
    void aClosedTillSaysSoAndClosesTwice() {
        Checkout sale = shop.begin("T1");
        shop.till.close();
        shop.till.close();

        assertThatThrownBy(() -> sale.add(line("1", "MILK", 1, "1.45")))
                .isInstanceOfSatisfying(
                        StoreFailure.class, f -> assertThat(f.code()).isEqualTo(Code.CLOSED));
        assertThatThrownBy(() -> shop.begin("T2")).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> shop.till.waiting()).isInstanceOf(StoreFailure.class);
    }

    @Test
    void everyFaultHasASentenceForTheCashierInBothLanguages() {
        for (Code code : Code.values()) {
            assertThat(new Refused(code, "tx", "x").sentence("en"))
                    .doesNotContain("FAULT_")
                    .endsWith(".");
            assertThat(new Refused(code, "tx", "x").sentence("zh-Hans"))
                    .doesNotContain("FAULT_")
                    .endsWith("。");
        }
    }

    private static List<ThrowingCallable> edits(Checkout sale) {
        return List.of(
                () -> sale.add(line("9", "TEA", 1, "3.00")),
                () -> sale.quantity("1", Quantity.ONE, money("1.00")),
                () -> sale.voidLine("1"),
                () -> sale.scan("2900000012349"),
                () -> sale.member(new MemberId("M1")),
                sale::forget);
    }

    static void assertRefused(ThrowingCallable call, Code code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refused.class, f -> assertThat(f.code()).isEqualTo(code));
    }
}
