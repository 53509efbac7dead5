package dev.tillside.example.office.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each who asks; a request takes one, and they drip in again. The buckets that were not touched for
 * longest are given up where there are too many: they are full again by then, or somebody is many.
 */
final class TokenBuckets {
    private static final int MOST = 10_000;

    private final double perNano;
    private final int burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanos a clock that goes on and never back */
    TokenBuckets(int perSecond, int burst, LongSupplier nanos) {
        this.perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        this.burst = burst;
        this.nanos = nanos;
    }

    private record Bucket(double tokens, long at) {}

    /** Takes a token; else says after how many seconds, one or more, there is one. */
    synchronized long take(String who) {
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(who, new Bucket(burst, now));
        double tokens = Math.min(burst, before.tokens + (now - before.at) * perNano);
        boolean enough = tokens >= 1;
        buckets.put(who, new Bucket(enough ? tokens - 1 : tokens, now));
        return enough ? 0 : (long) Math.ceil((1 - tokens) / perNano / TimeUnit.SECONDS.toNanos(1));
    }

    /** How many are kept. */
    synchronized int size() {
        return buckets.size();
    }
}
