package dev.tillside.example.cli.journey;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Draws that depend on the seed and on what is drawn for, never on the order of drawing: a coupon more in the data leaves all
 * other coupons as they were.
 *
 * @param seed another seed, other draws
 */
record Draw(long seed) {
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Zero or more, below the bound. */
    int below(int bound, String... purpose) {
        return (int) Long.remainderUnsigned(of(purpose), bound);
    }

    /** One of them. */
    <T> T oneOf(List<T> choices, String... purpose) {
        return choices.get(below(choices.size(), purpose));
    }

    /** All of them, in an order that is drawn. */
    List<String> shuffled(Collection<String> ids, String purpose) {
        return ids.stream()
                .map(id -> Map.entry(of(purpose, id), id))
                .sorted(Map.Entry.<Long, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private long of(String... purpose) {
        long hash = mixed(seed);
        for (String word : purpose) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * FNV_PRIME;
            }
            hash = mixed(hash);
        }
        return hash;
    }

    /** The finalizer of SplitMix64: every bit in moves every bit out. */
    private static long mixed(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
