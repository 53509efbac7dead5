package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of one offer, or of one coupon of it.
 *
 * @param offer the offer's id
 * @param coupon the coupon's id, where it is a coupon's outcome
 * @param reason why
 * @param uses how many uses apply
 * @param amount what they take off (or, for tender coupons, pay)
 * @param beatenBy for {@link Reason#BEATEN}, the offers that took its units, kept its spend short or excluded it
 * @param nearMiss for {@link Reason#QUANTITY_SHORT} and {@link Reason#SPEND_SHORT}, what is missing
 */
public record Outcome(
        String offer,
        Optional<String> coupon,
        Reason reason,
        int uses,
        Money amount,
        List<String> beatenBy,
        Optional<NearMiss> nearMiss) {
    /** By offer id, then coupon id, by code point. */
    static final Comparator<Outcome> ORDER = new Order();

    private static final class Order implements Comparator<Outcome> {
        @Override
        public int compare(Outcome a, Outcome b) {
            int order = CodePoints.ORDER.compare(a.offer(), b.offer());
            return order != 0
                    ? order
                    : CodePoints.ORDER.compare(a.coupon().orElse(""), b.coupon().orElse(""));
        }
    }

    public Outcome {
        BadInput.present(offer, "offer");
        BadInput.present(coupon, "coupon");
        BadInput.present(reason, "outcome");
        BadInput.present(amount, "amount");
        beatenBy = List.copyOf(beatenBy);
        BadInput.present(nearMiss, "nearMiss");
    }

    /** An offer that did not apply, for that reason and no more. */
    public static Outcome refused(String offer, Optional<String> coupon, Reason reason, Money zero) {
        return new Outcome(offer, coupon, reason, 0, zero, List.of(), Optional.empty());
    }

    /**
     * The smallest thing missing.
     *
     * @param quantity how many units, where units are missing
     * @param items of what, where units are missing
     * @param spend how much spend, where spend is missing
     * @param saves what the best combination would save more with it; absent where no price is known
     * @param adds what this offer would add to that, without what other offers take off the same goods; absent where {@code
     *     saves} is
     */
    public record NearMiss(
            OptionalInt quantity,
            Optional<Selector> items,
            Optional<Money> spend,
            Optional<Money> saves,
            Optional<Money> adds) {}
}
