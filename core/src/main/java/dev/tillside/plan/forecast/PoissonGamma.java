package dev.tillside.plan.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Purchases of an item come by chance at a rate of the household's own (Poisson), of which little is known beforehand (Gamma), and
 * which changes: a purchase counts half as much after {@value #HALF_LIFE_DAYS} days, as does the time in which none came.
 */
final class PoissonGamma implements Forecast {
    private static final int HALF_LIFE_DAYS = 120;
    private static final double MEAN_LIFE_DAYS = HALF_LIFE_DAYS / StrictMath.log(2);
    private static final double PRIOR_PURCHASES = 0.1;
    private static final double PRIOR_DAYS = 30;

    @Override
    public List<Likelihood> rank(PurchaseHistory history, LocalDate from, int days) {
        int start = Windows.checked(history, from, days);
        List<Likelihood> ranked = new ArrayList<>();
        for (int place = 0; place < history.itemCount(); place++) {
            double purchases = 0;
            for (int p = history.start(place); p < history.start(place + 1) && history.day(p) < start; p++) {
                purchases += Fading.days(HALF_LIFE_DAYS, start - history.day(p));
            }
            if (purchases > 0) {
                int span = start - history.visitDay(0);
                ranked.add(new Likelihood(history.item(place), probability(purchases, span, days)));
            }
        }
        Collections.sort(ranked);
        return List.copyOf(ranked);
    }

    /**
     * @param purchases each weighed by its age
     * @param span the days since the first visit that is kept
     */
    static double probability(double purchases, int span, int days) {
        double known = MEAN_LIFE_DAYS * (1 - Fading.days(HALF_LIFE_DAYS, span));
        return 1 - StrictMath.exp(-(purchases + PRIOR_PURCHASES) / (known + PRIOR_DAYS) * days);
    }
}
