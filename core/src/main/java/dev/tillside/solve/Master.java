package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A crowd written as columns that may be taken and limits that they share. Every combination is a choice of columns, and the
 * columns of a choice are worth at least what the combination saves.
 */
final class Master {
    static final int NONE = -1;
    /** Amounts are about so many hundredths. */
    private static final long MONEY = 10_000;

    private static final long HUNDRED = 100;
    private static final int MOST_USES = 3_000;
    private static final long MOST_TRIED = 60_000;
    private static final int MOST_FATES = 300;
    private static final int MOST_COLUMNS = 30_000;

    /** How a rule's uses are told. */
    enum Kind {
        /** Whole uses of units that no earlier layer took. */
        ROOTED,
        /** Whole uses that save the same whatever earlier layers took. */
        STEADY,
        /** Put together from single units, each at the price that earlier layers left. */
        LINKED
    }

    final Crowd crowd;
    final Kind[] kinds;
    /** By limit: how much of it there is. */
    final List<Long> limits = new ArrayList<>();

    /** By limit: about how large the numbers on it are. */
    final List<Long> scales = new ArrayList<>();

    private final BitSet elastic = new BitSet();

    final List<Column> columns = new ArrayList<>();
    /** By rule: whether its uses are too many to be listed beforehand. */
    final boolean[] open;

    private final List<Side> sides;
    private final int[] sideLimit;
    private final int[][] unitLimit;
    private final int[] usesLimit;
    private final int[] capLimit;
    private final int[] floorLimit;
    /** By rule, and by line: what later layers may regain where a cap, or floor, cuts. */
    private final int[] capBack;

    private final int[] floorBack;
    private final int[] slotLimit;
    /** By rule: what its units cost that it may take an amount off. */
    private final int[] sumLimit;

    private final java.util.Map<Long, Integer> lineLimit = new java.util.HashMap<>();
    /** By cell: the least that earlier layers can leave. */
    private final long[] least;

    private final Set<List<Object>> known = new HashSet<>();
    private boolean complete = true;
    private long tried;

    /**
     * @param sides the spends that are taken for granted
     * @param without rules that take no part, as the crowd counts them
     */
    Master(Crowd crowd, List<Side> sides, boolean[] without) {
        this.crowd = crowd;
        this.sides = sides;
        this.least = crowd.price.clone();
        int rules = crowd.rules.length;
        this.kinds = new Kind[rules];
        this.open = new boolean[rules];
        this.usesLimit = filled(rules);
        this.capLimit = filled(rules);
        this.slotLimit = filled(rules);
        this.sumLimit = filled(rules);
        this.floorLimit = filled(crowd.problem.lines());
        this.capBack = filled(rules);
        this.floorBack = filled(crowd.problem.lines());
        this.unitLimit = new int[crowd.cells][];
        this.sideLimit = filled(sides.size());
        units();
        for (int r = 0; r < rules; r++) {
            Rule rule = crowd.rule(r);
            if (rule.maxUses() < crowd.mostUses(r)) {
                usesLimit[r] = limit(rule.maxUses());
            }
        }
        for (int i = 0; i < sideLimit.length; i++) {
            sideLimit[i] = limit(sides.get(i).room() * Potential.SCALE, MONEY);
        }
        cuts(without);
        for (int layer = 0; layer < crowd.problem.layers(); layer++) {
            for (int r = 0; r < rules; r++) {
                if (crowd.rule(r).layer() == layer && !without[r]) {
                    kinds[r] = kind(r);
                }
            }
            for (int r = 0; r < rules; r++) {
                if (crowd.rule(r).layer() == layer && !without[r]) {
                    lowered(r);
                }
            }
        }
        for (int r = 0; r < rules; r++) {
            if (kinds[r] == Kind.LINKED && crowd.rule(r).shape() != Rule.Shape.SINGLE) {
                together(r);
            }
        }
        for (int r = 0; r < rules; r++) {
            if (kinds[r] == Kind.ROOTED || kinds[r] == Kind.STEADY) {
                list(r);
            }
        }
        for (int cell = 0; cell < crowd.cells; cell++) {
            column(Use.bare(cell));
        }
    }

