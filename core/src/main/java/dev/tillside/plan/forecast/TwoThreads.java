package dev.tillside.plan.forecast;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Numbered pieces of work that do not touch each other, on two threads: nothing depends on which was faster. */
final class TwoThreads {
    private static final int THREADS = 2;

    private TwoThreads() {}

    static void each(int count, IntConsumer work) {
        IntStream.range(0, THREADS).parallel().forEach(thread -> {
            for (int i = thread; i < count; i += THREADS) {
                work.accept(i);
            }
        });
    }

    /** Every number below the count, half of them on each thread. */
    static void rows(int count, IntConsumer work) {
        int middle = count / 2;
        each(THREADS, half -> {
            for (int row = half == 0 ? 0 : middle; row < (half == 0 ? middle : count); row++) {
                work.accept(row);
            }
        });
    }
}
