package dev.tillside.pos;

import java.time.Duration;

/** What a POS asks of a lane, and how long it waits for an answer at most. */
public enum Verb {
    BEGIN(150),
    IDENTIFY(150),
    PREVIEW(100),
    TOTAL(150),
    REDEEM(150),
    COMMIT(400),
    REVERSE(400),
    CANCEL(150),
    SUSPEND(150),
    RESUME(150);

    private final Duration budget;

    Verb(long millis) {
        budget = Duration.ofMillis(millis);
    }

    /** The time within which the verb answers, on the POS's own thread, unless the lane was given another. */
    public Duration budget() {
        return budget;
    }
}
