package dev.tillside.solve;

import java.util.List;

/**
 * What one use takes and gives.
 *
 * @param shape how units are taken
 * @param deal what the value means
 * @param value minor units, or ten thousandths of a percent
 * @param perLine the value on each line where it differs by line; empty otherwise
 * @param parts what is taken: of {@link Shape#BUY_GET} the qualifiers, then the targets; of {@link Shape#SPEND} what counts
 * @param cheapest how many of a group's cheapest units are lowered; 0 means all
 * @param tiers thresholds by spend rising; of {@link Shape#GIFT} the one threshold
 * @param layer when it prices
 * @param exclusive whether its units are its alone
 * @param coupon whether its uses are coupon uses
 * @param maxUses how many uses there may be
 * @param maxAmount how much it may give in all
 * @param repeat whether a spend counts once per full multiple
 * @param gross whether prices before all rules decide the tier
 * @param combinable whether it stands beside other combinable spends
 */
public record Rule(
        Shape shape,
        Deal deal,
        long value,
        long[] perLine,
        List<Part> parts,
        int cheapest,
        List<Tier> tiers,
        int layer,
        boolean exclusive,
        boolean coupon,
        int maxUses,
        long maxAmount,
        boolean repeat,
        boolean gross,
        boolean combinable) {
    /** No limit. */
    public static final long ANY_AMOUNT = Long.MAX_VALUE / 4;

    /** How a use takes units. */
    public enum Shape {
        /** One unit, which is lowered. */
        SINGLE,
        /** So many units of each part, lowered together. */
        GROUP,
        /** Qualifiers, and at least one target, which is lowered by itself. */
        BUY_GET,
        /** Targets alone, once the rest of the basket reaches a spend. */
        GIFT,
        /** No units: it looks at what others left. */
        SPEND
    }

    /** What the value means. */
    public enum Deal {
        AMOUNT,
        PERCENT,
        PRICE
    }

    /**
     * @param lines which lines match
     * @param count how many units
     */
    public record Part(boolean[] lines, int count) {}

    /**
     * @param spend from which spend on
     * @param deal {@link Deal#AMOUNT} or {@link Deal#PERCENT}
     * @param value what it gives
     */
    public record Tier(long spend, Deal deal, long value) {}

    public Rule {
        parts = List.copyOf(parts);
        tiers = List.copyOf(tiers);
    }

    Rule withMaxUses(int other) {
        return new Rule(
                shape,
                deal,
                value,
                perLine,
                parts,
                cheapest,
                tiers,
                layer,
                exclusive,
                coupon,
                other,
                maxAmount,
                repeat,
                gross,
                combinable);
    }

    boolean isSpend() {
        return shape == Shape.SPEND;
    }

    long valueOn(int line) {
        return perLine.length == 0 ? value : perLine[line];
    }

    /** What it saves on one unit by itself, before any rounding over several. */
    long single(int line, long price) {
        return switch (deal) {
            case AMOUNT -> Math.min(valueOn(line), price);
            case PERCENT -> Exact.percent(price, value);
            case PRICE -> Math.max(0, price - valueOn(line));
        };
    }

    /** What it saves on a sum. */
    long together(long sum) {
        return switch (deal) {
            case AMOUNT -> Math.min(value, sum);
            case PERCENT -> Exact.percent(sum, value);
            case PRICE -> Math.max(0, sum - value);
        };
    }
}
