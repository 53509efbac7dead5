package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Puts units to chosen columns: what the columns mean, as uses that can be applied. */
final class Assembly {
    private final Crowd crowd;
    /** By unit: the layers in which it is taken. */
    private final long[] busy;

    private final List<List<Take>> layers = new ArrayList<>();
    /** By rule and slot: the units that later uses take, with the prices they meet. */
    private final List<List<List<Placed>>> slots = new ArrayList<>();

    private record Placed(int unit, long price) {}

    private Assembly(Crowd crowd) {
        this.crowd = crowd;
        this.busy = new long[crowd.start.size()];
        for (int layer = 0; layer < crowd.problem.layers(); layer++) {
            layers.add(new ArrayList<>());
        }
        for (int r = 0; r < crowd.rules.length; r++) {
            List<List<Placed>> mine = new ArrayList<>();
            for (int slot = 0; slot <= crowd.rule(r).parts().size(); slot++) {
                mine.add(new ArrayList<>());
            }
            slots.add(mine);
        }
    }

    /**
     * Uses by layer, of units of the crowd.
     *
     * @param chosen columns
     * @param amounts how often each
     */
    static List<List<Take>> of(Crowd crowd, List<Column> chosen, int[] amounts) {
        Assembly assembly = new Assembly(crowd);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            for (int n = 0; n < amounts[i]; n++) {
                order.add(i);
            }
        }
        // Uses that keep others away first, then those whose units have a fate: the others fit in anywhere.
        order.sort(Comparator.comparingInt(i -> assembly.rank(chosen.get(i))));
        order.forEach(i -> assembly.place(chosen.get(i)));
        for (int i = 0; i < amounts.length; i++) {
            if (chosen.get(i).together() != Master.NONE && amounts[i] > 0) {
                assembly.together(chosen.get(i).together(), amounts[i]);
            }
        }
        return assembly.layers.stream().map(Take::inOrder).toList();
    }

    private int rank(Column column) {
        if (column.use().r() != Use.NOTHING && crowd.rule(column.use().r()).exclusive()) {
            return 0;
        }
        return column.fates().isEmpty() ? 2 : 1;
    }

    private void place(Column column) {
        Use use = column.use();
        if (column.together() != Master.NONE || Master.isCut(column)) {
            return;
        }
        List<Column.Fate> fates = new ArrayList<>(column.fates());
        if (use.r() == Use.NOTHING) {
            Column.Fate fate = fates.get(0);
            int first = first(fate.cell());
            int unit = free(fate.cell(), 1L << first | mask(fate));
            busy[unit] |= 1L << first;
            follow(fate, unit);
            return;
        }
        Rule rule = crowd.rule(use.r());
        int layer = rule.layer();
        List<Integer> targets = new ArrayList<>();
        List<Integer> qualifiers = new ArrayList<>();
        pick(use.targets(), use.counts(), layer, targets);
        pick(use.qualifiers(), use.qualifierCounts(), layer, qualifiers);
        if (rule.exclusive()) {
            targets.forEach(u -> busy[u] = -1);
            qualifiers.forEach(u -> busy[u] = -1);
        }
        if (rule.shape() == Rule.Shape.SINGLE) {
            targets.forEach(u -> layers.get(layer).add(Take.of(crowd.rules[use.r()], new int[] {u}, ones(1), 0)));
        } else {
            layers.get(layer)
                    .add(new Take(
                            crowd.rules[use.r()],
                            sorted(targets),
                            ones(targets.size()),
                            sorted(qualifiers),
                            ones(qualifiers.size()),
                            0,
                            1));
        }
        fates(use, fates, targets, qualifiers);
    }

    /** Gives the fates to units of their cells at the prices that the use leaves them. */
    private void fates(Use use, List<Column.Fate> fates, List<Integer> targets, List<Integer> qualifiers) {
        List<Integer> open = new ArrayList<>(targets);
        open.sort(null);
        List<Integer> rest = new ArrayList<>(qualifiers);
        rest.sort(null);
        open.addAll(rest);
        // The pieces of a cell come with the larger share first, and so do its units.
        for (Use.Piece piece : use.pieces()) {
            for (int n = 0; n < piece.count(); n++) {
                Integer unit = open.stream()
                        .filter(u -> cellOf(u) == piece.cell())
                        .findFirst()
                        .orElseThrow();
                open.remove(unit);
                for (Column.Fate fate : fates) {
                    if (fate.cell() == piece.cell() && meets(fate, piece)) {
                        fates.remove(fate);
                        follow(fate, unit);
                        break;
                    }
                }
            }
        }
    }

    private boolean meets(Column.Fate fate, Use.Piece piece) {
        return fate.before() == crowd.price[piece.cell()] - piece.off();
    }

    private int cellOf(int unit) {
        for (int cell = 0; cell < crowd.cells; cell++) {
            if (crowd.line[cell] == crowd.start.line[unit] && crowd.price[cell] == crowd.start.price[unit]) {
                return cell;
            }
        }
        throw new IllegalStateException("a unit of no cell: " + unit);
    }

    private void follow(Column.Fate fate, int unit) {
        long price = fate.before();
        for (Column.Link link : fate.links()) {
            Rule rule = crowd.rule(link.r());
            busy[unit] |= 1L << rule.layer();
            if (rule.shape() == Rule.Shape.SINGLE) {
                layers.get(rule.layer()).add(Take.of(crowd.rules[link.r()], new int[] {unit}, ones(1), 0));
            } else {
                slots.get(link.r()).get(link.slot()).add(new Placed(unit, price));
            }
            price -= link.gain() / Potential.SCALE;
        }
    }

    private void pick(int[] cells, int[] counts, int layer, List<Integer> into) {
        for (int i = 0; i < cells.length; i++) {
            for (int n = 0; n < counts[i]; n++) {
                int unit = free(cells[i], 1L << layer);
                busy[unit] |= 1L << layer;
                into.add(unit);
            }
        }
    }

    /** The first layer that looks at the cell: a unit that only later ones take must be left alone there. */
    private int first(int cell) {
        int first = crowd.problem.layers();
        for (int r = 0; r < crowd.rules.length; r++) {
            first = crowd.matches(r, cell) ? Math.min(first, crowd.rule(r).layer()) : first;
        }
        return first;
    }

    private long mask(Column.Fate fate) {
        long mask = 0;
        for (Column.Link link : fate.links()) {
            mask |= 1L << crowd.rule(link.r()).layer();
        }
        return mask;
    }

    /** A unit of the cell that nobody takes in these layers. */
    private int free(int cell, long layers) {
        for (int unit : crowd.units[cell]) {
            if ((busy[unit] & layers) == 0) {
                return unit;
            }
        }
        throw new IllegalStateException("more units taken of a cell than it has");
    }

    /** Groups the units that wait in the slots: the dearest together, which is what the cheapest of a group ask for. */
    private void together(int r, int uses) {
        Rule rule = crowd.rule(r);
        List<List<Placed>> waiting = slots.get(r);
        waiting.forEach(
                w -> w.sort(Comparator.comparingLong((Placed p) -> -p.price()).thenComparingInt(Placed::unit)));
        if (rule.shape() == Rule.Shape.BUY_GET) {
            buyGets(r, uses, waiting);
            return;
        }
        if (Crowd.split(rule)) {
            waiting.get(0).addAll(waiting.get(1));
            waiting.get(1).clear();
            waiting.get(0)
                    .sort(Comparator.comparingLong((Placed p) -> -p.price()).thenComparingInt(Placed::unit));
        }
        List<List<Placed>> groups = new ArrayList<>();
        for (int use = 0; use < uses; use++) {
            groups.add(new ArrayList<>());
        }
        for (int part = 0; part < rule.parts().size(); part++) {
            if (waiting.get(part).size() < uses * rule.parts().get(part).count()) {
                return;
            }
            deal(rule, part, waiting.get(part), groups);
        }
        for (List<Placed> group : groups) {
            List<Integer> members = group.stream().map(Placed::unit).toList();
            layers.get(rule.layer()).add(Take.of(crowd.rules[r], sorted(members), ones(members.size()), 0));
        }
    }

    /** An amount asks for sums that are all large enough; all else is as good with the dearest together. */
    private static void deal(Rule rule, int part, List<Placed> units, List<List<Placed>> groups) {
        int count = rule.parts().get(part).count();
        boolean even = rule.deal() == Rule.Deal.AMOUNT;
        int[] had = groups.stream().mapToInt(List::size).toArray();
        for (Placed unit : units) {
            int best = -1;
            for (int group = 0; group < had.length; group++) {
                boolean room = groups.get(group).size() - had[group] < count;
                if (room && (best < 0 || even && sum(groups.get(group)) < sum(groups.get(best)))) {
                    best = group;
                }
            }
            if (best < 0) {
                return;
            }
            groups.get(best).add(unit);
        }
    }

    private static long sum(List<Placed> units) {
        return units.stream().mapToLong(Placed::price).sum();
    }

    private void buyGets(int r, int uses, List<List<Placed>> waiting) {
        Rule rule = crowd.rule(r);
        int buy = rule.parts().get(0).count();
        List<Placed> buys = waiting.get(0);
        List<Placed> gets = waiting.get(1);
        int most = rule.parts().get(1).count();
        for (int use = 0; use < uses; use++) {
            int left = uses - use - 1;
            int many = Math.min(most, gets.size() - left);
            if (buys.size() < buy || many < 1) {
                return;
            }
            List<Integer> bought =
                    buys.subList(0, buy).stream().map(Placed::unit).toList();
            List<Integer> given =
                    gets.subList(0, many).stream().map(Placed::unit).toList();
            layers.get(rule.layer())
                    .add(new Take(crowd.rules[r], sorted(given), ones(many), sorted(bought), ones(buy), 0, 1));
            buys.subList(0, buy).clear();
            gets.subList(0, many).clear();
        }
    }

    private static int[] sorted(List<Integer> units) {
        return units.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
