package dev.tillside.money;

import java.math.BigInteger;

/** Shares a whole out in whole parts that sum to it, exactly and the same on every machine. Pure. */
public final class Shares {
    private Shares() {}

    /** {@code round(a * b / c)}, half away from zero; exact for any longs whose result fits a long. */
    public static long mulDivRound(long a, long b, long c) {
        if (c <= 0) {
            throw new IllegalArgumentException("divisor not positive: " + c);
        }
        if (Math.multiplyHigh(a, b) == (a * b) >> 63) {
            long product = a * b;
            long quotient = product / c;
            long rest = Math.abs(product % c);
            return rest >= c - rest ? quotient + Long.signum(product) : quotient;
        }
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger twice = product.abs().shiftLeft(1).add(BigInteger.valueOf(c));
        BigInteger rounded = twice.divide(BigInteger.valueOf(c).shiftLeft(1));
        return (product.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }

    /**
     * Largest remainder: {@code total} in proportion to the weights; ties go to the earlier part.
     *
     * @param total zero or more
     * @param weights each zero or more; where all are zero, every part is zero unless {@code total} is not, which is
     *     refused
     * @return parts that sum to {@code total}; a part of weight zero is zero, and none exceeds its weight while
     *     {@code total} does not exceed the sum of weights
     */
    public static long[] largestRemainder(long total, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        if (total < 0 || sum == 0 && total > 0) {
            throw new IllegalArgumentException("cannot share " + total + " over weights of " + sum);
        }
        long[] parts = new long[weights.length];
        if (total == 0) {
            return parts;
        }
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            long[] divided = mulDivMod(total, weights[i], sum);
            parts[i] = divided[0];
            remainders[i] = divided[1];
            left -= divided[0];
        }
        for (; left > 0; left--) {
            int best = -1;
            for (int i = 0; i < weights.length; i++) {
                if (remainders[i] > 0 && (best < 0 || remainders[i] > remainders[best])) {
                    best = i;
                }
            }
            parts[best]++;
            remainders[best] = 0;
        }
        return parts;
    }

    private static long[] mulDivMod(long a, long b, long c) {
        if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
            return new long[] {a * b / c, a * b % c};
        }
        BigInteger[] divided =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).divideAndRemainder(BigInteger.valueOf(c));
        return new long[] {divided[0].longValueExact(), divided[1].longValueExact()};
    }
}