    private static int[] filled(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    private int limit(long most) {
        return add(most, 1);
    }

    /** A limit that columns may also widen. */
    private int limit(long most, long scale) {
        elastic.set(limits.size());
        return add(most, scale);
    }

    private int add(long most, long scale) {
        limits.add(most);
        scales.add(scale);
        return limits.size() - 1;
    }

    boolean hasSides() {
        return sideLimit.length > 0;
    }

    /** Whether columns may widen the limit. */
    boolean elastic(int limit) {
        return elastic.get(limit);
    }

    /** By limit: whether it is on the units of a cell. */
    boolean[] ofUnits() {
        boolean[] units = new boolean[limits.size()];
        for (int[] mine : unitLimit) {
            for (int limit : mine) {
                if (limit != NONE) {
                    units[limit] = true;
                }
            }
        }
        return units;
    }

    /** Whether a spend lowers prices that a later layer's columns were valued at. */
    boolean spendsBetween() {
        for (Side side : sides) {
            for (int r = 0; r < crowd.rules.length; r++) {
                if (crowd.rule(r).layer() > crowd.problem.rules().get(side.id()).layer()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The limits that keep spends reached. */
    int[] sideLimits() {
        return sideLimit.clone();
    }

    long tried() {
        return tried;
    }

    /** Whether the columns (with those of open rules) tell every combination. */
    boolean complete() {
        return complete;
    }

    private void units() {
        for (int cell = 0; cell < crowd.cells; cell++) {
            unitLimit[cell] = filled(crowd.problem.layers());
            for (int r = 0; r < crowd.rules.length; r++) {
                int layer = crowd.rule(r).layer();
                if (unitLimit[cell][layer] == NONE && crowd.matches(r, cell)) {
                    unitLimit[cell][layer] = limit(crowd.count(cell));
                }
            }
        }
    }

    private void cuts(boolean[] without) {
        for (int r = 0; r < capLimit.length; r++) {
            if (crowd.rule(r).maxAmount() < Rule.ANY_AMOUNT && !without[r]) {
                capLimit[r] = limit(crowd.rule(r).maxAmount() * Potential.SCALE, MONEY);
                capBack[r] = cut(capLimit[r], crowd.rule(r).layer());
            }
        }
        for (int cell = 0; cell < crowd.cells; cell++) {
            int line = crowd.line[cell];
            if (crowd.problem.floors()[line] > 0 && floorLimit[line] == NONE) {
                floorLimit[line] = limit(crowd.start.room[line] * Potential.SCALE, MONEY);
                floorBack[line] = cut(floorLimit[line], 0);
            }
        }
    }

    /**
     * What a cap or floor takes back, a minor unit at a time, and what of that later layers may save instead, since they then
     * meet higher prices: never more than was taken back, nor more than those prices are worth to them.
     *
     * @return the limit of what they are worth
     */
    private int cut(int limit, int layer) {
        int taken = limit(0, HUNDRED);
        int back = limit(0, MONEY);
        Coefficients regained = new Coefficients();
        regained.add(taken, HUNDRED);
        regained.add(back, Potential.SCALE);
        columns.add(
                new Column(Use.bare(0), List.of(), NONE, Potential.SCALE, false, regained.ids(), regained.values()));
        Coefficients some = new Coefficients();
        some.add(limit, -Potential.SCALE);
        some.add(taken, -steepest(layer));
        long value = -Potential.SCALE;
        for (int i = 0; i < sides.size(); i++) {
            Rule spend = crowd.problem.rules().get(sides.get(i).id());
            if (layer <= spend.layer()) {
                some.add(sideLimit[i], -Potential.SCALE);
                value += Exact.percent(Potential.SCALE, sides.get(i).share());
            }
        }
        columns.add(new Column(Use.bare(0), List.of(), NONE, value, false, some.ids(), some.values()));
        return back;
    }

    /** The most that a minor unit more of a price is worth to later layers, in hundredths, rounded up. */
    private long steepest(int layer) {
        long left = Exact.WHOLE;
        for (int later = layer + 1; later < crowd.problem.layers(); later++) {
            long rate = 0;
            for (int r = 0; r < crowd.rules.length; r++) {
                if (crowd.rule(r).layer() == later) {
                    boolean share = crowd.rule(r).deal() == Rule.Deal.PERCENT;
                    rate = Math.max(rate, share ? crowd.rule(r).value() : Exact.WHOLE);
                }
            }
            left = left * (Exact.WHOLE - rate) / Exact.WHOLE;
        }
        return ((Exact.WHOLE - left) * HUNDRED + Exact.WHOLE - 1) / Exact.WHOLE;
    }

    /** Whether the column stands for what a cap or floor takes back, or what is regained of that. */
    static boolean isCut(Column column) {
        return column.use().r() == Use.NOTHING && column.fates().isEmpty() && column.together() == NONE;
    }

    private Kind kind(int r) {
        Rule rule = crowd.rule(r);
        if (rule.exclusive() || !follows(r)) {
            return Kind.ROOTED;
        }
        return steady(r) ? Kind.STEADY : Kind.LINKED;
    }

    /** Whether a rule of an earlier layer could take one of its units. */
    private boolean follows(int r) {
        for (int cell = 0; cell < crowd.cells; cell++) {
            for (int other = 0; other < kinds.length && crowd.matches(r, cell); other++) {
                if (kinds[other] != null
                        && crowd.rule(other).layer() < crowd.rule(r).layer()
                        && crowd.matches(other, cell)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether each use takes its amount in full at any price that is left. */
    private boolean steady(int r) {
        Rule rule = crowd.rule(r);
        if (rule.deal() != Rule.Deal.AMOUNT || rule.layer() == crowd.problem.tenderLayer() && anySpend()) {
            return false;
        }
        if (rule.shape() == Rule.Shape.SINGLE) {
            for (int cell = 0; cell < crowd.cells; cell++) {
                if (crowd.matches(r, cell) && least[cell] < rule.valueOn(crowd.line[cell])) {
                    return false;
                }
            }
            return true;
        }
        return rule.shape() == Rule.Shape.GROUP && !Crowd.split(rule) && leastSum(rule) >= rule.value();
    }

    private boolean anySpend() {
        return crowd.problem.rules().stream().anyMatch(Rule::isSpend);
    }

    private long leastSum(Rule rule) {
        long sum = 0;
        for (Rule.Part part : rule.parts()) {
            long low = Long.MAX_VALUE / 1_000_000;
            for (int cell = 0; cell < crowd.cells; cell++) {
                low = crowd.fits(part, cell) ? Math.min(low, least[cell]) : low;
            }
            sum += low * part.count();
        }
        return sum;
    }

    /** Takes off what the rule can take off at most. */
    private void lowered(int r) {
        Rule rule = crowd.rule(r);
        for (int cell = 0; cell < crowd.cells; cell++) {
            if (crowd.matches(r, cell) && rule.shape() != Rule.Shape.SINGLE) {
                boolean amount = rule.deal() == Rule.Deal.AMOUNT;
                boolean percent = rule.deal() == Rule.Deal.PERCENT;
                long low = percent ? crowd.price[cell] - Exact.percent(crowd.price[cell], rule.value()) - 1 : 0;
                low = amount ? crowd.price[cell] - largestShare(rule, cell) : low;
                low = rule.deal() == Rule.Deal.PRICE ? leastAtPrice(rule, cell) : low;
                least[cell] = Math.max(0, least[cell] - (crowd.price[cell] - Math.max(0, low)));
            } else if (crowd.matches(r, cell)) {
                long off = rule.single(crowd.line[cell], crowd.price[cell]);
                long most = rule.deal() == Rule.Deal.PERCENT && off > 0 ? off + 1 : off;
                least[cell] = Math.max(0, least[cell] - most);
            }
        }
    }

    /** The most that a unit can bear of an amount off its use: beside the cheapest others. */
    private long largestShare(Rule rule, int cell) {
        if (rule.shape() != Rule.Shape.GROUP) {
            return rule.single(crowd.line[cell], crowd.price[cell]);
        }
        long sum = Math.max(rule.value(), crowd.price[cell] + others(rule, cell, true));
        return sum == 0 ? 0 : rule.value() * crowd.price[cell] / sum + 1;
    }

    private long leastAtPrice(Rule rule, int cell) {
        if (rule.shape() != Rule.Shape.GROUP) {
            return Math.min(crowd.price[cell], rule.valueOn(crowd.line[cell]));
        }
        long sum = crowd.price[cell] + others(rule, cell, false);
        return sum <= rule.value() ? crowd.price[cell] : rule.value() * crowd.price[cell] / sum - 1;
    }

    /** The other units of a use with that one, the cheapest or the dearest; of the part that leaves most or least. */
    private long others(Rule rule, int cell, boolean cheapest) {
        long sum = 0;
        long own = cheapest ? 0 : Long.MAX_VALUE / 4;
        for (Rule.Part part : rule.parts()) {
            long extreme = cheapest ? Long.MAX_VALUE / 1_000_000 : 0;
            for (int other = 0; other < crowd.cells; other++) {
                if (crowd.fits(part, other)) {
                    extreme = cheapest ? Math.min(extreme, crowd.price[other]) : Math.max(extreme, crowd.price[other]);
                }
            }
            sum += extreme * part.count();
            if (crowd.fits(part, cell)) {
                own = cheapest ? Math.max(own, extreme) : Math.min(own, extreme);
            }
        }
        return Math.max(0, sum - own);
    }

    private static int slots(Rule rule) {
        return Crowd.split(rule) ? 2 : rule.parts().size();
    }

    /** How many units a slot takes for each use, at most. */
    private static int slotCount(Rule rule, int slot) {
        if (Crowd.split(rule)) {
            return slot == 1 ? rule.cheapest() : rule.parts().get(0).count() - rule.cheapest();
        }
        return rule.parts().get(slot).count();
    }

    private static boolean slotFits(Crowd crowd, Rule rule, int slot, int cell) {
        return crowd.fits(rule.parts().get(Math.min(slot, rule.parts().size() - 1)), cell);
    }

    /** As many units in each slot as the uses ask for. */
    private void together(int r) {
        Rule rule = crowd.rule(r);
        Coefficients some = new Coefficients();
        slotLimit[r] = limits.size();
        for (int slot = 0; slot < slots(rule); slot++) {
            boolean upTo = rule.shape() == Rule.Shape.BUY_GET && slot == 1;
            some.add(limit(0, 1), upTo ? 1 : slotCount(rule, slot));
            some.add(limit(0, 1), -slotCount(rule, slot));
        }
        some.add(usesLimit[r], 1);
        long value =
                switch (rule.deal()) {
                    case AMOUNT -> 0;
                    case PRICE -> rule.shape() == Rule.Shape.GROUP ? -rule.value() * Potential.SCALE : 0;
                    case PERCENT -> Potential.SCALE / 2;
                };
        some.add(capLimit[r], value);
        if (inFull(rule)) {
            amount(r, some);
        }
        columns.add(new Column(Use.bare(0), List.of(), r, value, false, some.ids(), some.values()));
    }

    /** Whether an amount comes off a use's sum, as far as that goes. */
    private static boolean inFull(Rule rule) {
        return rule.shape() == Rule.Shape.GROUP && rule.deal() == Rule.Deal.AMOUNT;
    }

    /** What comes off, a minor unit at a time: not more than the amount for each use, nor than the units cost. */
    private void amount(int r, Coefficients use) {
        int full = limit(0, 1);
        sumLimit[r] = limit(0, MONEY);
        use.add(full, -crowd.rule(r).value());
        Coefficients some = new Coefficients();
        some.add(full, 1);
        some.add(sumLimit[r], Potential.SCALE);
        some.add(capLimit[r], Potential.SCALE);
        columns.add(new Column(Use.bare(0), List.of(), NONE, Potential.SCALE, false, some.ids(), some.values()));
    }

    private void list(int r) {
        Listing.Listed listed = Listing.of(crowd, r, new long[crowd.cells], 1, MOST_USES, MOST_TRIED);
        tried += listed.tried();
        open[r] = !listed.complete();
        listed.uses().forEach(this::column);
    }

    /** The column of the use, and those with what later layers may do to its units. */
    List<Column> column(Use use) {
        if (use.r() != Use.NOTHING && !known.add(key(use))) {
            return List.of();
        }
        int before = columns.size();
        boolean exclusive = use.r() != Use.NOTHING && crowd.rule(use.r()).exclusive();
        boolean plain = use.r() == Use.NOTHING || exclusive || kinds[use.r()] == Kind.STEADY;
        if (use.r() == Use.NOTHING) {
            sequences(use.pieces()[0], -1).forEach(links -> add(use, List.of(fate(use.pieces()[0], links))));
        } else if (plain) {
            add(use, List.of());
        } else {
            fates(use, 0, use.pieces()[0].count(), 0, new ArrayList<>(), before);
        }
        return columns.subList(before, columns.size());
    }

    /** By cell: what a unit costs a use of the rule at such prices of the limits, at least, in hundredths. */
    long[] costs(int r, long[] prices, long fine) {
        long[] costs = new long[crowd.cells];
        Rule rule = crowd.rule(r);
        for (int cell = 0; cell < costs.length; cell++) {
            long sum = 0;
            for (int layer = 0; layer < unitLimit[cell].length; layer++) {
                boolean mine = layer == rule.layer() || rule.exclusive();
                sum += mine && unitLimit[cell][layer] != NONE ? prices[unitLimit[cell][layer]] : 0;
            }
            if (!rule.exclusive() && kinds[r] == Kind.ROOTED && crowd.matches(r, cell)) {
                sum -= fate(cell, rule.layer(), prices, fine);
            }
            costs[cell] = Math.floorDiv(sum, fine);
        }
        return costs;
    }

    /** The most that later layers make of a unit at these prices. */
    private long fate(int cell, int layer, long[] prices, long fine) {
        long most = 0;
        Use.Piece piece = new Use.Piece(cell, 1, 0);
        for (List<Column.Link> links : sequences(piece, layer)) {
            long sum = 0;
            for (Column.Link link : links) {
                Rule rule = crowd.rule(link.r());
                sum += link.gain() * fine;
                if (rule.shape() != Rule.Shape.SINGLE) {
                    sum += prices[slotLimit[link.r()] + 2 * link.slot()];
                }
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /** How many uses of the rule there can be. */
    long usesAtMost(int r) {
        return Math.min(crowd.rule(r).maxUses(), crowd.mostUses(r));
    }

    private static List<Object> key(Use use) {
        return List.of(
                use.r(),
                Arrays.stream(use.targets()).boxed().toList(),
                Arrays.stream(use.counts()).boxed().toList(),
                Arrays.stream(use.qualifiers()).boxed().toList(),
                Arrays.stream(use.qualifierCounts()).boxed().toList());
    }

    private Column.Fate fate(Use.Piece piece, List<Column.Link> links) {
        return new Column.Fate(piece.cell(), left(piece), links);
    }

    private long left(Use.Piece piece) {
        return crowd.price[piece.cell()] - piece.off();
    }

    /** Every choice of fates for the units of the pieces from one on; equal units take theirs in order. */
    private void fates(Use use, int at, int left, int from, List<Column.Fate> some, int before) {
        if (at == use.pieces().length) {
            add(use, some);
            return;
        }
        Use.Piece piece = use.pieces()[at];
        int next = at + 1 < use.pieces().length ? use.pieces()[at + 1].count() : 0;
        fates(use, at + 1, next, 0, some, before);
        if (left == 0) {
            return;
        }
        List<List<Column.Link>> sequences = sequences(piece, crowd.rule(use.r()).layer());
        for (int i = from; i < sequences.size(); i++) {
            if (columns.size() - before >= MOST_FATES || columns.size() >= MOST_COLUMNS) {
                complete = false;
                return;
            }
            some.add(fate(piece, sequences.get(i)));
            fates(use, at, left - 1, i, some, before);
            some.remove(some.size() - 1);
        }
    }

    /** What layers behind one may do to a unit of the piece, doing nothing left aside. */
    private List<List<Column.Link>> sequences(Use.Piece piece, int layer) {
        List<List<Column.Link>> found = new ArrayList<>();
        sequence(piece.cell(), layer, left(piece), new ArrayList<>(), found);
        return found;
    }

    private void sequence(int cell, int layer, long price, List<Column.Link> some, List<List<Column.Link>> found) {
        for (int r = 0; r < kinds.length; r++) {
            Rule rule = crowd.rule(r);
            if (kinds[r] != Kind.LINKED || rule.layer() <= layer) {
                continue;
            }
            for (int slot = 0; slot < slots(rule); slot++) {
                long gain = slotFits(crowd, rule, slot, cell) ? gain(r, slot, cell, price) : NONE;
                if (gain > 0 || gain == 0 && rule.shape() != Rule.Shape.SINGLE) {
                    some.add(new Column.Link(r, slot, gain));
                    found.add(List.copyOf(some));
                    boolean lowers = exact(r, cell) && rule.layer() != crowd.problem.tenderLayer();
                    sequence(cell, rule.layer(), lowers ? price - gain / Potential.SCALE : price, some, found);
                    some.remove(some.size() - 1);
                }
            }
        }
    }

    /** Whether a single unit's gain is just what is told. */
    private boolean exact(int r, int cell) {
        Rule rule = crowd.rule(r);
        return rule.shape() == Rule.Shape.SINGLE
                && (rule.deal() != Rule.Deal.PERCENT || rule.maxUses() == 1 || lineUnits(cell) == 1)
                && capLimit[r] == NONE
                && floorLimit[crowd.line[cell]] == NONE;
    }

    private int lineUnits(int cell) {
        int units = 0;
        for (int other = 0; other < crowd.cells; other++) {
            units += crowd.line[other] == crowd.line[cell] ? crowd.count(other) : 0;
        }
        return units;
    }

    private long gain(int r, int slot, int cell, long price) {
        Rule rule = crowd.rule(r);
        boolean target = rule.shape() == Rule.Shape.SINGLE
                || rule.shape() == Rule.Shape.GROUP && (!Crowd.split(rule) || slot == 1)
                || rule.shape() == Rule.Shape.BUY_GET && slot == 1;
        if (!target) {
            return 0;
        }
        if (rule.deal() == Rule.Deal.PERCENT) {
            boolean rounded = exact(r, cell);
            return rounded
                    ? Exact.percent(price, rule.value()) * Potential.SCALE
                    : Exact.percent(price * Potential.SCALE, rule.value())
                            + (rule.shape() == Rule.Shape.SINGLE && price > 0 ? Potential.SCALE / 2 : 1);
        }
        if (rule.shape() == Rule.Shape.GROUP) {
            return rule.deal() == Rule.Deal.PRICE ? price * Potential.SCALE : 0;
        }
        return rule.single(crowd.line[cell], price) * Potential.SCALE;
    }

    private void add(Use use, List<Column.Fate> fates) {
        int[] spent = new int[kinds.length];
        Coefficients some = new Coefficients();
        long value = use.saves() * Potential.SCALE;
        boolean exact = true;
        if (use.r() != Use.NOTHING) {
            some.add(usesLimit[use.r()], use.uses(crowd.rule(use.r())));
            some.add(capLimit[use.r()], value);
            some.add(percentOfLine(use), 1);
            exact = capLimit[use.r()] == NONE && crowd.rule(use.r()).layer() != crowd.problem.tenderLayer();
        }
        for (Use.Piece piece : use.pieces()) {
            taken(some, use, piece, fates);
            some.add(floorLimit[crowd.line[piece.cell()]], piece.off() * piece.count() * Potential.SCALE);
            exact &= floorLimit[crowd.line[piece.cell()]] == NONE;
        }
        for (Column.Fate fate : fates) {
            regained(some, use, fate);
            // What a group takes its amount off may be all that is left if a cap or floor cuts nothing, or more if it
            // does.
            long price = cuttable(use, fate.cell()) ? crowd.price[fate.cell()] : fate.before();
            for (Column.Link link : fate.links()) {
                Rule rule = crowd.rule(link.r());
                some.add(sumLimit[link.r()], -price * Potential.SCALE);
                price -= rule.shape() == Rule.Shape.SINGLE ? link.gain() / Potential.SCALE : 0;
                value += link.gain();
                spent[link.r()]++;
                exact &= exact(link.r(), fate.cell()) && rule.layer() != crowd.problem.tenderLayer();
                some.add(unitLimit[fate.cell()][rule.layer()], 1);
                some.add(capLimit[link.r()], link.gain());
                boolean whole = rule.shape() == Rule.Shape.GROUP && rule.deal() == Rule.Deal.PRICE;
                if (rule.layer() != crowd.problem.tenderLayer() && !whole) {
                    some.add(floorLimit[crowd.line[fate.cell()]], link.gain());
                }
                if (rule.shape() == Rule.Shape.SINGLE) {
                    some.add(usesLimit[link.r()], 1);
                } else {
                    some.add(slotLimit[link.r()] + 2 * link.slot(), -1);
                    some.add(slotLimit[link.r()] + 2 * link.slot() + 1, 1);
                }
            }
        }
        for (int r = 0; r < spent.length; r++) {
            if (crowd.rule(r).shape() == Rule.Shape.SINGLE
                    && spent[r] > crowd.rule(r).maxUses()) {
                return;
            }
        }
        value -= sides(some, use, fates);
        columns.add(new Column(use, fates, NONE, value, exact, some.ids(), some.values()));
    }

    /** Whether a cap or floor may leave more of the price than the use alone would. */
    private boolean cuttable(Use use, int cell) {
        return use.r() != Use.NOTHING && capLimit[use.r()] != NONE || floorLimit[crowd.line[cell]] != NONE;
    }

    /** What the fate could save more if the use took nothing off its unit. */
    private void regained(Coefficients some, Use use, Column.Fate fate) {
        boolean capped = use.r() != Use.NOTHING && capLimit[use.r()] != NONE;
        int floor = floorBack[crowd.line[fate.cell()]];
        if (!capped && floor == NONE) {
            return;
        }
        long more = 0;
        for (Column.Link link : fate.links()) {
            more += Math.max(0, gain(link.r(), link.slot(), fate.cell(), crowd.price[fate.cell()]) - link.gain());
        }
        more = Math.min(more, (crowd.price[fate.cell()] - fate.before()) * Potential.SCALE);
        some.add(capped ? capBack[use.r()] : NONE, -more);
        some.add(floor, -more);
    }

    /** What stands in the way of other uses of its units. */
    private void taken(Coefficients some, Use use, Use.Piece piece, List<Column.Fate> fates) {
        boolean exclusive = use.r() != Use.NOTHING && crowd.rule(use.r()).exclusive();
        int[] mine = unitLimit[piece.cell()];
        if (use.r() == Use.NOTHING) {
            int first = 0;
            while (mine[first] == NONE) {
                first++;
            }
            boolean linked = crowd.rule(fates.get(0).links().get(0).r()).layer() == first;
            some.add(linked ? NONE : mine[first], 1);
            return;
        }
        int layer = crowd.rule(use.r()).layer();
        for (int at = 0; at < mine.length; at++) {
            if (at == layer || exclusive) {
                some.add(mine[at], piece.count());
            }
        }
    }

    private int percentOfLine(Use use) {
        Rule rule = crowd.rule(use.r());
        if (rule.shape() != Rule.Shape.SINGLE || rule.deal() != Rule.Deal.PERCENT || lineUnits(use.targets()[0]) == 1) {
            return NONE;
        }
        long key = (long) use.r() * crowd.problem.lines() + crowd.line[use.targets()[0]];
        return lineLimit.computeIfAbsent(key, k -> limit(1));
    }

    /** Counts what the column takes from the spends' lines, never too much; returns what the spends then save less. */
    private long sides(Coefficients some, Use use, List<Column.Fate> fates) {
        long less = 0;
        for (int i = 0; i < sides.size(); i++) {
            Rule spend = crowd.problem.rules().get(sides.get(i).id());
            boolean[] lines = spend.parts().get(0).lines();
            boolean all = spend.shape() == Rule.Shape.GIFT;
            long falls = 0;
            boolean exclusive = use.r() != Use.NOTHING && crowd.rule(use.r()).exclusive();
            boolean gift = use.r() != Use.NOTHING
                    && crowd.rules[use.r()] == sides.get(i).id();
            for (Use.Piece piece : use.pieces()) {
                boolean counted = all || lines[crowd.line[piece.cell()]];
                boolean before = use.r() != Use.NOTHING && crowd.rule(use.r()).layer() <= spend.layer();
                long each = exclusive || gift ? crowd.price[piece.cell()] : before ? piece.off() : 0;
                falls += counted ? each * piece.count() * Potential.SCALE : 0;
            }
            for (Column.Fate fate : fates) {
                for (Column.Link link : fate.links()) {
                    boolean counts = (all || lines[crowd.line[fate.cell()]])
                            && crowd.rule(link.r()).layer() <= spend.layer()
                            && crowd.rule(link.r()).shape() == Rule.Shape.SINGLE;
                    long sure =
                            exact(link.r(), fate.cell()) ? link.gain() : Math.max(0, link.gain() - 2 * Potential.SCALE);
                    falls += counts ? sure : 0;
                }
            }
            if (!spend.gross() || exclusive || gift) {
                some.add(sideLimit[i], falls);
            }
            less += Exact.percent(falls, sides.get(i).share());
        }
        return less;
    }

    /** Sums up what a column counts towards. */
    private static final class Coefficients {
        private final java.util.TreeMap<Integer, Long> byLimit = new java.util.TreeMap<>();

        void add(int limit, long coefficient) {
            if (limit != NONE && coefficient != 0) {
                byLimit.merge(limit, coefficient, Long::sum);
            }
        }

        int[] ids() {
            return byLimit.keySet().stream().mapToInt(Integer::intValue).toArray();
        }

        long[] values() {
            return byLimit.values().stream().mapToLong(Long::longValue).toArray();
        }
    }
}
