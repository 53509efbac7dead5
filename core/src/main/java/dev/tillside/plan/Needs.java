package dev.tillside.plan;

import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How much of an item a household takes at a time, and when it will be out of it. Pure. */
final class Needs {
    private static final int MOST_UNITS = 12;

    private Needs() {}

    /** Whole units, as many as the household buys on a day. */
    static int quantity(PurchaseHistory history, Article article, LocalDate today) {
        LocalDate since = today.minusWeeks(Cells.WEEKS);
        int days = history.count(article.key(), since);
        long units = days == 0 ? 1 : Math.round(history.quantity(article.key(), since) / days);
        return (int) Math.max(1, Math.min(MOST_UNITS, units));
    }

    /** The day on which the household will need it, going by its usual gap; absent: it bought it less than twice. */
    static Optional<LocalDate> due(PurchaseHistory history, Article article, LocalDate today) {
        List<LocalDate> dates = history.dates(article.key());
        if (dates.size() < 2) {
            return Optional.empty();
        }
        LocalDate last = dates.get(dates.size() - 1);
        long[] gaps = new long[dates.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = dates.get(i + 1).toEpochDay() - dates.get(i).toEpochDay();
        }
        java.util.Arrays.sort(gaps);
        LocalDate due = last.plusDays(gaps[gaps.length / 2]);
        return Optional.of(due.isBefore(today) ? today : due);
    }
}
