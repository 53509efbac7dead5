package dev.tillside.plan;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The specials that one household could get, as numbers: parallel arrays, one place a special. All amounts are expected values in
 * minor units.
 *
 * @param group of specials of which at most one is chosen: a category, counted from 0
 * @param gain expected incremental margin
 * @param value what the list says is saved, above zero
 * @param cost what it is expected to cost its budget
 * @param budget which one; -1: none
 * @param worth what all chosen values may make
 * @param most how many may be chosen
 * @param order the places by group, then value
 */
record Options(
        int[] group, double[] gain, double[] value, double[] cost, int[] budget, double worth, int most, int[] order) {
    Options(int[] group, double[] gain, double[] value, double[] cost, int[] budget, double worth, int most) {
        this(group, gain, value, cost, budget, worth, most, order(group, value));
    }

    private static int[] order(int[] group, double[] value) {
        return IntStream.range(0, group.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(j -> group[j])
                        .thenComparingDouble(j -> value[j])
                        .thenComparingInt(j -> j))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int size() {
        return group.length;
    }

    int groups() {
        return order.length == 0 ? 0 : group[order[order.length - 1]] + 1;
    }
}
