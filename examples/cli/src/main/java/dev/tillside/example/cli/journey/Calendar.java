package dev.tillside.example.cli.journey;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where the days of the data lie: day 1 is the first of January 2026.
 *
 * @param lastDay the last day on which anything was sold
 */
record Calendar(int lastDay) {
    /** The data are American; the shop's clocks change while they run, which is a test of its own. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);

    static LocalDate date(int day) {
        return FIRST.plusDays(day - 1L);
    }

    Span days() {
        return new Span(FIRST, date(lastDay));
    }

    /** When the basket of that place begins: baskets lie evenly over the opening hours, each later than the one before. */
    static String begins(int day, int place, int baskets) {
        long open = OPENS.until(CLOSES, ChronoUnit.SECONDS);
        return instant(day, OPENS.plusSeconds(Math.max(1, open / baskets) * place));
    }

    static String closes(int day) {
        return instant(day, CLOSES);
    }

    private static String instant(int day, LocalTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.of(date(day), time, ZONE));
    }

    /**
     * Moves the real campaigns into these days. Each keeps its own length where it fits, and its place: the first to start
     * starts on the first day, the last to start ends on the last.
     */
    Span redated(Campaign campaign, List<Campaign> all) {
        LocalDate first = start(all, true);
        LocalDate last = start(all, false);
        long length = Math.min(campaign.real().days(), lastDay);
        long place = ChronoUnit.DAYS.between(first, campaign.real().from());
        long places = Math.max(1, ChronoUnit.DAYS.between(first, last));
        return Span.of(FIRST.plusDays((lastDay - length) * place / places), length);
    }

    private static LocalDate start(List<Campaign> all, boolean first) {
        var starts = all.stream().map(c -> c.real().from());
        return (first ? starts.min(LocalDate::compareTo) : starts.max(LocalDate::compareTo)).orElseThrow();
    }
}
