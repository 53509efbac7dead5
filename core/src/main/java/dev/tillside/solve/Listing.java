package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lists the uses of a rule that are worth their units at given costs, the most promising units first. A branch is left as
 * soon as the best units left cannot make it worth while.
 */
final class Listing {
    private final Crowd crowd;
    private final int r;
    private final Rule rule;
    private final long[] cost;
    private final long wanted;
    private final int most;
    private final long mostTried;
    private final List<Use> found = new ArrayList<>();
    private final Set<List<Integer>> seen = new HashSet<>();
    private final int[] counts;
    private boolean complete = true;
    private long tried;

    private Listing(Crowd crowd, int r, long[] cost, long wanted, int most, long mostTried) {
        this.crowd = crowd;
        this.r = r;
        this.rule = crowd.rule(r);
        this.cost = cost;
        this.wanted = wanted;
        this.most = most;
        this.mostTried = mostTried;
        this.counts = new int[crowd.cells];
    }

    /**
     * @param uses those found
     * @param complete whether there are no others
     * @param tried branches looked at
     */
    record Listed(List<Use> uses, boolean complete, long tried) {}

    /**
     * @param cost by cell: what taking one of its units costs, in hundredths
     * @param wanted only uses that save at least so much beyond their costs, in hundredths
     * @param most at most so many uses
     * @param mostTried at most so many branches
     */
    static Listed of(Crowd crowd, int r, long[] cost, long wanted, int most, long mostTried) {
        Listing listing = new Listing(crowd, r, cost, wanted, most, mostTried);
        switch (listing.rule.shape()) {
            case SINGLE -> listing.singles();
            case GROUP -> listing.part(0, listing.constant(), 0);
            case BUY_GET, GIFT -> listing.targets();
            case SPEND -> throw new IllegalStateException("a spend takes no units");
        }
        return new Listed(listing.found, listing.complete, listing.tried);
    }

    /** What no use of the rule is worth more than beyond its costs, without looking at any. */
    static long most(Crowd crowd, int r, long[] cost) {
        Listing listing = new Listing(crowd, r, cost, 0, 0, 0);
        Rule rule = listing.rule;
        long sum = listing.constant();
        boolean targets = rule.shape() == Rule.Shape.BUY_GET || rule.shape() == Rule.Shape.GIFT;
        if (!targets) {
            for (Rule.Part part : rule.parts()) {
                sum += listing.top(listing.best(part, listing::adds), 0, part.count(), listing::adds);
            }
            return Math.max(0, sum);
        }
        Rule.Part get = rule.parts().get(rule.parts().size() - 1);
        int[] cells = listing.best(get, listing::given);
        long given = Long.MIN_VALUE;
        for (int many = 1; many <= get.count(); many++) {
            given = Math.max(given, listing.top(cells, 0, many, listing::given));
        }
        sum = Potential.SCALE + given;
        if (rule.shape() == Rule.Shape.BUY_GET) {
            Rule.Part buy = rule.parts().get(0);
            sum += listing.top(listing.best(buy, c -> -cost[c]), 0, buy.count(), c -> -cost[c]);
        }
        return Math.max(0, sum);
    }

    private boolean room() {
        tried++;
        complete &= found.size() < most && tried < mostTried;
        return complete;
    }

    private void keep(Use use) {
        long value = use.saves() * Potential.SCALE;
        for (Use.Piece piece : use.pieces()) {
            value -= cost[piece.cell()] * piece.count();
        }
        if (use.saves() > 0 && value >= wanted && room()) {
            found.add(use);
        }
    }

    private void singles() {
        if (rule.deal() == Rule.Deal.PERCENT) {
            percentOfLines();
            return;
        }
        for (int cell = 0; cell < crowd.cells; cell++) {
            long saves = crowd.matches(r, cell) ? rule.single(crowd.line[cell], crowd.price[cell]) : 0;
            if (saves > 0) {
                keep(single(new int[] {cell}, new int[] {1}, new Use.Piece[] {new Use.Piece(cell, 1, saves)}, saves));
            }
        }
    }

    private Use single(int[] cells, int[] many, Use.Piece[] pieces, long saves) {
        return new Use(r, cells, many, new int[0], new int[0], saves, pieces);
    }

    /** Rounded once over what is taken of a line, so every number of its units is a use of its own. */
    private void percentOfLines() {
        for (int from = 0; from < crowd.cells; ) {
            int to = from;
            while (to < crowd.cells && crowd.line[to] == crowd.line[from]) {
                to++;
            }
            if (crowd.matches(r, from)) {
                percentOfLine(IntStream.range(from, to).toArray(), 0, 0);
            }
            from = to;
        }
    }

