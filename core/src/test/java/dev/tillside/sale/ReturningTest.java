package dev.tillside.sale;

import static dev.tillside.sale.Sales.CLUB;
import static dev.tillside.sale.Sales.DAY;
import static dev.tillside.sale.Sales.GBP;
import static dev.tillside.sale.Sales.KEY;
import static dev.tillside.sale.Sales.applied;
import static dev.tillside.sale.Sales.asked;
import static dev.tillside.sale.Sales.each;
import static dev.tillside.sale.Sales.money;
import static dev.tillside.sale.Sales.off;
import static dev.tillside.sale.Sales.receipt;
import static dev.tillside.sale.Sales.sold;
import static dev.tillside.sale.Sales.weighed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Percent;
import dev.tillside.money.Points;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.PointsRules;
import dev.tillside.points.Program;
import dev.tillside.points.Redemption;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Returns as a cashier makes them (pricing rules, section 8). */
class ReturningTest {
    private static final Function<Basket, PricedBasket> UNASKED = basket -> {
        throw new AssertionError("asked for prices");
    };

    private static ReturnPlan plan(Receipt sale, ReturnedSoFar before, Returning.Asked... asked) {
        return Returning.plan(sale, before, List.of(asked), CLUB, DAY, UNASKED);
    }

    /** One line; what each return of it in turn gives back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // unit | sold | amount | off  | points | returned in turn   | refunds             | points back
                "each   | 2    | 2.50   | 0.00 | 5      | 1 1                | 1.25 1.25           | 3 2",
                "each   | 3    | 1.00   | 0.00 | 1      | 1 1 1              | 0.33 0.34 0.33      | 0 1 0",
                "each   | 3    | 1.00   | 0.00 | 1      | 2 1                | 0.67 0.33           | 1 0",
                "each   | 4    | 0.02   | 0.00 | 2      | 1 1 1 1            | 0.01 0.00 0.01 0.00 | 1 0 1 0",
                "each   | 2    | 0.01   | 0.00 | 0      | 1 1                | 0.01 0.00           | 0 0",
                "each   | 3    | 6.00   | 2.00 | 4      | 1 1 1              | 1.33 1.34 1.33      | 1 2 1",
                "each   | 2    | -0.25  | 0.00 | -1     | 1 1                | -0.13 -0.12         | -1 0",
                "each   | 1    | 2.00   | 2.00 | 0      | 1                  | 0.00                | 0",
                "kg     | 1.086| 4.33   | 0.33 | 8      | 0.5 0.586          | 1.84 2.16           | 4 4",
                "kg     | 0.3  | 1.00   | 0.00 | 3      | 0.1 0.1 0.1        | 0.33 0.34 0.33      | 1 1 1",
                "each   | 0.5  | 1.00   | 0.00 | 0      | 0.25 0.25          | 0.50 0.50           | 0 0",
            })
    void ofALine(
            String unit,
            String quantity,
            String amount,
            String off,
            long points,
            String turns,
            String refunds,
            String back) {
        Line line = Line.of("1", ItemId.sku("A"), Quantity.of(quantity), new Unit(unit), money(amount));
        Receipt sale = receipt(off.equals("0.00") ? sold(line, points) : sold(line, points, off("P", null, off)));
        List<String> refunded = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        ReturnedSoFar before = ReturnedSoFar.NOTHING;
        for (String turn : turns.split(" ")) {
            ReturnPlan plan = plan(sale, before, asked("1", turn));
            refunded.add(plan.refund().plain());
            taken.add(plan.totals().earned().plain());
            before = before.plus(plan);
        }
        assertThat(refunded).isEqualTo(Arrays.asList(refunds.split(" ")));
        assertThat(taken).isEqualTo(Arrays.asList(back.split(" ")));
    }

    @Test
    void theWireFormatsExample() {
        Line milk = each("1", "MILK", 2, "2.90");
        Receipt sale = receipt(sold(milk, 5, off("O1", null, "0.40")));
        ReturnPlan plan = plan(sale, ReturnedSoFar.NOTHING, asked("1", "1"));
        ReturnedLine line = plan.lines().get(0);
        assertThat(line.refund()).isEqualTo(money("1.25"));
        assertThat(line.back().earned()).isEqualTo(Points.of(3));
        assertThat(line.back().discounts()).singleElement().satisfies(d -> {
            assertThat(d.amount()).isEqualTo(money("0.20"));
            assertThat(d.funding())
                    .containsExactly(
                            new FundedAmount("V0", Optional.empty(), money("0.12")),
                            new FundedAmount("RETAILER", Optional.empty(), money("0.08")));
        });
        assertThat(plan.complete()).isFalse();
    }

    @Test
    void pointsOfAProgrammeWithDecimalsAreRoundedToThem() {
        PointsRules rules = new PointsRules(
                2,
                List.of(),
                PointsRules.Multipliers.ADD,
                Optional.empty(),
                0,
                OptionalInt.empty(),
                0,
                Optional.empty());
        Receipt sale = receipt(sold(each("1", "A", 3, "3.00"), 5));
        ReturnPlan first = Returning.plan(
                sale, ReturnedSoFar.NOTHING, List.of(asked("1", "1")), CLUB.withPoints(rules), DAY, UNASKED);
        assertThat(first.totals().earned()).isEqualTo(Points.of("1.67"));
        // Decimals that head office drops in between drop nothing of what is still to come back.
        ReturnPlan rest = plan(sale, ReturnedSoFar.NOTHING.plus(first), asked("1", "2"));
        assertThat(rest.totals().earned()).isEqualTo(Points.of("3.33"));
    }

    /** 10.00 and 5.00, of which a manufacturer's coupon paid 1.00 on the first, points 4.00 and a voucher 2.00. */
    private static Receipt mixed() {
        TenderCoupon coupon = new TenderCoupon(
                "TC",
                Optional.of("C9"),
                money("1.00"),
                List.of(new TenderCoupon.Part("1", money("1.00"))),
                List.of(new FundedAmount("ACME", Optional.of("D-77"), money("1.00"))));
        return receipt(
                List.of(sold(each("1", "A", 2, "10.00"), 0), sold(each("2", "B", 1, "5.00"), 0)),
                List.of(coupon),
                List.of(
                        Redemption.ofPoints(Points.of(400), money("4.00")),
                        new Redemption(Optional.of("V-1"), Points.ZERO, money("2.00"))),
                List.of(applied("TC", "C9", 1, "1.00")));
    }

