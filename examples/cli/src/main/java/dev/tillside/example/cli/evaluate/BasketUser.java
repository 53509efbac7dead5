package dev.tillside.example.cli.evaluate;

import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody whose next basket is to be forecast.
 *
 * @param id the user's
 * @param part of the fold
 * @param baskets items of each basket, the oldest first
 * @param next the basket that came
 */
record BasketUser(String id, Part part, List<List<String>> baskets, Set<String> next) {
    /** The day that stands for the next basket: the last one known is the day before, and so on. */
    static final LocalDate NEXT = LocalDate.of(2000, 1, 1);

    /** What a user is for. */
    enum Part {
        TRAIN,
        VAL,
        TEST
    }

    Observation observation() {
        List<Visit> visits = new ArrayList<>();
        for (int b = 0; b < baskets.size(); b++) {
            visits.add(new Visit(
                    NEXT.minusDays(baskets.size() - b),
                    baskets.get(b).stream().map(Purchase::of).toList()));
        }
        return new Observation(PurchaseHistory.of(visits), NEXT, 1, next);
    }
}
