package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Units and rules that conflict: each unit chooses one option, a rule's slot per layer or none; each rule's walk over
 * its units must end closed. An option's worth is never less than what it really saves, in hundredths.
 */
final class Crowd {
    private static final int MOST_OPTIONS = 3_000;

    final Problem problem;
    final State start;
    /** Cells of the start state, one unit each, dearest lines first. */
    final int[] units;

    final int[] rules;
    final Automaton[] automata;
    /** By unit: the rule (a position in {@link #rules}) and slot of each link. */
    final int[][] linkRule;

    final int[][] linkSlot;
    /** By unit and option: its links, in order of layers. The first option is none at all. */
    final int[][][] options;

    final long[][] worth;
    /** By rule: its units, and for each the link of each slot or -1. */
    final int[][] unitsOf;

    final int[][][] linksOf;
    /** By unit and link: the unit's place in the rule's units. */
    final int[][] placeOf;

    /** Whether every combination is among the walks, so that the bound holds. */
    boolean complete = true;

    private final int[] unitsOnLine;
    final int firstLayer;

    /** By unit: the options left out because they are marked. */
    final List<List<int[]>> marked = new ArrayList<>();

    private final boolean loose;

    /**
     * @param loose whether marked options stand among the others, at more than they may be worth
     */
    Crowd(Problem problem, State start, List<Integer> cells, List<Integer> ruleIds, boolean loose) {
        this.loose = loose;
        this.problem = problem;
        this.start = start;
        this.units = dearestFirst(cells);
        this.rules = ruleIds.stream().mapToInt(Integer::intValue).toArray();
        this.unitsOnLine = new int[problem.lines()];
        for (int cell = 0; cell < start.size(); cell++) {
            unitsOnLine[start.line[cell]] += start.count[cell];
        }
        this.firstLayer = Arrays.stream(rules)
                .map(id -> problem.rules().get(id).layer())
                .min()
                .orElse(0);
        this.automata = new Automaton[rules.length];
        this.linkRule = new int[units.length][];
        this.linkSlot = new int[units.length][];
        this.options = new int[units.length][][];
        this.worth = new long[units.length][];
        this.unitsOf = new int[rules.length][];
        this.linksOf = new int[rules.length][][];
        this.placeOf = new int[units.length][];
        for (int unit = 0; unit < units.length; unit++) {
            links(unit);
        }
        for (int r = 0; r < rules.length; r++) {
            places(r);
        }
        for (int unit = 0; unit < units.length; unit++) {
            options(unit);
        }
    }

    /** The same with marked options among the others. */
    Crowd loosened() {
        return new Crowd(
                problem,
                start,
                Arrays.stream(units).boxed().toList(),
                Arrays.stream(rules).boxed().toList(),
                true);
    }

    Rule rule(int r) {
        return problem.rules().get(rules[r]);
    }

    int line(int unit) {
        return start.line[units[unit]];
    }

    long price(int unit) {
        return start.price[units[unit]];
    }

