package dev.tillside.plan.forecast;

import java.util.Arrays;

/** What a population did with each item inside one window, or in several: sums per item, by columns. */
final class Period {
    static final int BUCKETS = 8;
    /** How many households of the usual kind are added to those that were seen. */
    private static final double PRIOR = 20;
    /** Households that had the item, and those of them that bought it again, by how long ago it was, then all. */
    private static final int OWNED = 0;

    private static final int AGAIN = OWNED + BUCKETS + 1;
    private static final int OWNED_VISITS = AGAIN + BUCKETS + 1;
    private static final int AGAIN_VISITS = OWNED_VISITS + BUCKETS;
    private static final int BOUGHT = AGAIN_VISITS + BUCKETS;
    private static final int COLUMNS = BOUGHT + 1;

    private int households;
    private int[] sums = new int[0];

    void household() {
        households++;
    }

    void bought(int item) {
        int at = room(item) + BOUGHT;
        sums[at]++;
    }

    void owned(int item, int elapsed, int visits, boolean again) {
        int at = room(item);
        int days = bucket(elapsed);
        int since = bucket(visits);
        sums[at + OWNED + days]++;
        sums[at + OWNED + BUCKETS]++;
        sums[at + OWNED_VISITS + since]++;
        if (again) {
            sums[at + AGAIN + days]++;
            sums[at + AGAIN + BUCKETS]++;
            sums[at + AGAIN_VISITS + since]++;
        }
    }

    void add(Period other) {
        households += other.households;
        if (sums.length < other.sums.length) {
            sums = Arrays.copyOf(sums, other.sums.length);
        }
        for (int i = 0; i < other.sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }

    private int room(int item) {
        if ((item + 1) * COLUMNS > sums.length) {
            sums = Arrays.copyOf(sums, Math.max((item + 1) * COLUMNS, sums.length * 2 / COLUMNS * COLUMNS));
        }
        return item * COLUMNS;
    }

    /** 1, 2, 3 and 4, 5 to 8, and so on. */
    static int bucket(int elapsed) {
        return elapsed <= 1 ? 0 : Math.min(BUCKETS - 1, 32 - Integer.numberOfLeadingZeros(elapsed - 1));
    }

    private int sum(int item, int column) {
        int at = item * COLUMNS + column;
        return item >= 0 && at < sums.length ? sums[at] : 0;
    }

    /** The share of households that bought it. */
    double popularity(int item) {
        return households == 0 ? 0 : sum(item, BOUGHT) / (double) households;
    }

    /** The share of those that had it who bought it again; little is told by few, who are filled up with what is usual. */
    double kept(int item, double usual) {
        return (sum(item, AGAIN + BUCKETS) + PRIOR * usual) / (sum(item, OWNED + BUCKETS) + PRIOR);
    }

    double hazard(int item, int bucket, double usual) {
        return (sum(item, AGAIN + bucket) + PRIOR * usual) / (sum(item, OWNED + bucket) + PRIOR);
    }

    double hazardVisits(int item, int bucket, double usual) {
        return (sum(item, AGAIN_VISITS + bucket) + PRIOR * usual) / (sum(item, OWNED_VISITS + bucket) + PRIOR);
    }

    /** The share over all items that were bought again, in the column of a bucket, or in all. */
    double usual(int bucket) {
        return ratio(AGAIN + bucket, OWNED + bucket);
    }

    double usualVisits(int bucket) {
        return ratio(AGAIN_VISITS + bucket, OWNED_VISITS + bucket);
    }

    private double ratio(int above, int below) {
        long yes = 0;
        long all = 0;
        for (int item = 0; item * COLUMNS < sums.length; item++) {
            yes += sum(item, above);
            all += sum(item, below);
        }
        return (yes + 1.0) / (all + 10.0);
    }
}
