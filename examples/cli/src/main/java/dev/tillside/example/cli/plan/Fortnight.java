package dev.tillside.example.cli.plan;

import dev.tillside.plan.Special;
import dev.tillside.plan.forecast.Purchase;
import java.util.List;
import java.util.Optional;

/**
 * What became of the lists of one fortnight.
 *
 * @param lines on all lists
 * @param hits lines whose item was bought
 * @param shown vendors' specials that were shown
 * @param shownBuyers households that bought such an item
 * @param shownUnits units of them bought
 * @param redeemed units bought at the special's price
 * @param cost what vendors pay for these, in minor units
 * @param heldOut vendors' specials that were withheld
 * @param heldOutBuyers households that bought such an item nevertheless
 * @param heldOutUnits units of them bought
 */
public record Fortnight(
        long lines,
        long hits,
        long shown,
        long shownBuyers,
        double shownUnits,
        long redeemed,
        long cost,
        long heldOut,
        long heldOutBuyers,
        double heldOutUnits) {
    /** The sum of some fortnights. */
    static Fortnight sum(List<Fortnight> some) {
        return some.stream()
                .reduce(
                        new Fortnight(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        (a, b) -> new Fortnight(
                                a.lines + b.lines,
                                a.hits + b.hits,
                                a.shown + b.shown,
                                a.shownBuyers + b.shownBuyers,
                                a.shownUnits + b.shownUnits,
                                a.redeemed + b.redeemed,
                                a.cost + b.cost,
                                a.heldOut + b.heldOut,
                                a.heldOutBuyers + b.heldOutBuyers,
                                a.heldOutUnits + b.heldOutUnits));
    }

    /** The share of lines whose item was bought. */
    double hitRate() {
        return hits / (double) lines;
    }

    /** How many more of a hundred bought an item that was shown at a special price than one that was withheld. */
    double lift() {
        return 100 * (shownBuyers / (double) shown - heldOutBuyers / (double) heldOut);
    }

    /** Units bought beyond what would have been, had nothing been shown. */
    double extraUnits() {
        return shownUnits - shown * (heldOutUnits / heldOut);
    }

    /** What vendors paid for each of these, in minor units. */
    double costPerExtraUnit() {
        return cost / extraUnits();
    }

    /** Counts one fortnight. */
    static final class Counting {
        private long lines;
        private long hits;
        private long shown;
        private long shownBuyers;
        private double shownUnits;
        private long redeemed;
        private long cost;
        private long heldOut;
        private long heldOutBuyers;
        private double heldOutUnits;

        void line(boolean bought) {
            lines++;
            hits += bought ? 1 : 0;
        }

        void shown(Special special, Optional<Purchase> purchase, long uses) {
            if (special.deal().isPresent()) {
                shown++;
                shownBuyers += purchase.isPresent() ? 1 : 0;
                shownUnits += purchase.map(Purchase::quantity).orElse(0d);
                redeemed += uses;
                cost += uses * special.funding().minor();
            }
        }

        void heldOut(Special special, Optional<Purchase> purchase) {
            if (special.deal().isPresent()) {
                heldOut++;
                heldOutBuyers += purchase.isPresent() ? 1 : 0;
                heldOutUnits += purchase.map(Purchase::quantity).orElse(0d);
            }
        }

        Fortnight fortnight() {
            return new Fortnight(
                    lines, hits, shown, shownBuyers, shownUnits, redeemed, cost, heldOut, heldOutBuyers, heldOutUnits);
        }
    }
}
