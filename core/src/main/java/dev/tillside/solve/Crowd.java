package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Units and rules that share one another and no others: equal units of a line are one cell. */
final class Crowd {
    final Problem problem;
    /** One unit each. */
    final State start;
    /** By unit of {@link #start}: the unit in the whole basket. */
    final int[] globalOf;

    /** Which rules, in order. */
    final int[] rules;

    final int cells;
    final int[] line;
    final long[] price;
    /** By cell: its units, in basket order. */
    final int[][] units;

    private final long[] gross;

    /**
     * @param problem cells of one unit each
     * @param whole its state
     * @param members units of the crowd, rising
     */
    Crowd(Problem problem, State whole, int[] members, int[] rules) {
        this.problem = problem.withRest(Rule.ANY_AMOUNT / 2);
        this.globalOf = members;
        this.rules = rules;
        this.gross = whole.byLine(problem.lines());
        List<State.Piece> pieces = new ArrayList<>();
        for (int unit : members) {
            pieces.add(new State.Piece(whole.line[unit], whole.tag[unit], whole.gross[unit], whole.price[unit], 1, 0));
        }
        this.start = State.of(pieces, whole.room);
        List<List<Integer>> byCell = new ArrayList<>();
        for (int from = 0; from < members.length; ) {
            int to = from;
            while (to < members.length && start.line[to] == start.line[from]) {
                to++;
            }
            long[] prices =
                    Arrays.stream(start.price, from, to).distinct().sorted().toArray();
            for (int i = prices.length - 1; i >= 0; i--) {
                List<Integer> mine = new ArrayList<>();
                for (int unit = from; unit < to; unit++) {
                    if (start.price[unit] == prices[i]) {
                        mine.add(unit);
                    }
                }
                byCell.add(mine);
            }
            from = to;
        }
        this.cells = byCell.size();
        this.units = byCell.stream()
                .map(c -> c.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        this.line = Arrays.stream(units).mapToInt(u -> start.line[u[0]]).toArray();
        this.price = Arrays.stream(units).mapToLong(u -> start.price[u[0]]).toArray();
    }

    Rule rule(int r) {
        return problem.rules().get(rules[r]);
    }

    int count(int cell) {
        return units[cell].length;
    }

    boolean fits(Rule.Part part, int cell) {
        return part.lines()[line[cell]];
    }

    boolean matches(int r, int cell) {
        for (Rule.Part part : rule(r).parts()) {
            if (fits(part, cell)) {
                return true;
            }
        }
        return false;
    }

    /** The most uses that the rule's units allow. */
    long mostUses(int r) {
        Rule rule = rule(r);
        long most = Long.MAX_VALUE;
        for (Rule.Part part : rule.parts()) {
            long there = 0;
            for (int cell = 0; cell < cells; cell++) {
                there += fits(part, cell) ? count(cell) : 0;
            }
            boolean targets =
                    rule.shape() == Rule.Shape.BUY_GET && part == rule.parts().get(1);
            most = Math.min(most, there / (targets ? 1 : part.count()));
        }
        return most;
    }

    /** The same problem with these units and rules alone, rules keeping their order. */
    Problem alone() {
        List<Problem.Cell> some = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            some.add(new Problem.Cell(line[cell], price[cell], count(cell)));
        }
        return new Problem(
                some,
                problem.floors(),
                Arrays.stream(rules).mapToObj(problem.rules()::get).toList(),
                problem.layers(),
                problem.tenderLayer(),
                problem.rest(),
                this::merit);
    }

    /** The merit while all other lines cost what they cost. */
    private long merit(long[] nets) {
        long[] all = gross.clone();
        for (int cellLine : line) {
            all[cellLine] = nets[cellLine];
        }
        return problem.merit().applyAsLong(all);
    }

    /** Whether only the cheapest of a group are lowered. */
    static boolean split(Rule rule) {
        return rule.shape() == Rule.Shape.GROUP
                && rule.cheapest() > 0
                && rule.cheapest() < rule.parts().get(0).count();
    }
}
