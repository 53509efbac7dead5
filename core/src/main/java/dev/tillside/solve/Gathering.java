package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits a problem into crowds that share no unit, solves each, and puts them together under the spends. */
final class Gathering {
    private static final int MOST_UNITS = 4_000;

    private final Problem problem;
    private final State whole;
    private final long budget;
    private long steps;
    private long crowdBound;
    private final List<List<Take>> takes = new ArrayList<>();
    private Candidate best;

    private Gathering(Problem problem, State whole, long budget) {
        this.problem = problem;
        this.whole = whole;
        this.budget = budget;
    }

    /** Whether the problem is one that crowds can tell of: not too many units, and no gift from a spend on. */
    static boolean suits(Problem problem) {
        long units = 0;
        for (Problem.Cell cell : problem.cells()) {
            units += cell.count();
        }
        return units <= MOST_UNITS && problem.rules().stream().noneMatch(r -> r.shape() == Rule.Shape.GIFT);
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

    private void run() {
        for (int layer = 0; layer < problem.layers(); layer++) {
            takes.add(new ArrayList<>());
        }
        crowds().forEach(this::solve);
        for (List<Take> layer : takes) {
            layer.sort(Comparator.comparingInt(Take::rule).thenComparing(Take::targets, Arrays::compare));
        }
        Plan plan = Plan.of(problem, whole, takes, true);
        if (plan != null) {
            best = plan.best();
        }
        if (steps >= budget / 2 || best == null) {
            greedily();
        }
    }

    /** A search that was long, or came to nothing, is held against the plain answer. */
    private void greedily() {
        Greedy greedy = new Greedy(problem);
        Plan plan = Plan.of(problem, whole, greedy.takes(whole), true);
        steps += greedy.steps();
        if (plan != null && (best == null || plan.best().compareTo(best) < 0)) {
            best = plan.best();
        }
    }

    private void solve(Crowd crowd) {
        Party party = new Party(crowd, Math.max(0, budget - steps));
        party.run();
        steps += party.steps();
        crowdBound += party.bound();
        for (int layer = 0; layer < takes.size(); layer++) {
            for (Take take : party.best().get(layer)) {
                takes.get(layer).add(global(take));
            }
        }
    }

    private int[] globalOf = {};

    private Take global(Take take) {
        return new Take(
                take.rule(),
                globals(take.targets()),
                take.counts(),
                globals(take.qualifiers()),
                take.qualifierCounts(),
                take.saves(),
                take.times());
    }

    private int[] globals(int[] cells) {
        return Arrays.stream(cells).map(c -> globalOf[c]).toArray();
    }

    private Iterable<Crowd> crowds() {
        int[] root = new int[problem.lines()];
        for (int line = 0; line < root.length; line++) {
            root[line] = line;
        }
        int[] ofRule = new int[problem.rules().size()];
        Arrays.fill(ofRule, -1);
        for (int id = 0; id < ofRule.length; id++) {
            Rule rule = problem.rules().get(id);
            for (int line = 0; line < root.length && !rule.isSpend(); line++) {
                int at = line;
                if (rule.parts().stream().anyMatch(p -> p.lines()[at])) {
                    ofRule[id] = ofRule[id] < 0 ? line : ofRule[id];
                    root[find(root, line)] = find(root, ofRule[id]);
                }
            }
        }
        Map<Integer, List<Integer>> rules = new java.util.TreeMap<>();
        for (int id = 0; id < ofRule.length; id++) {
            if (ofRule[id] >= 0) {
                rules.computeIfAbsent(find(root, ofRule[id]), k -> new ArrayList<>())
                        .add(id);
            }
        }
        Map<Integer, List<Integer>> cells = new HashMap<>();
        for (int cell = 0; cell < whole.size(); cell++) {
            cells.computeIfAbsent(find(root, whole.line[cell]), k -> new ArrayList<>())
                    .add(cell);
        }
        return rules.keySet().stream().map(key -> crowd(cells.get(key), rules.get(key)))::iterator;
    }

    private static int find(int[] root, int line) {
        int at = line;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** A crowd has a state of its own, so that trying a combination costs what the crowd's units cost.
     * Whether all tender offers together exceed what is due is seen once the crowds are put together. */
    private Crowd crowd(List<Integer> cells, List<Integer> rules) {
        globalOf = cells.stream().mapToInt(Integer::intValue).toArray();
        List<State.Piece> pieces = new ArrayList<>();
        List<Integer> local = new ArrayList<>();
        for (int cell : globalOf) {
            local.add(pieces.size());
            pieces.add(new State.Piece(whole.line[cell], whole.tag[cell], whole.gross[cell], whole.price[cell], 1, 0));
        }
        return new Crowd(problem.withRest(Rule.ANY_AMOUNT / 2), State.of(pieces, whole.room), local, rules, false);
    }

    /** What no combination can save and pay more than. */
    long bound() {
        long most = crowdBound;
        long[] spends = new long[problem.layers()];
        for (Rule rule : problem.rules()) {
            if (rule.isSpend()) {
                most = Math.max(most, rule.exclusive() ? spendBound(rule, -1) : 0);
            }
        }
        List<Rule> open = problem.rules().stream()
                .filter(r -> r.isSpend() && !r.exclusive())
                .toList();
        boolean one = open.stream().mapToInt(Rule::layer).distinct().count() == 1
                && open.stream().filter(Rule::combinable).count() <= 1;
        long layered = 0;
        for (int layer = 0; layer < spends.length; layer++) {
            long single = 0;
            long combined = 0;
            int many = 0;
            for (Rule rule : open) {
                if (rule.layer() == layer) {
                    long off = spendBound(rule, one ? crowdBound : -1);
                    single = Math.max(single, off);
                    combined += rule.combinable() ? off : 0;
                    many += rule.combinable() ? 1 : 0;
                }
            }
            layered += many > 1 ? Math.max(single, combined) : single;
        }
        return Math.max(most, Math.min(crowdBound + layered, worth()));
    }

    private long worth() {
        return problem.worth();
    }

    /**
     * The most that a spend adds beyond what the crowds can save by themselves. From a net spend on everything, what the
     * crowds give up to reach it counts against it, unless other spends gain from that too (crowds below zero).
     */
    private long spendBound(Rule rule, long crowds) {
        boolean[] lines = rule.parts().get(0).lines();
        long gross = 0;
        boolean everything = true;
        for (int cell = 0; cell < whole.size(); cell++) {
            gross += lines[whole.line[cell]] ? whole.price[cell] : 0;
            everything &= lines[whole.line[cell]];
        }
        long most = 0;
        for (Rule.Tier tier : rule.tiers()) {
            if (gross < tier.spend()) {
                continue;
            }
            long times = rule.repeat() ? Math.min(rule.maxUses(), gross / tier.spend()) : 1;
            for (long n = times; n >= 1; n = rule.repeat() ? n - 1 : 0) {
                most = Math.max(most, tierBound(rule, tier, n, gross, everything, crowds));
                if (times - n > 1_000) {
                    break;
                }
            }
        }
        return Math.min(most, rule.maxAmount());
    }

    private long tierBound(Rule rule, Rule.Tier tier, long times, long gross, boolean everything, long crowds) {
        boolean last = laterTakers(rule.layer());
        long off = tier.deal() == Rule.Deal.PERCENT
                ? Exact.percent(gross, tier.value())
                : Math.min(gross, tier.value() * times);
        if (!everything || rule.gross() && tier.deal() != Rule.Deal.PERCENT || last || crowds < 0) {
            return off;
        }
        long saved = rule.gross() ? crowds : Math.min(crowds, gross - tier.spend() * times);
        long there = tier.deal() == Rule.Deal.PERCENT
                ? Exact.percent(gross - saved, tier.value()) + (crowds > saved ? 1 : 0)
                : off;
        return saved + there - crowds;
    }

    /** Whether crowds may save more behind the layer, which no spend of it forbids. */
    private boolean laterTakers(int layer) {
        return problem.rules().stream().anyMatch(r -> !r.isSpend() && r.layer() > layer);
    }

    boolean proven() {
        return best != null && best.total() >= bound();
    }
}
