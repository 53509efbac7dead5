package dev.tillside.plan;

import static dev.tillside.plan.MadeUpHouseholds.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Percent;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListPlannerTest {
    private static final HoldOut NOBODY = new HoldOut(1, 0, 0, 0);

    @Test
    void theSameHouseholdsGetTheSameListsHoweverTheyAreOrdered() {
        List<Household> households = MadeUpHouseholds.households(80, 1);
        ListPlanner planner = new ListPlanner(MadeUpHouseholds.setting(households, 2_000, NOBODY));
        Plan plan = planner.plan(households, TODAY);
        assertThat(planner.plan(households, TODAY)).isEqualTo(plan);
        assertThat(plan.lists()).isNotEmpty();
        List<Household> shuffled = new ArrayList<>(households);
        Collections.shuffle(shuffled, new Random(2));
        assertThat(planner.plan(shuffled, TODAY).lists().size())
                .isEqualTo(plan.lists().size());
    }

    @Test
    void aTillChoosesAtThePublishedPricesWhatThePlanForAllChose() {
        List<Household> households = MadeUpHouseholds.households(80, 3);
        ListPlanner planner = new ListPlanner(MadeUpHouseholds.setting(households, 900, NOBODY));
        Plan plan = planner.plan(households, TODAY);
        long same = 0;
        long all = 0;
        for (PlannedList list : plan.lists()) {
            Household household = households.stream()
                    .filter(h -> h.id().equals(list.household()))
                    .findFirst()
                    .orElseThrow();
            List<String> alone =
                    planner.next(household, TODAY, plan.prices(), "till", s -> true).orElseThrow().specials().stream()
                            .map(s -> s.article().key())
                            .toList();
            all += list.specials().size();
            same += list.specials().stream()
                    .filter(s -> alone.contains(s.article().key()))
                    .count();
        }
        assertThat(same / (double) all)
                .as("but for uses and what budgets leave at the margin")
                .isGreaterThan(.8);
    }

    @Test
    void aHouseholdWaitsForItsNextList() {
        List<Household> households = MadeUpHouseholds.households(40, 4);
        ListPlanner planner = new ListPlanner(MadeUpHouseholds.setting(households, 2_000, NOBODY));
        List<Household> served = households.stream()
                .map(h -> new Household(
                        h.id(), h.history(), Track.NONE.after(TODAY.minusDays(13), Optional.empty(), Map.of())))
                .toList();
        Plan plan = planner.plan(served, TODAY);
        assertThat(plan.lists()).isEmpty();
        assertThat(plan.waiting()).isEqualTo(plan.eligible());
        assertThat(planner.plan(served, TODAY.plusDays(1)).lists()).isNotEmpty();
    }

    @Test
    void cellsAreCutAtAQuarterAndThreeQuartersOfTheRequirements() {
        CellCuts cuts = CellCuts.TERCILES;
        assertThat(cuts.loyalty(.25)).isEqualTo(Loyalty.NATIONAL);
        assertThat(cuts.loyalty(.2501)).isEqualTo(Loyalty.SWITCHER);
        assertThat(cuts.loyalty(.75)).isEqualTo(Loyalty.STORE);
        UsageCut usage = UsageCut.of(new double[] {9, 1, 2, 3, 4, 5, 6, 7, 8}, cuts);
        assertThat(List.of(3d, 4d, 6d, 7d))
                .extracting(usage::usage)
                .containsExactly(Usage.LIGHT, Usage.MEDIUM, Usage.MEDIUM, Usage.HEAVY);
        assertThat(UsageCut.of(new double[] {2, 2, 2}, cuts).usage(2))
                .as("equals are not parted")
                .isEqualTo(Usage.MEDIUM);
    }

    @Test
    void theRuleThatSaysMoreDecidesTheDiscount() {
        CellDiscounts discounts = new CellDiscounts(Map.of(
                "*",
                Percent.of("5"),
                "NATIONAL/*",
                Percent.of("30"),
                "*/HEAVY",
                Percent.of("10"),
                "NATIONAL/HEAVY",
                Percent.of("40")));
        assertThat(discounts.in(Optional.of(new Cell(Loyalty.NATIONAL, Usage.HEAVY))))
                .contains(Percent.of("40"));
        assertThat(discounts.in(Optional.of(new Cell(Loyalty.NATIONAL, Usage.LIGHT))))
                .contains(Percent.of("30"));
        assertThat(discounts.in(Optional.of(new Cell(Loyalty.STORE, Usage.HEAVY))))
                .contains(Percent.of("10"));
        assertThat(discounts.in(Optional.empty())).contains(Percent.of("5"));
        assertThatThrownBy(() -> new CellDiscounts(Map.of("NATIONAL/HUGE", Percent.of("5"))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("NATIONAL/HUGE");
    }

    @Test
    void whoSpendsMoreGetsMoreAndWhoShopsElsewhereLess() {
        Policy policy = Policy.usual(MadeUpHouseholds.GBP);
        assertThat(value(24.99, 1).isEligible(policy)).isFalse();
        assertThat(value(25, 1).isEligible(policy)).isTrue();
        assertThat(value(150, 1).listWorth(policy)).isEqualTo(35);
        assertThat(value(900, 1).listWorth(policy)).isEqualTo(40);
        assertThat(value(150, 0).listWorth(policy)).isEqualTo(17.5);
    }

    private static HouseholdValue value(double spend, double breadth) {
        return new HouseholdValue(spend, 1, 3, breadth, .1, 500);
    }

    /** Half the households stop coming; what is said of the others' absence comes true about as often as it is said. */
    @Test
    void churnIsCalibrated() {
        List<PurchaseHistory> known = shoppers(1, 1_500);
        Churn churn = Churn.fitted(known, TODAY);
        double said = 0;
        double came = 0;
        List<PurchaseHistory> others = shoppers(2, 1_500);
        for (PurchaseHistory history : others) {
            said += churn.probability(history, TODAY.minusDays(Churn.DAYS));
            came += history.visits(TODAY.minusDays(Churn.DAYS)) > 0 ? 0 : 1;
        }
        assertThat(said / others.size()).isCloseTo(came / others.size(), org.assertj.core.data.Offset.offset(.03));
        assertThat(churn.steps().size()).isGreaterThan(2);
    }

    private static List<PurchaseHistory> shoppers(long seed, int count) {
        Random random = new Random(seed);
        List<PurchaseHistory> all = new ArrayList<>();
        for (int h = 0; h < count; h++) {
            double perDay = .02 + .3 * random.nextDouble();
            int last = random.nextInt(600);
            List<Visit> visits = new ArrayList<>();
            for (int day = 300; day > Math.max(0, last - 300); day--) {
                if (random.nextDouble() < perDay) {
                    visits.add(new Visit(TODAY.minusDays(day), List.of(Purchase.of("sku:A"))));
                }
            }
            all.add(PurchaseHistory.of(visits));
        }
        return all;
    }

    /** What is bought anyway is no effect: only what goes beyond the held-out raises the answer that is expected. */
    @Test
    void whatIsBoughtAnywayIsLearnedAsSuch() {
        List<Learner.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            outcomes.add(new Learner.Outcome(Optional.of(Goal.TRIAL), .1, i % 4 == 0, .2, 1, i % 8 < 4));
        }
        Response.Effect before = Response.USUAL.of(Goal.TRIAL);
        Response.Effect after = Learner.learned(Response.USUAL, outcomes).of(Goal.TRIAL);
        assertThat(after.without(.1)).isBetween(.4, .55);
        assertThat(after.with(.1, .2) - after.without(.1)).isLessThan(before.with(.1, .2) - before.without(.1));
        assertThat(Learner.learned(Response.USUAL, outcomes).of(Goal.RETAIN)).isEqualTo(Response.USUAL.of(Goal.RETAIN));
    }

    @Test
    void holdOutsAreTheirShareAndStay() {
        HoldOut some = new HoldOut(5, .1, .2, 0);
        long lists = 0;
        long deals = 0;
        for (int h = 0; h < 5_000; h++) {
            lists += some.withholdsList("H" + h) ? 1 : 0;
            deals += some.withholds("H" + h, "D1", TODAY) ? 1 : 0;
        }
        assertThat(lists).isBetween(430L, 570L);
        assertThat(deals).isBetween(900L, 1_100L);
    }
}
