package dev.tillside.plan.forecast;

import java.util.Arrays;

/**
 * What is bought after what: for each item some others, and the share of the households with the one that bought the other next.
 *
 * @param starts where each item's neighbours begin, and the end
 * @param others the neighbours' places
 * @param shares of the households that had the item, how many bought the neighbour; shrunk where they are few
 */
record Neighbours(int[] starts, int[] others, float[] shares) {
    static Neighbours none(int items) {
        return new Neighbours(new int[items + 1], new int[0], new float[0]);
    }

    /** Whether it tells of so many items, and of no others. */
    boolean isSound(int items) {
        boolean sound = starts.length == items + 1
                && starts[0] == 0
                && starts[items] == others.length
                && others.length == shares.length;
        for (int item = 0; sound && item < items; item++) {
            sound = starts[item] <= starts[item + 1];
        }
        return sound && Arrays.stream(others).allMatch(other -> other >= 0 && other < items);
    }
}
