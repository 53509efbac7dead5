package dev.tillside.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.sync.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How long head office is left alone. */
class BreakerProperties {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(5);

    private static Breaker breaker(long seed) {
        return new Breaker(new Breaker.Pace(IDLE, LEAST, MOST), seed);
    }

    @Property(tries = 200)
    void pausesDoubleUpToTheLongestAndAreNeverShorterThanHalf(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int failures) {
        Breaker breaker = breaker(seed);
        for (int i = 0; i < failures; i++) {
            breaker.opened(NOON, "nobody answers");
        }
        long doubled = Math.min(LEAST.toMillis() << Math.min(failures - 1, 20), MOST.toMillis());
        assertThat(breaker.pause(NOON).toMillis()).isBetween(doubled / 2, doubled);
    }

    @Example
    void tillsDoNotComeBackAllAtOnce() {
        Set<Long> pauses = new HashSet<>();
        for (int till = 0; till < 100; till++) {
            Breaker breaker = breaker(till);
            for (int i = 0; i < 10; i++) {
                breaker.opened(NOON, "nobody answers");
            }
            pauses.add(breaker.pause(NOON).toMillis());
        }
        assertThat(pauses).hasSizeGreaterThan(90);
    }

    @Property(tries = 200)
    void aClockThatJumpsKeepsNoTillAway(@ForAll @IntRange(min = -400, max = 400) int days) {
        Breaker breaker = breaker(1);
        breaker.opened(NOON, "nobody answers");
        assertThat(breaker.pause(NOON.plus(Duration.ofDays(days)))).isBetween(Duration.ZERO, MOST);
    }

    @Example
    void theLineIsToldAsItStands() {
        Breaker breaker = breaker(1);
        assertThat(breaker.line().state()).isEqualTo(Line.State.CLOSED);
        breaker.opened(NOON, "nobody answers");
        assertThat(breaker.line().state()).isEqualTo(Line.State.OPEN);
        assertThat(breaker.line().fault()).contains("nobody answers");
        assertThat(breaker.line().nextTry()).isPresent();
        breaker.trying();
        assertThat(breaker.line().state()).isEqualTo(Line.State.HALF_OPEN);
        breaker.closed(NOON);
        assertThat(breaker.line().state()).isEqualTo(Line.State.CLOSED);
        assertThat(breaker.lastRound()).contains(NOON);
        assertThat(breaker.pause(NOON)).isEqualTo(IDLE);
    }
}
