package dev.tillside.member;

import dev.tillside.fault.BadInput;
import dev.tillside.text.IsoTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * From when and through when something holds, both inclusive; an end that is absent is open. An end is an instant, or a
 * local date in the store's time zone.
 *
 * @param from the first instant or day
 * @param through the last instant or day
 */
public record DateSpan(Optional<Edge> from, Optional<Edge> through) {
    /** Always. */
    public static final DateSpan ALWAYS = new DateSpan(Optional.empty(), Optional.empty());

    public DateSpan {
        BadInput.present(from, "from");
        BadInput.present(through, "through");
        if (from.isPresent() && through.isPresent() && from.get().isAfter(through.get())) {
            throw BadInput.value("from", "starts after it ends: " + from.get() + " to " + through.get());
        }
    }

    public static DateSpan of(LocalDate from, LocalDate through) {
        return new DateSpan(Optional.of(Edge.of(from)), Optional.of(Edge.of(through)));
    }

    /** Whether it has not begun at that clock reading. */
    public boolean startsAfter(Instant at, ZoneId zone) {
        return from.isPresent() && startsAfter(at, LocalDate.ofInstant(at, zone));
    }

    /** The same for who asks often: the store's date at that clock reading is known. */
    public boolean startsAfter(Instant at, LocalDate today) {
        return from.isPresent() && from.get().firstAfter(at, today);
    }

    /** Whether it is over at that clock reading. */
    public boolean endedBefore(Instant at, ZoneId zone) {
        return through.isPresent() && endedBefore(at, LocalDate.ofInstant(at, zone));
    }

    /** The same for who asks often: the store's date at that clock reading is known. */
    public boolean endedBefore(Instant at, LocalDate today) {
        return through.isPresent() && through.get().lastBefore(at, today);
    }

    /** Whether it holds at that clock reading. */
    public boolean holds(Instant at, ZoneId zone) {
        return !startsAfter(at, zone) && !endedBefore(at, zone);
    }

    /**
     * One end: exactly one of the two is present.
     *
     * @param instant a point in time
     * @param date a whole local day
     */
    public record Edge(Optional<Instant> instant, Optional<LocalDate> date) {
        public Edge {
            if (instant.isPresent() == date.isPresent()) {
                throw BadInput.value("valid", "neither an instant nor a date");
            }
        }

        public static Edge of(Instant instant) {
            return new Edge(Optional.of(instant), Optional.empty());
        }

        public static Edge of(LocalDate date) {
            return new Edge(Optional.empty(), Optional.of(date));
        }

        /** Reads an ISO 8601 instant with offset, or a date; the path names the field in the error. */
        public static Edge parse(String text, String path) {
            BadInput.present(text, path);
            try {
                return text.length() == 10 ? of(IsoTime.date(text)) : of(IsoTime.instant(text));
            } catch (java.time.DateTimeException e) {
                throw BadInput.value(
                        path, "neither a date nor an instant with offset: " + dev.tillside.money.Decimals.shown(text));
            }
        }

        private boolean firstAfter(Instant at, LocalDate today) {
            return instant.isPresent() ? instant.get().isAfter(at) : date.get().isAfter(today);
        }

        private boolean lastBefore(Instant at, LocalDate today) {
            return instant.isPresent() ? instant.get().isBefore(at) : date.get().isBefore(today);
        }

        private boolean isAfter(Edge other) {
            if (instant.isPresent() && other.instant.isPresent()) {
                return instant.get().isAfter(other.instant.get());
            }
            return date.isPresent() && other.date.isPresent() && date.get().isAfter(other.date.get());
        }

        @Override
        public String toString() {
            return instant.map(Instant::toString).orElseGet(() -> date.get().toString());
        }
    }
}
