package dev.tillside.plan.forecast;

import java.util.Arrays;

/**
 * A table of features in which each number is replaced by the place of the interval that holds it, column by column.
 *
 * @param edges per feature the largest number of each interval but the last, ascending
 * @param bins per feature, per row
 */
record Binned(float[][] edges, byte[][] bins) {
    private static final int MOST_BINS = 128;
    private static final int SAMPLE = 50_000;

    static Binned of(float[] rows, int width, int count) {
        float[][] edges = new float[width][];
        byte[][] bins = new byte[width][count];
        TwoThreads.each(width, feature -> {
            edges[feature] = edges(rows, width, count, feature);
            for (int row = 0; row < count; row++) {
                bins[feature][row] = (byte) bin(edges[feature], rows[row * width + feature]);
            }
        });
        return new Binned(edges, bins);
    }

    int width() {
        return edges.length;
    }

    private static int bin(float[] edges, float value) {
        int place = Arrays.binarySearch(edges, value);
        return place >= 0 ? place : -place - 1;
    }

    /** Between neighbours, so that each interval holds about as many rows; a number that is frequent has one of its own. */
    private static float[] edges(float[] rows, int width, int count, int feature) {
        int step = Math.max(1, count / SAMPLE);
        float[] sample = new float[(count + step - 1) / step];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = rows[i * step * width + feature];
        }
        Arrays.sort(sample);
        float[] edges = new float[MOST_BINS - 1];
        int found = 0;
        double each = sample.length / (double) MOST_BINS;
        double due = each;
        for (int i = 0; i + 1 < sample.length && found < edges.length; i++) {
            if (sample[i] < sample[i + 1] && i + 1 >= due) {
                edges[found++] = middle(sample[i], sample[i + 1]);
                due = Math.max(due + each, i + 1 + each * (sample.length - i - 1.0) / sample.length);
            }
        }
        return Arrays.copyOf(edges, found);
    }

    private static float middle(float low, float high) {
        float middle = (float) ((low + (double) high) / 2);
        return middle < high ? middle : low;
    }
}
