package dev.tillside;

import static dev.tillside.CornerShop.amountOff;
import static dev.tillside.CornerShop.coupon;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.member;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Scanned;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coupons and limits over several sales: nobody gets more than there is, and what is given back can be used. */
class CouponStoryTest {
    @TempDir
    private Path folder;

    private CornerShop shop;

    @BeforeEach
    void open() {
        shop = CornerShop.at(folder)
                .taking(
                        amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"COUPON\""),
                        member("M1", "CARD-1"),
                        member("M2", "CARD-2"),
                        coupon("C1", "M1", "TEA1"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aCouponAppliesByTheCardAloneAndOnce() {
        Checkout first = tea("T1", "CARD-1", 2);
        assertThat(first.price().due()).isEqualTo(money("5.00"));
        pay(first);

        Checkout second = tea("T2", "CARD-1", 1);
        assertOutcome(second, "TEA1", Reason.ALREADY_REDEEMED);
        assertThat(second.price().due()).isEqualTo(money("3.00"));
        shop.reopen();
        assertOutcome(shop.found("T2"), "TEA1", Reason.ALREADY_REDEEMED);
    }

    @Test
    void itIsNobodyElses() {
        assertThat(tea("T1", "CARD-2", 1).price().due()).isEqualTo(money("3.00"));
        assertThat(tea("T2", null, 1).price().due()).isEqualTo(money("3.00"));
    }

    @Test
    void whatALockedBasketHoldsIsReservedUntilItIsUnlocked() {
        Checkout first = tea("T1", "CARD-1", 1);
        Checkout second = tea("T2", "CARD-1", 1);
        assertThat(second.price().due()).as("nothing is held back yet").isEqualTo(money("2.00"));

        first.lock();
        assertOutcome(second, "TEA1", Reason.ALREADY_REDEEMED);
        assertThat(first.price().due()).as("its own reservation does not count").isEqualTo(money("2.00"));
        first.unlock();
        assertThat(second.price().due()).isEqualTo(money("2.00"));
    }

    @Test
    void aReservationIsFreedByCancelling() {
        Checkout first = tea("T1", "CARD-1", 1);
        Checkout second = tea("T2", "CARD-1", 1);
        first.lock();
        first.cancel();
        assertThat(second.price().due()).isEqualTo(money("2.00"));
    }

    @Test
    void aReservationIsFreedByTimeAndTheLateSaleIsPricedAnew() {
        Checkout first = tea("T1", "CARD-1", 1);
        Checkout second = tea("T2", "CARD-1", 1);
        first.lock();
        shop.clock.advance(Duration.ofMinutes(31));
        pay(second);
        assertThat(shop.till.receipt(second.key()).orElseThrow().priced().due()).isEqualTo(money("2.00"));

        assertOutcome(first, "TEA1", Reason.ALREADY_REDEEMED);
        pay(first);
        assertThat(shop.till.receipt(first.key()).orElseThrow().priced().due()).isEqualTo(money("3.00"));
    }

    @Test
    void aReservationHoldsWhenTheTillGoesOffAndOn() {
        tea("T1", "CARD-1", 1).lock();
        tea("T2", "CARD-1", 1);
        shop.reopen();

        assertOutcome(shop.found("T2"), "TEA1", Reason.ALREADY_REDEEMED);
        shop.found("T1").unlock();
        assertThat(shop.found("T2").price().due()).isEqualTo(money("2.00"));
    }

    @Test
    void aCouponOfSeveralUsesCountsDown() {
        shop.taking(
                "{\"type\":\"coupon\",\"id\":\"C1\",\"version\":2,\"member\":\"M1\",\"offer\":\"TEA1\",\"uses\":3}");
        Checkout first = tea("T1", "CARD-1", 2);
        assertThat(first.price().due()).isEqualTo(money("4.00"));
        pay(first);
        Checkout second = tea("T2", "CARD-1", 2);
        assertThat(second.price().due()).isEqualTo(money("5.00"));
    }

    @Test
    void aCouponsOwnCodePresentsIt() {
        shop.taking(
                amountOff("TEA2", "TEA", "2.00", ",\"audience\":\"COUPON\",\"present\":true"),
                "{\"type\":\"coupon\",\"id\":\"C2\",\"member\":\"M2\",\"offer\":\"TEA2\",\"codes\":[\"SAVE2\"]}",
                "{\"type\":\"coupon\",\"id\":\"C3\",\"offer\":\"TEA2\",\"codes\":[\"BEARER\"]}");
        Checkout sale = tea("T1", "CARD-2", 1);
        assertOutcome(sale, "TEA2", Reason.NOT_PRESENTED);
        Scanned scanned = sale.scan("SAVE2");
        assertThat(scanned.coupon()).contains("C2");
        assertThat(sale.scan("SAVE2").duplicate()).isTrue();
        assertThat(sale.price().due()).isEqualTo(money("1.00"));

        Checkout stranger = tea("T2", null, 1);
        stranger.scan("SAVE2");
        assertThat(stranger.price().due()).as("M2's own").isEqualTo(money("3.00"));
        stranger.scan("BEARER");
        assertThat(stranger.price().due()).isEqualTo(money("1.00"));
        shop.reopen();
        assertThat(shop.found("T2").price().due()).isEqualTo(money("1.00"));
    }

    @Test
    void anOffersOwnCodeAdmitsItsBearerOncePerScan() {
        shop.taking(amountOff("BEER1", "BEER", "1.00", ",\"audience\":\"COUPON\",\"codes\":[\"9912345678905\"]"));
        Checkout sale = shop.begin("T1");
        sale.add(line("1", "BEER", 3, "6.00"));
        assertThat(sale.scan("9912345678905").as()).isEqualTo(Scanned.As.COUPON);
        assertThat(sale.price().due()).isEqualTo(money("5.00"));
        sale.scan("9912345678905");
        assertThat(sale.price().due()).isEqualTo(money("4.00"));
        shop.reopen();
        assertThat(shop.found("T1").price().due()).isEqualTo(money("4.00"));
    }

    @Test
    void limitsCountCommittedAndLockedSales() {
        shop.taking(amountOff("MILK", "MILK", "0.50", ",\"limits\":{\"totalUses\":3}"));
        Checkout first = milk("T1", null, 2);
        pay(first);
        Checkout second = milk("T2", null, 2);
        assertThat(second.price().discount()).isEqualTo(money("0.50"));
        second.lock();
        Checkout third = milk("T3", null, 2);
        assertOutcome(third, "MILK", Reason.LIMIT_REACHED);
        second.cancel();
        assertThat(third.price().discount()).isEqualTo(money("0.50"));
        shop.reopen();
        assertThat(shop.found("T3").price().discount()).isEqualTo(money("0.50"));
    }

    @Test
    void aMoneyBudgetCapsWhatIsLeft() {
        shop.taking(amountOff("MILK", "MILK", "0.50", ",\"limits\":{\"totalAmount\":\"0.70\"}"));
        pay(milk("T1", null, 1));
        Checkout second = milk("T2", null, 1);
        assertThat(second.price().discount()).isEqualTo(money("0.20"));
        pay(second);
        assertOutcome(milk("T3", null, 1), "MILK", Reason.LIMIT_REACHED);
    }

    @Test
    void aMembersLimitComesBackWithThePeriod() {
        shop.taking(
                amountOff("MILK", "MILK", "0.50", ",\"limits\":{\"perMemberPeriod\":{\"uses\":1,\"period\":\"P7D\"}}"));
        assertOutcome(milk("T0", null, 1), "MILK", Reason.MEMBER_REQUIRED);
        pay(milk("T1", "CARD-1", 1));
        assertOutcome(milk("T2", "CARD-1", 1), "MILK", Reason.LIMIT_REACHED);
        assertThat(milk("T3", "CARD-2", 1).price().discount()).isEqualTo(money("0.50"));
        shop.clock.advance(Duration.ofDays(8));
        assertThat(milk("T4", "CARD-1", 1).price().discount()).isEqualTo(money("0.50"));
    }

    private Checkout tea(String tx, String card, long count) {
        return basket(tx, card, "TEA", count, count * 3 + ".00");
    }

    private Checkout milk(String tx, String card, long count) {
        return basket(tx, card, "MILK", count, count + ".00");
    }

    private Checkout basket(String tx, String card, String sku, long count, String amount) {
        Checkout sale = shop.begin(tx);
        if (card != null) {
            sale.scan(card);
        }
        sale.add(line("1", sku, count, amount));
        return sale;
    }

    private static void pay(Checkout sale) {
        sale.commit(Payment.unsaid(CornerShop.GBP));
    }

    private static void assertOutcome(Checkout sale, String offer, Reason reason) {
        PricedBasket priced = sale.price(dev.tillside.offer.Pricing.Outcomes.ALL);
        assertThat(priced.outcome(offer).orElseThrow().reason()).isEqualTo(reason);
    }
}
