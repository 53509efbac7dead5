package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves out the uses that cost least so that a spend's lines stay above its threshold. */
final class Trim {
    private static final int MOST_ITEMS = 80;
    private static final long MOST_ROOM = 100_000;

    private final Problem problem;
    private final State whole;
    private long steps;

    Trim(Problem problem, State whole) {
        this.problem = problem;
        this.whole = whole;
    }

    long steps() {
        return steps;
    }

    /** A use, what leaving it out gives back to the spend's lines, and what it costs. */
    private record Item(int layer, Take take, long gives, long costs) {}

    /** The uses without those that have to go for the side to be reached, as cheaply as their own worth tells. */
    List<List<Take>> of(List<List<Take>> takes, Side side) {
        Candidate all = plan(takes);
        if (all == null) {
            return takes;
        }
        long missing = fallen(all, side) - side.room();
        if (missing <= 0 || missing > MOST_ROOM) {
            return takes;
        }
        List<Item> items = items(takes, all, side);
        return without(takes, chosen(items, (int) missing));
    }

    private Candidate plan(List<List<Take>> takes) {
        steps += 2 + whole.size() / 2;
        Plan plan = Plan.of(problem, whole, takes, false);
        return plan == null ? null : plan.best();
    }

    private long fallen(Candidate candidate, Side side) {
        Rule rule = problem.rules().get(side.id());
        long fallen = 0;
        for (int unit = 0; unit < whole.size(); unit++) {
            fallen += counts(rule, whole.line[unit]) ? whole.price[unit] : 0;
        }
        for (int line = 0; line < candidate.nets.length; line++) {
            fallen -= counts(rule, line) ? candidate.nets[line] : 0;
        }
        return fallen;
    }

    private static boolean counts(Rule rule, int line) {
        return rule.shape() == Rule.Shape.GIFT || rule.parts().get(0).lines()[line];
    }

    private List<Item> items(List<List<Take>> takes, Candidate all, Side side) {
        List<Item> items = new ArrayList<>();
        for (int layer = 0; layer < takes.size(); layer++) {
            for (Take take : takes.get(layer)) {
                List<List<Take>> fewer = without(takes, List.of(new Item(layer, take, 0, 0)));
                Candidate other = items.size() < MOST_ITEMS ? plan(fewer) : null;
                if (other != null) {
                    long gives = fallen(all, side) - fallen(other, side);
                    if (gives > 0) {
                        items.add(new Item(layer, take, gives, Math.max(0, all.total() - other.total())));
                    }
                }
            }
        }
        return items;
    }

    private static List<List<Take>> without(List<List<Take>> takes, List<Item> gone) {
        List<List<Take>> left = new ArrayList<>();
        for (int layer = 0; layer < takes.size(); layer++) {
            List<Take> some = new ArrayList<>(takes.get(layer));
            for (Item item : gone) {
                if (item.layer() == layer) {
                    some.removeIf(t -> t == item.take());
                }
            }
            left.add(some);
        }
        return left;
    }

    /** The cheapest items that give so much together. */
    private List<Item> chosen(List<Item> items, int missing) {
        long never = Long.MAX_VALUE / 4;
        long[][] least = new long[items.size() + 1][missing + 1];
        Arrays.fill(least[items.size()], never);
        least[items.size()][0] = 0;
        for (int i = items.size() - 1; i >= 0; i--) {
            for (int want = 0; want <= missing; want++) {
                int rest = (int) Math.max(0, want - items.get(i).gives());
                least[i][want] = Math.min(
                        least[i + 1][want], least[i + 1][rest] + items.get(i).costs());
            }
        }
        steps += (long) items.size() * missing / 1_000;
        List<Item> chosen = new ArrayList<>();
        int want = missing;
        for (int i = 0; i < items.size() && want > 0 && least[0][missing] < never; i++) {
            if (least[i][want] != least[i + 1][want]) {
                chosen.add(items.get(i));
                want = (int) Math.max(0, want - items.get(i).gives());
            }
        }
        return chosen;
    }
}
