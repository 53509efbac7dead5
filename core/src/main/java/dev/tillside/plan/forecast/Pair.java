package dev.tillside.plan.forecast;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Work on numbered things that do not touch each other: on two threads, so that nothing depends on who was faster.
 *
 * @param count how many there are
 */
record Pair(int count) {
    private static final int THREADS = 2;

    static Pair of(int count) {
        return new Pair(count);
    }

    void each(IntConsumer work) {
        IntStream.range(0, THREADS).parallel().forEach(thread -> {
            for (int i = thread; i < count; i += THREADS) {
                work.accept(i);
            }
        });
    }
}
