package dev.tillside.example.faults.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Chance of one seed: the same draws on every machine. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From zero to one less than that. */
    int below(int end) {
        return random.nextInt(end);
    }

    /** From the first to the last, both in. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    long seed() {
        return random.nextLong();
    }
}
