package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Drops uses that are none: at a cap or floor a use may add nothing, and then the combination without it is the one that was
 * meant.
 */
final class Mended {
    private static final int MOST_TRIED = 200;

    private final Problem problem;
    private int tried;

    private Mended(Problem problem) {
        this.problem = problem;
    }

    /**
     * The same uses, less those that add nothing.
     *
     * @param takes by layer, in order of rules, of one unit cells
     */
    static List<List<Take>> of(Problem problem, State start, List<List<Take>> takes) {
        Mended mended = new Mended(problem);
        List<List<Take>> all = new ArrayList<>();
        State state = start;
        for (int layer = 0; layer < takes.size(); layer++) {
            List<Take> legal = mended.layer(layer, state, takes.get(layer));
            all.add(legal);
            Step step = Layer.apply(problem, state, layer, legal);
            state = step == null || layer == problem.tenderLayer() ? state : step.state();
        }
        return all;
    }

    private List<Take> layer(int layer, State state, List<Take> takes) {
        List<Take> legal = new ArrayList<>();
        for (int from = 0; from < takes.size(); ) {
            int to = from;
            while (to < takes.size() && takes.get(to).rule() == takes.get(from).rule()) {
                to++;
            }
            legal.addAll(rule(layer, state, legal, takes.subList(from, to)));
            from = to;
        }
        return legal;
    }

    private List<Take> rule(int layer, State state, List<Take> before, List<Take> mine) {
        List<Take> left = new ArrayList<>(mine);
        left.removeIf(t -> !Plan.rightOrder(problem, state, t));
        // What saves least by itself is the first to be missed by nobody.
        List<Take> order = new ArrayList<>(left);
        order.sort(Comparator.comparingLong(t -> worth(layer, state, t)));
        for (int at = 0; !left.isEmpty() && !stands(layer, state, before, left); at++) {
            if (at == order.size()) {
                return List.of();
            }
            List<Take> fewer = new ArrayList<>(left);
            fewer.remove(order.get(at));
            if (sum(layer, state, before, fewer) >= sum(layer, state, before, left) || at + 1 == order.size()) {
                left = fewer;
            }
        }
        return left;
    }

    private long worth(int layer, State state, Take take) {
        Step step = Layer.apply(problem, state, layer, List.of(take));
        return step == null ? 0 : step.saved();
    }

    private boolean stands(int layer, State state, List<Take> before, List<Take> mine) {
        return tried++ < MOST_TRIED && Layer.apply(problem, state, layer, joined(before, mine)) != null;
    }

    private long sum(int layer, State state, List<Take> before, List<Take> mine) {
        return mine.isEmpty() ? 0 : Layer.saved(problem, state, layer, joined(before, mine));
    }

    private static List<Take> joined(List<Take> before, List<Take> mine) {
        List<Take> all = new ArrayList<>(before);
        all.addAll(mine);
        return all;
    }
}
