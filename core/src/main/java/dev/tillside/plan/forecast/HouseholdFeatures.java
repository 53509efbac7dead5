package dev.tillside.plan.forecast;

import static dev.tillside.plan.forecast.Feature.*;

/** The features that all candidates of a household share. */
final class HouseholdFeatures {
    private static final int RECENT = 10;

    private HouseholdFeatures() {}

    static float[] of(Shopper shopper) {
        float[] row = new float[REPEAT_SHARE.ordinal() + 1];
        int visits = shopper.visits;
        if (visits == 0) {
            return row;
        }
        PurchaseHistory history = shopper.history;
        int last = history.visitDay(visits - 1);
        int from = Math.max(0, visits - 1 - RECENT);
        int recent28 = 0;
        int recent91 = 0;
        int recent14 = 0;
        int recent365 = 0;
        int yearAgo = 0;
        long lines = 0;
        long recentLines = 0;
        for (int visit = 0; visit < visits; visit++) {
            int ago = shopper.start - history.visitDay(visit);
            recent28 += ago <= 28 ? 1 : 0;
            recent14 += ago <= 14 ? 1 : 0;
            recent365 += ago <= 365 ? 1 : 0;
            yearAgo += ago <= 364 && ago > 364 - shopper.days ? 1 : 0;
            recentLines += visit >= visits - RECENT ? shopper.sizes[visit] : 0;
            recent91 += ago <= 91 ? 1 : 0;
            lines += shopper.sizes[visit];
        }
        int items = 0;
        for (int count : shopper.counts) {
            items += count > 0 ? 1 : 0;
        }
        row[VISITS.ordinal()] = visits;
        row[SPAN.ordinal()] = shopper.start - history.visitDay(0);
        row[SINCE_VISIT.ordinal()] = shopper.start - last;
        row[VISIT_GAP.ordinal()] = (last - history.visitDay(from)) / (float) Math.max(1, visits - 1 - from);
        row[VISITS_28.ordinal()] = recent28;
        row[VISITS_91.ordinal()] = recent91;
        row[VISITS_14.ordinal()] = recent14;
        row[VISITS_365.ordinal()] = recent365;
        row[VISITS_YEAR_AGO.ordinal()] = yearAgo;
        row[ACTIVITY.ordinal()] = (recent28 + 1f) / (recent365 + 13f);
        row[BASKET_RECENT.ordinal()] = recentLines / (float) Math.min(visits, RECENT);
        row[BASKET_MEAN.ordinal()] = lines / (float) visits;
        row[BASKET_LAST.ordinal()] = shopper.sizes[visits - 1];
        row[ITEMS.ordinal()] = items;
        row[REPEAT_SHARE.ordinal()] = (lines - items) / (float) Math.max(1, lines);
        return row;
    }
}
