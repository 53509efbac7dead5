package dev.tillside.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The specials of all households under the budgets that they share. Each budget gets a price, so that every household can choose
 * by itself and all together spend about what there is (Lagrange); then what is over is taken back and what is left is given out.
 * Deterministic, however many processors work on it.
 */
final class Allocation {
    private static final int ROUNDS = 60;
    /** Prices are found from so many households at least, evenly chosen, and then set right by all in a few rounds. */
    private static final int SAMPLE = 1_500;

    private static final int LAST_ROUNDS = 8;
    private static final double LAST_STEP = .02;
    private static final int BLOCK = 256;
    private static final double FIRST_STEP = .3;
    private static final double LEAST_STEP = 1e-4;

    private final List<Options> households;
    private final Budgets budgets;

    /**
     * @param chosen for each household the places of its options, ascending
     * @param prices of the budgets
     * @param spent of the budgets
     * @param gain of all that was chosen
     * @param bound which no choice within the budgets can exceed
     */
    record Result(List<int[]> chosen, double[] prices, double[] spent, double gain, double bound) {}

    private record Share(double[] spent, double bound) {}

    private record Priced(double[] prices, double bound) {}

    private record Spot(int household, int option, double order) {}

    private Allocation(List<Options> households, Budgets budgets) {
        this.households = households;
        this.budgets = budgets;
    }

    static Result solve(List<Options> households, Budgets budgets) {
        return new Allocation(households, budgets).solve();
    }

    /** One household's choice at prices that others made. */
    static int[] choose(Options options, Budgets budgets, double[] prices) {
        return places(new ListChoice(options, budgets, prices).best());
    }

    private Result solve() {
        int stride = Math.max(1, households.size() / SAMPLE);
        double[] prices = new double[budgets.size()];
        if (stride > 1) {
            List<Options> some = IntStream.range(0, households.size())
                    .filter(h -> h % stride == 0)
                    .mapToObj(households::get)
                    .toList();
            double part = some.size() / (double) households.size();
            Budgets less = new Budgets(
                    Arrays.stream(budgets.limits()).map(l -> l * part).toArray(), budgets.over());
            prices = new Allocation(some, less)
                    .priced(prices, ROUNDS, FIRST_STEP)
                    .prices();
        }
        Priced priced = stride > 1 ? priced(prices, LAST_ROUNDS, LAST_STEP) : priced(prices, ROUNDS, FIRST_STEP);
        return integral(priced.prices(), priced.bound());
    }

    /** The prices with the lowest bound of some rounds. */
    private Priced priced(double[] from, int rounds, double firstStep) {
        Priced best = new Priced(from, Double.POSITIVE_INFINITY);
        double[] prices = from;
        double[] steps = new double[prices.length];
        Arrays.fill(steps, firstStep);
        int[] signs = new int[prices.length];
        for (int round = 0; round < rounds; round++) {
            Share all = shares(prices);
            if (all.bound() < best.bound()) {
                best = new Priced(prices, all.bound());
            }
            double[] next = moved(prices, all.spent(), steps, signs);
            if (Arrays.equals(next, prices)) {
                break;
            }
            prices = next;
        }
        return best;
    }

    /** Each price follows its own excess; its step shrinks when the excess changes its sign, and grows while it does not. */
    private double[] moved(double[] prices, double[] spent, double[] steps, int[] signs) {
        double[] next = prices.clone();
        for (int b = 0; b < next.length; b++) {
            int sign = spent[b] > budgets.limits()[b] ? 1 : next[b] > 0 ? -1 : 0;
            if (sign != 0) {
                steps[b] = Math.max(LEAST_STEP, steps[b] * (sign * signs[b] < 0 ? .5 : 1.15));
                next[b] = Math.max(0, next[b] + sign * steps[b]);
            }
            signs[b] = sign;
        }
        return next;
    }

