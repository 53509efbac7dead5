package dev.tillside.example.cli.journey;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days, both ends included.
 *
 * @param from the first
 * @param through the last
 */
record Span(LocalDate from, LocalDate through) {
    Span {
        if (through.isBefore(from)) {
            throw new IllegalArgumentException("ends on " + through + ", before it starts on " + from);
        }
    }

    /** So many days from a day on. */
    static Span of(LocalDate from, long days) {
        return new Span(from, from.plusDays(days - 1));
    }

    long days() {
        return ChronoUnit.DAYS.between(from, through) + 1;
    }

    /** From the earlier start through the later end. */
    Span with(Span other) {
        return new Span(
                from.isBefore(other.from) ? from : other.from,
                through.isAfter(other.through) ? through : other.through);
    }
}
