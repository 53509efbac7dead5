package dev.tillside.plan;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What a household is to the shop on a day. Amounts are in major units of the currency.
 *
 * @param spendPerWeek over the last {@value Policy#VALUE_WEEKS} weeks; a household that came later did not spend before
 * @param visitsPerWeek over the same weeks
 * @param daysSinceVisit days since the last visit; very many where there was none
 * @param breadth the share of the shop's staples that it bought in those weeks, 0 to 1
 * @param churn the probability that it does not come in the next {@value Churn#DAYS} days
 * @param lifetime the margin expected of it over the next year, should it go on as in those weeks while it stays
 */
public record HouseholdValue(
        double spendPerWeek, double visitsPerWeek, long daysSinceVisit, double breadth, double churn, double lifetime) {
    private static final double MARGIN = .25;
    private static final int WEEKS = 52;
    private static final long NEVER = 9_999;

    static HouseholdValue of(PurchaseHistory history, Assortment shop, LocalDate today, Norms norms, Policy policy) {
        LocalDate since = today.minusWeeks(Policy.VALUE_WEEKS);
        double spend = history.spend(since) / policy.minorPerMajor() / Policy.VALUE_WEEKS;
        double churn = norms.churn().probability(history, today);
        return new HouseholdValue(
                spend,
                history.visits(since) / (double) Policy.VALUE_WEEKS,
                history.visits() == 0 ? NEVER : DAYS.between(history.lastVisit(), today),
                norms.breadth(categories(history, shop, since)),
                churn,
                spend * MARGIN * weeksToCome(churn));
    }

    private static Set<String> categories(PurchaseHistory history, Assortment shop, LocalDate since) {
        Set<String> categories = new HashSet<>();
        history.since(since, (key, days, units) -> {
            Article article = shop.orNull(key);
            if (article != null) {
                categories.add(article.category());
            }
        });
        return categories;
    }

    /** The weeks of the next year that the household is expected to be with the shop. */
    private static double weeksToCome(double churn) {
        double stays = StrictMath.pow(1 - Math.min(churn, .999_999), 7d / Churn.DAYS);
        return stays == 1 ? WEEKS : stays * (1 - StrictMath.pow(stays, WEEKS)) / (1 - stays);
    }

    /** Whether it spends enough for a list. */
    public boolean isEligible(Policy policy) {
        return spendPerWeek >= policy.weeklySpend();
    }

    /** What its list may be worth: by the curve, and less where it shops elsewhere too. */
    public double listWorth(Policy policy) {
        double whole = policy.fullBreadth() == 0 ? 1 : Math.min(1, breadth / policy.fullBreadth());
        return policy.curve().at(spendPerWeek) * (1 + whole) / 2;
    }
}
