package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Solution;
import dev.tillside.solve.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one basket's earlier pricings found out, so that pricing it again after a scan costs what the new line's offers cost.
 *
 * <p>It changes no answer: {@link Offers#price} says the same with it and without it, its proof and steps included, for any
 * basket. It holds no member data, and never more than a basket's worth: what it has no room for is found out again. Not
 * thread-safe: for one thread at a time.
 */
public final class PricingMemory {
    /** Remembers nothing, and may therefore be used by all threads at once. */
    static final PricingMemory NONE = new PricingMemory(false);

    private static final int MOST_LINES = 2_000;
    private static final int MOST_SOLUTIONS = 500;

    private final boolean remembers;
    private OfferBook book = OfferBook.EMPTY;
    private final Map<String, Known> lines = new HashMap<>();
    private final Map<ProblemKey, Solution> solutions = new LinkedHashMap<>(16, 0.75f, true);

    /** A line, the needs that choose it, and where it stood among the lines when they were last sorted. */
    private static final class Known {
        private final Line line;
        private Optional<int[]> needs = Optional.empty();
        private int rank = -1;

        Known(Line line) {
            this.line = line;
        }
    }

    public PricingMemory() {
        this(true);
    }

    private PricingMemory(boolean remembers) {
        this.remembers = remembers;
    }

    /** Forgets what was learned under other offers. */
    void under(OfferBook other) {
        if (remembers && book != other) {
            lines.clear();
            solutions.clear();
            book = other;
        }
    }

    /** The lines in the order that decides ties. */
    List<Line> sorted(List<Line> some) {
        if (!remembers) {
            List<Line> sorted = new ArrayList<>(some);
            sorted.sort(Belt.ORDER);
            return sorted;
        }
        Line[] sorted = asBefore(some);
        Arrays.sort(sorted, Belt.ORDER);
        for (int i = 0; i < sorted.length; i++) {
            known(sorted[i]).rank = i;
        }
        return Arrays.asList(sorted);
    }

    /** Lines in the order they had, new ones behind: that is nearly sorted, which sorts in no time. */
    private Line[] asBefore(List<Line> some) {
        if (lines.size() + some.size() > MOST_LINES) {
            lines.clear();
        }
        int ranks = lines.size();
        Line[] placed = new Line[ranks + some.size()];
        int next = ranks;
        for (Line line : some) {
            Known known = known(line);
            if (known.rank >= 0 && known.rank < ranks && placed[known.rank] == null) {
                placed[known.rank] = line;
            } else {
                placed[next++] = line;
            }
        }
        Line[] close = new Line[some.size()];
        int size = 0;
        for (Line line : placed) {
            if (line != null) {
                close[size++] = line;
            }
        }
        return close;
    }

    private Known known(Line line) {
        Known known = lines.get(line.id());
        if (known == null || known.line != line && !known.line.equals(line)) {
            known = new Known(line);
            lines.put(line.id(), known);
        }
        return known;
    }

    /** The needs that choose the line, rising. */
    int[] choosing(OfferIndex index, Line line) {
        if (!remembers) {
            return index.choosing(line);
        }
        Known known = known(line);
        if (known.needs.isEmpty()) {
            known.needs = Optional.of(index.choosing(line));
        }
        return known.needs.get();
    }

    /**
     * Solves, or remembers what came out.
     *
     * @param indifferent whether the problem's merit tells nothing apart: else it is solved whole and anew, since a merit
     *     looks at all lines and has no content to be known by
     */
    Solution solution(Problem problem, long budget, boolean indifferent) {
        return indifferent ? Split.solve(problem, budget, this) : Solver.solve(problem, budget);
    }

    /** The same for a problem whose merit tells nothing apart, taken as it is. */
    Solution part(Problem problem, long budget) {
        if (!remembers) {
            return Solver.solve(problem, budget);
        }
        ProblemKey key = ProblemKey.of(problem, budget);
        Solution known = solutions.get(key);
        if (known == null) {
            known = Solver.solve(problem, budget);
            solutions.put(key, known);
            if (solutions.size() > MOST_SOLUTIONS) {
                solutions.remove(solutions.keySet().iterator().next());
            }
        }
        return known;
    }
}
