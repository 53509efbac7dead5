package dev.tillside.offer.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Basket;
import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Pricing;
import dev.tillside.points.EarnRule;
import dev.tillside.points.PointsRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who watches the oracle: the same rows, reckoned by hand. */
@Tag("once")
class OracleTest {
    @ParameterizedTest
    @MethodSource("rows")
    void costsWhatTheRowSays(PricingTable.Row row) {
        Oracle.Answer answer = Oracle.best(row.pricing());

        assertThat(answer.due()).as("due").isEqualTo(row.minor(row.due()));
        assertThat(offs(row.pricing(), answer))
                .as("off each line, in\n%s", Shown.answer(answer, row.pricing()))
                .isEqualTo(row.discounts().stream().map(row::minor).toList());
    }

    static Stream<PricingTable.Row> rows() {
        return PricingTable.rows();
    }

    private static List<Long> offs(Pricing pricing, Oracle.Answer answer) {
        return pricing.basket().lines().stream()
                .map(l -> l.amount().minor() - answer.nets().get(l.id()))
                .toList();
    }

    @Test
    void ofEqualDuesTheLeastIsPaidByTenderCoupons() {
        Oracle.Answer answer = Oracle.best(Words.pricing("1 A 1.00", "TENDER: 1.00 off A; 0.60 off A"));

        assertThat(answer.due()).isZero();
        assertThat(answer.tender()).isEqualTo(40);
        assertThat(answer.discount()).isEqualTo(60);
    }

    /** 1.00 off either line; only what is paid for A earns. */
    @Test
    void ofEqualSavingsTheOneThatEarnsMost() {
        Pricing pricing = Words.pricing("1 A 5.00; 1 B 5.00", "1.00 off A; BASKET: 1.00 off B, most 1 uses");
        Pricing either = Words.pricing("1 A 5.00; 1 B 5.00", "1.00 off A,B, most 1 uses");

        assertThat(Oracle.best(earning(pricing)).points()).isEqualTo(Points.of(4));
        assertThat(Oracle.best(earning(either)).points()).isEqualTo(Points.of(5));
        assertThat(Oracle.best(earning(either)).nets()).containsEntry("1", 500L).containsEntry("2", 400L);
    }

    private static Pricing earning(Pricing pricing) {
        Money pound = Money.of("1.00", pricing.basket().currency());
        EarnRule rule = EarnRule.of(Points.of(1), pound);
        PointsRules rules = new PointsRules(
                0,
                List.of(rule),
                PointsRules.Multipliers.ADD,
                Optional.empty(),
                0,
                OptionalInt.empty(),
                0,
                Optional.empty(),
                Optional.empty());
        List<Line> lines = pricing.basket().lines().stream()
                .map(l -> l.withEarnsPoints(l.id().equals("1")))
                .toList();
        return new Pricing(
                new Basket(pricing.basket().key(), pricing.basket().currency(), lines),
                pricing.program().withPoints(rules),
                pricing.offers(),
                pricing.shopper(),
                pricing.at(),
                pricing.zone(),
                pricing.usage(),
                pricing.items(),
                pricing.outcomes(),
                pricing.stepBudget());
    }

    @Test
    void ofEqualSavingsTheOneWithFewestCouponUses() {
        Oracle.Answer answer = Oracle.best(Words.pricing("1 A 5.00", "COUPON: 1.00 off A, coupon; COUPON: 1.00 off A"));

        assertThat(answer.couponUses()).isZero();
        assertThat(answer.ids()).containsExactly("O2");
    }

    /** Half of 1 + 1 is 1, and so is half of 1: the second use would add nothing. */
    @Test
    void aUseThatAddsNothingIsNoUse() {
        Oracle.Answer answer = Oracle.best(Words.pricing("2 A 0.02", "COUPON: 50 % off A, coupon, coupon"));

        assertThat(answer.discount()).isEqualTo(1);
        assertThat(answer.couponUses()).isEqualTo(1);
    }

    @Test
    void ofEqualSavingsTheSmallestListOfOffers() {
        assertThat(ids("1 A 5.00", "1.00 off A; 1.00 off A")).containsExactly("O1");
        assertThat(ids("1 A 5.00", "1.00 off A; COUPON: 1.00 off A; 2.00 off A"))
                .containsExactly("O2", "O3");
        assertThat(ids("1 A 5.00", "1.00 off A; COUPON: 1.00 off A; 2.00 off A, exclusive"))
                .containsExactly("O1", "O2");
        // A shorter list comes before a longer one that begins alike.
        assertThat(ids("2 A 5.00", "1.00 off A; 1.00 off A")).containsExactly("O1");
    }

    private static List<String> ids(String basket, String offers) {
        return Oracle.best(Words.pricing(basket, offers)).ids();
    }

    @Test
    void theOrderOfTheLinesDecidesNothing() {
        for (long seed = 0; seed < 300; seed++) {
            Pricing pricing = Cases.of(seed).pricing();
            List<Line> lines = new ArrayList<>(pricing.basket().lines());
            Collections.reverse(lines);
            Basket turned = new Basket(pricing.basket().key(), pricing.basket().currency(), lines);

            Oracle.Answer answer = Oracle.best(pricing);
            Oracle.Answer other = Oracle.best(pricing.withBasket(turned));

            assertThat(other).as("seed %s", seed).usingRecursiveComparison().isEqualTo(answer);
        }
    }

    @Test
    void oneOfferMoreNeverCostsMore() {
        for (long seed = 0; seed < 300; seed++) {
            Pricing pricing = Cases.of(seed).pricing();
            long due = Oracle.best(pricing).due();
            for (Offer less : pricing.offers().offers()) {
                OfferBook others = OfferBook.of(pricing.offers().offers().stream()
                        .filter(o -> o != less)
                        .toList());
                assertThat(Oracle.best(pricing.withOffers(others)).due())
                        .as("seed %s without %s", seed, less.id())
                        .isGreaterThanOrEqualTo(due);
            }
        }
    }

    @Test
    void unitsOfALineDifferByPenniesAndSumToIt() {
        Pricing pricing = Words.pricing("3 A 1.00; 0.5 kg B 1.00; 2 C 0.01", "");

        assertThat(new Belt(pricing.basket()).gross()).containsExactly(33, 34, 33, 100, 1, 0);
    }

    @Test
    void linesComeInBasketOrderHoweverTheyWereLaid() {
        Pricing pricing = Words.pricing("1 B 1.00; 1 A 1.00; 2 A 3.00; 0.5 A 1.00", "");

        assertThat(new Belt(pricing.basket()).lines()).extracting(Line::id).containsExactly("3", "2", "4", "1");
    }

    @Test
    void largestRemainderFavoursTheEarlier() {
        assertThat(Cents.share(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(Cents.share(2, new long[] {0, 5, 5, 5})).containsExactly(0, 1, 1, 0);
        assertThat(Cents.share(10, new long[] {60, 40})).containsExactly(6, 4);
    }
}
