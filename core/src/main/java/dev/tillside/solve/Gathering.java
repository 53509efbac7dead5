package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits a problem into crowds that share no unit, solves each, and puts them together under the spends. */
final class Gathering {
    /** More units than these are not told apart. */
    static final int MOST_UNITS = 4_000;

    /** Bounds are reckoned in fine parts of a minor unit; beyond this they would not fit a number. */
    static final long MOST_WORTH = 1_000_000_000_000L;

    /** With so few units, trying everything is mostly quicker than proving, and settles every tie. */
    private static final int SMALL = 16;

    /** Many equal units are few to Exhaustive. */
    private static final int FEW_CELLS = 3;

    private static final long GLANCE = 2_000;
    private static final int MOST_GREEDY = 200;

    /** How many cells are looked at for a fair answer to a crowd of more: no search of it gets far. */
    private static final long GLANCED_CELLS = 500_000;

    private static final long SMALL_LOOK = 20_000;
    private static final int SMALL_USES = 1_000;
    private static final int MOST_SCENARIOS = 200;
    private static final int MOST_TRIMS = 100;

    private final Problem problem;
    private final State whole;
    private final long budget;
    private long steps;
    /** What the crowds can save and pay at most, by themselves. */
    private long crowdBound;

    private long bound;
    /** Trimming is dear: what the first hundred did not find, the rest rarely does. */
    private int trims;

    private final List<List<Take>> takes = new ArrayList<>();
    private List<List<Take>> plain = List.of();
    private Candidate best;

    private Gathering(Problem problem, State whole, long budget) {
        this.problem = problem;
        this.whole = whole;
        this.budget = budget;
    }

    static Gathering of(Problem problem, long budget) {
        List<Problem.Cell> single = new ArrayList<>();
        for (Problem.Cell cell : problem.cells()) {
            for (int i = 0; i < cell.count(); i++) {
                single.add(new Problem.Cell(cell.line(), cell.price(), 1, single.size() + 1));
            }
        }
        Problem units = new Problem(
                single,
                problem.floors(),
                problem.rules(),
                problem.layers(),
                problem.tenderLayer(),
                problem.rest(),
                problem.merit());
        Gathering gathering = new Gathering(units, State.start(units), budget);
        gathering.run();
        return gathering;
    }

    Candidate best() {
        return best;
    }

    long steps() {
        return steps;
    }

    /** What no combination can save and pay more than. */
    long bound() {
        return Math.max(bound, best.total());
    }

    boolean proven() {
        return best.total() >= bound;
    }

    private void run() {
        for (int layer = 0; layer < problem.layers(); layer++) {
            takes.add(new ArrayList<>());
        }
        crowds().forEach(this::solve);
        offer(takes);
        boolean spends = problem.rules().stream().anyMatch(Rule::isSpend);
        if (best == null || spends && whole.size() <= MOST_GREEDY) {
            Greedy greedy = new Greedy(problem, Long.MAX_VALUE);
            plain = greedy.takes(whole);
            offer(plain);
            steps += greedy.steps();
        }
        if (best == null) {
            best = Candidate.of(problem, whole, List.of(), 0, 0);
        }
        alone();
        bound = crowdBound;
        scenarios();
    }

    private void keep(Candidate candidate) {
        best = best == null || candidate.compareTo(best) < 0 ? candidate : best;
    }

    /** What the uses save and pay together with the spends that are best beside them; below zero where one is none. */
    private long offer(List<List<Take>> some) {
        Plan plan = Plan.of(problem, whole, sorted(some), true);
        steps += 1 + whole.size() / 10;
        if (plan == null) {
            return -1;
        }
        keep(plan.best());
        return plan.best().total();
    }

    private static List<List<Take>> sorted(List<List<Take>> some) {
        return some.stream().map(Take::inOrder).toList();
    }

