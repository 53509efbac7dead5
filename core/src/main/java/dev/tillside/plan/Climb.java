package dev.tillside.plan;

import java.util.Arrays;

/**
 * The linear relaxation of one household's choice: the steps of its groups' upper hulls over value, taken by what they bring for
 * it. Holds arrays that are used again and again; not thread-safe.
 */
final class Climb {
    static final int NONE = -1;

    private final Options options;
    private final double[] worthIt;
    private final int[] from;
    private final int[] to;
    private final double[] gain;
    private final double[] value;
    private final double[] slope;
    private int steps;

    /** The chosen option of each group, or {@link #NONE}. */
    final int[] chosen;

    /** How many groups have one. */
    int count;

    /** What no choice at this penalty can exceed. */
    double bound;

    Climb(Options options, double[] worthIt) {
        this.options = options;
        this.worthIt = worthIt;
        int size = options.size();
        from = new int[size];
        to = new int[size];
        gain = new double[size];
        value = new double[size];
        slope = new double[size];
        chosen = new int[options.groups()];
    }

    /** Climbs anew, each special giving so much of its gain for its place on the list. */
    void climb(double penalty) {
        steps = 0;
        int[] order = options.order();
        for (int begin = 0; begin < order.length; ) {
            int group = options.group()[order[begin]];
            int end = begin;
            int first = steps;
            while (end < order.length && options.group()[order[end]] == group) {
                add(order[end++], first, penalty);
            }
            begin = end;
        }
        sort();
        take();
    }

    /** Adds an option to its group's hull, whose steps so far begin at {@code first}. */
    private void add(int option, int first, double penalty) {
        double gained = worthIt[option] - penalty;
        if (gained <= 0 || options.value()[option] > options.worth() + ListChoice.NOTHING) {
            return;
        }
        while (true) {
            int before = steps == first ? NONE : to[steps - 1];
            double more = gained - (before == NONE ? 0 : worthIt[before] - penalty);
            double dearer = options.value()[option] - (before == NONE ? 0 : options.value()[before]);
            if (more <= 0) {
                return;
            }
            if (before == NONE || dearer > 0 && more / dearer < slope[steps - 1]) {
                from[steps] = before;
                to[steps] = option;
                gain[steps] = more;
                value[steps] = dearer;
                slope[steps++] = more / dearer;
                return;
            }
            steps--;
        }
    }

    /** By insertion: few steps, mostly in order already. The steepest first; of equals the earlier option. */
    private void sort() {
        for (int i = 1; i < steps; i++) {
            int thisFrom = from[i];
            int thisTo = to[i];
            double thisGain = gain[i];
            double thisValue = value[i];
            double thisSlope = slope[i];
            int k = i - 1;
            while (k >= 0 && (slope[k] < thisSlope || slope[k] == thisSlope && to[k] > thisTo)) {
                from[k + 1] = from[k];
                to[k + 1] = to[k];
                gain[k + 1] = gain[k];
                value[k + 1] = value[k];
                slope[k + 1] = slope[k];
                k--;
            }
            from[k + 1] = thisFrom;
            to[k + 1] = thisTo;
            gain[k + 1] = thisGain;
            value[k + 1] = thisValue;
            slope[k + 1] = thisSlope;
        }
    }

    private void take() {
        Arrays.fill(chosen, NONE);
        count = 0;
        bound = 0;
        double left = options.worth();
        double linearLeft = options.worth();
        for (int s = 0; s < steps; s++) {
            bound += gain[s] * Math.min(1, linearLeft / value[s]);
            linearLeft = Math.max(0, linearLeft - value[s]);
            int group = options.group()[to[s]];
            if (value[s] <= left + ListChoice.NOTHING && chosen[group] == from[s]) {
                chosen[group] = to[s];
                left -= value[s];
                count += from[s] == NONE ? 1 : 0;
            }
        }
    }
}
