package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import dev.tillside.points.Program;
import dev.tillside.text.LocalizedText;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An offer as a merchandiser writes it.
 *
 * @param id the key; ids compare by code point
 * @param version newer versions replace older ones; a committed basket names the version it was priced with
 * @param name for people
 * @param layer in which it prices
 * @param valid from when and through when
 * @param weekdays on which; empty means all
 * @param hours in which; empty means all
 * @param stores in which; empty means all
 * @param audience for whom
 * @param present whether the coupon's own code must be scanned
 * @param exclusive whether its units are taken by no other offer in any layer
 * @param limits how often and how much
 * @param funding who pays; what is left of 100 % is the retailer's
 * @param taxTreatment what the discount is for the tax
 * @param codes printed codes that admit a bearer
 * @param reward what it gives
 */
public record Offer(
        String id,
        long version,
        LocalizedText name,
        String layer,
        DateSpan valid,
        SortedSet<DayOfWeek> weekdays,
        List<Hours> hours,
        SortedSet<String> stores,
        Audience audience,
        boolean present,
        boolean exclusive,
        Limits limits,
        List<FundingShare> funding,
        TaxTreatment taxTreatment,
        List<String> codes,
        Optional<Offline> offline,
        Reward reward) {
    private static final int MILLION = 1_000_000;

    /** What a discount is for the tax. */
    public enum TaxTreatment {
        REDUCES_PRICE,
        THIRD_PARTY_PAYMENT
    }

    /**
     * What a till may do with coupons and shared limits of the offer where head office has not said what a basket may use.
     *
     * @param policy the rule
     * @param uses with {@link Policy#BOUNDED_RISK}, so many per till until the next sync
     */
    public record Offline(Policy policy, int uses) {
        /** The rules there are. */
        public enum Policy {
            /** As the till knows, in the member's home store, or in the store of an offer for one alone; elsewhere nothing. */
            HOME_STORE,
            /** So many uses in sales since the last whole round with head office. */
            BOUNDED_RISK,
            /** Nothing. */
            REFUSE
        }
    }

    public Offer {
        if (BadInput.present(id, "id").isBlank() || id.length() > 64) {
            throw BadInput.value("id", "not an offer id of 1 to 64 characters");
        }
        BadInput.present(name, "name");
        if (BadInput.present(layer, "layer").isBlank()) {
            throw BadInput.value("layer", "empty");
        }
        BadInput.present(valid, "valid");
        weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(weekdays));
        hours = List.copyOf(hours);
        stores = Collections.unmodifiableSortedSet(new TreeSet<>(stores));
        BadInput.present(audience, "audience");
        BadInput.present(limits, "limits");
        funding = List.copyOf(funding);
        codes = List.copyOf(codes);
        BadInput.present(reward, "reward");
        if (funding.stream().mapToInt(f -> f.percent().tenThousandths()).sum() > MILLION) {
            throw BadInput.value("funding", "payers fund more than 100 percent");
        }
        if (layer.equals(Program.TENDER_LAYER) && reward instanceof Reward.Spend) {
            throw BadInput.value("layer", "the TENDER layer has no SPEND");
        }
    }

    /** An offer for everyone, always, in the {@code PROMOTION} layer. */
    public static Offer of(String id, Reward reward) {
        return new Offer(
                id,
                1,
                LocalizedText.NONE,
                "PROMOTION",
                DateSpan.ALWAYS,
                new TreeSet<>(Set.of()),
                List.of(),
                new TreeSet<>(Set.of()),
                new Audience.Everyone(),
                false,
                false,
                Limits.NONE,
                List.of(),
                TaxTreatment.REDUCES_PRICE,
                List.of(),
                Optional.empty(),
                reward);
    }

    /** What it says of tills that are offline, where it counts uses or amounts of several baskets. */
    public Optional<Offline> sharedPolicy() {
        return limits.needUsage() ? offline : Optional.empty();
    }

    /** Whether it is for coupon holders alone. */
    public boolean needsCoupon() {
        return audience instanceof Audience.CouponHolders;
    }
}