    /** An exclusive spend stands alone in the basket. */
    private void alone() {
        for (int id = 0; id < problem.rules().size(); id++) {
            Rule rule = problem.rules().get(id);
            if (rule.isSpend() && rule.exclusive()) {
                for (int times = Layer.spendTimes(whole, rule); times >= 1; times--) {
                    Step step = Layer.spend(problem, whole, id, times);
                    steps++;
                    if (step != null) {
                        keep(Candidate.of(problem, step.state(), List.of(step), step.saved(), 0));
                    }
                }
            }
        }
    }

    private void solve(Crowd crowd) {
        List<List<Take>> some = nothing();
        long total = 0;
        boolean small = crowd.start.size() <= SMALL;
        if (small || crowd.cells <= FEW_CELLS) {
            Exhaustive all = new Exhaustive(crowd.alone(), small ? SMALL_LOOK : GLANCE, SMALL_USES);
            all.run(small ? SMALL_LOOK : GLANCE);
            steps += all.steps();
            List<List<Take>> unfolded = Unfolded.of(crowd, all.best()).orElse(null);
            if (unfolded != null) {
                some = unfolded;
                total = all.best().total();
            }
            if (unfolded != null && all.proven()) {
                crowdBound += total;
                join(crowd, some);
                return;
            }
        }
        Search search = new Search(
                new Master(crowd, List.of(), gifts(crowd)),
                Math.max(0, budget - steps),
                takes -> judged(crowd, takes),
                takes -> mended(crowd.problem, crowd.start, takes),
                0,
                crowd.start.sum(),
                some,
                total);
        boolean few = crowd.start.size() <= MOST_GREEDY;
        Greedy greedy = new Greedy(crowd.problem, few ? Long.MAX_VALUE : GLANCED_CELLS);
        search.offer(greedy.takes(crowd.start));
        steps += greedy.steps();
        search.run();
        steps += search.steps();
        crowdBound += search.bound();
        join(crowd, search.best());
    }

    private List<List<Take>> nothing() {
        List<List<Take>> layers = new ArrayList<>();
        for (int layer = 0; layer < problem.layers(); layer++) {
            layers.add(List.of());
        }
        return layers;
    }

    /** Gifts from a spend on depend on the whole basket. */
    private static boolean[] gifts(Crowd crowd) {
        boolean[] gifts = new boolean[crowd.rules.length];
        for (int r = 0; r < gifts.length; r++) {
            gifts[r] = crowd.rule(r).shape() == Rule.Shape.GIFT;
        }
        return gifts;
    }

    private static long judged(Crowd crowd, List<List<Take>> takes) {
        Plan plan = Plan.of(crowd.problem, crowd.start, sorted(takes), false);
        return plan == null ? -1 : plan.best().total();
    }

    /** The uses less those that add nothing at a cap or floor. */
    private static List<List<Take>> mended(Problem problem, State start, List<List<Take>> takes) {
        return Mended.of(problem, start, sorted(takes));
    }

    private void join(Crowd crowd, List<List<Take>> some) {
        List<List<Take>> global = global(crowd, some);
        for (int layer = 0; layer < takes.size(); layer++) {
            takes.get(layer).addAll(global.get(layer));
        }
    }

    private static List<List<Take>> global(Crowd crowd, List<List<Take>> some) {
        return some.stream()
                .map(layer -> layer.stream().map(t -> global(crowd, t)).toList())
                .toList();
    }

    private static Take global(Crowd crowd, Take take) {
        return new Take(
                take.rule(),
                globals(crowd, take.targets()),
                take.counts(),
                globals(crowd, take.qualifiers()),
                take.qualifierCounts(),
                take.saves(),
                take.times());
    }

    private static int[] globals(Crowd crowd, int[] units) {
        return Arrays.stream(units).map(u -> crowd.globalOf[u]).toArray();
    }

    /** Whether the rule's units have to do with one another: what takes single units without end does not join them. */
    private boolean joins(Rule rule) {
        return rule.shape() != Rule.Shape.SINGLE || rule.maxAmount() < Rule.ANY_AMOUNT || rule.maxUses() < whole.size();
    }

