package dev.tillside.plan;

import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.Arrays;
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
        int[] days = history.days(article.key());
        if (days.length < 2) {
            return Optional.empty();
        }
        int[] gaps = new int[days.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        Arrays.sort(gaps);
        LocalDate due = LocalDate.ofEpochDay(days[days.length - 1] + gaps[gaps.length / 2]);
        return Optional.of(due.isBefore(today) ? today : due);
    }
}
