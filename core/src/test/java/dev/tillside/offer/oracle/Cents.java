package dev.tillside.offer.oracle;

import dev.tillside.money.Percent;
import dev.tillside.offer.Reward.Deal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/** The arithmetic of section 1 once more, written apart from {@code dev.tillside.money}: an oracle must not share bugs. */
final class Cents {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Cents() {}

    /** Half away from zero. */
    static long round(BigDecimal minor) {
        return minor.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static long percentOf(Percent percent, long minor) {
        return round(BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(percent.tenThousandths()))
                .divide(MILLION, 6, RoundingMode.UNNECESSARY));
    }

    /** What a deal takes off units that cost {@code sum} together (or off one that costs it). */
    static long off(Deal deal, long sum) {
        if (deal instanceof Deal.Price price) {
            return Math.max(0, sum - price.price().minor());
        }
        if (deal instanceof Deal.AmountOff amount) {
            return Math.min(amount.amount().minor(), sum);
        }
        return percentOf(((Deal.PercentOff) deal).percent(), sum);
    }

    /** {@code total} in proportion to the weights by largest remainder; ties go to the earlier. */
    static long[] share(long total, long[] weights) {
        long[] parts = new long[weights.length];
        BigInteger sum = BigInteger.valueOf(LongStream.of(weights).sum());
        if (total == 0) {
            return parts;
        }
        BigInteger[] rests = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = exact[0].longValueExact();
            rests[i] = exact[1];
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = largest(rests);
            parts[largest]++;
            rests[largest] = BigInteger.valueOf(-1);
        }
        return parts;
    }

    private static int largest(BigInteger[] rests) {
        int largest = 0;
        for (int i = 1; i < rests.length; i++) {
            largest = rests[i].compareTo(rests[largest]) > 0 ? i : largest;
        }
        return largest;
    }

    /** {@code spread(total over units)}: in proportion to the units' prices. */
    static long[] spread(long total, long[] prices, int units) {
        long[] weights = new long[prices.length];
        for (int u = 0; u < prices.length; u++) {
            weights[u] = Belt.in(units, u) ? prices[u] : 0;
        }
        return share(total, weights);
    }

    static long sum(long[] values) {
        return LongStream.of(values).sum();
    }
}
