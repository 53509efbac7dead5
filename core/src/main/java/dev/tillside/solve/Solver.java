package dev.tillside.solve;

/** Finds the best combination and says what it knows of it. Pure; thread-safe. */
public final class Solver {
    private static final long TIES = 200_000;
    private static final long AT_A_GLANCE = 2_000;
    /** Trying everything is of use to small problems alone. */
    private static final long AFTERWARDS = 2_000_000;

    private static final int FEW_USES = 200;
    /** With so few units, trying everything is mostly quicker than proving. */
    private static final int SMALL = 16;

    private static final long SMALL_LOOK = 100_000;
    private static final int SMALL_USES = 2_000;

    private Solver() {}

    /**
     * @param budget how many steps may be spent
     * @return the same for the same arguments, on every machine
     */
    public static Solution solve(Problem problem, long budget) {
        boolean small = problem.cells().stream().mapToLong(Problem.Cell::count).sum() <= SMALL;
        Exhaustive glance = new Exhaustive(
                problem, Math.min(budget, small ? SMALL_LOOK : AT_A_GLANCE), small ? SMALL_USES : FEW_USES);
        glance.run(AT_A_GLANCE);
        if (glance.proven()) {
            return glance.best().solution(problem, glance.best().total(), true, glance.steps());
        }
        long steps = glance.steps();
        long bound = problem.worth();
        Candidate best = glance.best();
        if (Gathering.suits(problem)) {
            Gathering gathering = Gathering.of(problem, (budget - steps) / 5 * 4);
            steps += gathering.steps();
            bound = Math.min(bound, gathering.bound());
            best = better(best, gathering.best());
            if (best.total() >= bound) {
                return best.solution(problem, best.total(), true, steps);
            }
        }
        Exhaustive search =
                new Exhaustive(problem, Math.max(0, Math.min(AFTERWARDS, budget - steps)), Exhaustive.MOST_USES);
        search.startFrom(best);
        search.run(TIES);
        best = search.best();
        boolean proven = search.proven() || best.total() >= bound;
        return best.solution(problem, proven ? best.total() : bound, proven, steps + search.steps());
    }

    private static Candidate better(Candidate one, Candidate other) {
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }
}