    @Test
    void pointsAndVouchersAreSpreadByWhatTenderCouponsLeft() {
        List<PaidLine> lines = PaidLine.of(mixed());
        Worth first = lines.get(0).worth();
        assertThat(first.claims()).extracting(c -> c.amount().plain()).containsExactly("1.00");
        assertThat(first.paidByPoints()).isEqualTo(money("2.57"));
        assertThat(first.spent()).isEqualTo(Points.of(257));
        assertThat(first.vouchers()).containsExactly(new Worth.Voucher("V-1", money("1.29")));
        assertThat(first.money()).isEqualTo(money("5.14"));
        Worth second = lines.get(1).worth();
        assertThat(second.paidByPoints()).isEqualTo(money("1.43"));
        assertThat(second.vouchers()).containsExactly(new Worth.Voucher("V-1", money("0.71")));
        assertThat(second.money()).isEqualTo(money("2.86"));
    }

    @Test
    void everyoneGetsBackWhatHePaidAndNobodyTheTenderCouponsShare() {
        ReturnPlan half = plan(mixed(), ReturnedSoFar.NOTHING, asked("1", "1"));
        assertThat(half.totals().net()).isEqualTo(money("5.00"));
        assertThat(half.refund()).isEqualTo(money("2.57"));
        assertThat(half.totals().paidByPoints()).isEqualTo(money("1.29"));
        assertThat(half.totals().spent()).isEqualTo(Points.of(129));
        assertThat(half.totals().vouchers()).containsExactly(new Worth.Voucher("V-1", money("0.64")));
        assertThat(half.totals().claims())
                .containsExactly(new Worth.Claim(
                        "TC",
                        Optional.of("C9"),
                        money("0.50"),
                        List.of(new FundedAmount("ACME", Optional.of("D-77"), money("0.50")))));
        assertThat(half.couponsRestored()).isEmpty();

        ReturnPlan other = plan(mixed(), ReturnedSoFar.NOTHING.plus(half), asked("1", "1"));
        assertThat(other.couponsRestored()).containsExactly(new ReturnPlan.CouponBack("C9", "TC", 1));
        assertThat(other.usesRestored()).containsExactly(new ReturnPlan.UsesBack("TC", 1, money("1.00")));
        assertThat(other.complete()).isFalse();
    }

