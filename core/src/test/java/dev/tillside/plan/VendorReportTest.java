package dev.tillside.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What vendors are told, and what somebody finds out who holds reports against each other. */
class VendorReportTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);
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
        return VendorReport.of(DEAL, exposures, asOf, List.of());
    }

    @Test
    void itTellsListsUsesAndTheLiftOverThoseFromWhomItWasWithheld() {
        List<Exposure> all = new ArrayList<>();
        for (int h = 0; h < 200; h++) {
            all.add(exposure("S" + h, BEGIN, false, h < 90, 2));
            all.add(exposure("W" + h, BEGIN, true, h < 50, 1));
        }
        VendorReport report = report(all, END);
        assertThat(report.total(Cohort::lists)).hasValue(200);
        assertThat(report.total(Cohort::redeemed)).hasValue(90);
        assertThat(report.total(Cohort::units)).hasValue(90);
        assertThat(report.total(Cohort::ownAfter)).hasValue(180);
        assertThat(report.total(Cohort::spend)).hasValue(22_500);
        Lift lift = report.lift().orElseThrow();
        assertThat(lift.difference()).isCloseTo(.2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(lift.low()).isBetween(.1, .12); // Newcombe, worked out by hand: .105 to .291
        assertThat(lift.high()).isBetween(.28, .3);
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
        for (int h = 0; h < 12; h++) {
            everybody.add(exposure("S" + h, BEGIN, false, true, 1));
        }
        VendorReport homogeneous = report(everybody, END);
        assertThat(homogeneous.total(Cohort::lists)).hasValue(10);
        assertThat(homogeneous.total(Cohort::redeemed))
                .as("would tell of each that it did")
                .isEmpty();
        assertThat(report(everybody.subList(0, 9), END).cohorts()).isEmpty();
    }

    @Test
    void aSumThatOneHouseholdMakesIsLeftOut() {
        List<Exposure> all = new ArrayList<>();
        for (int h = 0; h < 30; h++) {
            all.add(exposure("S" + h, BEGIN, false, h < 15, h == 0 ? 40 : 1));
        }
        assertThat(report(all, END).total(Cohort::ownAfter)).isEmpty();
        assertThat(report(all, END).total(Cohort::buyers)).hasValue(15);
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
                assertThat(households).hasSizeGreaterThanOrEqualTo(Figure.LEAST);
            }
            last = now;
        }
        assertThat(last).hasSizeGreaterThan(10);
    }

    /** Somebody who knows that one household was erased between two reports, or knows all others, learns nothing of it. */
    @Test
    void aReportWithAndWithoutAHouseholdIsTheSameWhereTheFirstWasTold() {
        List<Exposure> all = madeUp(3, 60);
        VendorReport before = report(all, END);
        for (String household : List.of("H1", "H7", "H42", "H99", "H123")) {
            List<Exposure> without =
                    all.stream().filter(e -> !e.household().equals(household)).toList();
            assertThat(VendorReport.of(DEAL, without, END.plusDays(1), before.cohorts())
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
}