    private void percentOfLine(int[] cells, int at, int had) {
        if (at == cells.length) {
            if (had > 0) {
                lineUse(cells);
            }
            return;
        }
        int left = (int) Math.min(crowd.count(cells[at]), rule.maxUses() - (long) had);
        for (int n = left; n >= 0 && room(); n--) {
            counts[cells[at]] = n;
            percentOfLine(cells, at + 1, had + n);
        }
        counts[cells[at]] = 0;
    }

    private void lineUse(int[] cells) {
        int[] some = Arrays.stream(cells).filter(c -> counts[c] > 0).toArray();
        int[] many = Arrays.stream(some).map(c -> counts[c]).toArray();
        long sum = sum(some, many);
        long saves = Exact.percent(sum, rule.value());
        keep(single(some, many, shared(saves, some, many), saves));
    }

    private long sum(int[] cells, int[] many) {
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += crowd.price[cells[i]] * many[i];
        }
        return sum;
    }

    private Use.Piece[] shared(long off, int[] cells, int[] many) {
        long[] weights = Arrays.stream(cells).mapToLong(c -> crowd.price[c]).toArray();
        long[][] parts =
                Exact.spread(off, weights, Arrays.stream(many).asLongStream().toArray());
        List<Use.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            int extra = (int) parts[1][i];
            piece(pieces, cells[i], extra, parts[0][i] + 1);
            piece(pieces, cells[i], many[i] - extra, parts[0][i]);
        }
        return pieces.toArray(Use.Piece[]::new);
    }

    private static void piece(List<Use.Piece> pieces, int cell, int count, long off) {
        if (count > 0) {
            pieces.add(new Use.Piece(cell, count, off));
        }
    }

    /** What a use is worth beside what its units add, at most. */
    private long constant() {
        return switch (rule.deal()) {
            case PRICE -> -rule.value() * Potential.SCALE;
            case AMOUNT -> rule.value() * Potential.SCALE;
            case PERCENT -> Potential.SCALE;
        };
    }

    /** What a unit adds to a use, at most. */
    private long adds(int cell) {
        long off =
                switch (rule.deal()) {
                    case PRICE -> crowd.price[cell] * Potential.SCALE;
                    case AMOUNT -> 0;
                    case PERCENT -> Exact.percent(crowd.price[cell] * Potential.SCALE, rule.value()) + 1;
                };
        return off - cost[cell];
    }

    private void part(int at, long value, int deep) {
        if (at == rule.parts().size()) {
            if (rule.parts().size() == 1
                    || seen.add(Arrays.stream(counts).boxed().toList())) {
                group();
            }
            return;
        }
        Rule.Part part = rule.parts().get(at);
        int[] cells = best(part, this::adds);
        long later = 0;
        for (int next = at + 1; next < rule.parts().size(); next++) {
            Rule.Part other = rule.parts().get(next);
            later += top(best(other, this::adds), 0, other.count(), this::adds);
        }
        choose(cells, 0, part.count(), value, later, at);
    }

    private int[] best(Rule.Part part, java.util.function.IntToLongFunction worth) {
        return IntStream.range(0, crowd.cells)
                .filter(c -> crowd.fits(part, c))
                .boxed()
                .sorted(Comparator.comparingLong((Integer c) -> -worth.applyAsLong(c))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The most that so many units from a place on can add. */
    private long top(int[] cells, int from, int many, java.util.function.IntToLongFunction worth) {
        long sum = 0;
        int left = many;
        for (int at = from; at < cells.length && left > 0; at++) {
            int n = Math.min(left, crowd.count(cells[at]) - counts[cells[at]]);
            sum += n * worth.applyAsLong(cells[at]);
            left -= n;
        }
        return left > 0 ? Long.MIN_VALUE / 4 : sum;
    }

    private void choose(int[] cells, int at, int many, long value, long later, int part) {
        if (many == 0) {
            part(part + 1, value, 0);
            return;
        }
        if (!room() || value + later + top(cells, at, many, this::adds) < wanted) {
            return;
        }
        int cell = cells[at];
        int had = counts[cell];
        for (int n = Math.min(many, crowd.count(cell) - had); n >= 0; n--) {
            counts[cell] = had + n;
            choose(cells, at + 1, many - n, value + n * adds(cell), later, part);
        }
        counts[cell] = had;
    }

    private void group() {
        int[] cells = IntStream.range(0, crowd.cells).filter(c -> counts[c] > 0).toArray();
        int[] many = Arrays.stream(cells).map(c -> counts[c]).toArray();
        if (!Crowd.split(rule)) {
            long saves = rule.together(sum(cells, many));
            keep(new Use(r, cells, many, new int[0], new int[0], saves, shared(saves, cells, many)));
            return;
        }
        int[] lowered = new int[cells.length];
        int left = rule.cheapest();
        int[] cheapestFirst = IntStream.range(0, cells.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> crowd.price[cells[i]])
                        .thenComparing(Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : cheapestFirst) {
            lowered[i] = Math.min(left, many[i]);
            left -= lowered[i];
        }
        int[] targets =
                IntStream.range(0, cells.length).filter(i -> lowered[i] > 0).toArray();
        int[] targetCells = Arrays.stream(targets).map(i -> cells[i]).toArray();
        int[] targetCounts = Arrays.stream(targets).map(i -> lowered[i]).toArray();
        long saves = rule.together(sum(targetCells, targetCounts));
        List<Use.Piece> pieces = new ArrayList<>(List.of(shared(saves, targetCells, targetCounts)));
        for (int i = 0; i < cells.length; i++) {
            piece(pieces, cells[i], many[i] - lowered[i], 0);
        }
        keep(new Use(r, cells, many, new int[0], new int[0], saves, pieces.toArray(Use.Piece[]::new)));
    }

    private long given(int cell) {
        long off = rule.deal() == Rule.Deal.PERCENT
                ? Exact.percent(crowd.price[cell] * Potential.SCALE, rule.value()) + 1
                : rule.single(crowd.line[cell], crowd.price[cell]) * Potential.SCALE;
        return off - cost[cell];
    }

    /** First the targets, then what must be bought for them. */
    private void targets() {
        Rule.Part get = rule.parts().get(rule.parts().size() - 1);
        int[] cells = best(get, this::given);
        long buys = 0;
        if (rule.shape() == Rule.Shape.BUY_GET) {
            Rule.Part buy = rule.parts().get(0);
            buys = top(best(buy, c -> -cost[c]), 0, buy.count(), c -> -cost[c]);
        }
        for (int many = 1; many <= get.count(); many++) {
            target(cells, 0, many, Potential.SCALE, buys);
        }
    }

    private void target(int[] cells, int at, int many, long value, long buys) {
        if (many == 0) {
            bought(value);
            return;
        }
        if (!room() || value + buys + top(cells, at, many, this::given) < wanted) {
            return;
        }
        int cell = cells[at];
        for (int n = Math.min(many, crowd.count(cell)); n >= 0; n--) {
            counts[cell] = n;
            target(cells, at + 1, many - n, value + n * given(cell), buys);
        }
        counts[cell] = 0;
    }

    private void bought(long value) {
        int[] given = counts.clone();
        if (rule.shape() == Rule.Shape.GIFT) {
            handOver(given);
            return;
        }
        Rule.Part buy = rule.parts().get(0);
        Rule.Part get = rule.parts().get(1);
        long dearest = -1;
        for (int cell = 0; cell < given.length; cell++) {
            if (given[cell] > 0 && crowd.fits(buy, cell)) {
                dearest = Math.max(dearest, crowd.price[cell]);
            }
        }
        long least = dearest;
        int[] cells = Arrays.stream(best(buy, c -> -cost[c]))
                .filter(c -> !crowd.fits(get, c) || crowd.price[c] >= least)
                .toArray();
        buy(cells, 0, buy.count(), value, given);
    }

    private void buy(int[] cells, int at, int many, long value, int[] given) {
        if (many == 0) {
            handOver(given);
            return;
        }
        if (!room() || value + top(cells, at, many, c -> -cost[c]) < wanted) {
            return;
        }
        int cell = cells[at];
        int had = counts[cell];
        for (int n = Math.min(many, crowd.count(cell) - had); n >= 0; n--) {
            counts[cell] = had + n;
            buy(cells, at + 1, many - n, value - n * cost[cell], given);
        }
        counts[cell] = had;
    }

    private void handOver(int[] given) {
        int[] cells = IntStream.range(0, crowd.cells).filter(c -> given[c] > 0).toArray();
        int[] many = Arrays.stream(cells).map(c -> given[c]).toArray();
        int[] buys = IntStream.range(0, crowd.cells)
                .filter(c -> counts[c] > given[c])
                .toArray();
        int[] buyCounts = Arrays.stream(buys).map(c -> counts[c] - given[c]).toArray();
        List<Use.Piece> pieces = new ArrayList<>();
        long saves = 0;
        if (rule.deal() == Rule.Deal.PERCENT) {
            saves = rule.together(sum(cells, many));
            pieces.addAll(List.of(shared(saves, cells, many)));
        } else {
            for (int i = 0; i < cells.length; i++) {
                long off = rule.single(crowd.line[cells[i]], crowd.price[cells[i]]);
                piece(pieces, cells[i], many[i], off);
                saves += off * many[i];
            }
        }
        for (int i = 0; i < buys.length; i++) {
            piece(pieces, buys[i], buyCounts[i], 0);
        }
        keep(new Use(r, cells, many, buys, buyCounts, saves, pieces.toArray(Use.Piece[]::new)));
    }
}
