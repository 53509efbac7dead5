package dev.tillside.example.benchmarks;

import java.util.Arrays;

/** Figures of one kind, mostly nanoseconds, and their order statistics. */
final class Samples {
    private long[] figures = new long[64];
    private int size;

    void add(long figure) {
        if (size == figures.length) {
            figures = Arrays.copyOf(figures, 2 * size);
        }
        figures[size++] = figure;
    }

    void addAll(Samples others) {
        Arrays.stream(others.figures, 0, others.size).forEach(this::add);
    }

    int size() {
        return size;
    }

    long p50() {
        return at(50);
    }

    long p99() {
        return at(99);
    }

    long most() {
        return at(100);
    }

    /** The smallest figure that so many percent of all do not exceed. */
    long at(int percent) {
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(figures, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(size * percent / 100.0);
        return sorted[Math.max(1, rank) - 1];
    }

    double mean() {
        return Arrays.stream(figures, 0, size).average().orElse(0);
    }

    /** How many percent do not exceed that figure. */
    double percentWithin(long figure) {
        return size == 0
                ? 0
                : 100.0
                        * Arrays.stream(figures, 0, size)
                                .filter(f -> f <= figure)
                                .count()
                        / size;
    }
}
