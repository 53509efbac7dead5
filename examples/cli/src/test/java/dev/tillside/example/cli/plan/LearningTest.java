package dev.tillside.example.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.cli.plan.YearReport.Measure;
import dev.tillside.example.cli.plan.YearReport.Year;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop learns where there is something to be learned, and says so only there. */
@Tag("once")
class LearningTest {
    private static YearReport report(Habits habits, int households, int fortnights, int seeds) {
        List<Year> years = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            years.add(Year.of(households, seed, habits, fortnights, () -> {}));
        }
        return new YearReport(years);
    }

    @Test
    void aLoopThatLearnsPaysLessForEachExtraUnitAndAddsMoreMargin() {
        YearReport report = report(Habits.VARIED, 60, 12, 2);
        assertThat(report.gain(Measure.COST).learning())
                .as("pounds for an extra unit")
                .isLessThan(.97 * report.gain(Measure.COST).fixed());
        assertThat(report.gain(Measure.EXTRA).difference())
                .as("extra units of a hundred specials")
                .isGreaterThan(1);
        assertThat(report.gain(Measure.MARGIN).difference()).as("pounds a list").isGreaterThan(.05);
    }

    @Test
    void whereNobodyHeedsAListNothingIsGained() {
        YearReport report = report(Habits.HEEDLESS, 30, 3, 1);
        assertThat(report.gain(Measure.EXTRA).learning()).isZero();
        assertThat(report.gain(Measure.EXTRA).fixed()).isZero();
    }
}
