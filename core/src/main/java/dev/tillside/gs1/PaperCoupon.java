package dev.tillside.gs1;

import dev.tillside.fault.BadInput;
import java.util.List;
import java.util.Optional;

/**
 * What the barcode of a North American paper coupon says, AI (8110) (GS1 General Specifications, section 3.9.4; North American
 * Coupon Application Guideline).
 *
 * @param companyPrefix whose coupon it is
 * @param offerCode the company's own number of the offer, 6 digits
 * @param saveValue what it saves: cents, units or percent, as {@code saving} says
 * @param saving how the value is meant
 * @param appliesTo whose price it comes off: 0 the first purchase's, 1 the second's, 2 the third's
 * @param purchases what must be bought, one to three
 * @param rule how they go together
 * @param starts YYMMDD, the first day
 * @param expires YYMMDD, the last day
 * @param serial the number of this very coupon
 * @param retailer the only retailer that takes it
 * @param storeCoupon the retailer's own flag
 * @param once whether it may not be doubled
 */
public record PaperCoupon(
        String companyPrefix,
        String offerCode,
        long saveValue,
        Saving saving,
        int appliesTo,
        List<Purchase> purchases,
        Rule rule,
        Optional<String> starts,
        Optional<String> expires,
        Optional<String> serial,
        Optional<String> retailer,
        boolean storeCoupon,
        boolean once) {
    /** How a save value is meant. */
    public enum Saving {
        /** So many cents off the item. */
        CENTS_OFF,
        /** The item is free; a value above zero is the most that it may cost, in cents. */
        FREE_ITEM,
        /** So many units are free. */
        FREE_UNITS,
        /** So many percent off. */
        PERCENT_OFF,
        /** So many cents off the whole sale. */
        CENTS_OFF_SALE
    }

    /** How several purchases go together. */
    public enum Rule {
        ANY,
        ALL,
        FIRST_AND_SECOND_OR_THIRD,
        /** Code 3; this library leaves it to the cashier. */
        OTHER
    }

    /** What a purchase is measured in. */
    public enum Measure {
        UNITS,
        /** Cents spent on the items. */
        SPENT_ON_ITEMS,
        /** Cents spent on the whole sale. */
        SPENT,
        POUNDS,
        KILOGRAMS,
        NOTHING
    }

    /**
     * One purchase.
     *
     * @param value how much
     * @param measure of what
     * @param family three digits: which of the company's items
     * @param companyPrefix whose items; absent: the coupon's company's
     */
    public record Purchase(long value, Measure measure, String family, Optional<String> companyPrefix) {
        public Purchase {
            BadInput.present(measure, "measure");
            BadInput.present(family, "family");
            BadInput.present(companyPrefix, "companyPrefix");
        }
    }

    public PaperCoupon {
        BadInput.present(companyPrefix, "companyPrefix");
        BadInput.present(offerCode, "offerCode");
        BadInput.present(saving, "saving");
        BadInput.present(rule, "rule");
        purchases = List.copyOf(purchases);
    }

    /** Reads a value of (8110). */
    public static Optional<PaperCoupon> of(String value) {
        return PaperCouponReader.read(value, 0, value.length()).coupon();
    }
}
