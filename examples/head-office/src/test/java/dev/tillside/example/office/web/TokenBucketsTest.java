package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often somebody may ask, by a hand-moved clock. */
class TokenBucketsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TokenBuckets buckets = new TokenBuckets(2, 3, nanos::get);

    @Test
    void aBurstGoesThroughAndThenTheRate() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isEqualTo(1);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(1);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void oneThatAsksTooOftenTakesNothingFromOthers() {
        while (buckets.take("greedy") == 0) {
            // Until its bucket is empty.
        }
        assertThat(buckets.take("other")).isZero();
    }

    @Test
    void aMillionAddressesTakeNoMoreMemoryThanTenThousand() {
        for (int i = 0; i < 1_000_000; i++) {
            buckets.take("address-" + i);
        }
        assertThat(buckets.size()).isEqualTo(10_000);
    }
}
