package dev.tillside.plan.forecast;

import java.time.LocalDate;
import java.util.List;

/** What a household will buy. Implementations are pure and thread-safe: same history, same window, same bits on every machine. */
@FunctionalInterface
public interface Forecast {
    /**
     * Ranks what the household may buy inside the window. What is not in the answer is held to be unlikely, not impossible.
     *
     * @param history what the household bought; purchases on the window's first day or later are not looked at
     * @param from the window's first day
     * @param days the window's length, at least 1
     * @return the likeliest first, each item once; empty where nothing is known
     */
    List<Likelihood> rank(PurchaseHistory history, LocalDate from, int days);

    /** The forecast of a till that holds no trained model: a closed formula over the household's own record. */
    static Forecast closed() {
        return new PoissonGamma();
    }
}
