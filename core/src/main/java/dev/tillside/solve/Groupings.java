package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The ways in which units that chose a rule can be grouped into its uses. Which units share a use decides how their sum
 * is rounded, how an amount is spread and which targets are cheap enough.
 */
final class Groupings {
    private static final int MOST_OF_ONE = 600;
    /** What applying one combination counts for. */
    private static final int STEPS = 40;

    private static final int MOST_TOGETHER = 600;

    private final Crowd crowd;
    private final int[] chosen;
    private final List<Column> columns;
    private final List<List<List<Take>>> ways = new ArrayList<>();
    private final Map<List<Object>, List<Take>> known;
    private boolean complete = true;
    private long work;

    /**
     * @param known the best groupings found so far, of rules whose units no other rule lowers
     */
    Groupings(Crowd crowd, int[] chosen, List<Column> columns, Map<List<Object>, List<Take>> known) {
        this.known = known;
        this.crowd = crowd;
        this.chosen = chosen;
        this.columns = columns;
        List<List<List<Integer>>> slots = new Assignment(crowd, chosen).slots();
        for (int r = 0; r < crowd.rules.length; r++) {
            ways.add(ways(r, slots.get(r)));
        }
    }

    /** Whether no way was left out. */
    boolean complete() {
        return complete;
    }

    /** Shows every combination of ways until one satisfies; returns the steps spent. */
    long each(Predicate<List<List<Take>>> enough) {
        long together = 1;
        for (List<List<Take>> some : ways) {
            together = Math.min(MOST_TOGETHER + 1L, together * some.size());
        }
        complete &= together <= MOST_TOGETHER;
        int[] at = new int[ways.size()];
        long tried = 0;
        while (together > 0 && tried < MOST_TOGETHER) {
            tried++;
            if (enough.test(layered(at)) || !next(at)) {
                break;
            }
        }
        return work + tried * STEPS;
    }

    private boolean next(int[] at) {
        for (int r = 0; r < at.length; r++) {
            if (++at[r] < ways.get(r).size()) {
                return true;
            }
            at[r] = 0;
        }
        return false;
    }

    private List<List<Take>> layered(int[] at) {
        List<List<Take>> layers = new ArrayList<>();
        for (int layer = 0; layer < crowd.problem.layers(); layer++) {
            layers.add(new ArrayList<>());
        }
        for (int r = 0; r < at.length; r++) {
            layers.get(crowd.rule(r).layer()).addAll(ways.get(r).get(at[r]));
        }
        columns(layers);
        return layers;
    }

    private void columns(List<List<Take>> layers) {
        boolean any = false;
        for (int unit = 0; unit < chosen.length; unit++) {
            if (chosen[unit] < 0 && columns.get(-1 - chosen[unit]).units()[0] == unit) {
                add(columns.get(-1 - chosen[unit]), layers);
                any = true;
            }
        }
        if (any) {
            layers.forEach(layer -> layer.sort(java.util.Comparator.comparingInt(Take::rule)));
        }
    }

    private void add(Column column, List<List<Take>> layers) {
        List<Integer> units = Arrays.stream(column.units()).boxed().toList();
        layers.get(crowd.rule(column.r()).layer()).add(take(column.r(), units));
        for (int i = 0; i < column.links().length; i++) {
            if (column.links()[i] >= 0) {
                int r = crowd.linkRule[units.get(i)][column.links()[i]];
                layers.get(crowd.rule(r).layer()).add(take(r, List.of(units.get(i))));
            }
        }
    }

    private List<List<Take>> ways(int r, List<List<Integer>> slots) {
        Rule rule = crowd.rule(r);
        if (slots.stream().allMatch(List::isEmpty)) {
            return List.of(List.of());
        }
        if (rule.shape() == Rule.Shape.SINGLE) {
            return List.of(slots.get(0).stream().map(u -> take(r, List.of(u))).toList());
        }
        boolean isolated = isolated(r, slots);
        List<Take> before = isolated ? known.get(List.of(r, slots)) : null;
        if (before != null) {
            return List.of(before);
        }
        boolean was = complete;
        complete = true;
        List<List<Take>> found = found(r, slots, rule);
        boolean all = complete;
        complete &= was;
        if (!isolated || found.size() < 2) {
            return found;
        }
        List<Take> best = best(found);
        if (all) {
            known.put(List.of(r, slots), best);
        }
        return List.of(best);
    }

    private List<List<Take>> found(int r, List<List<Integer>> slots, Rule rule) {
        List<List<Take>> found = new ArrayList<>();
        if (rule.shape() == Rule.Shape.BUY_GET) {
            buyGets(r, slots, found);
        } else if (Crowd.split(rule)) {
            List<Integer> all = new ArrayList<>(slots.get(0));
            all.addAll(slots.get(1));
            all.sort(null);
            groups(r, List.of(all), new int[] {rule.parts().get(0).count()}, new ArrayList<>(), found);
        } else {
            int[] needs = rule.parts().stream().mapToInt(Rule.Part::count).toArray();
            groups(r, slots, needs, new ArrayList<>(), found);
        }
        return found;
    }

