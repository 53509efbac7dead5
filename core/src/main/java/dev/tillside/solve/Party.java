package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/** Finds the best for one crowd, spends left aside: relaxation, a narrow sweep, then a whole one under the bound. */
final class Party {
    private static final int NARROW = 40;
    private static final int MOST_LEAVES = 20_000;
    private static final int MOST_PROBED = 250;

    private final Crowd crowd;
    private final long budget;
    private List<Column> columns = List.of();
    private Relaxation relaxation;
    private long steps;
    private int leaves;
    private final java.util.Map<Sweep.Label, java.util.Map<List<Integer>, Long>> seen =
            new java.util.IdentityHashMap<>();
    private final java.util.Map<List<Object>, List<Take>> known = new java.util.HashMap<>();
    private List<List<Take>> best;
    private long saves;
    private boolean proven;
    private long bound = Long.MAX_VALUE / 8;
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
        return proven ? saves : Math.max(saves, bound);
    }

    void run() {
        alone();
        if (crowd.marked.stream().allMatch(List::isEmpty)) {
            bound = ceiling(relaxation, crowd);
            return;
        }
        if (proven) {
            Marked marked = new Marked(crowd, relaxation, goal());
            List<Column> some = marked.list();
            steps += marked.tried() / 4;
            proven = marked.complete();
            if (proven && !some.isEmpty()) {
                beside(some);
            }
        }
        if (!proven) {
            loosely();
        }
    }

    private static long ceiling(Relaxation relaxation, Crowd crowd) {
        return crowd.complete ? Math.floorDiv(relaxation.bound(), Potential.SCALE) : Long.MAX_VALUE / 8;
    }

    /** The marked uses are too many or too tangled to be looked at as wholes: they stay in, at more than their worth. */
    private void loosely() {
        Crowd loosened = crowd.loosened();
        Party other = new Party(loosened, Math.max(0, budget - steps()));
        other.saves = saves;
        other.best = best;
        other.alone();
        steps += other.steps();
        saves = other.saves;
        best = other.best;
        proven = other.proven;
        bound = ceiling(other.relaxation, loosened);
    }

    private void alone() {
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

    /** Looks again where these whole uses may take part as well; proven once all are ruled out or tried. */
    private void beside(List<Column> more) {
        relaxation = relaxation.again();
        steps += more.size();
        columns = tightened(more, 150);
        proven = columns.isEmpty();
        for (int width : new int[] {2 * NARROW, Integer.MAX_VALUE}) {
            if (!proven) {
                columns = tightened(columns, 40);
                if (width > 2 * NARROW && columns.size() <= MOST_PROBED) {
                    columns = probed(columns);
                    relaxation.take(columns);
                    relaxation.improve(1, goal());
                }
                relaxation.fold();
                proven = columns.isEmpty() || sweep(width);
                relaxation = relaxation.again();
            }
        }
        proven &= crowd.complete && unrefuted <= saves;
    }

    /** Those of the columns that the relaxation, which then knows of them, leaves a chance. */
    private List<Column> tightened(List<Column> some, int rounds) {
        relaxation.take(some);
        relaxation.improve(rounds, goal());
        long[] most = relaxation.most();
        List<Column> left = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            long others = relaxation.further(most, some.get(i).spends());
            if (relaxation.base() + relaxation.adds(i) + others > goal()
                    && relaxation.without(some.get(i)) + some.get(i).saves() + others > goal()) {
                left.add(some.get(i));
            }
        }
        steps += some.size();
        relaxation.take(left);
        relaxation.improve(1, goal());
        return left;
    }

    /** Those that still have a chance once the tolls are moved for them alone. */
    private List<Column> probed(List<Column> some) {
        List<Column> left = new ArrayList<>();
        for (Column column : some) {
            Relaxation probe = relaxation.beside(column, some);
            long before = probe.work();
            probe.improve(steps() < budget ? 20 : 1, goal() - column.saves());
            steps += (probe.work() - before) / 16;
            if (probe.bound() + column.saves() > goal()) {
                left.add(column);
            }
        }
        return left;
    }

    /** Only what is worth a whole unit more than the best is of interest. */
    private long goal() {
        return (saves + 1) * Potential.SCALE - 1;
    }

    private boolean sweep(int width) {
        if (steps() >= budget) {
            return false;
        }
        Sweep sweep = new Sweep(crowd, relaxation, columns, width, budget - steps());
        Sweep.Label last = sweep.run(goal());
        steps += sweep.steps();
        boolean all = last == null || walks(last, 0, new int[crowd.units.length], width == NARROW ? 10 : MOST_LEAVES);
        return all && sweep.whole();
    }

    /** Tries every walk that ends here and is worth more than the best; false where some were left out. */
    private boolean walks(Sweep.Label last, long after, int[] chosen, int most) {
        leaves = 0;
        seen.clear();
        return back(last, after, chosen, most);
    }

    private boolean back(Sweep.Label label, long after, int[] chosen, int most) {
        if (label.arcs.isEmpty()) {
            leaf(chosen, after);
            return true;
        }
        if (!fresh(label, after, chosen)) {
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

    /** Walks that differ only in what is exact anyway need no second look, unless they promise more. */
    private boolean fresh(Sweep.Label label, long after, int[] chosen) {
        List<Integer> key = new ArrayList<>();
        for (int unit = label.unit; unit < chosen.length; unit++) {
            if (chosen[unit] < 0 || crowd.vague(unit, chosen[unit])) {
                key.add(unit);
                key.add(chosen[unit]);
            }
        }
        Long known = seen.computeIfAbsent(label, l -> new java.util.HashMap<>()).get(key);
        if (known != null && known >= after) {
            return false;
        }
        seen.get(label).put(key, after);
        return true;
    }

    /** Tries the ways to group the chosen units; where there are too many, the walk stays possible and bounds. */
    private void leaf(int[] chosen, long model) {
        leaves++;
        Groupings groupings = new Groupings(crowd, chosen, columns, known);
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
