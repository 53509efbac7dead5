package dev.tillside.pos.tck;

import dev.tillside.fault.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved by hand, forwards or backwards. Thread-safe. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    private SettableClock(Instant now) {
        this.now = now;
    }

    /** A clock that stands there. */
    public static SettableClock at(Instant now) {
        return new SettableClock(BadInput.present(now, "now"));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Puts it there, earlier or later, as whoever sets a machine's clock does. */
    public synchronized void set(Instant to) {
        now = BadInput.present(to, "to");
    }

    /** Lets so much time pass. */
    public synchronized void forward(Duration by) {
        now = now.plus(BadInput.present(by, "by"));
    }

    @Override
    public String toString() {
        return "SettableClock[" + now + "]";
    }
}
