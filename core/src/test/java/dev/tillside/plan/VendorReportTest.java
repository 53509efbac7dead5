package dev.tillside.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What vendors are told, and what somebody finds out who holds reports against each other. */
class VendorReportTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);
    private static final long SECRET = 99;
    private static final LocalDate END = BEGIN.plusDays(400);
    private static final Deal DEAL = new Deal(
            "D1",
            1,
            "ACME",
            Selector.ALL,
            Goal.TRIAL,
            new Money(30, GBP),
            new Money(50_000, GBP),
            DateSpan.ALWAYS,
            CellDiscounts.usual(Goal.TRIAL));
    private static final List<Function<Cohort, OptionalLong>> FIGURES = List.of(
            Cohort::lists,
            Cohort::redeemed,
            Cohort::units,
            Cohort::buyers,
            Cohort::spend,
            Cohort::heldOut,
            Cohort::heldOutBuyers,
            Cohort::newBuyers,
            Cohort::ownBefore,
            Cohort::categoryBefore,
            Cohort::ownAfter,
            Cohort::categoryAfter);

    private static Exposure exposure(
            String household, LocalDate issued, boolean heldOut, boolean bought, double units) {
        return new Exposure(
                household,
                issued,
                issued.plusDays(13),
                heldOut,
                bought && !heldOut ? 1 : 0,
                bought ? units : 0,
                bought ? 250 : 0,
                bought ? 0 : 1,
                4,
                3);
    }

    /** Lists on most days, of a few households each. */
    private static List<Exposure> madeUp(long seed, int days) {
        Random random = new Random(seed);
        List<Exposure> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int n = random.nextInt(9); n > 0; n--) {
                boolean heldOut = random.nextDouble() < .25;
                boolean bought = random.nextDouble() < (heldOut ? .2 : .45);
                all.add(exposure(
                        "H" + random.nextInt(400), BEGIN.plusDays(day), heldOut, bought, 1 + random.nextInt(3)));
            }
        }
        return all;
    }

    private static VendorReport report(List<Exposure> exposures, LocalDate asOf) {
        return VendorReport.of(DEAL, exposures, asOf, List.of(), SECRET);
    }

    @Test
    void itTellsListsUsesAndTheLiftOverThoseFromWhomItWasWithheld() {
        List<Exposure> all = new ArrayList<>();
        for (int h = 0; h < 2_000; h++) {
            all.add(exposure("S" + h, BEGIN, false, h < 900, 2));
            all.add(exposure("W" + h, BEGIN, true, h < 500, 1));
        }
        VendorReport report = report(all, END);
        about(2_000, 40, report.total(Cohort::lists));
        about(900, 40, report.total(Cohort::redeemed));
        about(900, 40, report.total(Cohort::units));
        about(1_800, 80, report.total(Cohort::ownAfter));
        about(225_000, 8_000, report.total(Cohort::spend));
        Lift lift = report.lift().orElseThrow();
        assertThat(lift.difference()).isCloseTo(.2, within(.03));
        assertThat(lift.high() - lift.low()).isCloseTo(.057, within(.005)); // Newcombe, worked out by hand
        assertThat(lift.difference()).isBetween(lift.low(), lift.high());
    }

    private static void about(long figure, long blur, OptionalLong told) {
        assertThat(told).isPresent();
        assertThat(told.getAsLong()).isCloseTo(figure, within(blur));
    }

    @Test
    void nothingRestsOnFewerThanTenHouseholdsNorOnAllButFewerThanTen() {
        for (Cohort cohort : report(madeUp(1, 200), END).cohorts()) {
            for (Function<Cohort, OptionalLong> figure : FIGURES) {
                figure.apply(cohort)
                        .ifPresent(value -> assertThat(value % Figure.STEP).isZero());
            }
            cohort.lists().ifPresent(lists -> assertThat(lists).isGreaterThanOrEqualTo(Figure.LEAST));
        }
        List<Exposure> everybody = new ArrayList<>();
        for (int h = 0; h < 40; h++) {
            everybody.add(exposure("S" + h, BEGIN, false, true, 1));
        }
        VendorReport homogeneous = report(everybody, END);
        assertThat(homogeneous.total(Cohort::lists)).isPresent();
        assertThat(homogeneous.total(Cohort::redeemed))
                .as("would tell of each that it did")
                .isEmpty();
        assertThat(report(everybody.subList(0, Cohort.LEAST - 1), END).cohorts())
                .isEmpty();
    }

    @Test
    void aSumThatOneHouseholdMakesIsLeftOut() {
        List<Exposure> all = new ArrayList<>();
        for (int h = 0; h < 90; h++) {
            all.add(exposure("S" + h, BEGIN, false, h < 40, h == 0 ? 60 : 1));
        }
        assertThat(report(all, END).total(Cohort::ownAfter)).isEmpty();
        assertThat(report(all, END).total(Cohort::buyers)).isPresent();
    }

    /** Reports of any two days, differenced figure by figure: what is between them are whole cohorts of ten households and more. */
    @Test
    void twoReportsOfAnyDaysDifferByNoSingleHousehold() {
        List<Exposure> all = madeUp(2, 120);
        List<Cohort> last = List.of();
        for (int day = 0; day < 150; day++) {
            List<Cohort> now = report(all, BEGIN.plusDays(day)).cohorts();
            assertThat(now.subList(0, last.size())).as("what was told stands").isEqualTo(last);
            for (Cohort added : now.subList(last.size(), now.size())) {
                Set<String> households = new HashSet<>();
                all.stream()
                        .filter(e -> !e.heldOut()
                                && !e.issued().isBefore(added.from())
                                && !e.through().isAfter(added.through()))
                        .forEach(e -> households.add(e.household()));
                assertThat(households).hasSizeGreaterThanOrEqualTo(Cohort.LEAST);
            }
            last = now;
        }
        assertThat(last).hasSizeGreaterThan(5);
    }

    /** Somebody who knows that one household was erased between two reports, or knows all others, learns nothing of it. */
    @Test
    void aReportWithAndWithoutAHouseholdIsTheSameWhereTheFirstWasTold() {
        List<Exposure> all = madeUp(3, 60);
        VendorReport before = report(all, END);
        for (String household : List.of("H1", "H7", "H42", "H99", "H123")) {
            List<Exposure> without =
                    all.stream().filter(e -> !e.household().equals(household)).toList();
            assertThat(VendorReport.of(DEAL, without, END.plusDays(1), before.cohorts(), SECRET)
                            .cohorts())
                    .isEqualTo(before.cohorts());
        }
    }

    @Test
    void theOrderOfHouseholdsDoesNotMatter() {
        List<Exposure> all = madeUp(4, 60);
        List<Exposure> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(report(shuffled, END)).isEqualTo(report(all, END));
    }

    /** All that a report tells of cohorts, in one row; what is left out stands as a figure below all others. */
    private static List<Long> told(VendorReport report) {
        List<Long> row = new ArrayList<>();
        for (Cohort cohort : report.cohorts()) {
            FIGURES.forEach(figure -> row.add(figure.apply(cohort).orElse(-100)));
        }
        return row;
    }

    /**
     * The strongest attacker there is knows every household but one, whether that one is in the report, and how reports are made; he
     * lacks the secret alone. He plays both worlds many times by secrets of his own, one in which the household bought and one in which
     * it did not, and says in which of them the report that he holds is the likelier, figure by figure. Without the blur he is right
     * whenever a figure comes over a step; with it in two of three cases, where one of two would be chance.
     */
    @Test
    void whoKnowsAllHouseholdsButOneDoesNotLearnWhatThatOneDid() {
        List<Exposure> others = new ArrayList<>();
        for (int h = 0; h < 60; h++) {
            others.add(exposure("S" + h, BEGIN, false, h < 22, 1));
        }
        List<Exposure> bought = with(others, true);
        List<Exposure> ignored = with(others, false);
        List<Map<Long, Integer>> ifBought = likelihoods(bought);
        List<Map<Long, Integer>> ifIgnored = likelihoods(ignored);
        int right = 0;
        int games = 300;
        for (int game = 0; game < games; game++) {
            boolean truth = game % 2 == 0;
            List<Long> seen = told(VendorReport.of(DEAL, truth ? bought : ignored, END, List.of(), 1_000_000L + game));
            right += (score(seen, ifBought) > score(seen, ifIgnored)) == truth ? 1 : 0;
        }
        assertThat(right / (double) games).isLessThan(.72);
    }

    private static List<Exposure> with(List<Exposure> others, boolean bought) {
        List<Exposure> all = new ArrayList<>(others);
        all.add(exposure("target", BEGIN, false, bought, 1));
        return all;
    }

    private static List<Map<Long, Integer>> likelihoods(List<Exposure> world) {
        List<Map<Long, Integer>> counts = new ArrayList<>();
        for (int secret = 0; secret < 400; secret++) {
            List<Long> row = told(VendorReport.of(DEAL, world, END, List.of(), secret));
            for (int i = 0; i < row.size(); i++) {
                if (counts.size() <= i) {
                    counts.add(new HashMap<>());
                }
                counts.get(i).merge(row.get(i), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static double score(List<Long> seen, List<Map<Long, Integer>> likelihoods) {
        double score = 0;
        for (int i = 0; i < seen.size(); i++) {
            score += Math.log(likelihoods.get(i).getOrDefault(seen.get(i), 0) + .5);
        }
        return score;
    }

    /** Somebody gets a report of all days and one from a later day on: the first day's few households stand between them. */
    @Test
    void twoReportsThatBeginOnOtherDaysDoNotTellWhatTheFewBetweenThemDid() {
        int wrong = 0;
        int games = 200;
        for (int game = 0; game < games; game++) {
            List<Exposure> later = new ArrayList<>();
            for (int h = 0; h < 60; h++) {
                later.add(exposure("S" + h, BEGIN.plusDays(1), false, h < 22, 1));
            }
            List<Exposure> all = new ArrayList<>(later);
            boolean bought = game % 2 == 0;
            for (int h = 0; h < 3; h++) {
                all.add(exposure("F" + h, BEGIN, false, bought, 1));
            }
            long more = VendorReport.of(DEAL, all, END, List.of(), game)
                            .total(Cohort::redeemed)
                            .orElse(0)
                    - VendorReport.of(DEAL, later, END, List.of(), game)
                            .total(Cohort::redeemed)
                            .orElse(0);
            wrong += (more > 0) == bought ? 0 : 1;
        }
        assertThat(wrong / (double) games).isGreaterThan(.2);
    }
}