    /** Whether what the rule saves depends on no other rule of the walk, nor the other way round. */
    private boolean isolated(int r, List<List<Integer>> slots) {
        return crowd.rule(r).maxAmount() >= Rule.ANY_AMOUNT
                && crowd.rule(r).layer() != crowd.problem.tenderLayer()
                && slots.stream()
                        .flatMap(List::stream)
                        .allMatch(u -> crowd.options[u][chosen[u]].length == 1
                                && crowd.problem.floors()[crowd.line(u)] == 0);
    }

    private List<Take> best(List<List<Take>> found) {
        List<Take> best = found.get(0);
        long most = -1;
        work += (long) found.size() * STEPS / 2;
        for (List<Take> takes : found) {
            int layer = crowd.problem.rules().get(takes.get(0).rule()).layer();
            boolean right = takes.stream().allMatch(t -> Plan.rightOrder(crowd.problem, crowd.start, t));
            Step step = right ? Layer.apply(crowd.problem, crowd.start, layer, takes) : null;
            if (step != null && step.saved() > most) {
                most = step.saved();
                best = takes;
            }
        }
        return best;
    }

    private Take take(int r, List<Integer> members) {
        return Take.of(crowd.rules[r], cells(members), ones(members.size()), 0);
    }

    private int[] cells(List<Integer> members) {
        return members.stream().mapToInt(u -> crowd.units[u]).sorted().toArray();
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private boolean full(List<List<Take>> found) {
        complete &= found.size() < MOST_OF_ONE;
        return found.size() >= MOST_OF_ONE;
    }

    /** The first unit left goes with every choice of others; each part gives so many. */
    private void groups(int r, List<List<Integer>> left, int[] needs, List<Take> takes, List<List<Take>> found) {
        if (left.get(0).isEmpty()) {
            if (left.stream().allMatch(List::isEmpty)) {
                found.add(List.copyOf(takes));
            }
            return;
        }
        members(r, left, needs, 0, new ArrayList<>(), takes, found);
    }

    private void members(
            int r,
            List<List<Integer>> left,
            int[] needs,
            int part,
            List<Integer> members,
            List<Take> takes,
            List<List<Take>> found) {
        if (full(found)) {
            return;
        }
        if (part == needs.length) {
            takes.add(take(r, members));
            groups(r, left, needs, takes, found);
            takes.remove(takes.size() - 1);
            return;
        }
        for (List<Integer> some : choices(left.get(part), needs[part], part == 0)) {
            List<List<Integer>> rest = new ArrayList<>(left);
            List<Integer> others = new ArrayList<>(left.get(part));
            others.removeAll(some);
            rest.set(part, others);
            List<Integer> more = new ArrayList<>(members);
            more.addAll(some);
            members(r, rest, needs, part + 1, more, takes, found);
        }
    }

    /** All choices of so many; with the first unit where that is asked for. Equal units make equal choices. */
    private List<List<Integer>> choices(List<Integer> from, int many, boolean withFirst) {
        List<List<Integer>> found = new ArrayList<>();
        if (from.size() >= many) {
            choose(from, 0, many, withFirst, new ArrayList<>(), found);
        }
        return found;
    }

    private void choose(
            List<Integer> from, int at, int many, boolean must, List<Integer> some, List<List<Integer>> found) {
        if (some.size() == many) {
            found.add(List.copyOf(some));
            return;
        }
        if (from.size() - at < many - some.size()) {
            return;
        }
        some.add(from.get(at));
        choose(from, at + 1, many, false, some, found);
        some.remove(some.size() - 1);
        if (!must) {
            int next = at + 1;
            while (next < from.size() && alike(from.get(at), from.get(next))) {
                next++;
            }
            choose(from, next, many, false, some, found);
        }
    }

    private boolean alike(int unit, int other) {
        return crowd.line(unit) == crowd.line(other)
                && crowd.price(unit) == crowd.price(other)
                && chosen[unit] == chosen[other];
    }

    private void buyGets(int r, List<List<Integer>> slots, List<List<Take>> found) {
        buyGet(r, slots.get(0), slots.get(1), new ArrayList<>(), found);
    }

    private void buyGet(int r, List<Integer> buys, List<Integer> gets, List<Take> takes, List<List<Take>> found) {
        Rule rule = crowd.rule(r);
        int buy = rule.parts().get(0).count();
        int uses = buys.size() / buy;
        if (uses == 0) {
            if (gets.isEmpty()) {
                found.add(List.copyOf(takes));
            }
            return;
        }
        for (List<Integer> bought : choices(buys, buy, true)) {
            for (int many = 1; many <= Math.min(rule.parts().get(1).count(), gets.size() - uses + 1); many++) {
                for (List<Integer> given : choices(gets, many, false)) {
                    if (full(found)) {
                        return;
                    }
                    List<Integer> buysLeft = new ArrayList<>(buys);
                    buysLeft.removeAll(bought);
                    List<Integer> getsLeft = new ArrayList<>(gets);
                    getsLeft.removeAll(given);
                    takes.add(new Take(crowd.rules[r], cells(given), ones(many), cells(bought), ones(buy), 0, 1));
                    buyGet(r, buysLeft, getsLeft, takes, found);
                    takes.remove(takes.size() - 1);
                }
            }
        }
    }
}
