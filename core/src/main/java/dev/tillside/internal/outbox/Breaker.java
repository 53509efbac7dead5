package dev.tillside.internal.outbox;

import dev.tillside.sync.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Keeps a till from knocking at a door that nobody opens: after a failure head office is left alone for a while, ever longer, and
 * each till's while is a little different, so that a chain's tills do not all come back at once. Thread-safe.
 */
public final class Breaker {
    private static final int MOST_DOUBLINGS = 20;

    private final Pace pace;
    private final RandomGenerator jitter;
    private int failures;
    private boolean trying;
    private Optional<String> fault = Optional.empty();
    private Optional<Instant> lastRound = Optional.empty();
    private Optional<Instant> nextTry = Optional.empty();

    /**
     * How often.
     *
     * @param idle between rounds when nothing happens
     * @param retryDelayMin after the first failure; doubled with each further one
     * @param retryDelayMax at most
     */
    public record Pace(Duration idle, Duration retryDelayMin, Duration retryDelayMax) {
        /** After that many failures, with that share (0 to 1) of jitter: between half and the whole of the doubled delay. */
        Duration retryDelay(int failures, double share) {
            long doubled = retryDelayMin.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
            long capped = Math.min(doubled, retryDelayMax.toMillis());
            return Duration.ofMillis(capped / 2 + (long) (capped / 2 * share));
        }
    }

    public Breaker(Pace pace, long seed) {
        this.pace = pace;
        this.jitter = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A round begins. */
    synchronized void trying() {
        trying = true;
    }

    /** A round went well to its end. */
    synchronized void closed(Instant at) {
        trying = false;
        failures = 0;
        fault = Optional.empty();
        nextTry = Optional.empty();
        lastRound = Optional.of(at);
    }

    /** A round failed. */
    synchronized void opened(Instant at, String why) {
        trying = false;
        failures++;
        fault = Optional.of(why);
        nextTry = Optional.of(at.plus(pace.retryDelay(failures, jitter.nextDouble())));
    }

    /** Whether head office was within reach, so that a sale is worth a round at once and a basket a question. */
    synchronized boolean isClosed() {
        return failures == 0;
    }

    /** How long to the next round. */
    synchronized Duration pause(Instant now) {
        return nextTry.map(next -> Duration.between(now, next))
                .filter(pause -> !pause.isNegative())
                .map(pause -> pause.compareTo(pace.retryDelayMax()) > 0 ? pace.retryDelayMax() : pause)
                .orElse(failures == 0 ? pace.idle() : Duration.ZERO);
    }

    /** When head office was last spoken with to the end. */
    public synchronized Optional<Instant> lastRound() {
        return lastRound;
    }

    /** How the line stands. */
    public synchronized Line line() {
        Line.State state = failures == 0 ? Line.State.CLOSED : trying ? Line.State.HALF_OPEN : Line.State.OPEN;
        return new Line(state, failures, lastRound, nextTry, fault);
    }
}
