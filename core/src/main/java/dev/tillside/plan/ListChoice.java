package dev.tillside.plan;

import java.util.Arrays;

/**
 * Chooses one household's specials at given prices of the budgets: a knapsack with at most one special a group. Its linear
 * relaxation is climbed first; what then still fits or swaps for the better follows. Not thread-safe: one for each household.
 */
final class ListChoice {
    static final double NOTHING = 1e-9;

    private static final int NONE = Climb.NONE;
    private static final int HALVINGS = 10;
    private static final int PASSES = 4;
    /** So few choices are all looked at. */
    private static final long FEW = 2_000;

    private final Options options;
    private final double[] worthIt;
    private final Climb climb;
    private double bound;

    ListChoice(Options options, Budgets budgets, double[] prices) {
        this.options = options;
        worthIt = new double[options.size()];
        for (int j = 0; j < worthIt.length; j++) {
            worthIt[j] = options.gain()[j] - budgets.price(prices, options.budget()[j]) * options.cost()[j];
        }
        climb = new Climb(options, worthIt);
    }

    /** Takes an option out of the choice. */
    void forbid(int option) {
        worthIt[option] = Double.NEGATIVE_INFINITY;
    }

    double worthIt(int option) {
        return worthIt[option];
    }

    /** The chosen option of each group, or -1: quickly, for setting prices. */
    int[] rough() {
        penalise();
        return climb.chosen;
    }

    /** What no choice can exceed; after {@link #rough} or {@link #best}. */
    double bound() {
        return bound;
    }

    /** The same choice as well as can be. */
    int[] best() {
        if (choices() <= FEW) {
            rough();
            return new Exhaustive().best();
        }
        int[] chosen = rough().clone();
        boolean better = true;
        for (int pass = 0; better && pass < PASSES; pass++) {
            better = refill(chosen) | exchange(chosen);
        }
        return orOne(chosen);
    }

    /** One alone, where it brings more: a big one that fits beside nothing else is what the climb passes by. */
    private int[] orOne(int[] chosen) {
        double sum = 0;
        for (int j : chosen) {
            sum += j == NONE ? 0 : worthIt[j];
        }
        int best = NONE;
        for (int j = 0; j < options.size(); j++) {
            if (options.value()[j] <= options.worth() + NOTHING
                    && worthIt[j] > (best == NONE ? sum : worthIt[best]) + NOTHING) {
                best = j;
            }
        }
        if (best != NONE) {
            Arrays.fill(chosen, NONE);
            chosen[options.group()[best]] = best;
        }
        return chosen;
    }

    /** Where more are worth choosing than a list has room for, each pays for its place. */
    private void penalise() {
        climb.climb(0);
        bound = climb.bound;
        if (climb.count <= options.most()) {
            return;
        }
        double low = 0;
        double high = 0;
        for (double worth : worthIt) {
            high = Math.max(high, worth);
        }
        for (int i = 0; i < HALVINGS; i++) {
            double penalty = (low + high) / 2;
            climb.climb(penalty);
            bound = Math.min(bound, climb.bound + penalty * options.most());
            if (climb.count > options.most()) {
                low = penalty;
            } else {
                high = penalty;
            }
        }
        climb.climb(high);
    }

    /** Puts in each group what brings most of what fits. */
    private boolean refill(int[] chosen) {
        boolean changed = false;
        double left = left(chosen);
        int count = count(chosen);
        for (int j = 0; j < options.size(); j++) {
            int now = chosen[options.group()[j]];
            double gain = worthIt[j] - (now == NONE ? 0 : worthIt[now]);
            double value = options.value()[j] - (now == NONE ? 0 : options.value()[now]);
            if (gain > NOTHING && value <= left && (now != NONE || count < options.most())) {
                chosen[options.group()[j]] = j;
                left -= value;
                count += now == NONE ? 1 : 0;
                changed = true;
            }
        }
        return changed;
    }

    /** Gives up one group's special for another group's that brings more. */
    private boolean exchange(int[] chosen) {
        boolean changed = false;
        for (int g = 0; g < chosen.length; g++) {
            if (chosen[g] != NONE) {
                int best = bestInstead(chosen, g);
                if (best != NONE) {
                    chosen[g] = NONE;
                    chosen[options.group()[best]] = best;
                    changed = true;
                }
            }
        }
        return changed;
    }

    private int bestInstead(int[] chosen, int group) {
        int given = chosen[group];
        int best = NONE;
        double room = left(chosen) + options.value()[given];
        for (int j = 0; j < options.size(); j++) {
            if (chosen[options.group()[j]] == NONE
                    && options.value()[j] <= room
                    && worthIt[j] > worthIt[best == NONE ? given : best] + NOTHING) {
                best = j;
            }
        }
        return best;
    }

    private long choices() {
        int[] sizes = new int[options.groups()];
        for (int group : options.group()) {
            sizes[group]++;
        }
        long choices = 1;
        for (int size : sizes) {
            choices = Math.min(FEW + 1, choices * (size + 1));
        }
        return choices;
    }

    /** All choices, one group after the other. */
    private final class Exhaustive {
        private final int[] chosen = new int[options.groups()];
        private int[] best = new int[0];
        private double most = Double.NEGATIVE_INFINITY;

        int[] best() {
            Arrays.fill(chosen, NONE);
            from(0, 0, options.worth() + NOTHING, options.most());
            return best;
        }

        private void from(int place, double gain, double left, int room) {
            if (place == options.size()) {
                if (gain > most + NOTHING) {
                    most = gain;
                    best = chosen.clone();
                }
                return;
            }
            int group = options.group()[options.order()[place]];
            int next = place;
            while (next < options.size() && options.group()[options.order()[next]] == group) {
                next++;
            }
            from(next, gain, left, room);
            for (int i = place; i < next; i++) {
                int option = options.order()[i];
                if (worthIt[option] > 0 && options.value()[option] <= left && room > 0) {
                    chosen[group] = option;
                    from(next, gain + worthIt[option], left - options.value()[option], room - 1);
                    chosen[group] = NONE;
                }
            }
        }
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
