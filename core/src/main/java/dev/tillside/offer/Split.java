package dev.tillside.offer;

import dev.tillside.money.Shares;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Rule;
import dev.tillside.solve.Share;
import dev.tillside.solve.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A problem in parts that have no rule in common, so that a part which did not change since the last scan is not solved
 * again: the best of the whole is the best of each. Where something looks at the whole basket there is but one part.
 */
final class Split {
    /** So few units are solved whole, because that settles every tie over all of them and costs nothing. */
    private static final int FEW = 16;
    /** A rule of more uses than any basket has units does not tie its lines together. */
    private static final int ENDLESS = Integer.MAX_VALUE / 8;
    /** What a part may spend at first: one hard part must not keep the others from being proved. */
    private static final long SHARES = 8;
    /** What a part may spend at least, whatever the parts before it took. */
    private static final long LEAST = 1_000;

    private final Problem problem;
    private final List<int[]> linesOf = new ArrayList<>();
    private final int[] root;
    private final List<Part> parts = new ArrayList<>();

    /** Some lines, and the rules that bear on them. */
    private static final class Part {
        private final List<Integer> lines = new ArrayList<>();
        private final List<Integer> rules = new ArrayList<>();
        private final List<Problem.Cell> cells = new ArrayList<>();
    }

    private Split(Problem problem) {
        this.problem = problem;
        this.root = new int[problem.lines()];
        for (int line = 0; line < root.length; line++) {
            root[line] = line;
        }
        for (Rule rule : problem.rules()) {
            int[] lines = lines(rule);
            linesOf.add(lines);
            for (int i = 1; i < lines.length && joins(rule); i++) {
                root[find(lines[i])] = find(lines[0]);
            }
        }
        gather();
    }

    /** What the memory knows of each part, or finds out. */
    static Solution solve(Problem problem, long budget, PricingMemory memory) {
        if (!separable(problem)) {
            return memory.part(problem, budget);
        }
        Split split = new Split(problem);
        return split.parts.size() < 2 ? memory.part(problem, budget) : split.together(budget, memory);
    }

    private static boolean separable(Problem problem) {
        long units = 0;
        for (Problem.Cell cell : problem.cells()) {
            units += cell.count();
        }
        boolean apart = units > FEW;
        for (Rule rule : problem.rules()) {
            apart &= rule.shape() != Rule.Shape.SPEND
                    && rule.shape() != Rule.Shape.GIFT
                    && rule.layer() != problem.tenderLayer();
        }
        return apart;
    }

    /** Uses of a coupon are counted over all its lines. */
    private static boolean joins(Rule rule) {
        return rule.shape() != Rule.Shape.SINGLE
                || rule.coupon()
                || rule.maxUses() < ENDLESS
                || rule.maxAmount() < Rule.ANY_AMOUNT;
    }

    private static int[] lines(Rule rule) {
        boolean[] first = rule.parts().get(0).lines();
        int[] lines = new int[first.length];
        int size = 0;
        for (int line = 0; line < first.length; line++) {
            boolean some = false;
            for (Rule.Part part : rule.parts()) {
                some |= part.lines()[line];
            }
            if (some) {
                lines[size++] = line;
            }
        }
        return Arrays.copyOf(lines, size);
    }

