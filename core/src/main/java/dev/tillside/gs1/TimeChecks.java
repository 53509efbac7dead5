package dev.tillside.gs1;

import java.time.Year;
import java.util.Optional;

/** Dates and times of day as values write them. */
final class TimeChecks {
    private static final int FEBRUARY = 2;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private TimeChecks() {}

    static Optional<Flaw> hour(String text, int from, int to) {
        return below(24, Gs1Rule.HOUR, text, from, to);
    }

    static Optional<Flaw> minute(String text, int from, int to) {
        return below(60, Gs1Rule.MINUTE, text, from, to);
    }

    static Optional<Flaw> second(String text, int from, int to) {
        return below(60, Gs1Rule.SECOND, text, from, to);
    }

    static Optional<Flaw> hourAndMinute(String text, int from, int to) {
        if (to - from != 4) {
            return Check.flaw(Gs1Rule.TIME_LENGTH, from);
        }
        Optional<Flaw> hour = hour(text, from, from + 2);
        return hour.isPresent() ? hour : minute(text, from + 2, to);
    }

    private static Optional<Flaw> below(int end, Gs1Rule rule, String text, int from, int to) {
        if (to - from != 2) {
            return Check.flaw(Gs1Rule.TIME_LENGTH, from);
        }
        Optional<Flaw> digits = Checks.digits(text, from, to);
        return digits.isPresent() || Check.two(text, from) < end ? digits : Check.flaw(rule, from);
    }

    /** YYMMDD, where day 00 stands for the month's last. */
    static Optional<Flaw> dayOrMonth(String text, int from, int to) {
        if (to - from != 6) {
            return Check.flaw(Gs1Rule.DATE_LENGTH, from);
        }
        // The century does not matter: 2000 is a leap year, and neither 1900 nor 2100 is within fifty years.
        Optional<Flaw> digits = Checks.digits(text, from, to);
        return digits.isPresent() ? digits : monthAndDay(Check.two(text, from) % 4 == 0, text, from + 2);
    }

    static Optional<Flaw> day(String text, int from, int to) {
        return notMonthAlone(dayOrMonth(text, from, to), text, to);
    }

    /** YYYYMMDD, where day 00 stands for the month's last. */
    static Optional<Flaw> dayOrMonthOfCentury(String text, int from, int to) {
        if (to - from != 8) {
            return Check.flaw(Gs1Rule.DATE_LENGTH, from);
        }
        Optional<Flaw> digits = Checks.digits(text, from, to);
        if (digits.isPresent()) {
            return digits;
        }
        int year = Check.two(text, from) * 100 + Check.two(text, from + 2);
        return monthAndDay(Year.isLeap(year), text, from + 4);
    }

    static Optional<Flaw> dayOfCentury(String text, int from, int to) {
        return notMonthAlone(dayOrMonthOfCentury(text, from, to), text, to);
    }

    private static Optional<Flaw> monthAndDay(boolean leap, String text, int from) {
        int month = Check.two(text, from);
        if (month < 1 || month > 12) {
            return Check.flaw(Gs1Rule.MONTH, from);
        }
        int days = month == FEBRUARY && !leap ? 28 : DAYS[month - 1];
        return Check.two(text, from + 2) > days ? Check.flaw(Gs1Rule.DAY, from + 2) : Check.fine();
    }

    private static Optional<Flaw> notMonthAlone(Optional<Flaw> flaw, String text, int to) {
        return flaw.isEmpty() && text.startsWith("00", to - 2) ? Check.flaw(Gs1Rule.DAY, to - 2) : flaw;
    }
}
