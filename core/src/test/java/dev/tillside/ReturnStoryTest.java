package dev.tillside;

import static dev.tillside.CornerShop.amountOff;
import static dev.tillside.CornerShop.coupon;
import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.member;
import static dev.tillside.CornerShop.money;
import static dev.tillside.CornerShop.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods come back: what was paid, earned, spent and used up comes back once, and no more of it. */
class ReturnStoryTest {
    private static final MemberId ANN = new MemberId("M1");
    private static final String SPENDING = "{\"type\":\"program\",\"id\":\"club\",\"version\":2,\"currency\":\"GBP\","
            + "\"timeZone\":\"Europe/London\",\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],"
            + "\"burn\":{\"points\":\"100\",\"worth\":\"1.00\",\"step\":\"100\"}},%s"
            + "\"vouchers\":[{\"id\":\"v\",\"points\":\"500\",\"value\":\"5.00\",\"codePrefix\":\"V-\",\"partial\":true}]}";

    @TempDir
    private Path folder;

    private CornerShop shop;

    @BeforeEach
    void open() {
        shop = CornerShop.at(folder).taking(member("M1", "CARD-1"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aHundredPointsEarnedAndReturnedThreeTimesAreNone() {
        sell("T1", line("1", "TV", 1, "100.00"));
        assertThat(points()).isEqualTo(Points.of(100));
        giveBack("R1", "T1", "1", "1");
        assertThat(points()).isEqualTo(Points.ZERO);
        refused(Code.EXCEEDS_SOLD, () -> giveBack("R2", "T1", "1", "1"));
        shop.reopen();
        refused(Code.EXCEEDS_SOLD, () -> giveBack("R3", "T1", "1", "1"));
        assertThat(giveBack("R1", "T1", "1", "1").again()).isTrue();
        refused(Code.EXCEEDS_SOLD, () -> shop.till.postVoid(key("T1")));
        assertThat(points()).isEqualTo(Points.ZERO);
        assertThat(shop.till.balance(ANN).debt()).isEqualTo(Points.ZERO);
    }

    @Test
    void whatAClawbackCannotTakeIsADebtThatLaterSalesSettle() {
        shop.taking(SPENDING.formatted(""));
        sell("T1", line("1", "TV", 1, "300.00"));
        Checkout next = begun("T2", line("1", "TEA", 1, "4.00"));
        next.redeem(Points.of(300));
        commit(next);
        giveBack("R1", "T1", "1", "1");
        assertThat(points()).isEqualTo(Points.ZERO);
        assertThat(shop.till.balance(ANN).debt()).isEqualTo(Points.of(299));
        sell("T3", line("1", "TV", 1, "400.00"));
        assertThat(points()).isEqualTo(Points.of(101));
        assertThat(shop.till.balance(ANN).debt()).isEqualTo(Points.ZERO);
    }

    @Test
    void aLineThatEarnedNothingTakesNothing() {
        shop.taking(SPENDING.formatted(""));
        sell("T0", line("1", "TV", 1, "200.00"));
        Checkout sale = begun(
                "T1", line("1", "TEA", 1, "4.00"), line("2", "BAG", 1, "0.10").withEarnsPoints(false));
        sale.redeem(Points.of(100));
        commit(sale);
        Points before = points();
        Refund bag = giveBack("R1", "T1", "2", "1");
        assertThat(bag.totals().earned()).isEqualTo(Points.ZERO);
        assertThat(points()).isEqualTo(before.plus(bag.totals().spent()));
    }

    @Test
    void goodsPaidPartlyWithPointsGiveBackPointsAndMoney() {
        shop.taking(SPENDING.formatted(""));
        sell("T0", line("1", "TV", 1, "200.00"));
        Checkout sale = begun("T1", line("1", "TEA", 2, "4.00"));
        sale.redeem(Points.of(200));
        commit(sale);
        assertThat(points()).isEqualTo(Points.of(2));

        Refund half = giveBack("R1", "T1", "1", "1");
        assertThat(half.amount()).isEqualTo(money("1.00"));
        assertThat(half.totals().spent()).isEqualTo(Points.of(100));
        assertThat(half.totals().earned()).isEqualTo(Points.of(1));
        giveBack("R2", "T1", "1", "1");
        assertThat(points()).isEqualTo(Points.of(200));
    }

    @Test
    void aVoucherComesBackAsAVoucherAndOneOfAReturnedSaleIsCancelled() {
        shop.taking(SPENDING.formatted(""));
        Receipt earning = sell("T1", line("1", "TV", 1, "500.00"));
        String code = earning.vouchers().get(0).code();
        Checkout sale = begun("T2", line("1", "TEA", 1, "4.00"));
        sale.redeem(code);
        commit(sale);

        Refund tea = giveBack("R1", "T2", "1", "1");
        assertThat(tea.amount()).isEqualTo(money("0.00"));
        assertThat(tea.totals().vouchers()).singleElement().satisfies(v -> {
            assertThat(v.code()).isEqualTo(code);
            assertThat(v.amount()).isEqualTo(money("4.00"));
        });
        assertThat(tea.text()).anyMatch(row -> row.startsWith("Voucher given back " + code));
        Checkout again = begun("T3", line("1", "TEA", 1, "4.00"));
        again.redeem(code);
        assertThat(again.price().due()).as("the voucher is whole again").isEqualTo(money("0.00"));
        again.cancel();

        giveBack("R2", "T1", "1", "1");
        assertThat(points()).isEqualTo(Points.ZERO);
        assertThat(shop.till.balance(ANN).debt()).isEqualTo(Points.ZERO);
        Checkout late = begun("T4", line("1", "TEA", 1, "4.00"));
        refused(Code.VOUCHER_REFUSED, () -> late.redeem(code));
    }

    @Test
    void aCouponAndALimitComeBackWithTheLastOfTheirGoods() {
        shop.taking(
                amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"COUPON\""),
                "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"TEA1\",\"uses\":2}",
                amountOff("JAM1", "JAM", "0.50", ",\"limits\":{\"perMember\":2}"));
        sell("T1", line("1", "TEA", 2, "6.00"), line("2", "JAM", 2, "4.00"));
        assertThat(giveBack("R1", "T1", "1", "1").plan().couponsRestored()).isEmpty();
        assertOutcome("TEA1", Reason.ALREADY_REDEEMED, line("1", "TEA", 1, "3.00"));
        assertThat(giveBack("R2", "T1", "1", "1").plan().couponsRestored())
                .singleElement()
                .satisfies(c -> assertThat(c.coupon()).isEqualTo("C1"));
        assertOutcome("TEA1", Reason.APPLIED, line("1", "TEA", 1, "3.00"));
        giveBack("R3", "T1", "2", "1");
        assertOutcome("JAM1", Reason.LIMIT_REACHED, line("1", "JAM", 1, "2.00"));
        giveBack("R4", "T1", "2", "1");
        shop.reopen();
        assertOutcome("JAM1", Reason.APPLIED, line("1", "JAM", 1, "2.00"));
    }

    @Test
    void aCouponThatHasRunOutStaysUsed() {
        shop.taking(
                amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"COUPON\""),
                "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"TEA1\",\"valid\":{\"through\":\"2026-11-23\"}}");
        sell("T1", line("1", "TEA", 1, "3.00"));
        shop.clock.advance(Duration.ofDays(2));
        assertThat(giveBack("R1", "T1", "1", "1").plan().couponsRestored()).isEmpty();
        shop.taking(
                "{\"type\":\"coupon\",\"id\":\"C1\",\"version\":2,\"member\":\"M1\",\"offer\":\"TEA1\",\"valid\":{\"through\":\"2026-12-23\"}}");
        assertOutcome("TEA1", Reason.ALREADY_REDEEMED, line("1", "TEA", 1, "3.00"));
    }

    /** Three free claimed, cut to two: two are spent and one is kept. */
    @Test
    void aBasketCutBeforePaymentUsesNoMoreThanItTakes() {
        shop.taking(
                amountOff("TEA1", "TEA", "3.00", ",\"audience\":\"COUPON\""),
                "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"TEA1\",\"uses\":3}");
        Checkout sale = begun("T1", line("1", "TEA", 3, "9.00"));
        assertThat(sale.price().due()).isEqualTo(money("0.00"));
        sale.lock();
        sale.unlock();
        sale.quantity("1", Quantity.of(2), money("6.00"));
        commit(sale);
        Checkout next = begun("T2", line("1", "TEA", 2, "6.00"));
        assertThat(next.price().due()).as("one use is left").isEqualTo(money("3.00"));
    }

    /** Two bought and one free come back, two are bought anew in the same basket: the third of those is free. */
    @Test
    void aRewardThatComesBackCanBeHadAgainInTheSameBasket() {
        shop.taking(offer(
                "THREE",
                "\"kind\":\"MULTIBUY\",\"quantity\":3,\"percentOff\":\"100\",\"cheapest\":1,"
                        + "\"items\":{\"skus\":[\"SOAP\"]},\"limits\":{\"perMember\":1}"));
        sell("T1", line("1", "SOAP", 3, "6.00"));
        assertOutcome("THREE", Reason.LIMIT_REACHED, line("1", "SOAP", 3, "6.00"));

        Checkout exchange = begun("T2", line("1", "SOAP", 3, "6.00"));
        shop.till.takeBack(request("R1", "T1", "1", "3").into(key("T2")));
        assertThat(exchange.price().due()).isEqualTo(money("0.00"));
        assertThat(exchange.price().discount()).isEqualTo(money("2.00"));
        assertOutcome("THREE", Reason.LIMIT_REACHED, line("1", "SOAP", 3, "6.00"));
        commit(exchange);
        assertThat(points()).as("once for what is kept").isEqualTo(Points.of(4));
        assertOutcome("THREE", Reason.LIMIT_REACHED, line("1", "SOAP", 3, "6.00"));
        giveBack("R2", "T2", "1", "3");
        assertThat(points()).isEqualTo(Points.ZERO);
        assertOutcome("THREE", Reason.APPLIED, line("1", "SOAP", 3, "6.00"));
    }

    @Test
    void partsOfABundleAndAGiftGiveBackWhatEachCost() {
        shop.taking(
                offer(
                        "MEAL",
                        "\"kind\":\"BUNDLE\",\"price\":\"4.00\",\"parts\":[{\"items\":{\"skus\":[\"ROLL\"]},\"quantity\":1},"
                                + "{\"items\":{\"skus\":[\"DRINK\"]},\"quantity\":1}]"),
                offer(
                        "GIFT",
                        "\"kind\":\"GIFT\",\"buy\":{\"items\":{\"skus\":[\"CAKE\"]},\"quantity\":1},"
                                + "\"gift\":{\"gtin\":\"05000112637922\"}"));
        Receipt receipt = sell(
                "T1",
                line("1", "ROLL", 1, "3.00"),
                line("2", "DRINK", 1, "2.00"),
                line("3", "CAKE", 1, "8.00"),
                Line.each("4", new dev.tillside.item.Gtin("5000112637922"), 1, money("2.50")));
        assertThat(receipt.priced().due()).isEqualTo(money("12.00"));
        assertThat(giveBack("R1", "T1", "4", "1").amount())
                .as("the gift cost nothing")
                .isEqualTo(money("0.00"));
        assertThat(giveBack("R2", "T1", "2", "1").amount()).isEqualTo(money("1.60"));
        assertThat(giveBack("R3", "T1", "1", "1").amount()).isEqualTo(money("2.40"));
        assertThat(giveBack("R4", "T1", "3", "1").amount()).isEqualTo(money("8.00"));
        assertThat(points()).isEqualTo(Points.ZERO);
    }

    @Test
    void aLineNamedTwiceIsAskedForOnceAndAnsweredAgain() {
        sell("T1", Line.of("1", ItemId.sku("HAM"), Quantity.of("1.5"), Unit.KG, money("9.99")));
        ReturnRequest halves = ReturnRequest.of(
                key("R1"),
                key("T1"),
                new Returning.Asked("1", Quantity.of("0.5")),
                new Returning.Asked("1", Quantity.of("0.5")));
        assertThat(shop.till.takeBack(halves).amount()).isEqualTo(money("6.66"));
        assertThat(shop.till.takeBack(halves).again()).isTrue();
        refused(Code.DUPLICATE_TRANSACTION, () -> giveBack("R1", "T1", "1", "0.5"));
    }

    @Test
    void aWeighedLineComesBackByWeight() {
        sell("T1", Line.of("1", ItemId.sku("HAM"), Quantity.of("0.730"), Unit.KG, money("9.99")));
        assertThat(giveBack("R1", "T1", "1", "0.365").amount()).isEqualTo(money("5.00"));
        assertThat(giveBack("R2", "T1", "1", "0.365").amount()).isEqualTo(money("4.99"));
        assertThat(points()).isEqualTo(Points.ZERO);
    }

    /** Where the programme changed its mind between the sale and its first return, the return's day decides. */
    @Test
    void theProgrammeOfTheFirstReturnSaysHowItIsCounted() {
        shop.taking(
                SPENDING.formatted("\"returns\":\"READJUDICATE\","),
                offer(
                        "TWO",
                        "\"kind\":\"MULTIBUY\",\"quantity\":2,\"price\":\"2.50\",\"items\":{\"skus\":[\"MILK\"]}"));
        sell("T1", line("1", "MILK", 2, "2.90"));
        shop.taking(SPENDING.formatted("").replace("\"version\":2", "\"version\":3"));
        assertThat(giveBack("R1", "T1", "1", "1").amount()).isEqualTo(money("1.25"));
    }

    /** The kept goods are judged again with the offers of the day, which have gone since. */
    @Test
    void theFirstReturnOfASaleSettlesHowItsReturnsAreCounted() {
        shop.taking(
                SPENDING.formatted("\"returns\":\"READJUDICATE\","),
                offer(
                        "TWO",
                        "\"kind\":\"MULTIBUY\",\"quantity\":2,\"price\":\"2.50\",\"items\":{\"skus\":[\"MILK\"]}"));
        sell("T1", line("1", "MILK", 2, "2.90"), line("2", "MILK", 2, "2.90"));
        shop.taking("{\"type\":\"offer\",\"id\":\"TWO\",\"version\":2,\"removed\":true}");
        assertThat(giveBack("R1", "T1", "1", "1").amount())
                .as("5.00 paid, three cost 2.50 and 1.45")
                .isEqualTo(money("1.05"));
        shop.taking(SPENDING.formatted("").replace("\"version\":2", "\"version\":3"));
        shop.reopen();
        assertThat(giveBack("R2", "T1", "2", "1").amount()).as("two cost 2.50").isEqualTo(money("1.45"));
        assertThat(giveBack("R3", "T1", "1", "1")
                        .amount()
                        .plus(giveBack("R4", "T1", "2", "1").amount()))
                .isEqualTo(money("2.50"));
        assertThat(points()).isEqualTo(Points.ZERO);
    }

    /** An offer good at the quote, midnight before the money: the lock's clock decides for the sale and for its return. */
    @Test
    void theLocksClockDecidesForTheReturnToo() {
        shop.taking(
                SPENDING.formatted("\"returns\":\"READJUDICATE\","),
                offer(
                        "TWO",
                        "\"kind\":\"MULTIBUY\",\"quantity\":2,\"price\":\"2.50\",\"items\":{\"skus\":[\"MILK\"]},"
                                + "\"valid\":{\"through\":\"2026-11-22\"}"));
        Checkout sale = begun("T1", line("1", "MILK", 4, "5.80"));
        shop.clock.advance(Duration.ofHours(13).plusMinutes(50));
        assertThat(sale.lock().due()).isEqualTo(money("5.00"));
        shop.clock.advance(Duration.ofMinutes(15));
        assertThat(sale.commit(Payment.unsaid(CornerShop.GBP)).priced().due()).isEqualTo(money("5.00"));
        assertThat(giveBack("R1", "T1", "1", "2").amount()).isEqualTo(money("2.50"));

        Checkout late = begun("T2", line("1", "MILK", 4, "5.80"));
        assertThat(late.lock().due()).isEqualTo(money("5.80"));
    }

    @Test
    void aSaleUndoneIsAsIfItHadNotBeen() {
        shop.taking(
                SPENDING.formatted(""),
                amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"COUPON\",\"limits\":{\"totalUses\":1}"),
                coupon("C1", "M1", "TEA1"));
        sell("T0", line("1", "TV", 1, "200.00"));
        Checkout sale = begun("T1", line("1", "TEA", 2, "9.00"), line("2", "BAG", 1, "-0.25"));
        sale.redeem(Points.of(100));
        commit(sale);
        giveBack("R1", "T1", "1", "1");
        Refund undone = shop.till.postVoid(key("T1"));
        assertThat(undone.key()).isEqualTo(key("void-T1"));
        assertThat(undone.text()).contains("Sale undone", "Receipt 0042/3/2026-11-22/T1");
        assertThat(shop.till.refunds(key("T1"))).hasSize(2);
        assertThat(points()).isEqualTo(Points.of(200));
        assertOutcome("TEA1", Reason.APPLIED, line("1", "TEA", 1, "3.00"));
        refused(Code.EXCEEDS_SOLD, () -> shop.till.postVoid(key("T1")));
    }

