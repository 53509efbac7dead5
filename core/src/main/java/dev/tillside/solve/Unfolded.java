package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells of a combination of uses of equal units which units take part. */
final class Unfolded {
    private final Crowd crowd;
    private final List<List<Take>> layers = new ArrayList<>();
    private State state;

    private Unfolded(Crowd crowd) {
        this.crowd = crowd;
        this.state = crowd.start;
        for (int layer = 0; layer < crowd.problem.layers(); layer++) {
            layers.add(new ArrayList<>());
        }
    }

    /**
     * Uses by layer, of units of the crowd; absent where the units cannot be told.
     *
     * @param candidate of the crowd {@link Crowd#alone() alone}
     */
    static Optional<List<List<Take>>> of(Crowd crowd, Candidate candidate) {
        Unfolded unfolded = new Unfolded(crowd);
        for (Step step : candidate.steps) {
            if (!step.takes().isEmpty() && !unfolded.step(step)) {
                return Optional.empty();
            }
        }
        return Optional.of(unfolded.layers);
    }

    private boolean step(Step step) {
        int layer = crowd.rule(step.takes().get(0).rule()).layer();
        boolean[] busy = new boolean[state.size()];
        for (Take take : step.takes()) {
            for (int time = 0; time < take.times(); time++) {
                int[] targets = pick(step.before(), take.targets(), take.counts(), busy);
                int[] qualifiers = pick(step.before(), take.qualifiers(), take.qualifierCounts(), busy);
                if (targets == null || qualifiers == null) {
                    return false;
                }
                layers.get(layer)
                        .add(new Take(
                                crowd.rules[take.rule()],
                                targets,
                                ones(targets.length),
                                qualifiers,
                                ones(qualifiers.length),
                                0,
                                1));
            }
        }
        Step done = Layer.apply(crowd.problem, state, layer, layers.get(layer));
        if (done == null || done.saved() != step.saved()) {
            return false;
        }
        state = done.state();
        return true;
    }

    /** Free units just like those of the cells; nothing (null) where there are too few. */
    private int[] pick(State before, int[] cells, int[] counts, boolean[] busy) {
        List<Integer> units = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            int left = counts[i];
            for (int unit = 0; unit < busy.length && left > 0; unit++) {
                if (!busy[unit] && alike(before, cells[i], unit)) {
                    busy[unit] = true;
                    units.add(unit);
                    left--;
                }
            }
            if (left > 0) {
                return null;
            }
        }
        return units.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private boolean alike(State before, int cell, int unit) {
        return before.line[cell] == state.line[unit]
                && before.gross[cell] == state.gross[unit]
                && before.price[cell] == state.price[unit]
                && before.flags[cell] == state.flags[unit];
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
