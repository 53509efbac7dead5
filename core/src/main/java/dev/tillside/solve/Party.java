package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/** Finds the best for one crowd, spends left aside: relaxation, a narrow sweep, then a whole one under the bound. */
final class Party {
    private static final int NARROW = 40;
    private static final int MOST_LEAVES = 20_000;

    private final Crowd crowd;
    private final long budget;
    private final Relaxation relaxation;
    private long steps;
    private int leaves;
    private List<List<Take>> best;
    private long saves;
    private boolean proven;
    /** What a walk might save whose groupings were not all tried. */
    private long unrefuted;

    Party(Crowd crowd, long budget) {
        this.crowd = crowd;
        this.budget = budget;
        this.relaxation = new Relaxation(crowd);
        this.best = new ArrayList<>();
        for (int layer = 0; layer < crowd.problem.layers(); layer++) {
            best.add(List.of());
        }
    }

    List<List<Take>> best() {
        return best;
    }

    long saves() {
        return saves;
    }

    boolean proven() {
        return proven;
    }

    long steps() {
        return steps + relaxation.work() / 16;
    }

    /** What no combination of the crowd saves more than. */
    long bound() {
        return proven
                ? saves
                : !crowd.complete
                        ? Long.MAX_VALUE / 8
                        : Math.max(saves, Math.floorDiv(relaxation.bound(), Potential.SCALE));
    }

    void run() {
        relaxation.improve(30, goal());
        sweep(NARROW);
        for (int round = 0; round < 4 && !proven; round++) {
            relaxation.improve(60 << round, goal());
            proven = relaxation.bound() <= goal();
            if (!proven) {
                proven = sweep(round == 3 ? Integer.MAX_VALUE : NARROW << 2 * round);
            }
        }
        proven &= crowd.complete && unrefuted <= saves;
    }

    /** Only what is worth a whole unit more than the best is of interest. */
    private long goal() {
        return (saves + 1) * Potential.SCALE - 1;
    }

    private boolean sweep(int width) {
        if (steps() >= budget) {
            return false;
        }
        Sweep sweep = new Sweep(crowd, relaxation, width, budget - steps());
        Sweep.Label last = sweep.run(goal());
        steps += sweep.steps();
        boolean all = last == null || walks(last, 0, new int[crowd.units.length], width == NARROW ? 10 : MOST_LEAVES);
        return all && sweep.whole();
    }

    /** Tries every walk that ends here and is worth more than the best; false where some were left out. */
    private boolean walks(Sweep.Label last, long after, int[] chosen, int most) {
        leaves = 0;
        return back(last, after, chosen, most);
    }

    private boolean back(Sweep.Label label, long after, int[] chosen, int most) {
        if (label.arcs.isEmpty()) {
            leaf(chosen, after);
            return true;
        }
        List<Sweep.Arc> arcs = new ArrayList<>(label.arcs);
        arcs.sort(java.util.Comparator.comparingLong((Sweep.Arc a) -> -(a.from().value + a.adds()))
                .thenComparingInt(Sweep.Arc::option));
        for (Sweep.Arc arc : arcs) {
            if (arc.from().value + arc.adds() + after <= goal()) {
                break;
            }
            steps++;
            if (leaves >= most || steps() >= budget) {
                return false;
            }
            chosen[label.unit - 1] = arc.option();
            if (!back(arc.from(), after + arc.adds(), chosen, most)) {
                return false;
            }
        }
        return true;
    }

    /** Tries the ways to group the chosen units; where there are too many, the walk stays possible and bounds. */
    private void leaf(int[] chosen, long model) {
        leaves++;
        Groupings groupings = new Groupings(crowd, chosen);
        long most = Math.floorDiv(model, Potential.SCALE);
        steps += groupings.each(takes -> tried(takes, most));
        if (!groupings.complete() && most > saves) {
            unrefuted = Math.max(unrefuted, most);
        }
    }

    /** Whether nothing better can come of the walk. */
    private boolean tried(List<List<Take>> takes, long most) {
        Plan plan = Plan.of(crowd.problem, crowd.start, takes, false);
        if (plan != null && plan.best().total() > saves) {
            saves = plan.best().total();
            best = takes;
        }
        return saves >= most;
    }
}