    private List<Crowd> crowds() {
        int[] root = new int[problem.lines()];
        for (int line = 0; line < root.length; line++) {
            root[line] = line;
        }
        for (Rule rule : problem.rules()) {
            int first = -1;
            for (int line = 0; line < root.length && !rule.isSpend() && joins(rule); line++) {
                if (matches(rule, line)) {
                    first = first < 0 ? line : first;
                    root[find(root, line)] = find(root, first);
                }
            }
        }
        Map<Integer, List<Integer>> units = new HashMap<>();
        for (int unit = 0; unit < whole.size(); unit++) {
            units.computeIfAbsent(find(root, whole.line[unit]), k -> new ArrayList<>())
                    .add(unit);
        }
        Map<Integer, List<Integer>> rules = new TreeMap<>();
        for (int id = 0; id < problem.rules().size(); id++) {
            Rule rule = problem.rules().get(id);
            for (int line = 0; line < root.length && !rule.isSpend(); line++) {
                if (matches(rule, line)) {
                    List<Integer> mine = rules.computeIfAbsent(find(root, line), k -> new ArrayList<>());
                    if (mine.isEmpty() || mine.get(mine.size() - 1) != id) {
                        mine.add(id);
                    }
                }
            }
        }
        List<Crowd> crowds = new ArrayList<>();
        rules.forEach((key, ids) -> {
            if (units.containsKey(key)) {
                crowds.add(crowd(units.get(key), ids));
            }
        });
        return crowds;
    }

    private Crowd crowd(List<Integer> units, List<Integer> ids) {
        return new Crowd(
                problem,
                whole,
                units.stream().mapToInt(Integer::intValue).toArray(),
                ids.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean matches(Rule rule, int line) {
        for (Rule.Part part : rule.parts()) {
            if (part.lines()[line]) {
                return true;
            }
        }
        return false;
    }

    private static int find(int[] root, int line) {
        int at = line;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** Looks at every choice of spends (and of gifts from a spend on) that could do better, taken for granted in turn. */
    private void scenarios() {
        Scenarios all = Scenarios.of(problem, whole, crowdBound, MOST_SCENARIOS);
        if (!all.complete()) {
            bound = Math.max(bound, all.most());
        }
        for (Scenarios.Scenario scenario : all.list()) {
            steps++;
            if (scenario.most() <= best.total()) {
                continue;
            }
            bound = Math.max(bound, steps < budget ? searched(scenario) : scenario.most());
        }
    }

    /** What the uses save once those have gone that keep the scenario's spends from being reached. */
    private long trimmed(List<List<Take>> some, Scenarios.Scenario scenario) {
        long total = some.isEmpty() ? -1 : offer(some);
        if (total < 0) {
            return total;
        }
        if (trims++ >= MOST_TRIMS) {
            return total;
        }
        Trim trim = new Trim(problem, whole);
        List<List<Take>> fewer = sorted(some);
        for (Side side : scenario.sides()) {
            fewer = trim.of(fewer, side);
        }
        steps += trim.steps();
        return Math.max(total, offer(fewer));
    }

    private long searched(Scenarios.Scenario scenario) {
        trims = 0;
        trimmed(takes, scenario);
        trimmed(plain, scenario);
        if (scenario.most() <= best.total()) {
            return best.total();
        }
        List<Integer> units = new ArrayList<>();
        for (int unit = 0; unit < whole.size(); unit++) {
            units.add(unit);
        }
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < problem.rules().size(); id++) {
            if (!problem.rules().get(id).isSpend()) {
                ids.add(id);
            }
        }
        Crowd all = crowd(units, ids);
        boolean[] without = gifts(all);
        for (Side side : scenario.sides()) {
            int r = ids.indexOf(side.id());
            if (r >= 0) {
                without[r] = false;
            }
        }
        Search search = new Search(
                new Master(all, scenario.sides(), without),
                Math.max(0, budget - steps),
                takes -> trimmed(takes, scenario),
                takes -> mended(problem, whole, takes),
                scenario.adds(),
                scenario.most(),
                nothing(),
                best.total());
        search.run();
        steps += search.steps();
        return Math.min(scenario.most(), search.bound());
    }
}