    private int[] dearestFirst(List<Integer> cells) {
        long[] top = new long[problem.lines()];
        cells.forEach(c -> top[start.line[c]] = Math.max(top[start.line[c]], start.price[c]));
        return cells.stream()
                .sorted(Comparator.comparingLong((Integer c) -> -top[start.line[c]])
                        .thenComparingInt(c -> start.line[c])
                        .thenComparingLong(c -> -start.price[c])
                        .thenComparingInt(c -> start.tag[c]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void links(int unit) {
        List<int[]> links = new ArrayList<>();
        for (int r = 0; r < rules.length; r++) {
            Rule rule = rule(r);
            int slots = rule.shape() == Rule.Shape.GROUP && split(rule)
                    ? 2
                    : rule.parts().size();
            for (int slot = 0; slot < slots; slot++) {
                int part = Math.min(slot, rule.parts().size() - 1);
                if (rule.parts().get(part).lines()[line(unit)]) {
                    links.add(new int[] {r, slot});
                }
            }
        }
        linkRule[unit] = links.stream().mapToInt(l -> l[0]).toArray();
        linkSlot[unit] = links.stream().mapToInt(l -> l[1]).toArray();
        placeOf[unit] = new int[links.size()];
    }

    /** Whether only the cheapest of a group are lowered. */
    static boolean split(Rule rule) {
        return rule.cheapest() > 0 && rule.cheapest() < rule.parts().get(0).count();
    }

    private void places(int r) {
        List<Integer> mine = new ArrayList<>();
        List<int[]> links = new ArrayList<>();
        int slots = rule(r).shape() == Rule.Shape.GROUP && split(rule(r))
                ? 2
                : rule(r).parts().size();
        int[] supply = new int[slots];
        for (int unit = 0; unit < units.length; unit++) {
            int[] bySlot = new int[slots];
            Arrays.fill(bySlot, -1);
            boolean any = false;
            for (int k = 0; k < linkRule[unit].length; k++) {
                if (linkRule[unit][k] == r) {
                    bySlot[linkSlot[unit][k]] = k;
                    placeOf[unit][k] = mine.size();
                    supply[linkSlot[unit][k]]++;
                    any = true;
                }
            }
            if (any) {
                mine.add(unit);
                links.add(bySlot);
            }
        }
        unitsOf[r] = mine.stream().mapToInt(Integer::intValue).toArray();
        linksOf[r] = links.toArray(int[][]::new);
        automata[r] = Automaton.of(rule(r), supply, ordered(r));
        complete &= automata[r].complete;
    }

    /** Whether the rule's units come dearest first in the prices that it will see. */
    private boolean ordered(int r) {
        for (int place = 1; place < unitsOf[r].length; place++) {
            if (price(unitsOf[r][place]) > price(unitsOf[r][place - 1])) {
                return false;
            }
        }
        return rule(r).layer() == firstLayer;
    }

    /** Whether the unit is cheaper than the rule's unit before it. */
    boolean drops(int r, int place) {
        return place > 0 && price(unitsOf[r][place]) < price(unitsOf[r][place - 1]);
    }

    private void options(int unit) {
        List<int[]> tuples = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        marked.add(new ArrayList<>());
        option(unit, 0, new int[0], 0, price(unit), tuples, values);
        options[unit] = tuples.toArray(int[][]::new);
        worth[unit] = values.stream().mapToLong(Long::longValue).toArray();
    }

    private void option(
            int unit, int layer, int[] tuple, long value, long price, List<int[]> tuples, List<Long> values) {
        if (layer == problem.layers()) {
            complete &= tuples.size() < MOST_OPTIONS;
            if (tuples.size() < MOST_OPTIONS) {
                tuples.add(tuple);
                values.add(value);
            }
            return;
        }
        option(unit, layer + 1, tuple, value, price, tuples, values);
        for (int k = 0; k < linkRule[unit].length; k++) {
            Rule rule = rule(linkRule[unit][k]);
            boolean alone = rule.exclusive() && tuple.length > 0
                    || tuple.length > 0 && rule(linkRule[unit][tuple[0]]).exclusive();
            if (rule.layer() == layer && !alone) {
                int[] longer = Arrays.copyOf(tuple, tuple.length + 1);
                longer[tuple.length] = k;
                int slot = linkSlot[unit][k];
                long gain = most(unit, rule, slot, price, tuple.length == 0);
                if (gain == 0 && rule.shape() == Rule.Shape.SINGLE) {
                    continue;
                }
                long least = least(unit, rule, slot, price, gain);
                if (!loose && marks(unit, tuple, rule, price)) {
                    marked.get(unit).add(longer);
                } else {
                    option(unit, layer + 1, longer, value + gain, Math.max(0, price - least), tuples, values);
                }
            }
        }
    }

    /**
     * Whether what the rule takes off depends on who else shares the unit's use in an earlier layer: then the use must
     * be looked at as a whole.
     */
    private boolean marks(int unit, int[] earlier, Rule rule, long price) {
        if (rule.shape() != Rule.Shape.SINGLE || rule.layer() == problem.layers()) {
            return false;
        }
        for (int k : earlier) {
            Rule group = rule(linkRule[unit][k]);
            if (sharesBySum(group) && !steady(unit, group, rule)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a target's share of the discount depends on the others' prices. */
    static boolean sharesBySum(Rule rule) {
        return rule.shape() == Rule.Shape.GROUP
                && rule.deal() != Rule.Deal.PERCENT
                && (rule.parts().size() > 1 || rule.parts().get(0).count() > 1);
    }

    /** Whether the amount is taken in full at any price that the group may leave. */
    private boolean steady(int unit, Rule group, Rule rule) {
        return rule.deal() == Rule.Deal.AMOUNT
                && group.layer() == firstLayer
                && lowest(unit, group) >= rule.valueOn(line(unit));
    }

    private long lowest(int unit, Rule group) {
        long price = price(unit);
        long sum = price;
        for (Rule.Part part : group.parts()) {
            int left = part.count();
            boolean dear = group.deal() == Rule.Deal.PRICE;
            for (int i = 0; i < units.length && left > 0; i++) {
                int at = dear ? i : units.length - 1 - i;
                if (at != unit && part.lines()[line(at)]) {
                    sum += price(at);
                    left--;
                }
            }
        }
        if (group.deal() == Rule.Deal.AMOUNT) {
            sum = leastSum(unit, group);
            return sum <= group.value() ? 0 : price - group.value() * price / sum - 1;
        }
        return sum <= group.value() ? price : price * group.value() / sum - 1;
    }

    private long leastSum(int unit, Rule group) {
        long sum = price(unit);
        int left = group.parts().get(0).count() - 1;
        for (int at = units.length - 1; at >= 0 && left > 0 && group.parts().size() == 1; at--) {
            if (at != unit && group.parts().get(0).lines()[line(at)]) {
                sum += price(at);
                left--;
            }
        }
        return sum;
    }

    /** Whether what the option really saves may be less than it promises, or depends on other units. */
    boolean vague(int unit, int option) {
        for (int k : options[unit][option]) {
            Rule rule = rule(linkRule[unit][k]);
            boolean exact = rule.shape() == Rule.Shape.SINGLE
                    && (rule.deal() != Rule.Deal.PERCENT || unitsOnLine[line(unit)] == 1)
                    && rule.layer() != problem.tenderLayer()
                    && lowersFully(unit, rule);
            if (!exact) {
                return true;
            }
        }
        return false;
    }

    private static boolean target(Rule rule, int slot) {
        return switch (rule.shape()) {
            case SINGLE -> true;
            case GROUP -> !split(rule) || slot == 1;
            case BUY_GET -> slot == 1;
            case GIFT, SPEND -> false;
        };
    }

    /** Whether a target's own saving is known to the cent, whatever else the use takes. */
    private static boolean ownShare(Rule rule) {
        return switch (rule.shape()) {
            case SINGLE -> rule.deal() != Rule.Deal.PERCENT;
            case GROUP ->
                rule.cheapest() == 1 && (split(rule) || rule.parts().get(0).count() == 1);
            case BUY_GET ->
                rule.deal() != Rule.Deal.PERCENT || rule.parts().get(1).count() == 1;
            case GIFT, SPEND -> false;
        };
    }

    /** The most that a unit adds to the rule's saving, beside what completing a use adds. */
    private long most(int unit, Rule rule, int slot, long price, boolean first) {
        if (!target(rule, slot)) {
            return 0;
        }
        if (ownShare(rule)) {
            return rule.single(line(unit), price) * Potential.SCALE;
        }
        if (rule.shape() == Rule.Shape.SINGLE) {
            return perLine(unit, rule, price, first);
        }
        return switch (rule.deal()) {
            case PRICE -> price * Potential.SCALE;
            case AMOUNT -> 0;
            case PERCENT -> ceil(price * rule.value() * Potential.SCALE);
        };
    }

    private static long ceil(long millionths) {
        return (millionths + Exact.WHOLE - 1) / Exact.WHOLE;
    }

    /** The best that rounding once over several equal units can give one of them. */
    private long perLine(int unit, Rule rule, long price, boolean first) {
        int many = Math.min(unitsOnLine[line(unit)], rule.maxUses());
        if (many <= 1) {
            return Exact.percent(price, rule.value()) * Potential.SCALE;
        }
        if (!first || many > 200 || !even(line(unit))) {
            return ceil(price * rule.value() * Potential.SCALE) + Potential.SCALE / 2;
        }
        long best = 0;
        for (int n = 1; n <= many; n++) {
            best = Math.max(best, (Exact.percent(price * n, rule.value()) * Potential.SCALE + n - 1) / n);
        }
        return best;
    }

    private boolean even(int line) {
        long low = Long.MAX_VALUE;
        long high = 0;
        for (int cell : units) {
            if (start.line[cell] == line) {
                low = Math.min(low, start.price[cell]);
                high = Math.max(high, start.price[cell]);
            }
        }
        return low == high;
    }

    /** The least that a unit's price falls when the rule takes it. */
    private long least(int unit, Rule rule, int slot, long price, long gain) {
        if (!target(rule, slot) || !lowersFully(unit, rule)) {
            return 0;
        }
        if (ownShare(rule) || rule.shape() == Rule.Shape.SINGLE && unitsOnLine[line(unit)] == 1) {
            return gain / Potential.SCALE;
        }
        return switch (rule.deal()) {
            case PERCENT -> Math.max(0, (price * rule.value() - Exact.WHOLE / 2) / Exact.WHOLE);
            case PRICE -> rule.layer() == firstLayer ? leastOfPrice(unit, rule, price) : 0;
            case AMOUNT -> 0;
        };
    }

    /** A floor or a cap may leave the price higher than the rule alone would. */
    private boolean lowersFully(int unit, Rule rule) {
        return problem.floors()[line(unit)] == 0
                && rule.maxAmount() >= Rule.ANY_AMOUNT
                && rule.layer() != problem.tenderLayer();
    }

    private long leastOfPrice(int unit, Rule rule, long price) {
        if (rule.parts().size() != 1) {
            return 0;
        }
        long sum = price;
        int left = rule.parts().get(0).count() - 1;
        for (int at = units.length - 1; at >= 0 && left > 0; at--) {
            if (at != unit && rule.parts().get(0).lines()[line(at)]) {
                sum += price(at);
                left--;
            }
        }
        sum = Math.max(sum, rule.value());
        return sum == 0 ? 0 : Math.max(0, price * (sum - rule.value()) / sum - 1);
    }
}
