package dev.tillside.list;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import java.util.List;
import java.util.Optional;

/**
 * One offer of a signed list: the right to one use of it.
 *
 * @param offer the offer's id
 * @param coupon the id under which its use is counted
 * @param reward an {@link Reward.AmountOff}, {@link Reward.PercentOff} or {@link Reward.FixedPrice} on one GTIN and nothing
 *     else; absent: the offer travels by its id, and the till needs it in its reference data
 * @param funding who pays; what is left of 100 % is the retailer's
 */
public record ListOffer(String offer, String coupon, Optional<Reward> reward, List<FundingShare> funding) {
    private static final int LONGEST_ID = 64;

    public ListOffer {
        id(offer, "offer");
        id(coupon, "coupon");
        BadInput.present(reward, "reward");
        funding = List.copyOf(funding);
        if (reward.isPresent() && target(reward.get()).isEmpty()) {
            throw BadInput.value("reward", "not an amount, percentage or price on one GTIN");
        }
        if (reward.isEmpty() && !funding.isEmpty()) {
            throw BadInput.value("funding", "of an offer that travels by its id");
        }
    }

    private static void id(String id, String path) {
        if (BadInput.present(id, path).isBlank() || id.length() > LONGEST_ID) {
            throw BadInput.value(path, "not an id of 1 to " + LONGEST_ID + " characters");
        }
    }

    /** Whether a list can carry all that the offer says of a coupon's use; else it travels by its id. */
    public static boolean carries(Offer offer) {
        Offer plain = Offer.of(offer.id(), offer.reward());
        return target(offer.reward()).isPresent()
                && offer.needsCoupon()
                && offer.layer().equals("COUPON")
                && offer.stores().isEmpty()
                && offer.weekdays().isEmpty()
                && offer.hours().isEmpty()
                && !offer.present()
                && !offer.exclusive()
                && offer.limits().equals(Limits.NONE)
                && offer.taxTreatment() == plain.taxTreatment()
                && offer.offline().isEmpty();
    }

    /** The GTIN of a reward that a list can carry with its terms. */
    static Optional<Gtin> target(Reward reward) {
        if (reward instanceof Reward.AmountOff off && off.perMeasure().isEmpty()) {
            return onlyGtin(off.items());
        }
        if (reward instanceof Reward.PercentOff off) {
            return onlyGtin(off.items());
        }
        if (reward instanceof Reward.FixedPrice price && price.perMeasure().isEmpty()) {
            return onlyGtin(price.items());
        }
        return Optional.empty();
    }

    private static Optional<Gtin> onlyGtin(Selector items) {
        boolean one = items.gtins().size() == 1;
        return one && items.equals(Selector.gtin(items.gtins().first().digits()))
                ? Optional.of(items.gtins().first())
                : Optional.empty();
    }
}
