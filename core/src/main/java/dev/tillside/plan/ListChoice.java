package dev.tillside.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses one household's specials at given prices of the budgets: a knapsack with at most one special a group. The steps of the
 * groups' upper hulls are taken by what they bring for their value; what then still fits or swaps for the better follows. The
 * steps give a bound too, that of the linear relaxation. Not thread-safe: one for each household.
 */
final class ListChoice {
    private static final int NONE = -1;
    private static final int HALVINGS = 14;
    private static final int PASSES = 4;
    private static final double NOTHING = 1e-9;

    private final Options options;
    private final double[] worthIt;
    private final int groups;
    private final int[][] byGroup;

    /** One step up a group's hull. */
    private record Step(int group, int from, int to, double gain, double value) {
        double slope() {
            return gain / value;
        }
    }

    private record Climb(int[] chosen, double bound, int count) {}

    ListChoice(Options options, Budgets budgets, double[] prices) {
        this.options = options;
        worthIt = new double[options.size()];
        for (int j = 0; j < worthIt.length; j++) {
            worthIt[j] = options.gain()[j] - budgets.price(prices, options.budget()[j]) * options.cost()[j];
        }
        groups = Arrays.stream(options.group()).max().orElse(-1) + 1;
        byGroup = byGroup();
    }

    /** Takes an option out of the choice. */
    void forbid(int option) {
        worthIt[option] = Double.NEGATIVE_INFINITY;
    }

    double worthIt(int option) {
        return worthIt[option];
    }

    private int[][] byGroup() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            lists.add(new ArrayList<>());
        }
        for (int j = 0; j < options.size(); j++) {
            lists.get(options.group()[j]).add(j);
        }
        return lists.stream()
                .map(list -> list.stream()
                        .sorted(Comparator.<Integer>comparingDouble(j -> options.value()[j])
                                .thenComparing(j -> j))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The chosen option of each group, or -1: quickly, for setting prices. */
    int[] rough() {
        return penalised().chosen();
    }

    /** The same as well as can be. */
    int[] best() {
        int[] chosen = penalised().chosen();
        boolean better = true;
        for (int pass = 0; better && pass < PASSES; pass++) {
            better = refill(chosen) | exchange(chosen);
        }
        return chosen;
    }

    /** What no choice can exceed. */
    double bound() {
        Climb free = climb(0);
        if (free.count() <= options.most()) {
            return free.bound();
        }
        double low = 0;
        double high = highest();
        double bound = free.bound();
        for (int i = 0; i < HALVINGS; i++) {
            double penalty = (low + high) / 2;
            Climb climb = climb(penalty);
            bound = Math.min(bound, climb.bound() + penalty * options.most());
            if (climb.count() > options.most()) {
                low = penalty;
            } else {
                high = penalty;
            }
        }
        return bound;
    }

    /** Where more are worth choosing than a list has room for, each pays for its place. */
    private Climb penalised() {
        Climb climb = climb(0);
        double low = 0;
        double high = highest();
        for (int i = 0; i < HALVINGS && (climb.count() > options.most() || low > 0); i++) {
            double penalty = (low + high) / 2;
            Climb next = climb(penalty);
            if (next.count() > options.most()) {
                low = penalty;
            } else {
                high = penalty;
                climb = next;
            }
            low = Math.max(low, Double.MIN_NORMAL);
        }
        return climb;
    }

    private double highest() {
        return Arrays.stream(worthIt).max().orElse(0) + 1;
    }

    private Climb climb(double penalty) {
        List<Step> steps = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            hull(g, penalty, steps);
        }
        steps.sort(Comparator.comparingDouble((Step s) -> -s.slope()).thenComparingInt(Step::to));
        int[] chosen = new int[groups];
        Arrays.fill(chosen, NONE);
        double left = options.worth();
        double bound = 0;
        double linearLeft = options.worth();
        int count = 0;
        for (Step step : steps) {
            bound += step.gain() * Math.min(1, linearLeft / step.value());
            linearLeft = Math.max(0, linearLeft - step.value());
            if (step.value() <= left + NOTHING && chosen[step.group()] == step.from()) {
                chosen[step.group()] = step.to();
                left -= step.value();
                count += step.from() == NONE ? 1 : 0;
            }
        }
        return new Climb(chosen, bound, count);
    }

    /** The steps of a group's upper hull over value, the steepest first. */
    private void hull(int group, double penalty, List<Step> steps) {
        List<Step> rising = new ArrayList<>();
        for (int j : byGroup[group]) {
            double gain = worthIt[j] - penalty;
            double value = options.value()[j];
            if (gain <= 0 || value > options.worth() + NOTHING) {
                continue;
            }
            Step step = step(group, rising, j, gain, value);
            while (!rising.isEmpty()
                    && step.gain() > 0
                    && (step.value() <= 0
                            || step.slope() >= rising.get(rising.size() - 1).slope())) {
                rising.remove(rising.size() - 1);
                step = step(group, rising, j, gain, value);
            }
            if (step.gain() > 0) {
                rising.add(step);
            }
        }
        steps.addAll(rising);
    }

    private Step step(int group, List<Step> rising, int to, double gain, double value) {
        double gainBefore = rising.stream().mapToDouble(Step::gain).sum();
        double valueBefore = rising.stream().mapToDouble(Step::value).sum();
        int from = rising.isEmpty() ? NONE : rising.get(rising.size() - 1).to();
        return new Step(group, from, to, gain - gainBefore, value - valueBefore);
    }

    /** Puts in each group what brings most of what fits. */
    private boolean refill(int[] chosen) {
        boolean changed = false;
        for (int j = 0; j < options.size(); j++) {
            int now = chosen[options.group()[j]];
            double gain = worthIt[j] - (now == NONE ? 0 : worthIt[now]);
            double value = options.value()[j] - (now == NONE ? 0 : options.value()[now]);
            if (gain > NOTHING && value <= left(chosen) && (now != NONE || count(chosen) < options.most())) {
                chosen[options.group()[j]] = j;
                changed = true;
            }
        }
        return changed;
    }

    /** Gives up one group's special for another group's that brings more. */
    private boolean exchange(int[] chosen) {
        boolean changed = false;
        for (int g = 0; g < groups; g++) {
            if (chosen[g] != NONE) {
                int given = chosen[g];
                int best = NONE;
                double room = left(chosen) + options.value()[given];
                for (int j = 0; j < options.size(); j++) {
                    boolean free = options.group()[j] != g && chosen[options.group()[j]] == NONE;
                    if (free
                            && options.value()[j] <= room
                            && worthIt[j] > worthIt[best == NONE ? given : best] + NOTHING) {
                        best = j;
                    }
                }
                if (best != NONE) {
                    chosen[g] = NONE;
                    chosen[options.group()[best]] = best;
                    changed = true;
                }
            }
        }
        return changed;
    }

    private double left(int[] chosen) {
        double left = options.worth();
        for (int j : chosen) {
            left -= j == NONE ? 0 : options.value()[j];
        }
        return left + NOTHING;
    }

    private static int count(int[] chosen) {
        int count = 0;
        for (int j : chosen) {
            count += j == NONE ? 0 : 1;
        }
        return count;
    }
}
