package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import java.time.Instant;
import java.util.Optional;

/**
 * How the line to head office stands, as a circuit breaker tells it.
 *
 * @param state closed while all is well
 * @param failures rounds that failed since the last good one
 * @param lastRound when a round last went well to its end, since the till was opened
 * @param nextTry when the background thread tries again, while it waits
 * @param fault why the last round failed
 */
public record Line(
        State state, int failures, Optional<Instant> lastRound, Optional<Instant> nextTry, Optional<String> fault) {
    public Line {
        BadInput.present(state, "state");
        BadInput.present(lastRound, "lastRound");
        BadInput.present(nextTry, "nextTry");
        BadInput.present(fault, "fault");
    }

    /** Whether head office is asked. */
    public enum State {
        /** It is: after each sale, and at a steady pace. */
        CLOSED,
        /** It failed, and is left alone for a while. */
        OPEN,
        /** It failed, and is being tried with one delivery. */
        HALF_OPEN
    }
}
