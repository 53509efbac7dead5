package dev.tillside.solve;

import dev.tillside.money.Shares;

/** Arithmetic on counted units, to the cent. */
final class Exact {
    static final int WHOLE = 1_000_000;

    private Exact() {}

    static long percent(long amount, long tenThousandths) {
        return Shares.mulDivRound(amount, tenThousandths, WHOLE);
    }

    /**
     * Largest remainder over counted units: of {@code counts[i]} units of weight {@code weights[i]} the first
     * {@code extra[i]} get {@code base[i] + 1}, the others {@code base[i]}. Ties go to the earlier entry.
     */
    static long[][] spread(long total, long[] weights, long[] counts) {
        int n = weights.length;
        long[] base = new long[n];
        long[] extra = new long[n];
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(weights[i], counts[i]));
        }
        if (total == 0 || sum == 0) {
            return new long[][] {base, extra};
        }
        long[] rest = new long[n];
        long left = total;
        for (int i = 0; i < n; i++) {
            base[i] = floorOf(total, weights[i], sum);
            rest[i] = restOf(total, weights[i], sum);
            left -= base[i] * counts[i];
        }
        while (left > 0) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (rest[i] > 0 && counts[i] > 0 && (best < 0 || rest[i] > rest[best])) {
                    best = i;
                }
            }
            extra[best] = Math.min(left, counts[best]);
            left -= extra[best];
            rest[best] = 0;
        }
        return new long[][] {base, extra};
    }

    private static long floorOf(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b / c;
        }
        return big(a).multiply(big(b)).divide(big(c)).longValueExact();
    }

    private static long restOf(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return a * b % c;
        }
        return big(a).multiply(big(b)).mod(big(c)).longValueExact();
    }

    private static java.math.BigInteger big(long value) {
        return java.math.BigInteger.valueOf(value);
    }
}
