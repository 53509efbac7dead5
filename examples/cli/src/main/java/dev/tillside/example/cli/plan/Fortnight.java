package dev.tillside.example.cli.plan;

import dev.tillside.plan.Special;
import java.util.List;

/**
 * What became of one fortnight.
 *
 * @param lists that were out
 * @param lines on all lists
 * @param hits lines whose item was bought
 * @param shown vendors' specials that were shown
 * @param shownBuyers households that bought such an item
 * @param heldOut vendors' specials that were withheld
 * @param heldOutBuyers households that bought such an item nevertheless
 * @param cost what vendors pay for specials that were used, in minor units
 * @param margin the shop's over all that was sold, what vendors pay included, in minor units
 * @param units of items that vendors have deals for, all that were sold
 */
public record Fortnight(
        long lists,
        long lines,
        long hits,
        long shown,
        long shownBuyers,
        long heldOut,
        long heldOutBuyers,
        long cost,
        long margin,
        double units) {
    private static final Fortnight NOTHING = new Fortnight(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

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
                heldOut + b.heldOut,
                heldOutBuyers + b.heldOutBuyers,
                cost + b.cost,
                margin + b.margin,
                units + b.units);
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
        private long heldOut;
        private long heldOutBuyers;

        void line(boolean bought) {
            lines++;
            hits += bought ? 1 : 0;
        }

        void special(Special special, boolean withheld, boolean bought) {
            if (special.deal().isEmpty()) {
                return;
            }
            if (withheld) {
                heldOut++;
                heldOutBuyers += bought ? 1 : 0;
            } else {
                shown++;
                shownBuyers += bought ? 1 : 0;
            }
        }

        Fortnight fortnight(int lists, long cost, long margin, double units) {
            return new Fortnight(lists, lines, hits, shown, shownBuyers, heldOut, heldOutBuyers, cost, margin, units);
        }
    }
}
