package dev.tillside.plan.forecast;

import static dev.tillside.plan.forecast.Feature.*;

import java.util.Arrays;

/** The features of an item that the household has bought before. Reused; not thread-safe. */
final class ItemFeatures {
    private static final int[] BACK = {7, 14, 28, 56, 91, 182, 365};
    private static final int[] LAST = {3, 5, 10, 20, 50};
    private static final double[] HALF_LIVES = {2, 5, 15, 45};
    private static final int YEAR = 364;
    private static final int SEASON = 7;
    private static final float NO_GAP = 9_999;

    private int[] gaps = new int[64];

    void write(Shopper shopper, int item, float[] row, int at) {
        counts(shopper, item, row, at);
        shares(shopper, item, row, at);
        fading(shopper, item, row, at);
        row[at + ELAPSED.ordinal()] = shopper.elapsed(item);
        row[at + ELAPSED_VISITS.ordinal()] = shopper.elapsedVisits(item);
        row[at + FIRST.ordinal()] = shopper.start - shopper.history.day(shopper.first(item));
        gaps(shopper, item, row, at);
    }

    private static void counts(Shopper shopper, int item, float[] row, int at) {
        PurchaseHistory history = shopper.history;
        int before = 0;
        int yearAgo = 0;
        long quantity = 0;
        for (int p = shopper.first(item); p <= shopper.last(item); p++) {
            int ago = shopper.start - history.day(p);
            for (int i = 0; i < BACK.length; i++) {
                row[at + COUNT_7.ordinal() + i] += ago <= BACK[i] ? 1 : 0;
            }
            before += ago > 91 && ago <= 182 ? 1 : 0;
            yearAgo += ago <= YEAR + SEASON && ago > YEAR - shopper.days - SEASON ? 1 : 0;
            row[at + YEAR_AGO_WIDE.ordinal()] += ago <= YEAR + 28 && ago > YEAR - shopper.days - 28 ? 1 : 0;
            quantity += history.thousandths(p);
        }
        int count = shopper.counts[item];
        row[at + COUNT.ordinal()] = count;
        row[at + TREND.ordinal()] = (row[at + COUNT_91.ordinal()] + 1) / (before + 1);
        row[at + YEAR_AGO.ordinal()] = yearAgo;
        row[at + QUANTITY_LAST.ordinal()] = history.thousandths(shopper.last(item)) * (float) count / quantity;
        row[at + QUANTITY_MEAN.ordinal()] = quantity / 1000f / count;
    }

    private static void shares(Shopper shopper, int item, float[] row, int at) {
        int visits = shopper.visits;
        int first = shopper.visitOf[shopper.first(item)];
        row[at + SHARE.ordinal()] = shopper.counts[item] / (float) visits;
        row[at + SHARE_SINCE_FIRST.ordinal()] = shopper.counts[item] / (float) (visits - first);
        for (int i = 0; i < LAST.length; i++) {
            int from = visits - LAST[i];
            int count = 0;
            for (int p = shopper.last(item); p >= shopper.first(item) && shopper.visitOf[p] >= from; p--) {
                count++;
            }
            row[at + SHARE_3.ordinal() + i] = count / (float) Math.min(visits, LAST[i]);
        }
    }

    private static void fading(Shopper shopper, int item, float[] row, int at) {
        double rate30 = 0;
        double rate120 = 0;
        for (int p = shopper.first(item); p <= shopper.last(item); p++) {
            int ago = shopper.start - shopper.history.day(p);
            rate30 += Fading.days(30, ago);
            rate120 += Fading.days(120, ago);
            for (int i = 0; i < HALF_LIVES.length; i++) {
                row[at + FADING_2.ordinal() + i] += (float) Fading.visits(i, shopper.visits - 1 - shopper.visitOf[p]);
            }
        }
        int span = shopper.start - shopper.history.visitDay(0);
        row[at + RATE_30.ordinal()] = (float) rate30;
        row[at + RATE_120.ordinal()] = (float) rate120;
        row[at + CLOSED.ordinal()] = (float) PoissonGamma.probability(rate120, span, shopper.days);
    }

    private void gaps(Shopper shopper, int item, float[] row, int at) {
        int count = shopper.counts[item] - 1;
        if (count == 0) {
            row[at + GAP_MEAN.ordinal()] = NO_GAP;
            return;
        }
        if (gaps.length < count) {
            gaps = new int[count * 2];
        }
        int elapsed = shopper.elapsed(item);
        double fading = 0;
        double squares = 0;
        int open = 0;
        int due = 0;
        for (int i = 0, p = shopper.first(item); i < count; i++, p++) {
            int gap = shopper.history.day(p + 1) - shopper.history.day(p);
            gaps[i] = gap;
            fading = i == 0 ? gap : 0.7 * fading + 0.3 * gap;
            squares += (double) gap * gap;
            // A purchase today at the earliest: the gap would be as long as the time since the last.
            open += gap >= elapsed ? 1 : 0;
            due += gap >= elapsed && gap < elapsed + shopper.days ? 1 : 0;
        }
        double mean =
                (shopper.history.day(shopper.last(item)) - shopper.history.day(shopper.first(item))) / (double) count;
        double visits = (shopper.visitOf[shopper.last(item)] - shopper.visitOf[shopper.first(item)]) / (double) count;
        row[at + GAP_LAST.ordinal()] = gaps[count - 1];
        Arrays.sort(gaps, 0, count);
        double median = (gaps[count / 2] + gaps[(count - 1) / 2]) / 2.0;
        row[at + GAP_MEAN.ordinal()] = (float) mean;
        row[at + GAP_FADING.ordinal()] = (float) fading;
        row[at + GAP_MEDIAN.ordinal()] = (float) median;
        row[at + GAP_SPREAD.ordinal()] = (float) (Math.sqrt(Math.max(0, squares / count - mean * mean)) / mean);
        row[at + GAP_VISITS.ordinal()] = (float) visits;
        row[at + OVERDUE_MEAN.ordinal()] = (float) (elapsed / mean);
        row[at + OVERDUE_FADING.ordinal()] = (float) (elapsed / fading);
        row[at + OVERDUE_MEDIAN.ordinal()] = (float) (elapsed / median);
        row[at + OVERDUE_VISITS.ordinal()] = (float) (shopper.elapsedVisits(item) / visits);
        row[at + DUE.ordinal()] = (due + 0.3f) / (open + 1f);
    }
}
