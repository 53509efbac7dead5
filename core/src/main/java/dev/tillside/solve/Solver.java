package dev.tillside.solve;

/** Finds the best combination and says what it knows of it. Pure; thread-safe. */
public final class Solver {
    private static final long TIES = 200_000;

    private Solver() {}

    /**
     * @param budget how many steps may be spent
     * @return the same for the same arguments, on every machine
     */
    public static Solution solve(Problem problem, long budget) {
        Exhaustive search = new Exhaustive(problem, budget);
        search.run(TIES);
        Candidate best = search.best();
        long bound = search.proven() ? best.total() : problem.worth();
        return best.solution(problem, bound, search.proven(), search.steps());
    }
}
