package dev.tillside.example.cli.evaluate;

import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Baselines of one household and one item: from the days on which it was bought. What has to be known of all households (how many
 * of those due do come, how rates are spread) is learned on the training cuts.
 */
final class GapBaselines {
    private static final int YEAR = 365;

    private final int window;
    private final double[] due = new double[2];
    private final double[] came = new double[2];
    private double rates;
    private double squares;
    private int count;

    GapBaselines(int window) {
        this.window = window;
    }

    /** Takes an item at a training cut in. */
    void learn(PurchaseHistory history, String item, LocalDate cut, boolean bought) {
        int place = isDue(history, item, cut) ? 1 : 0;
        due[place]++;
        came[place] += bought ? 1 : 0;
        double rate = history.bought(item, cut.minusDays(YEAR)).days() / (double) YEAR;
        rates += rate;
        squares += rate * rate;
        count++;
    }

    /** The item is due when the mean of its gaps has passed since it was bought last. */
    private boolean isDue(PurchaseHistory history, String item, LocalDate cut) {
        List<LocalDate> dates = history.dates(item);
        LocalDate last = dates.get(dates.size() - 1);
        double mean = ChronoUnit.DAYS.between(dates.get(0), last) / (double) Math.max(1, dates.size() - 1);
        double wait = mean - ChronoUnit.DAYS.between(last, cut);
        return wait >= 0 && wait < window;
    }

    /** The mean gap, and how often what is due by it does come. */
    double meanGap(PurchaseHistory history, String item, LocalDate cut) {
        int place = isDue(history, item, cut) ? 1 : 0;
        return (came[place] + 1) / (due[place] + 2);
    }

    /**
     * Bhagat et al., "Buy It Again" (KDD 2018): a Gamma prior for the rate of purchases; up to twice the mean gap after the last
     * purchase the rate peaks where the item is due.
     */
    double modifiedPoissonGamma(PurchaseHistory history, String item, LocalDate cut) {
        double mean = rates / count;
        double variance = Math.max(1e-12, squares / count - mean * mean);
        List<LocalDate> dates = history.dates(item);
        LocalDate last = dates.get(dates.size() - 1);
        double bought = ChronoUnit.DAYS.between(dates.get(0), last);
        double since = ChronoUnit.DAYS.between(last, cut);
        double gap = bought / Math.max(1, dates.size() - 1);
        double known = bought + (since < 2 * gap ? 2 * Math.abs(gap - since) : since);
        double rate = (dates.size() + mean * mean / variance) / (known + mean / variance);
        return 1 - Math.exp(-rate * window);
    }

    /** As often as in the last year, by chance. */
    double yearlyPoisson(PurchaseHistory history, String item, LocalDate cut) {
        return 1 - Math.exp(-history.bought(item, cut.minusDays(YEAR)).days() * window / (double) YEAR);
    }
}