    @Test
    void aCouponComesBackWithTheLastLineThatItTouched() {
        Receipt sale = receipt(
                List.of(
                        sold(each("1", "A", 1, "5.00"), 0, off("O", "C1", "1.00")),
                        sold(each("2", "B", 2, "5.00"), 0, off("O", "C1", "1.00"), off("O", "C2", "0.50")),
                        sold(each("3", "C", 1, "5.00"), 0)),
                List.of(),
                List.of(),
                List.of(
                        applied("O", "C1", 2, "2.00"),
                        applied("O", "C2", 1, "0.50"),
                        applied("BONUS", "C3", 1, "0.00")));
        ReturnPlan some = plan(sale, ReturnedSoFar.NOTHING, asked("1", "1"), asked("2", "1"));
        assertThat(some.couponsRestored()).isEmpty();
        ReturnedSoFar before = ReturnedSoFar.NOTHING.plus(some);
        ReturnPlan rest = plan(sale, before, asked("2", "1"));
        assertThat(rest.couponsRestored())
                .containsExactly(new ReturnPlan.CouponBack("C1", "O", 2), new ReturnPlan.CouponBack("C2", "O", 1));
        assertThat(rest.usesRestored()).containsExactly(new ReturnPlan.UsesBack("O", 3, money("2.50")));
        ReturnPlan last = plan(sale, before.plus(rest), asked("3", "1"));
        assertThat(last.couponsRestored()).containsExactly(new ReturnPlan.CouponBack("C3", "BONUS", 1));
        assertThat(last.complete()).isTrue();
    }

