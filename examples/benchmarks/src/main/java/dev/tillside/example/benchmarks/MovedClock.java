package dev.tillside.example.benchmarks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Noon of a day that is set by hand. */
final class MovedClock extends Clock {
    private final ZoneId zone;
    private volatile LocalDate day;

    MovedClock(LocalDate day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
    }

    void goTo(LocalDate other) {
        day = other;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(day, other);
    }

    @Override
    public Instant instant() {
        return day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }
}
