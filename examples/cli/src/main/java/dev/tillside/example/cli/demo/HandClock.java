package dev.tillside.example.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved, so that the demo is the same on every day. */
final class HandClock implements InstantSource {
    private volatile Instant now;

    HandClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void forward(Duration passed) {
        now = now.plus(passed);
    }
}
