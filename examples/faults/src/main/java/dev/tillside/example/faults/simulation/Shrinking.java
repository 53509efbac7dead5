package dev.tillside.example.faults.simulation;

import java.util.ArrayList;
import java.util.List;

/** Leaves out of a run what its violation does not need, as far as a few hundred runs go. */
final class Shrinking {
    private static final int RUNS = 300;

    private final Simulation simulation;
    private int runs;

    Shrinking(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The shortest run found that violates the same rule. */
    Simulation.Run shortest(Simulation.Run violating) {
        Simulation.Run best = violating;
        for (int piece = Math.max(1, best.actions().size() / 2); piece >= 1; piece = piece / 2) {
            int from = 0;
            while (from < best.actions().size() && runs < RUNS) {
                List<Action> fewer = without(best.actions(), from, piece);
                Simulation.Run run = simulation.of(best.seed(), fewer);
                runs++;
                if (rule(run).equals(rule(violating))) {
                    best = run;
                } else {
                    from += piece;
                }
            }
        }
        return best;
    }

    private static List<Action> without(List<Action> actions, int from, int count) {
        List<Action> fewer = new ArrayList<>(actions.subList(0, from));
        fewer.addAll(actions.subList(Math.min(actions.size(), from + count), actions.size()));
        return fewer;
    }

    private static String rule(Simulation.Run run) {
        return run.violation().map(Violation::rule).orElse("");
    }
}