    private int find(int line) {
        int at = line;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private void gather() {
        Part[] byRoot = new Part[root.length];
        for (int line = 0; line < root.length; line++) {
            int at = find(line);
            if (byRoot[at] == null) {
                byRoot[at] = new Part();
                parts.add(byRoot[at]);
            }
            byRoot[at].lines.add(line);
        }
        for (Problem.Cell cell : problem.cells()) {
            byRoot[find(cell.line())].cells.add(cell);
        }
        for (int rule = 0; rule < linesOf.size(); rule++) {
            for (int line : linesOf.get(rule)) {
                List<Integer> rules = byRoot[find(line)].rules;
                if (rules.isEmpty() || rules.get(rules.size() - 1) != rule) {
                    rules.add(rule);
                }
            }
        }
    }

    private Solution together(long budget, PricingMemory memory) {
        List<Share> shares = new ArrayList<>();
        int[] usesOf = new int[linesOf.size()];
        int[][] takenBy = new int[usesOf.length][problem.lines()];
        long[] nets = new long[problem.lines()];
        long saved = 0;
        long bound = 0;
        long steps = 0;
        boolean proven = true;
        for (Part part : parts) {
            Solution solution = solved(part, steps < budget ? budget / SHARES : Math.min(budget, LEAST), memory);
            if (!solution.proven() && steps < budget) {
                steps += solution.steps();
                solution = solved(part, budget, memory);
            }
            for (Share share : solution.shares()) {
                int line = part.lines.get(share.line());
                shares.add(new Share(part.rules.get(share.rule()), share.use(), line, share.amount(), share.units()));
            }
            for (int rule = 0; rule < part.rules.size(); rule++) {
                usesOf[part.rules.get(rule)] += solution.usesOf()[rule];
                for (int line = 0; line < part.lines.size(); line++) {
                    takenBy[part.rules.get(rule)][part.lines.get(line)] += solution.takenBy()[rule][line];
                }
            }
            for (int line = 0; line < part.lines.size(); line++) {
                nets[part.lines.get(line)] = solution.nets()[line];
            }
            saved += solution.saved();
            bound += solution.bound();
            steps += solution.steps();
            proven &= solution.proven();
        }
        return new Solution(shares, usesOf, takenBy, nets, saved, 0, bound, proven, steps);
    }

    private Solution solved(Part part, long budget, PricingMemory memory) {
        if (part.cells.size() == 1 && part.cells.get(0).count() == 1 && part.rules.size() == 1) {
            Rule rule = problem.rules().get(part.rules.get(0));
            int line = part.lines.get(0);
            if (rule.shape() == Rule.Shape.SINGLE && problem.floors()[line] == 0 && rule.maxUses() > 0) {
                return lone(rule, line, part.cells.get(0).price());
            }
        }
        return memory.part(alone(part), budget);
    }

    /** One offer for one unit: there is nothing to choose. */
    private static Solution lone(Rule rule, int line, long price) {
        long value = rule.perLine().length == 0 ? rule.value() : rule.perLine()[line];
        long off =
                switch (rule.deal()) {
                    case AMOUNT -> Math.min(value, price);
                    case PERCENT -> Shares.mulDivRound(price, value, 1_000_000);
                    case PRICE -> Math.max(0, price - value);
                };
        long saved = Math.min(off, rule.maxAmount());
        int uses = saved > 0 ? 1 : 0;
        List<Share> shares = saved > 0 ? List.of(new Share(0, 0, 0, saved, 1)) : List.of();
        return new Solution(
                shares, new int[] {uses}, new int[][] {{uses}}, new long[] {price - saved}, saved, 0, saved, true, 1);
    }

    /** What lies beside the part changes nothing in it, and is left out. */
    private Problem alone(Part part) {
        int[] at = new int[problem.lines()];
        long[] floors = new long[part.lines.size()];
        for (int i = 0; i < floors.length; i++) {
            at[part.lines.get(i)] = i;
            floors[i] = problem.floors()[part.lines.get(i)];
        }
        List<Problem.Cell> cells = new ArrayList<>(part.cells.size());
        for (Problem.Cell cell : part.cells) {
            cells.add(new Problem.Cell(at[cell.line()], cell.price(), cell.count(), cell.tag()));
        }
        List<Rule> rules = new ArrayList<>(part.rules.size());
        for (int rule : part.rules) {
            rules.add(on(problem.rules().get(rule), part.lines));
        }
        return new Problem(cells, floors, rules, problem.layers(), problem.tenderLayer(), 0, problem.merit());
    }

    private static Rule on(Rule rule, List<Integer> lines) {
        List<Rule.Part> parts = new ArrayList<>(rule.parts().size());
        for (Rule.Part part : rule.parts()) {
            boolean[] some = new boolean[lines.size()];
            for (int i = 0; i < some.length; i++) {
                some[i] = part.lines()[lines.get(i)];
            }
            parts.add(new Rule.Part(some, part.count()));
        }
        long[] perLine = rule.perLine();
        if (perLine.length > 0) {
            perLine = new long[lines.size()];
            for (int i = 0; i < perLine.length; i++) {
                perLine[i] = rule.perLine()[lines.get(i)];
            }
        }
        return new Rule(
                rule.shape(),
                rule.deal(),
                rule.value(),
                perLine,
                parts,
                rule.cheapest(),
                rule.tiers(),
                rule.layer(),
                rule.exclusive(),
                rule.coupon(),
                rule.maxUses(),
                rule.maxAmount(),
                rule.repeat(),
                rule.gross(),
                rule.combinable());
    }
}
