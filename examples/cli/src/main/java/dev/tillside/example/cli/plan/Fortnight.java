package dev.tillside.example.cli.plan;

import dev.tillside.plan.Goal;
import dev.tillside.plan.Special;
import java.util.List;

/**
 * What became of one fortnight. Specials are counted that are to win something; those of {@code RETAIN} deals and the shop's own
 * reward what is bought anyway.
 *
 * @param lists that were out
 * @param lines on all lists
 * @param hits lines whose item was bought
 * @param shown specials that were shown
 * @param shownBuyers households that bought such an item
 * @param extraUnits units of them bought beyond what the same households would have bought in the same days without the list
 * @param heldOut specials that were withheld
 * @param heldOutBuyers households that bought such an item nevertheless
 * @param cost what is paid for specials that were used, in minor units
 * @param gifts what the shop's own rewards took off, in minor units
 * @param margin the shop's over all that was sold, in minor units: what other vendors pay comes in, what it pays for its own
 *     brand's specials does not
 */
public record Fortnight(
        long lists,
        long lines,
        long hits,
        long shown,
        long shownBuyers,
        double extraUnits,
        long heldOut,
        long heldOutBuyers,
        long cost,
        long gifts,
        long margin) {
    private static final Fortnight NOTHING = new Fortnight(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum of some fortnights. */
    static Fortnight sum(List<Fortnight> some) {
        return some.stream().reduce(NOTHING, Fortnight::plus);
    }

    private Fortnight plus(Fortnight b) {
        return new Fortnight(
                lists + b.lists,
                lines + b.lines,
                hits + b.hits,
                shown + b.shown,
                shownBuyers + b.shownBuyers,
                extraUnits + b.extraUnits,
                heldOut + b.heldOut,
                heldOutBuyers + b.heldOutBuyers,
                cost + b.cost,
                gifts + b.gifts,
                margin + b.margin);
    }

    /** The share of lines whose item was bought. */
    double hitRate() {
        return hits / (double) lines;
    }

    /** How many more of a hundred bought an item that was shown at a special price than one that was withheld. */
    double lift() {
        return 100 * (shownBuyers / (double) shown - heldOutBuyers / (double) heldOut);
    }

    /** Counts one fortnight. */
    static final class Counting {
        private long lines;
        private long hits;
        private long shown;
        private long shownBuyers;
        private double extraUnits;
        private long heldOut;
        private long heldOutBuyers;
        private long cost;
        private long gifts;
        private long paidByOthers;

        private static boolean wins(Special special) {
            return special.deal().map(deal -> deal.goal() != Goal.RETAIN).orElse(false);
        }

        void line(boolean bought) {
            lines++;
            hits += bought ? 1 : 0;
        }

        void shown(Special special, double units, double otherwise, int uses) {
            if (special.deal().isEmpty()) {
                gifts += uses * special.discount().minor();
            } else if (!special.article().item().storeBrand()) {
                paidByOthers += uses * special.funding().minor();
            }
            if (!wins(special)) {
                return;
            }
            shown++;
            shownBuyers += units > 0 ? 1 : 0;
            extraUnits += units - otherwise;
            cost += uses * special.funding().minor();
        }

        void heldOut(Special special, double units) {
            if (!wins(special)) {
                return;
            }
            heldOut++;
            heldOutBuyers += units > 0 ? 1 : 0;
        }

        /** @param earned over all that was sold, but for what vendors pay */
        Fortnight fortnight(int lists, long earned) {
            return new Fortnight(
                    lists,
                    lines,
                    hits,
                    shown,
                    shownBuyers,
                    extraUnits,
                    heldOut,
                    heldOutBuyers,
                    cost,
                    gifts,
                    earned + paidByOthers);
        }
    }
}
