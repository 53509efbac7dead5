package dev.tillside.gs1;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The days that YYMMDD means (GS1 General Specifications, section 7.12). */
public final class Gs1Dates {
    private static final int FUTURE = 50;

    private Gs1Dates() {}

    /**
     * The day; where it says 00 the month's last.
     *
     * @param yymmdd six digits
     * @param today decides the century: from 49 years back to 50 years ahead
     * @return nothing for a day that does not exist
     */
    public static Optional<LocalDate> day(String yymmdd, LocalDate today) {
        if (TimeChecks.dayOrMonth(yymmdd, 0, yymmdd.length()).isPresent()) {
            return Optional.empty();
        }
        int year = today.getYear() / 100 * 100 + Check.two(yymmdd, 0);
        if (year - today.getYear() > FUTURE) {
            year -= 100;
        } else if (today.getYear() - year >= FUTURE) {
            year += 100;
        }
        YearMonth month = YearMonth.of(year, Check.two(yymmdd, 2));
        int day = Check.two(yymmdd, 4);
        return Optional.of(day == 0 ? month.atEndOfMonth() : month.atDay(day));
    }
}
