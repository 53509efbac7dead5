package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A fair answer in any case: layer by layer the use that saves most, then the next. It proves nothing; it is there so that a
 * search which ends early is never worse.
 */
final class Greedy {
    private static final int LISTED = 120;
    private static final int MOST_USES = 1_500;
    private static final Comparator<Take> BEST = Comparator.comparingLong((Take t) -> -t.saves())
            .thenComparingInt(t -> t.targets().length + t.qualifiers().length)
            .thenComparingInt(Take::rule);

    private final Problem problem;
    private final long mostCells;
    private long steps;
    private long cells;

    /** @param mostCells looks for no further use once it has looked at so many cells; what it chose by then is its answer */
    Greedy(Problem problem, long mostCells) {
        this.problem = problem;
        this.mostCells = mostCells;
    }

    long steps() {
        return steps;
    }

    /**
     * Uses by layer, in order of rules.
     *
     * @param start cells of one unit each
     */
    List<List<Take>> takes(State start) {
        List<List<Take>> byLayer = new ArrayList<>();
        State state = start;
        for (int layer = 0; layer < problem.layers(); layer++) {
            List<Take> takes = legal(layer, state, chosen(layer, state));
            byLayer.add(takes);
            Step step = Layer.apply(problem, state, layer, takes);
            state = step == null || layer == problem.tenderLayer() ? state : step.state();
        }
        return byLayer;
    }

    private List<Take> chosen(int layer, State state) {
        int rules = problem.rules().size();
        State free = state;
        Take[] next = new Take[rules];
        long[] left = new long[rules];
        for (int id = 0; id < rules; id++) {
            Rule rule = problem.rules().get(id);
            left[id] = rule.isSpend() || rule.layer() != layer ? 0 : rule.maxUses();
            next[id] = left[id] > 0 ? best(free, id) : null;
        }
        List<Take> chosen = new ArrayList<>();
        while (chosen.size() < MOST_USES && cells < mostCells) {
            Take take = best(next);
            if (take == null) {
                break;
            }
            chosen.add(take);
            left[take.rule()]--;
            free = free.without(take);
            for (int id = 0; id < rules; id++) {
                if (left[id] < 1) {
                    next[id] = null;
                } else if (next[id] != null && (id == take.rule() || meet(next[id], take))) {
                    next[id] = best(free, id);
                }
            }
        }
        chosen.sort(Comparator.comparingInt(Take::rule));
        return chosen;
    }

    private Take best(State free, int id) {
        steps += LISTED / 4;
        cells += free.size();
        return Uses.of(free, problem.rules().get(id), id, LISTED).takes().stream()
                .min(BEST)
                .orElse(null);
    }

    private static Take best(Take[] takes) {
        Take best = null;
        for (Take take : takes) {
            if (take != null && (best == null || BEST.compare(take, best) < 0)) {
                best = take;
            }
        }
        return best;
    }

    private static boolean meet(Take one, Take other) {
        return shares(one.targets(), other) || shares(one.qualifiers(), other);
    }

    private static boolean shares(int[] cells, Take other) {
        for (int cell : cells) {
            for (int target : other.targets()) {
                if (cell == target) {
                    return true;
                }
            }
            for (int qualifier : other.qualifiers()) {
                if (cell == qualifier) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Drops the last uses of a rule until all that stay save something at caps and floors. */
    private List<Take> legal(int layer, State state, List<Take> takes) {
        List<Take> legal = new ArrayList<>();
        for (int from = 0; from < takes.size(); ) {
            int to = from;
            while (to < takes.size() && takes.get(to).rule() == takes.get(from).rule()) {
                to++;
            }
            for (int end = to; end > from; end--) {
                List<Take> some = new ArrayList<>(legal);
                some.addAll(takes.subList(from, end));
                steps++;
                if (Layer.apply(problem, state, layer, some) != null) {
                    legal = some;
                    break;
                }
            }
            from = to;
        }
        return legal;
    }
}
