package dev.tillside.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One household's choice, against all choices there are. */
class ListChoiceProperties {
    private static final Budgets NO_BUDGETS = new Budgets(new double[0], new int[0]);

    @Property(tries = 300)
    void aChoiceKeepsItsLimitsAndIsAtLeastHalfTheBest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int most) {
        assertThat(share(few(new Random(seed), most))).isBetween(.5, 1 + 1e-6);
    }

    @Example
    void choicesAreNearTheBest() {
        Random random = new Random(7);
        DoubleSummaryStatistics shares = new DoubleSummaryStatistics();
        for (int i = 0; i < 2_000; i++) {
            shares.accept(share(few(random, 1 + random.nextInt(5))));
        }
        assertThat(shares.getAverage()).isGreaterThan(.999);
        assertThat(shares.getMin()).isGreaterThan(.75);
    }

    /** What the choice gains of what the best one would, once its limits are looked at. */
    private static double share(Options options) {
        ListChoice choice = new ListChoice(options, NO_BUDGETS, new double[0]);
        double gain = 0;
        double value = 0;
        int count = 0;
        int[] best = choice.best();
        for (int g = 0; g < best.length; g++) {
            if (best[g] >= 0) {
                assertThat(options.group()[best[g]]).isEqualTo(g);
                gain += options.gain()[best[g]];
                value += options.value()[best[g]];
                count++;
            }
        }
        assertThat(value).isLessThanOrEqualTo(options.worth() + 1e-6);
        assertThat(count).isLessThanOrEqualTo(options.most());
        double exact = exact(options, 0, 0, 0, 0);
        assertThat(choice.bound()).isGreaterThanOrEqualTo(exact - 1e-6);
        assertThat(gain).isGreaterThanOrEqualTo(isFew(options) ? exact - 1e-6 : 0);
        return exact == 0 ? 1 : gain / exact;
    }

    private static Options few(Random random, int most) {
        List<double[]> rows = new ArrayList<>();
        for (int g = 0; g < 1 + random.nextInt(7); g++) {
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                rows.add(new double[] {g, random.nextInt(100) - 10, 5 + random.nextInt(95), 0, -1});
            }
        }
        return MadeUpOptions.options(rows, 60 + random.nextInt(200), most);
    }

    /** Where so few choices are possible that all are looked at. */
    private static boolean isFew(Options options) {
        return options.size() <= 7;
    }

    private static double exact(Options o, int group, double gain, double value, int count) {
        if (group == o.groups()) {
            return gain;
        }
        double best = exact(o, group + 1, gain, value, count);
        for (int j = 0; j < o.size(); j++) {
            if (o.group()[j] == group && count < o.most() && value + o.value()[j] <= o.worth()) {
                best = Math.max(best, exact(o, group + 1, gain + o.gain()[j], value + o.value()[j], count + 1));
            }
        }
        return best;
    }
}
