package dev.tillside.money;

import java.util.stream.LongStream;

/**
 * Sainte-Laguë: how much of each part belongs to a sum that grows towards its end.
 *
 * <p>The first cent goes to the largest part, and every further one to the part with the largest
 * {@code weight / (2 * given + 1)}, ties in the order listed (pricing rules, section 8). So the parts of a larger sum are
 * never below those of a smaller one, which largest remainder does not promise, and at the sum of the weights every part
 * is its weight. Pure; takes time by the number of parts, not by the sum.
 */
public final class Webster {
    private Webster() {}

    /**
     * The parts of a cumulative sum.
     *
     * @param sum from zero to the sum of the weights
     * @param weights the parts of the whole, each zero or more
     * @return parts that sum to {@code sum}, none above its weight
     */
    public static long[] parts(long sum, long[] weights) {
        long whole = LongStream.of(weights).reduce(0, Math::addExact);
        if (sum < 0 || sum > whole || LongStream.of(weights).anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("cannot apportion " + sum + " of " + whole);
        }
        long[] parts = new long[weights.length];
        long given = 0;
        for (int i = 0; i < parts.length && sum > 0; i++) {
            parts[i] = Shares.mulDivRound(sum, weights[i], whole);
            given += parts[i];
        }
        // Rounding at one divisor gives the first so many seats of the order: only a few are too many, or missing.
        for (; given > sum; given--) {
            parts[last(parts, weights)]--;
        }
        for (; given < sum; given++) {
            parts[next(parts, weights)]++;
        }
        return parts;
    }

    /** Who gets the next seat: the greatest claim; of equal ones the earlier. */
    private static int next(long[] parts, long[] weights) {
        int best = 0;
        for (int i = 1; i < parts.length; i++) {
            if (compare(weights[i], 2 * parts[i] + 1, weights[best], 2 * parts[best] + 1) > 0) {
                best = i;
            }
        }
        return best;
    }

    /** Who got the last seat: of those with one, the least claim to it; of equal ones the later. */
    private static int last(long[] parts, long[] weights) {
        int least = -1;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0
                    && (least < 0
                            || compare(weights[i], 2 * parts[i] - 1, weights[least], 2 * parts[least] - 1) <= 0)) {
                least = i;
            }
        }
        return least;
    }

    /** Compares {@code a / b} with {@code c / d}, exactly; all zero or more. */
    private static int compare(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
        return high != 0 ? high : Long.compareUnsigned(a * d, c * b);
    }
}
