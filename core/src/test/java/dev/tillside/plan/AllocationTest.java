package dev.tillside.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Specials for all households under shared budgets, against bounds that others compute. */
@Tag("once")
class AllocationTest {
    private static final int DEALS = 24;

    @Test
    void tenThousandHouseholdsGetWithinOnePercentOfTheBest() {
        List<Options> households = MadeUpOptions.households(10_000, DEALS, 1);
        Budgets budgets = MadeUpOptions.budgets(DEALS, 10_000 * 12d);
        Allocation.Result result = Allocation.solve(households, budgets);
        double bound = dualBound(households, budgets, result.prices());
        assertThat(result.gain()).isBetween(bound * .99, bound);
        assertThat(result.bound()).isBetween(result.gain(), bound * 1.001);
        holdsItsLimits(households, budgets, result);
        assertThat(result.spent()[4] / budgets.limits()[4])
                .as("a scarce budget is used")
                .isGreaterThan(.98);
    }

    @Test
    void theBoundIsThatOfTheLinearProgramme() {
        List<Options> households = MadeUpOptions.households(150, DEALS, 2);
        Budgets budgets = MadeUpOptions.budgets(DEALS, 150 * 12d);
        Allocation.Result result = Allocation.solve(households, budgets);
        double linear = linear(households, budgets);
        assertThat(result.bound()).isBetween(linear * (1 - 1e-7), linear * 1.002);
        assertThat(result.gain()).isBetween(linear * .985, linear);
        holdsItsLimits(households, budgets, result);
    }

    @Test
    void theSameHouseholdsGetTheSameSpecialsAgain() {
        List<Options> households = MadeUpOptions.households(2_000, DEALS, 3);
        Budgets budgets = MadeUpOptions.budgets(DEALS, 2_000 * 12d);
        assertThat(Allocation.solve(households, budgets))
                .usingRecursiveComparison()
                .isEqualTo(Allocation.solve(households, budgets));
    }

    @Test
    void aBudgetOfNothingGivesNothing() {
        List<Options> households = MadeUpOptions.households(50, DEALS, 4);
        double[] nothing = new double[DEALS];
        int[] over = new int[DEALS];
        Arrays.fill(over, -1);
        Allocation.Result result = Allocation.solve(households, new Budgets(nothing, over));
        for (int h = 0; h < households.size(); h++) {
            for (int j : result.chosen().get(h)) {
                assertThat(households.get(h).cost()[j]).isZero();
            }
        }
    }

    static void holdsItsLimits(List<Options> households, Budgets budgets, Allocation.Result result) {
        double[] spent = new double[budgets.size()];
        for (int h = 0; h < households.size(); h++) {
            Options all = households.get(h);
            Set<Integer> groups = new HashSet<>();
            double value = 0;
            for (int j : result.chosen().get(h)) {
                assertThat(groups.add(all.group()[j])).as("one of a group").isTrue();
                value += all.value()[j];
                budgets.add(spent, all.budget()[j], all.cost()[j]);
            }
            assertThat(value).isLessThanOrEqualTo(all.worth() + 1e-6);
            assertThat(groups.size()).isLessThanOrEqualTo(all.most());
        }
        for (int b = 0; b < spent.length; b++) {
            assertThat(spent[b]).as("budget %d", b).isLessThanOrEqualTo(budgets.limits()[b]);
        }
    }

    /** Prices for the list's worth and places too: whatever they are, no choice brings more than this. */
    private static double dualBound(List<Options> households, Budgets budgets, double[] prices) {
        double bound = 0;
        for (int b = 0; b < prices.length; b++) {
            bound += prices[b] * budgets.limits()[b];
        }
        return bound
                + households.parallelStream()
                        .mapToDouble(
                                h -> lowest(40, place -> lowest(2, worth -> relaxed(h, budgets, prices, worth, place))))
                        .sum();
    }

    private interface Curve {
        double at(double x);
    }

    /** The lowest value of a convex curve from zero on, by thirds. */
    private static double lowest(double to, Curve curve) {
        double low = 0;
        double high = to;
        for (int i = 0; i < 24; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (curve.at(left) <= curve.at(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.min(curve.at(0), curve.at((low + high) / 2));
    }

    private static double relaxed(Options o, Budgets budgets, double[] prices, double worthPrice, double placePrice) {
        double[] best = new double[o.groups()];
        for (int j = 0; j < o.size(); j++) {
            double left = o.gain()[j]
                    - budgets.price(prices, o.budget()[j]) * o.cost()[j]
                    - worthPrice * o.value()[j]
                    - placePrice;
            best[o.group()[j]] = Math.max(best[o.group()[j]], left);
        }
        return worthPrice * o.worth()
                + placePrice * o.most()
                + Arrays.stream(best).sum();
    }

    private static double linear(List<Options> households, Budgets budgets) {
        Loader.loadNativeLibraries();
        MPSolver solver = MPSolver.createSolver("GLOP");
        double infinity = MPSolver.infinity();
        MPConstraint[] limits = new MPConstraint[budgets.size()];
        for (int b = 0; b < limits.length; b++) {
            limits[b] = solver.makeConstraint(-infinity, budgets.limits()[b]);
        }
        for (Options o : households) {
            MPConstraint worth = solver.makeConstraint(-infinity, o.worth());
            MPConstraint places = solver.makeConstraint(-infinity, o.most());
            MPConstraint[] groups = new MPConstraint[o.groups()];
            Arrays.setAll(groups, g -> solver.makeConstraint(-infinity, 1));
            for (int j = 0; j < o.size(); j++) {
                MPVariable x = solver.makeNumVar(0, 1, "");
                worth.setCoefficient(x, o.value()[j]);
                places.setCoefficient(x, 1);
                groups[o.group()[j]].setCoefficient(x, 1);
                solver.objective().setCoefficient(x, o.gain()[j]);
                if (o.budget()[j] >= 0) {
                    limits[o.budget()[j]].setCoefficient(x, o.cost()[j]);
                    int over = budgets.over()[o.budget()[j]];
                    if (over >= 0) {
                        limits[over].setCoefficient(x, o.cost()[j]);
                    }
                }
            }
        }
        solver.objective().setMaximization();
        assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        return solver.objective().value();
    }
}
