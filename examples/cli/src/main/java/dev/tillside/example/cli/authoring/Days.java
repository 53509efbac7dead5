package dev.tillside.example.cli.authoring;

import dev.tillside.member.DateSpan;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The days on which something holds, at least in part.
 *
 * @param from the first; {@link LocalDate#MIN} where it is open
 * @param through the last; {@link LocalDate#MAX} where it is open
 */
record Days(LocalDate from, LocalDate through) {
    static Days of(DateSpan span, ZoneId zone) {
        return new Days(day(span.from(), zone, LocalDate.MIN), day(span.through(), zone, LocalDate.MAX));
    }

    private static LocalDate day(Optional<DateSpan.Edge> edge, ZoneId zone, LocalDate open) {
        return edge.map(e ->
                        e.date().orElseGet(() -> LocalDate.ofInstant(e.instant().orElseThrow(), zone)))
                .orElse(open);
    }

    boolean isEmpty() {
        return from.isAfter(through);
    }

    long count() {
        return ChronoUnit.DAYS.between(from, through) + 1;
    }

    /** The days of both. */
    Days and(Days other) {
        return new Days(
                from.isAfter(other.from) ? from : other.from,
                through.isBefore(other.through) ? through : other.through);
    }

    boolean within(Days other) {
        return !from.isBefore(other.from) && !through.isAfter(other.through);
    }

    /** The first day for people; {@code ...} where it is open. */
    String shownFrom() {
        return from.equals(LocalDate.MIN) ? "..." : from.toString();
    }

    /** The last day for people; {@code ...} where it is open. */
    String shownThrough() {
        return through.equals(LocalDate.MAX) ? "..." : through.toString();
    }
}
