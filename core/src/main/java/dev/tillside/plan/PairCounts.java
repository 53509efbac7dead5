package dev.tillside.plan;

import java.util.Arrays;

/** How often two numbers came together, whichever came first: a hash table without objects. Not thread-safe. */
final class PairCounts {
    private static final long FREE = -1;

    private long[] pairs = free(1 << 10);
    private int[] counts = new int[1 << 10];
    private int size;

    /** Takes a pair, the smaller number first. */
    @FunctionalInterface
    interface Pairs {
        void take(int one, int other, int times);
    }

    private static long[] free(int slots) {
        long[] pairs = new long[slots];
        Arrays.fill(pairs, FREE);
        return pairs;
    }

    /** @param one zero or more, as the other */
    void add(int one, int other, int times) {
        long pair = (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
        int slot = slot(pair);
        if (pairs[slot] == FREE) {
            if (++size * 2 > pairs.length) {
                grow();
                slot = slot(pair);
            }
            pairs[slot] = pair;
        }
        counts[slot] += times;
    }

    /** Hands over each pair that came, in no order that means anything. */
    void each(Pairs taker) {
        for (int slot = 0; slot < pairs.length; slot++) {
            if (pairs[slot] != FREE) {
                taker.take((int) (pairs[slot] >> Integer.SIZE), (int) pairs[slot], counts[slot]);
            }
        }
    }

    /** Where the pair is, or would be. */
    private int slot(long pair) {
        long hash = pair * 0x9e3779b97f4a7c15L;
        int slot = (int) (hash >>> 32) & pairs.length - 1;
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = slot + 1 & pairs.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldCounts = counts;
        pairs = free(2 * oldPairs.length);
        counts = new int[pairs.length];
        for (int old = 0; old < oldPairs.length; old++) {
            if (oldPairs[old] != FREE) {
                int slot = slot(oldPairs[old]);
                pairs[slot] = oldPairs[old];
                counts[slot] = oldCounts[old];
            }
        }
    }
}