    @Test
    void whatComesBackIsPrintedInTheShoppersLanguage() {
        shop.taking("{\"type\":\"member\",\"id\":\"M1\",\"version\":2,\"cards\":[\"CARD-1\"],\"language\":\"zh\"}");
        sell("T1", line("1", "TEA", 2, "9.00"));
        List<String> paper = giveBack("R1", "T1", "1", "1").text();
        assertThat(paper).contains("退货", "小票 0042/3/2026-11-22/T1");
        assertThat(paper).anyMatch(row -> row.startsWith("退款 GBP") && row.endsWith("4.50"));
        assertThat(paper).anyMatch(row -> row.startsWith("收回积分") && row.endsWith(" 5"));
        assertThat(shop.till.postVoid(key("T1")).text()).contains("销售已撤销");
    }

    @Test
    void memberScannedLastOrForgottenMakesNoOtherReceipt() {
        shop.taking(amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"COUPON\""), coupon("C1", "M1", "TEA1"));
        Checkout last = shop.begin("T1");
        last.add(line("1", "TEA", 1, "3.00"));
        assertThat(last.price().due()).as("a stranger's").isEqualTo(money("3.00"));
        last.member(ANN);
        Checkout first = begun("T2", line("1", "TEA", 1, "3.00"));
        assertThat(last.price().lines()).isEqualTo(first.price().lines());
        last.forget();
        assertThat(last.price().due()).isEqualTo(money("3.00"));
        assertThat(last.price().pointsEarned()).isEqualTo(Points.ZERO);
        last.commit(Payment.unsaid(CornerShop.GBP));
        assertThat(points()).isEqualTo(Points.ZERO);
        assertThat(first.price().due()).as("the coupon is still there").isEqualTo(money("2.00"));
    }

    private Checkout begun(String tx, Line... lines) {
        Checkout sale = shop.begin(tx);
        sale.member(ANN);
        List.of(lines).forEach(sale::add);
        return sale;
    }

    private static Receipt commit(Checkout sale) {
        return sale.commit(Payment.unsaid(CornerShop.GBP));
    }

    private Receipt sell(String tx, Line... lines) {
        return commit(begun(tx, lines));
    }

    private static ReturnRequest request(String tx, String of, String line, String quantity) {
        return ReturnRequest.of(key(tx), key(of), new Returning.Asked(line, Quantity.of(quantity)));
    }

    private Refund giveBack(String tx, String of, String line, String quantity) {
        return shop.till.takeBack(request(tx, of, line, quantity));
    }

    private Points points() {
        return shop.till.balance(ANN).points();
    }

    private void assertOutcome(String offer, Reason reason, Line line) {
        Checkout asked = begun("ASK", line);
        assertThat(asked.explain(offer).get(0).reason()).isEqualTo(reason);
        asked.cancel();
    }

    private static void refused(Code code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LoyaltyException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
