package dev.tillside.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads dates and instants of the years 1 to 9999. Java reads years of nine digits too, and then counting a few days on from
 * one of them fails somewhere deep inside.
 */
public final class IsoTime {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private IsoTime() {}

    /**
     * Reads {@code 2026-11-30}.
     *
     * @throws DateTimeException where it is no such date
     */
    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (!inRange(date)) {
            throw new DateTimeException("not of the years 1 to 9999");
        }
        return date;
    }

    /**
     * Reads {@code 2026-11-22T10:00:00+01:00}.
     *
     * @throws DateTimeException where it is no such instant
     */
    public static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (!inRange(time.toLocalDate())) {
            throw new DateTimeException("not of the years 1 to 9999");
        }
        return time.toInstant();
    }

    /** Whether the instant is of the years 1 to 9999 in UTC. */
    public static boolean inRange(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    /** Whether the date is of the years 1 to 9999. */
    public static boolean inRange(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }
}
