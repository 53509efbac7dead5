package dev.tillside.example.faults.day;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is put to another time. */
final class HandClock implements InstantSource {
    private volatile Instant now;

    HandClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void put(Instant to) {
        now = to;
    }
}
