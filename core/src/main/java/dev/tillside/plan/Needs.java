package dev.tillside.plan;

import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** How much of an item a household takes while a list holds, and when it will be out of it. Pure. */
final class Needs {
    private static final int MOST_UNITS = 12;
    private static final double DAYS_A_WEEK = 7;

    private Needs() {}

    /** Whole units: as many as the household buys in so many days, and no fewer than on a day on which it buys any. */
    static int quantity(PurchaseHistory history, Article article, LocalDate today, int validDays) {
        LocalDate since = today.minusWeeks(Cells.WEEKS);
        PurchaseHistory.Amount bought = history.bought(article.key(), since);
        double aDay = bought.days() == 0 ? 1 : bought.quantity() / bought.days();
        double whileItHolds = bought.quantity() * validDays / (Cells.WEEKS * DAYS_A_WEEK);
        return (int) Math.max(1, Math.min(MOST_UNITS, Math.round(Math.max(aDay, whileItHolds))));
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
