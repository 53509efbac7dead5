package dev.tillside.solve;

/** Finds the best combination and says what it knows of it. Pure; thread-safe. */
public final class Solver {
    private static final long TIES = 200_000;
    /** With so few units, trying everything is mostly quicker than proving, and settles every tie. */
    private static final int SMALL = 16;

    private static final long SMALL_LOOK = 100_000;
    private static final int SMALL_USES = 2_000;

    private Solver() {}

    /**
     * @param budget how many steps may be spent
     * @return the same for the same arguments, on every machine
     */
    public static Solution solve(Problem problem, long budget) {
        long units = problem.cells().stream().mapToLong(Problem.Cell::count).sum();
        long steps = 0;
        long bound = problem.worth();
        Candidate best = null;
        boolean crowded = units > Gathering.MOST_UNITS || problem.worth() > Gathering.MOST_WORTH;
        if (units <= SMALL || crowded) {
            Exhaustive glance = new Exhaustive(problem, Math.min(budget, SMALL_LOOK), SMALL_USES);
            glance.run(TIES);
            steps += glance.steps();
            best = glance.best();
            if (glance.proven()) {
                return best.solution(problem, best.total(), true, steps);
            }
            if (crowded) {
                return best.solution(problem, bound, best.total() >= bound, steps);
            }
        }
        Gathering gathering = Gathering.of(problem, Math.max(0, budget - steps));
        steps += gathering.steps();
        bound = Math.min(bound, gathering.bound());
        best = better(gathering.best(), best);
        boolean proven = best.total() >= bound;
        return best.solution(problem, proven ? best.total() : bound, proven, steps);
    }

    private static Candidate better(Candidate one, Candidate other) {
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }
}
