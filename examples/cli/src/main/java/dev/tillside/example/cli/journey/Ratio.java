package dev.tillside.example.cli.journey;

import java.math.BigInteger;
import java.util.List;

/**
 * A price that is not rounded yet: so many cents for so many pieces.
 *
 * @param cents zero or more
 * @param pieces at least one
 */
record Ratio(long cents, long pieces) implements Comparable<Ratio> {
    Ratio {
        if (cents < 0 || pieces < 1) {
            throw new IllegalArgumentException("not a price: " + cents + " cents for " + pieces);
        }
    }

    @Override
    public int compareTo(Ratio other) {
        return Long.compare(Math.multiplyExact(cents, other.pieces), Math.multiplyExact(other.cents, pieces));
    }

    /** The median in whole cents, rounded once, half up: rounding each price first would move it. */
    static long median(List<Ratio> prices) {
        List<Ratio> sorted = prices.stream().sorted().toList();
        Ratio low = sorted.get((sorted.size() - 1) / 2);
        Ratio high = sorted.get(sorted.size() / 2);
        return meanHalfUp(low, high);
    }

    private static long meanHalfUp(Ratio a, Ratio b) {
        BigInteger sum = product(a.cents, b.pieces).add(product(b.cents, a.pieces));
        BigInteger pieces = product(a.pieces, b.pieces);
        // The mean is sum / (2 * pieces); its half-up rounding is floor of that plus a half.
        return sum.add(pieces).divide(pieces.shiftLeft(1)).longValueExact();
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
