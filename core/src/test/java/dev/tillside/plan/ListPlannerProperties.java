package dev.tillside.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of every plan, whatever the households and budgets. */
class ListPlannerProperties {
    private static final HoldOut SOME = new HoldOut(7, .1, .2, .1);

    @Property(tries = 12)
    void everyPlanKeepsItsPromises(@ForAll @IntRange(max = 1_000) int seed, @ForAll @IntRange(max = 4_000) int budget) {
        List<Household> households = MadeUpHouseholds.households(60, seed);
        Setting setting = MadeUpHouseholds.setting(households, budget, SOME);
        Plan plan = new ListPlanner(setting).plan(households, MadeUpHouseholds.TODAY);
        assertThat(plan.gain()).isLessThanOrEqualTo(plan.bound() * (1 + 1e-9) + 1e-6);
        plan.lists().forEach(list -> keepsItsPromises(list, setting.policy()));
        withinBudgets(plan, setting);
        usesWithinBudgets(plan, setting);
    }

    private static void keepsItsPromises(PlannedList list, Policy policy) {
        Set<String> categories = new HashSet<>();
        List<Special> all = new ArrayList<>(list.specials());
        all.addAll(list.heldOut());
        for (Special special : all) {
            Article article = special.article();
            assertThat(categories.add(article.category()))
                    .as("one special a category")
                    .isTrue();
            article.cost().ifPresent(cost -> assertThat(special.price().minor()).isGreaterThanOrEqualTo(cost));
            assertThat(special.was().minor()).isEqualTo(article.lowest().orElseThrow());
            assertThat(special.price().minor())
                    .isPositive()
                    .isLessThan(special.was().minor());
            assertThat(special.price().minor() % 5).isZero();
            assertThat(special.funding()).isLessThanOrEqualTo(special.discount());
            assertThat(special.withIt()).isBetween(special.chance(), 1d);
        }
        assertThat(list.saving()).isLessThanOrEqualTo(list.worth());
        assertThat(list.specials().size()).isLessThanOrEqualTo(policy.specials());
        assertThat(list.lines().size()).isLessThanOrEqualTo(policy.lines());
        assertThat(list.value().spendPerWeek()).isGreaterThanOrEqualTo(policy.weeklySpend());
        list.heldOut().forEach(s -> assertThat(SOME.withholds(list.household(), s.heldOutAs(), list.issued()))
                .isTrue());
        list.specials().stream().filter(s -> s.deal().isPresent()).forEach(s -> assertThat(
                        SOME.withholds(list.household(), s.heldOutAs(), list.issued()))
                .isFalse());
    }

    private static void withinBudgets(Plan plan, Setting setting) {
        Map<String, Double> spent = new HashMap<>();
        for (PlannedList list : plan.lists()) {
            list.specials().forEach(s -> s.deal().ifPresent(deal -> {
                spent.merge(deal.id(), s.expectedFunding(), Double::sum);
                spent.merge(deal.vendor(), s.expectedFunding(), Double::sum);
            }));
        }
        setting.deals().forEach(deal -> assertThat(spent.getOrDefault(deal.id(), 0d))
                .isLessThanOrEqualTo(deal.budget().minor()));
        assertThat(spent.getOrDefault("V1", 0d)).isLessThanOrEqualTo(900);
        plan.spending().forEach(s -> assertThat(s.expected()).isLessThanOrEqualTo(s.budget()));
    }

    /** In fact too: were every use that tills allow made, no deal's budget would be exceeded. */
    private static void usesWithinBudgets(Plan plan, Setting setting) {
        Map<String, Long> most = new HashMap<>();
        for (PlannedOffers.Planned offer : PlannedOffers.of(plan)) {
            most.merge(
                    offer.special().dealId(),
                    offer.uses() * offer.special().funding().minor(),
                    Long::sum);
            assertThat(offer.id().length()).isLessThanOrEqualTo(64);
            offer.funded()
                    .ifPresent(percent -> assertThat(percent.of(offer.amount().minor()))
                            .isLessThanOrEqualTo(
                                    offer.uses() * offer.special().funding().minor()));
        }
        setting.deals().forEach(deal -> assertThat(most.getOrDefault(deal.id(), 0L))
                .isLessThanOrEqualTo(deal.budget().minor()));
    }
}