    /** asked for | in turn after | the fault and its path. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9:1     |     | UNKNOWN_LINE | lines[0].line",
                "1:1 9:1 |     | UNKNOWN_LINE | lines[1].line",
                "1:3     |     | EXCEEDS_SOLD | lines[0].quantity",
                "1:1 1:2 |     | EXCEEDS_SOLD | lines[1].quantity",
                "1:2     | 1:1 | EXCEEDS_SOLD | lines[0].quantity",
                "1:0.5   |     | BAD_VALUE    | lines[0].quantity",
                "2:0.501 |     | EXCEEDS_SOLD | lines[0].quantity",
                "1:1     | 1:2 | EXCEEDS_SOLD | lines[0].quantity",
            })
    void refused(String lines, String earlier, Code code, String path) {
        Receipt sale = receipt(sold(each("1", "A", 2, "2.00"), 0), sold(weighed("2", "B", "0.5", "2.00"), 0));
        ReturnedSoFar before = earlier == null
                ? ReturnedSoFar.NOTHING
                : ReturnedSoFar.NOTHING.plus(plan(sale, ReturnedSoFar.NOTHING, read(earlier)));
        assertThatThrownBy(() -> plan(sale, before, read(lines))).isInstanceOfSatisfying(LoyaltyException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.path()).contains(path);
        });
    }

    private static Returning.Asked[] read(String lines) {
        return Arrays.stream(lines.split(" "))
                .map(l -> asked(l.split(":")[0], l.split(":")[1]))
                .toArray(Returning.Asked[]::new);
    }

    @Test
    void nothingAskedIsNoReturn() {
        Receipt sale = receipt(sold(each("1", "A", 2, "2.00"), 0));
        assertThatThrownBy(() -> plan(sale, ReturnedSoFar.NOTHING))
                .isInstanceOfSatisfying(
                        LoyaltyException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_VALUE));
        assertThatThrownBy(() -> Returning.withoutReceipt(List.of()))
                .isInstanceOfSatisfying(
                        LoyaltyException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_VALUE));
    }

    @Test
    void aLineNamedTwiceIsOneLine() {
        Receipt sale = receipt(sold(each("1", "A", 3, "1.00"), 0));
        ReturnPlan twice = plan(sale, ReturnedSoFar.NOTHING, asked("1", "1"), asked("1", "1"));
        assertThat(twice).isEqualTo(plan(sale, ReturnedSoFar.NOTHING, asked("1", "2")));
    }

    @ParameterizedTest
    @CsvSource({"14, 14, true", "14, 15, false", "0, 0, true", "0, 1, false", ", 9999, true"})
    void theLastDayIsIncluded(Integer days, int later, boolean taken) {
        Receipt sale = receipt(sold(each("1", "A", 1, "1.00"), 0));
        OptionalInt limit = days == null ? OptionalInt.empty() : OptionalInt.of(days);
        Program club = Sales.club(Program.ReturnPolicy.PAID_SHARE, limit);
        List<Returning.Asked> one = List.of(asked("1", "1"));
        if (taken) {
            assertThat(Returning.plan(sale, ReturnedSoFar.NOTHING, one, club, DAY.plusDays(later), UNASKED)
                            .complete())
                    .isTrue();
        } else {
            assertThatThrownBy(
                            () -> Returning.plan(sale, ReturnedSoFar.NOTHING, one, club, DAY.plusDays(later), UNASKED))
                    .isInstanceOfSatisfying(
                            LoyaltyException.class, e -> assertThat(e.code()).isEqualTo(Code.RETURN_TOO_LATE));
        }
    }

    @Test
    void withoutReceiptTheAmountsArePaidAndNothingElseMoves() {
        ReturnPlan plan = Returning.withoutReceipt(List.of(
                new Returning.Loose("1", ItemId.sku("A"), Unit.EACH, Quantity.ONE, money("1.20")),
                new Returning.Loose("2", ItemId.sku("B"), Unit.KG, Quantity.of("0.3"), money("0.80"))));
        assertThat(plan.totals()).isEqualTo(Worth.ofMoney(money("2.00")));
        assertThat(plan.terms()).isEmpty();
        assertThat(plan.complete()).isFalse();
        assertThat(plan.couponsRestored()).isEmpty();
    }

    @Test
    void anExchangePutsTheGoodsIntoTheOpenBasketOutsideEveryOffer() {
        Receipt sale = receipt(sold(each("1", "A", 2, "3.00"), 0), sold(each("2", "CRATE", 1, "-1.50"), 0));
        List<Line> lines = plan(sale, ReturnedSoFar.NOTHING, asked("1", "1"), asked("2", "1"))
                .exchangeLines("R1");
        assertThat(lines).extracting(Line::id).containsExactly("R1/1", "R1/2");
        assertThat(lines).extracting(l -> l.amount().plain()).containsExactly("-1.50", "1.50");
        assertThat(lines).noneMatch(Line::takesPart).noneMatch(Line::earns);
    }

    @Test
    void refundsOfOneKeyCountOnceInWhateverOrder() {
        Receipt sale = receipt(sold(each("1", "A", 3, "3.00"), 0));
        Refund one = refund("R1", plan(sale, ReturnedSoFar.NOTHING, asked("1", "1")));
        ReturnedSoFar after = ReturnedSoFar.of(List.of(one));
        Refund two = refund("R2", plan(sale, after, asked("1", "1")));
        ReturnedSoFar both = ReturnedSoFar.of(List.of(two, one, two));
        assertThat(both).isEqualTo(after.plus(two.plan()));
        assertThat(both.quantity("1")).isEqualByComparingTo(BigDecimal.valueOf(2));
        assertThat(Returning.left(sale, both)).containsExactly(asked("1", "1"));
    }

    private static Refund refund(String tx, ReturnPlan plan) {
        BasketKey key = new BasketKey("0042", "3", DAY, tx);
        return Refund.of(key, Optional.of(KEY), Instant.parse("2026-11-22T13:00:00Z"), plan);
    }

    private static Selector items(String sku) {
        return new Selector(Set.of(), Set.of(sku), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());
    }

    private static final Offer TWO_AND_ONE_FREE = Offer.of(
            "B2G1", new Reward.BuyGet(items("A"), 2, items("A"), 1, new Reward.Deal.PercentOff(Percent.of("100"))));

    private static PricedBasket price(Basket basket) {
        return Offers.price(Pricing.of(
                basket, CLUB, OfferBook.of(List.of(TWO_AND_ONE_FREE)), Instant.parse("2026-11-22T12:00:00Z")));
    }

    private static PricedBasket price(Line... lines) {
        return price(new Basket(KEY, GBP, List.of(lines)));
    }

    private static Receipt committed(PricedBasket priced) {
        return receipt(priced.lines(), priced.tenderCoupons(), priced.redeemed(), priced.outcomes());
    }

    /** Three for the price of two, 2.00 each, returned one by one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"PAID_SHARE | 1.33 1.34 1.33", "READJUDICATE | 0.00 2.00 2.00"})
    void threeForTwoReturnedOneByOne(Program.ReturnPolicy policy, String refunds) {
        Receipt sale = committed(price(each("1", "A", 3, "6.00")));
        Program club = Sales.club(policy, OptionalInt.empty());
        List<String> refunded = new ArrayList<>();
        ReturnedSoFar before = ReturnedSoFar.NOTHING;
        for (int i = 0; i < 3; i++) {
            ReturnPlan plan = Returning.plan(sale, before, List.of(asked("1", "1")), club, DAY, ReturningTest::price);
            refunded.add(plan.refund().plain());
            before = before.plus(plan);
            assertThat(plan.usesRestored()).hasSize(i == 2 ? 1 : 0);
        }
        assertThat(String.join(" ", refunded)).isEqualTo(refunds);
    }

    @Test
    void readjudicatedWhatIsWithheldIsSaid() {
        Receipt sale = committed(price(each("1", "A", 3, "6.00"), each("2", "B", 1, "1.00")));
        Program club = Sales.club(Program.ReturnPolicy.READJUDICATE, OptionalInt.empty());
        ReturnPlan plan = Returning.plan(
                sale,
                ReturnedSoFar.NOTHING,
                List.of(asked("1", "1"), asked("2", "1")),
                club,
                DAY,
                ReturningTest::price);
        assertThat(plan.refund()).isEqualTo(money("1.00"));
        assertThat(plan.lines()).extracting(l -> l.refund().plain()).containsExactly("0.57", "0.43");
        assertThat(plan.lines()).extracting(l -> l.withheld().plain()).containsExactly("0.76", "0.57");
        assertThat(plan.lines().get(0).back().discount()).isEqualTo(money("0.67"));
    }

    @Test
    void readjudicatedADepositComesBackByItsShareWhateverIsKept() {
        Receipt sale = committed(price(each("1", "A", 3, "6.00"), each("2", "CRATE", 1, "-1.50")));
        Program club = Sales.club(Program.ReturnPolicy.READJUDICATE, OptionalInt.empty());
        ReturnPlan all = Returning.plan(sale, ReturnedSoFar.NOTHING, List.of(asked("1", "3")), club, DAY, UNASKED);
        assertThat(all.refund()).isEqualTo(money("4.00"));
        ReturnPlan crate =
                Returning.plan(sale, ReturnedSoFar.NOTHING.plus(all), List.of(asked("2", "1")), club, DAY, UNASKED);
        assertThat(crate.refund()).isEqualTo(money("-1.50"));
        assertThat(crate.complete()).isTrue();
    }

    @Test
    void readjudicatedTheLimitOfALaterPolicyDoesNotChangeWhatWasBegun() {
        Receipt sale = committed(price(each("1", "A", 3, "6.00")));
        ReturnPlan first = plan(sale, ReturnedSoFar.NOTHING, asked("1", "1"));
        Program judging = Sales.club(Program.ReturnPolicy.READJUDICATE, OptionalInt.empty());
        ReturnPlan second = Returning.plan(
                sale, ReturnedSoFar.NOTHING.plus(first), List.of(asked("1", "2")), judging, DAY, UNASKED);
        assertThat(second.refund()).isEqualTo(money("2.67"));
    }

    /** A bug of other products: a return must not count its goods against an offer on goods newly bought. */
    @Test
    void theReturnOfTwoAndOneFreeLeavesTheNewOnesTheirReward() {
        Receipt sale = committed(price(each("1", "A", 3, "6.00")));
        ReturnPlan back = plan(sale, ReturnedSoFar.NOTHING, asked("1", "3"));
        List<Line> basket = new ArrayList<>(back.exchangeLines("R1"));
        basket.add(each("1", "A", 3, "6.00"));
        PricedBasket exchanged = price(basket.toArray(Line[]::new));
        assertThat(exchanged.due()).isEqualTo(money("0.00"));
        assertThat(exchanged.outcome("B2G1").orElseThrow().uses()).isEqualTo(1);
    }

    /** A bug of other products: the return of a line that was no reward spends, and gives back, no points. */
    @Test
    void aFreeLineGivesNothingBack() {
        PricedLine free = sold(each("1", "A", 1, "2.00"), 0, off("G", null, "2.00"));
        Receipt sale = receipt(
                List.of(free, sold(each("2", "B", 1, "2.00"), 4)),
                List.of(),
                List.of(Redemption.ofPoints(Points.of(100), money("1.00"))),
                List.of(applied("G", null, 1, "2.00")));
        ReturnPlan plan = plan(sale, ReturnedSoFar.NOTHING, asked("1", "1"));
        assertThat(plan.totals().value()).isEqualTo(money("0.00"));
        assertThat(plan.totals().spent()).isEqualTo(Points.ZERO);
        assertThat(plan.totals().earned()).isEqualTo(Points.ZERO);
        assertThat(plan.usesRestored()).hasSize(1);
    }
}
