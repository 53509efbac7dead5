package dev.tillside.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SharesProperties {
    private static final long LARGEST = 1_000_000_000_000_000L;

    @Property
    void partsSumToTheWhole(
            @ForAll @LongRange(min = 0, max = LARGEST) long total,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = LARGEST) Long> weights) {
        long sum = weights.stream().mapToLong(w -> w).sum();
        if (sum == 0) {
            return;
        }
        assertThat(LongStream.of(parts(total, weights)).sum()).isEqualTo(total);
    }

    @Property
    void eachPartIsItsShareRoundedDownOrUp(
            @ForAll @LongRange(min = 0, max = LARGEST) long total,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = LARGEST) Long> weights) {
        BigInteger sum = BigInteger.valueOf(weights.stream().mapToLong(w -> w).sum());
        long[] parts = parts(total, weights);
        for (int i = 0; i < parts.length; i++) {
            BigInteger down = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights.get(i)))
                    .divide(sum);
            assertThat(parts[i]).isBetween(down.longValueExact(), down.longValueExact() + 1);
        }
    }

    @Property
    void nothingLandsOnZeroAndNoPartExceedsItsWeight(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 100_000) Long> weights,
            @ForAll @LongRange(min = 0, max = 1_000_000) long ask) {
        long sum = weights.stream().mapToLong(w -> w).sum();
        long[] parts = parts(sum == 0 ? 0 : ask % (sum + 1), weights);
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isBetween(0L, weights.get(i));
        }
    }

    @Property
    void ofEqualWeightsTheEarlierGetsMore(
            @ForAll @LongRange(min = 1, max = 1000) long weight,
            @ForAll @LongRange(min = 0, max = 100_000) long total,
            @ForAll @LongRange(min = 1, max = 20) long count) {
        List<Long> weights =
                IntStream.range(0, (int) count).mapToObj(i -> weight).toList();
        long[] parts = parts(total, weights);
        for (int i = 1; i < parts.length; i++) {
            assertThat(parts[i]).isLessThanOrEqualTo(parts[i - 1]);
        }
    }

    @Property
    void mulDivRoundsAsDecimalsDo(
            @ForAll @LongRange(min = -LARGEST, max = LARGEST) long a,
            @ForAll @LongRange(min = 0, max = 1_000_000) long b,
            @ForAll @LongRange(min = 1_000_000, max = LARGEST) long c) {
        BigDecimal exact = BigDecimal.valueOf(a)
                .multiply(BigDecimal.valueOf(b))
                .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_UP);
        assertThat(Shares.mulDivRound(a, b, c)).isEqualTo(exact.longValueExact());
    }

    @Example
    void halvesGoAwayFromZeroAtTheEdgesOfLong() {
        assertThat(Shares.mulDivRound(1, 1, 2)).isEqualTo(1);
        assertThat(Shares.mulDivRound(-1, 1, 2)).isEqualTo(-1);
        assertThat(Shares.mulDivRound(Long.MAX_VALUE, 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shares.mulDivRound(Long.MIN_VALUE, 1, 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(Shares.mulDivRound(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Example
    void nothingIsSharedOverNothing() {
        assertThat(Shares.largestRemainder(0, new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Shares.largestRemainder(0, new long[0])).isEmpty();
        assertThatThrownBy(() -> Shares.largestRemainder(1, new long[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.largestRemainder(-1, new long[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] parts(long total, List<Long> weights) {
        return Shares.largestRemainder(total, weights.stream().mapToLong(w -> w).toArray());
    }
}