    private Share shares(double[] prices) {
        int blocks = (households.size() + BLOCK - 1) / BLOCK;
        List<Share> each = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> share(block * BLOCK, prices))
                .toList();
        double[] spent = new double[budgets.size()];
        double bound = 0;
        for (Share share : each) {
            bound += share.bound();
            for (int b = 0; b < spent.length; b++) {
                spent[b] += share.spent()[b];
            }
        }
        for (int b = 0; b < spent.length; b++) {
            bound += prices[b] * budgets.limits()[b];
        }
        return new Share(spent, bound);
    }

    private Share share(int from, double[] prices) {
        double[] spent = new double[budgets.size()];
        double bound = 0;
        for (int h = from; h < Math.min(from + BLOCK, households.size()); h++) {
            Options options = households.get(h);
            ListChoice choice = new ListChoice(options, budgets, prices);
            for (int j : choice.rough()) {
                if (j != Climb.NONE) {
                    budgets.add(spent, options.budget()[j], options.cost()[j]);
                }
            }
            bound += choice.bound();
        }
        return new Share(spent, bound);
    }

    private static int[] places(int[] byGroup) {
        return Arrays.stream(byGroup).filter(j -> j >= 0).sorted().toArray();
    }

    private Result integral(double[] prices, double bound) {
        List<ListChoice> choices = new ArrayList<>();
        households.forEach(options -> choices.add(new ListChoice(options, budgets, prices)));
        List<int[]> chosen = new ArrayList<>(IntStream.range(0, households.size())
                .parallel()
                .mapToObj(h -> places(choices.get(h).best()))
                .toList());
        double[] spent = new double[budgets.size()];
        for (int h = 0; h < chosen.size(); h++) {
            spend(spent, h, chosen.get(h), 1);
        }
        takeBack(chosen, choices, spent);
        giveOut(chosen, spent);
        double gain = 0;
        for (int h = 0; h < chosen.size(); h++) {
            for (int j : chosen.get(h)) {
                gain += households.get(h).gain()[j];
            }
        }
        return new Result(chosen, prices, resummed(chosen), gain, bound);
    }

    private void spend(double[] spent, int household, int[] options, int sign) {
        Options all = households.get(household);
        for (int j : options) {
            budgets.add(spent, all.budget()[j], sign * all.cost()[j]);
        }
    }

    /** Adding and taking away leaves traces in the last bits; the sum that is told is summed once, in order. */
    private double[] resummed(List<int[]> chosen) {
        double[] spent = new double[budgets.size()];
        for (int h = 0; h < chosen.size(); h++) {
            spend(spent, h, chosen.get(h), 1);
        }
        return spent;
    }

    /** While a budget is overspent, the special that is missed least for its cost gives way to the household's next best. */
    private void takeBack(List<int[]> chosen, List<ListChoice> choices, double[] spent) {
        int over = overspent(spent);
        while (over >= 0) {
            for (Spot spot : leastMissed(chosen, choices, over)) {
                if (isWithin(spent, over)) {
                    break;
                }
                spend(spent, spot.household(), chosen.get(spot.household()), -1);
                choices.get(spot.household()).forbid(spot.option());
                chosen.set(
                        spot.household(), places(choices.get(spot.household()).best()));
                spend(spent, spot.household(), chosen.get(spot.household()), 1);
            }
            System.arraycopy(resummed(chosen), 0, spent, 0, spent.length);
            over = overspent(spent);
        }
    }

    private int overspent(double[] spent) {
        for (int b = 0; b < spent.length; b++) {
            if (!isWithin(spent, b)) {
                return b;
            }
        }
        return -1;
    }

    /** A hair's breadth within, so that no order of summing finds it overspent. */
    private boolean isWithin(double[] spent, int budget) {
        return spent[budget] <= budgets.limits()[budget] * (1 - 1e-9);
    }

    private List<Spot> leastMissed(List<int[]> chosen, List<ListChoice> choices, int budget) {
        List<Spot> spots = new ArrayList<>();
        for (int h = 0; h < chosen.size(); h++) {
            Options all = households.get(h);
            for (int j : chosen.get(h)) {
                if (all.cost()[j] > 0 && counts(all.budget()[j], budget)) {
                    spots.add(new Spot(h, j, choices.get(h).worthIt(j) / all.cost()[j]));
                }
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::order).thenComparingInt(Spot::household));
        return spots;
    }

    private boolean counts(int own, int budget) {
        return own == budget || own >= 0 && budgets.over()[own] == budget;
    }

    /** What is left of the budgets goes to the specials that bring most for their cost, where a list has room for them. */
    private void giveOut(List<int[]> chosen, double[] spent) {
        List<Spot> spots = new ArrayList<>();
        for (int h = 0; h < chosen.size(); h++) {
            Options all = households.get(h);
            for (int j = 0; j < all.size(); j++) {
                if (all.gain()[j] > 0 && fits(all, chosen.get(h), j)) {
                    spots.add(new Spot(h, j, -all.gain()[j] / Math.max(1e-6, all.cost()[j])));
                }
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::order)
                .thenComparingInt(Spot::household)
                .thenComparingInt(Spot::option));
        for (Spot spot : spots) {
            Options all = households.get(spot.household());
            int[] now = chosen.get(spot.household());
            double cost = all.cost()[spot.option()];
            if (fits(all, now, spot.option())
                    && budgets.hasRoom(spent, all.budget()[spot.option()], cost * (1 + 1e-6))) {
                int[] more = Arrays.copyOf(now, now.length + 1);
                more[now.length] = spot.option();
                Arrays.sort(more);
                chosen.set(spot.household(), more);
                budgets.add(spent, all.budget()[spot.option()], cost);
            }
        }
    }

    private static boolean fits(Options all, int[] chosen, int option) {
        double left = all.worth();
        for (int j : chosen) {
            if (all.group()[j] == all.group()[option]) {
                return false;
            }
            left -= all.value()[j];
        }
        return chosen.length < all.most() && all.value()[option] <= left;
    }
}
