package dev.tillside.plan;

import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Likelihood;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known and expected of one household on the day of planning.
 *
 * @param household who
 * @param value what it is to the shop
 * @param uses how it uses categories
 * @param ranked what it will need, the likeliest first
 * @param chances the same by item
 * @param misses the probability that it buys nothing of a category, by category
 */
record Profile(
        Household household,
        HouseholdValue value,
        Map<String, CategoryUse> uses,
        List<Likelihood> ranked,
        Map<String, Double> chances,
        Map<String, Double> misses) {
    private static final double SURE = .97;
    private static final double HARDLY = .001;

    /** How much of its category's chance an item has that the household never tried, next to one that it knows. */
    private static final double UNTRIED = .3;

    /** How much of the share of its like that buy a category a household starts with in one list's time. */
    private static final double BEGINNERS = .1;

    static Profile of(
            Household household, Assortment shop, Norms norms, Policy policy, Forecast forecast, LocalDate today) {
        List<Likelihood> ranked = forecast.rank(household.history(), today, policy.validDays());
        Map<String, Double> chances = new HashMap<>(2 * ranked.size());
        Map<String, Double> misses = new HashMap<>();
        for (Likelihood likely : ranked) {
            Article article = shop.orNull(likely.item());
            if (article != null) {
                chances.put(likely.item(), likely.probability());
                misses.merge(article.category(), 1 - likely.probability(), (a, b) -> a * b);
            }
        }
        return new Profile(
                household,
                HouseholdValue.of(household.history(), shop, today, norms, policy),
                Cells.uses(household.history(), shop, today),
                ranked,
                chances,
                misses);
    }

    /** What the household's list may save, in minor units. */
    long worth(Policy policy) {
        return Math.round(value.listWorth(policy) * policy.minorPerMajor());
    }

    boolean knows(Article article) {
        return chances.containsKey(article.key());
    }

    /** The chance that the household buys the item at the shelf price while the list holds. */
    double chance(Article article, Norms norms, Map<String, Double> wanting) {
        Double own = chances.get(article.key());
        if (own != null) {
            return within(own);
        }
        double reach = norms.reach().getOrDefault(article.key(), 0d);
        Double miss = misses.get(article.category());
        if (miss != null) {
            return within((1 - miss) * reach * UNTRIED);
        }
        return within(wanting.getOrDefault(article.category(), 0d) * reach * BEGINNERS);
    }

    /** The chance that it buys something else of the item's category. */
    double others(Article article) {
        double miss = misses.getOrDefault(article.category(), 1d);
        double own = Math.min(SURE, chances.getOrDefault(article.key(), 0d));
        return 1 - Math.min(1, miss / (1 - own));
    }

    private static double within(double chance) {
        return Math.max(HARDLY, Math.min(SURE, chance));
    }
}
