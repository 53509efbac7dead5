package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A rule's use, or several alike.
 *
 * @param rule whose
 * @param targets cells of the units that may be lowered, rising
 * @param counts how many of each
 * @param qualifiers cells of the units that are only taken
 * @param qualifierCounts how many of each
 * @param saves what one such use saves by itself
 * @param times how many such uses
 */
record Take(int rule, int[] targets, int[] counts, int[] qualifiers, int[] qualifierCounts, long saves, int times) {
    private static final int[] NONE = {};

    static Take of(int rule, int[] targets, int[] counts, long saves) {
        return new Take(rule, targets, counts, NONE, NONE, saves, 1);
    }

    /** By rule, then in basket order: this is how a rule's uses are numbered. */
    static List<Take> inOrder(List<Take> takes) {
        List<Take> sorted = new ArrayList<>(takes);
        sorted.sort(Comparator.comparingInt(Take::rule)
                .thenComparing(Take::targets, Arrays::compare)
                .thenComparing(Take::qualifiers, Arrays::compare));
        return sorted;
    }

    Take times(int other) {
        return new Take(rule, targets, counts, qualifiers, qualifierCounts, saves, other);
    }
}
