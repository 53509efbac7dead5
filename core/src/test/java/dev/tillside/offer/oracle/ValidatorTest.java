package dev.tillside.offer.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.money.Money;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Pricing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A validator that finds nothing anywhere proves nothing: it must pass what is right and find what is wrong. */
@Tag("once")
class ValidatorTest {
    private static final Pricing TWO_FOR = Words.pricing(
            "2 A 6.00; 1 B 4.00 floor 3.90", "2 of A for 5.00, paid by ACME 60; COUPON: 0.10 off B, coupon");

    @Test
    void passesWhatTheOracleSays() {
        for (long seed = 0; seed < 600; seed++) {
            Pricing pricing = Cases.of(seed).pricing();
            if (oneCouponAnOffer(pricing)) {
                assertThat(Validator.faults(pricing, Told.of(pricing)))
                        .as("seed %s\n%s", seed, Shown.pricing(pricing))
                        .isEmpty();
            }
        }
    }

    private static boolean oneCouponAnOffer(Pricing pricing) {
        List<String> offers =
                pricing.shopper().coupons().stream().map(HeldCoupon::offer).toList();
        return offers.stream().distinct().count() == offers.size();
    }

    @Test
    void findsAPennyOnTheWrongLine() {
        PricedBasket right = Told.of(TWO_FOR);
        List<PricedLine> lines = new ArrayList<>(right.lines());
        lines.set(0, off(lines.get(0), 1));
        lines.set(1, off(lines.get(1), -1));

        assertThat(Validator.faults(TWO_FOR, right)).isEmpty();
        assertThat(Validator.faults(TWO_FOR, with(right, lines, right.outcomes())))
                .anyMatch(f -> f.contains("outcomes do not sum"));
    }

    @Test
    void findsALineBelowItsFloor() {
        PricedBasket right = Told.of(TWO_FOR);
        List<PricedLine> lines = new ArrayList<>(right.lines());
        lines.set(1, off(lines.get(1), 5));

        assertThat(Validator.faults(TWO_FOR, with(right, lines, right.outcomes())))
                .contains("line 2: below its floor", "due is not the nets less tender coupons");
    }

    @Test
    void findsUsesThatNoCombinationHas() {
        PricedBasket right = Told.of(TWO_FOR);
        List<Outcome> outcomes = new ArrayList<>(right.outcomes());
        outcomes.replaceAll(o -> o.offer().equals("O1") ? uses(o, 2) : o);

        assertThat(Validator.faults(TWO_FOR, with(right, right.lines(), outcomes)))
                .containsExactly("no combination that the rules allow gives these discounts");
    }

    @Test
    void findsMoreUsesThanTheCouponHas() {
        PricedBasket right = Told.of(TWO_FOR);
        List<Outcome> outcomes = new ArrayList<>(right.outcomes());
        outcomes.replaceAll(o -> o.offer().equals("O2") ? uses(o, 2) : o);

        assertThat(Validator.faults(TWO_FOR, with(right, right.lines(), outcomes)))
                .contains("O2: more uses than allowed", "O2: more uses than the coupon has");
    }

    @Test
    void findsADiscountThatThePayersDoNotMake() {
        PricedBasket right = Told.of(TWO_FOR);
        List<PricedLine> lines = new ArrayList<>(right.lines());
        PricedLine.Discount unpaid = lines.get(0).discounts().get(0);
        lines.set(0, discounted(lines.get(0), unpaid, unpaid.amount()));

        assertThat(Validator.faults(TWO_FOR, with(right, lines, right.outcomes())))
                .singleElement()
                .asString()
                .contains("is paid by [], not [ACME60, RETAILER40]");
    }

    private static PricedLine off(PricedLine line, long minor) {
        PricedLine.Discount discount = line.discounts().get(0);
        Money amount = discount.amount().withMinor(discount.amount().minor() + minor);
        return discounted(line, discount, amount);
    }

    /** Without its payers. */
    private static PricedLine discounted(PricedLine line, PricedLine.Discount discount, Money amount) {
        PricedLine.Discount other = new PricedLine.Discount(
                discount.offer(), discount.coupon(), amount, discount.units(), List.of(), discount.taxTreatment());
        return new PricedLine(line.line(), line.line().amount().minus(amount), line.points(), List.of(other));
    }

    private static Outcome uses(Outcome outcome, int uses) {
        return new Outcome(
                outcome.offer(),
                outcome.coupon(),
                outcome.reason(),
                uses,
                outcome.amount(),
                outcome.beatenBy(),
                outcome.nearMiss());
    }

    private static PricedBasket with(PricedBasket priced, List<PricedLine> lines, List<Outcome> outcomes) {
        return new PricedBasket(
                priced.basket(),
                priced.due(),
                priced.pointsEarned(),
                priced.redeemed(),
                lines,
                priced.tenderCoupons(),
                outcomes,
                priced.benefits(),
                priced.messages(),
                priced.proof(),
                priced.offerVersions());
    }
}
