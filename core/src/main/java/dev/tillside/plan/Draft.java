package dev.tillside.plan;

import dev.tillside.plan.forecast.Likelihood;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of a household from the forecast to its list, while the specials of all are weighed against each other.
 *
 * @param household whose
 * @param value what it is to the shop
 * @param worth what its list may save, in minor units
 * @param likely what it will need that is worth a line, the likeliest first
 * @param specials those that it could get, in order of category
 */
record Draft(Household household, HouseholdValue value, long worth, List<Likelihood> likely, List<Special> specials) {
    static Draft of(Profile profile, Policy policy, Candidates candidates) {
        return new Draft(
                profile.household(),
                profile.value(),
                profile.worth(policy),
                ListMaker.worthALine(profile.ranked()),
                candidates.of(profile));
    }

    /** Its specials as numbers. */
    Options options(BudgetBook book, int most) {
        int size = specials.size();
        int[] group = new int[size];
        double[] gain = new double[size];
        double[] value = new double[size];
        double[] cost = new double[size];
        int[] budget = new int[size];
        for (int j = 0; j < size; j++) {
            Special special = specials.get(j);
            boolean isNext = j > 0
                    && !special.article()
                            .category()
                            .equals(specials.get(j - 1).article().category());
            group[j] = j == 0 ? 0 : group[j - 1] + (isNext ? 1 : 0);
            gain[j] = special.gain();
            value[j] = special.savingMinor();
            cost[j] = special.expectedFunding();
            budget[j] = book.place(special);
        }
        return new Options(group, gain, value, cost, budget, worth, most);
    }

    List<Special> pick(int[] chosen) {
        return Arrays.stream(chosen).mapToObj(specials::get).toList();
    }
}
