package dev.tillside.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WebsterProperties {
    private static final long LARGEST = 1_000_000_000_000_000L;

    @Property
    void seatBySeatGivesTheSame(@ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 60) Long> list) {
        long[] weights = array(list);
        long[] seats = new long[weights.length];
        for (long sum = 0; sum <= LongStream.of(weights).sum(); sum++) {
            assertThat(Webster.parts(sum, weights)).as("sum " + sum).containsExactly(seats);
            seats[naiveNext(seats, weights)]++;
        }
    }

    @Property
    void tiesGoInTheOrderListed(
            @ForAll @LongRange(min = 1, max = 30) long weight, @ForAll @LongRange(min = 1, max = 9) long count) {
        long[] weights = LongStream.range(0, count).map(i -> weight).toArray();
        for (long sum = 0; sum <= weight * count; sum++) {
            long[] parts = Webster.parts(sum, weights);
            for (int i = 0; i < parts.length; i++) {
                assertThat(parts[i]).isEqualTo(sum / count + (i < sum % count ? 1 : 0));
            }
        }
    }

    @Property
    void oneMoreGoesToWhoeverHasTheGreatestClaim(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = LARGEST) Long> list,
            @ForAll @LongRange(min = 0, max = LARGEST) long ask) {
        long[] weights = array(list);
        long whole = LongStream.of(weights).sum();
        if (whole == 0) {
            return;
        }
        long sum = ask % whole;
        long[] parts = Webster.parts(sum, weights);
        assertThat(LongStream.of(parts).sum()).isEqualTo(sum);
        parts[naiveNext(parts, weights)]++;
        assertThat(Webster.parts(sum + 1, weights)).containsExactly(parts);
    }

    @Property
    void thePartsNeverFallAndEndAtTheWeights(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000_000_000) Long> list,
            @ForAll @LongRange(min = 0, max = LARGEST) long one,
            @ForAll @LongRange(min = 0, max = LARGEST) long other) {
        long[] weights = array(list);
        long whole = LongStream.of(weights).sum();
        long[] less = Webster.parts(Math.min(one, other) % (whole + 1), weights);
        long[] more = Webster.parts(
                Math.max(Math.min(one, other) % (whole + 1), Math.max(one, other) % (whole + 1)), weights);
        for (int i = 0; i < less.length; i++) {
            assertThat(less[i]).isBetween(0L, more[i]);
            assertThat(more[i]).isLessThanOrEqualTo(weights[i]);
        }
        assertThat(Webster.parts(whole, weights)).containsExactly(weights);
    }

    @Example
    void whereSixtyFortyMeetsItsTies() {
        long[] weights = {60, 40};
        assertThat(Webster.parts(1, weights)).containsExactly(1, 0);
        assertThat(Webster.parts(2, weights)).containsExactly(1, 1);
        assertThat(Webster.parts(3, weights)).containsExactly(2, 1);
        assertThat(Webster.parts(5, weights)).containsExactly(3, 2);
    }

    @Example
    void nothingIsGivenBeyondTheWhole() {
        assertThat(Webster.parts(0, new long[0])).isEmpty();
        assertThat(Webster.parts(0, new long[] {0, 0})).containsExactly(0, 0);
        assertThatThrownBy(() -> Webster.parts(4, new long[] {3})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Webster.parts(-1, new long[] {3})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Webster.parts(1, new long[] {3, -1})).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] array(List<Long> list) {
        return list.stream().mapToLong(w -> w).toArray();
    }

    private static int naiveNext(long[] seats, long[] weights) {
        int best = 0;
        for (int i = 1; i < seats.length; i++) {
            BigInteger mine = BigInteger.valueOf(weights[i]).multiply(BigInteger.valueOf(2 * seats[best] + 1));
            BigInteger theirs = BigInteger.valueOf(weights[best]).multiply(BigInteger.valueOf(2 * seats[i] + 1));
            best = mine.compareTo(theirs) > 0 ? i : best;
        }
        return best;
    }
}
