package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies uses to prices, to the cent. */
final class Layer {
    private final Problem problem;
    private final State before;
    private final boolean pays;
    private final long[] room;
    private final List<State.Piece> pieces = new ArrayList<>();
    private final int[] left;
    private final List<Share> shares = new ArrayList<>();
    private final List<Step.Uses> uses = new ArrayList<>();
    private long saved;
    private long cash;

    private Layer(Problem problem, State before, boolean pays) {
        this.problem = problem;
        this.before = before;
        this.pays = pays;
        this.room = before.room.clone();
        this.left = before.count.clone();
        this.cash = pays ? Math.max(0, problem.rest() + before.sum()) : Rule.ANY_AMOUNT;
    }

    /** Equal units of a cell that one use lowers alike. */
    private static final class Fragment {
        final int cell;
        final int use;
        int count;
        long off;

        Fragment(int cell, int use, int count, long off) {
            this.cell = cell;
            this.use = use;
            this.count = count;
            this.off = off;
        }
    }

    /** @return nothing (null) where a use among them is none: it saves nothing, or its threshold is not reached */
    static Step apply(Problem problem, State before, int layer, List<Take> takes) {
        Layer work = new Layer(problem, before, layer == problem.tenderLayer());
        List<List<Fragment>> gifts = new ArrayList<>();
        for (int from = 0; from < takes.size(); ) {
            int to = from;
            while (to < takes.size() && takes.get(to).rule() == takes.get(from).rule()) {
                to++;
            }
            List<Fragment> done = work.rule(takes.subList(from, to));
            if (done == null) {
                return null;
            }
            gifts.add(problem.rules().get(takes.get(from).rule()).shape() == Rule.Shape.GIFT ? done : null);
            from = to;
        }
        Step step = work.finish(takes);
        int at = 0;
        for (int from = 0; from < takes.size(); at++) {
            Rule rule = problem.rules().get(takes.get(from).rule());
            if (gifts.get(at) != null && !work.reached(step.state(), rule, gifts.get(at))) {
                return null;
            }
            int id = takes.get(from).rule();
            while (from < takes.size() && takes.get(from).rule() == id) {
                from++;
            }
        }
        return step;
    }

    /** What the uses save together, those that add nothing included. */
    static long saved(Problem problem, State before, int layer, List<Take> takes) {
        Layer work = new Layer(problem, before, layer == problem.tenderLayer());
        for (int from = 0; from < takes.size(); ) {
            int to = from;
            while (to < takes.size() && takes.get(to).rule() == takes.get(from).rule()) {
                to++;
            }
            work.lenient(takes.subList(from, to));
            from = to;
        }
        return work.saved;
    }

    private void lenient(List<Take> takes) {
        int id = takes.get(0).rule();
        Rule rule = problem.rules().get(id);
        settle(id, rule, capped(rule, floored(fragments(rule, takes, new int[problem.lines()]))));
    }

    /** One spend, so many times; nothing (null) where it is not reached or saves nothing. */
    static Step spend(Problem problem, State before, int id, int times) {
        return new Layer(problem, before, false).spend(id, times);
    }

    private List<Fragment> rule(List<Take> takes) {
        int id = takes.get(0).rule();
        Rule rule = problem.rules().get(id);
        int[] taken = new int[problem.lines()];
        List<Fragment> fragments = fragments(rule, takes, taken);
        List<Fragment> floored = floored(fragments);
        if (!allSave(rule, floored, takes)) {
            return null;
        }
        List<Fragment> cut = capped(rule, floored);
        settle(id, rule, cut);
        uses.add(new Step.Uses(id, uses(takes), taken));
        return cut;
    }

    private List<Fragment> fragments(Rule rule, List<Take> takes, int[] taken) {
        List<Fragment> fragments = new ArrayList<>();
        int use = 0;
        for (Take take : takes) {
            use = take(rule, take, use, taken, fragments);
        }
        if (rule.shape() == Rule.Shape.SINGLE && rule.deal() == Rule.Deal.PERCENT) {
            perLine(rule, fragments);
        }
        return fragments;
    }

    private int take(Rule rule, Take take, int use, int[] taken, List<Fragment> fragments) {
        for (int q = 0; q < take.qualifiers().length; q++) {
            int cell = take.qualifiers()[q];
            int count = take.qualifierCounts()[q] * take.times();
            left[cell] -= count;
            taken[before.line[cell]] += count;
            piece(cell, count, 0, rule.exclusive());
        }
        for (int t = 0; t < take.targets().length; t++) {
            int count = take.counts()[t] * take.times();
            left[take.targets()[t]] -= count;
            taken[before.line[take.targets()[t]]] += count;
        }
        if (apart(rule, take)) {
            for (int i = 0; i < take.times(); i++) {
                lower(rule, take, use + i, 1, fragments);
            }
        } else {
            lower(rule, take, use, take.times(), fragments);
        }
        return use + take.times();
    }

    private void lower(Rule rule, Take take, int use, int times, List<Fragment> fragments) {
        switch (rule.shape()) {
            case SINGLE -> {
                int cell = take.targets()[0];
                long off = rule.deal() == Rule.Deal.PERCENT ? 0 : rule.single(before.line[cell], before.price[cell]);
                fragments.add(new Fragment(cell, use, times, off));
            }
            case GROUP -> group(rule, take, use, times, fragments);
            case BUY_GET, GIFT -> {
                if (rule.deal() == Rule.Deal.PERCENT) {
                    shared(rule, take.targets(), take.counts(), use, times, fragments);
                } else {
                    for (int t = 0; t < take.targets().length; t++) {
                        int cell = take.targets()[t];
                        long off = rule.single(before.line[cell], before.price[cell]);
                        fragments.add(new Fragment(cell, use, take.counts()[t] * times, off));
                    }
                }
            }
            case SPEND -> throw new IllegalStateException("a spend takes no units");
        }
    }

    private void group(Rule rule, Take take, int use, int times, List<Fragment> fragments) {
        if (rule.cheapest() == 0) {
            shared(rule, take.targets(), take.counts(), use, times, fragments);
            return;
        }
        int[] chosen = cheapest(before, take, rule.cheapest());
        int[] targets = new int[chosen.length];
        int[] counts = new int[chosen.length];
        int size = 0;
        for (int t = 0; t < chosen.length; t++) {
            int cell = take.targets()[t];
            if (take.counts()[t] > chosen[t]) {
                piece(cell, (take.counts()[t] - chosen[t]) * times, 0, rule.exclusive());
            }
            if (chosen[t] > 0) {
                targets[size] = cell;
                counts[size++] = chosen[t];
            }
        }
        shared(
                rule,
                java.util.Arrays.copyOf(targets, size),
                java.util.Arrays.copyOf(counts, size),
                use,
                times,
                fragments);
    }

    /** How many of each target are among the so many cheapest; of equals the later ones. */
    static int[] cheapest(State state, Take take, int many) {
        int[] chosen = new int[take.targets().length];
        for (int left = many; left > 0; ) {
            int best = -1;
            for (int t = 0; t < chosen.length; t++) {
                if (chosen[t] == 0
                        && (best < 0 || state.price[take.targets()[t]] <= state.price[take.targets()[best]])) {
                    best = t;
                }
            }
            chosen[best] = Math.min(left, take.counts()[best]);
            left -= chosen[best];
        }
        return chosen;
    }

    private void shared(Rule rule, int[] cells, int[] counts, int use, int times, List<Fragment> fragments) {
        long[] weights = new long[cells.length];
        long[] many = new long[cells.length];
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            weights[i] = before.price[cells[i]];
            many[i] = counts[i];
            sum += weights[i] * many[i];
        }
        long[][] parts = Exact.spread(rule.together(sum), weights, many);
        for (int i = 0; i < cells.length; i++) {
            int extra = (int) parts[1][i];
            add(fragments, cells[i], use, extra * times, parts[0][i] + 1);
            add(fragments, cells[i], use, (counts[i] - extra) * times, parts[0][i]);
        }
    }

    private static void add(List<Fragment> fragments, int cell, int use, int count, long off) {
        if (count > 0) {
            fragments.add(new Fragment(cell, use, count, off));
        }
    }

    /** A percentage is rounded once per line, over all units taken there, then spread over them. */
    private void perLine(Rule rule, List<Fragment> fragments) {
        fragments.sort(Comparator.comparingInt(f -> f.cell));
        List<Fragment> done = new ArrayList<>();
        for (int from = 0; from < fragments.size(); ) {
            int to = from;
            int line = before.line[fragments.get(from).cell];
            while (to < fragments.size() && before.line[fragments.get(to).cell] == line) {
                to++;
            }
            spreadOver(rule, fragments.subList(from, to), done);
            from = to;
        }
        fragments.clear();
        fragments.addAll(done);
    }

    private void spreadOver(Rule rule, List<Fragment> onLine, List<Fragment> done) {
        long[] weights = onLine.stream().mapToLong(f -> before.price[f.cell]).toArray();
        long[] counts = onLine.stream().mapToLong(f -> f.count).toArray();
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * counts[i];
        }
        long[][] parts = Exact.spread(Exact.percent(sum, rule.value()), weights, counts);
        for (int i = 0; i < weights.length; i++) {
            Fragment f = onLine.get(i);
            add(done, f.cell, f.use, (int) parts[1][i], parts[0][i] + 1);
            add(done, f.cell, f.use, f.count - (int) parts[1][i], parts[0][i]);
        }
    }

    /** Cuts at the lines' floors; the rule's own cap comes after, which favours the shopper over the other order. */
    private List<Fragment> floored(List<Fragment> fragments) {
        fragments.sort(Comparator.comparingInt((Fragment f) -> f.cell).thenComparingInt(f -> f.use));
        List<Fragment> cut = new ArrayList<>(fragments.size());
        long[] roomLeft = room.clone();
        for (Fragment f : fragments) {
            int line = before.line[f.cell];
            long most = pays ? Rule.ANY_AMOUNT : roomLeft[line];
            if (f.off == 0 || f.off <= most / f.count) {
                cut.add(new Fragment(f.cell, f.use, f.count, f.off));
                roomLeft[line] -= f.off * f.count;
            } else {
                int full = (int) (most / f.off);
                add(cut, f.cell, f.use, full, f.off);
                add(cut, f.cell, f.use, 1, most - full * f.off);
                add(cut, f.cell, f.use, f.count - full - 1, 0);
                roomLeft[line] = 0;
            }
        }
        return cut;
    }

    private List<Fragment> capped(Rule rule, List<Fragment> fragments) {
        long cap = Math.min(rule.maxAmount(), cash);
        return sum(fragments) <= cap ? fragments : capped(fragments, cap);
    }

    private static List<Fragment> capped(List<Fragment> fragments, long cap) {
        long[][] parts = Exact.spread(
                cap,
                fragments.stream().mapToLong(f -> f.off).toArray(),
                fragments.stream().mapToLong(f -> f.count).toArray());
        List<Fragment> cut = new ArrayList<>();
        for (int i = 0; i < parts[0].length; i++) {
            Fragment f = fragments.get(i);
            add(cut, f.cell, f.use, (int) parts[1][i], parts[0][i] + 1);
            add(cut, f.cell, f.use, f.count - (int) parts[1][i], parts[0][i]);
        }
        return cut;
    }

    /**
     * Whether each use adds something (a percentage: on each line), once floors have cut.
     *
     * @param floored its fragments, before the cap
     */
    private boolean allSave(Rule rule, List<Fragment> floored, List<Take> takes) {
        long cap = Math.min(rule.maxAmount(), cash);
        boolean byLine = rule.shape() == Rule.Shape.SINGLE && rule.deal() == Rule.Deal.PERCENT;
        long[] off = new long[byLine ? problem.lines() : uses(takes)];
        int[] alike = new int[off.length];
        java.util.Arrays.fill(alike, 1);
        long sum = 0;
        if (!byLine) {
            int use = 0;
            for (Take take : takes) {
                alike[use] = apart(rule, take) ? 1 : take.times();
                use += take.times();
            }
        }
        for (Fragment f : floored) {
            off[byLine ? before.line[f.cell] : f.use] += f.off * f.count;
            sum += f.off * f.count;
        }
        for (Fragment f : floored) {
            int key = byLine ? before.line[f.cell] : f.use;
            if (off[key] == 0 || sum > cap && sum - off[key] / alike[key] >= cap) {
                return false;
            }
        }
        return true;
    }

    /** Whether equal uses must be told apart: coupons have their own, and a floor may cut the one and not the other. */
    private boolean apart(Rule rule, Take take) {
        boolean apart = rule.coupon();
        for (int cell : take.targets()) {
            apart |= problem.floors()[before.line[cell]] > 0;
        }
        return apart;
    }

    private static int uses(List<Take> takes) {
        return takes.stream().mapToInt(Take::times).sum();
    }

    private void settle(int id, Rule rule, List<Fragment> cut) {
        Share last = null;
        for (Fragment f : cut) {
            long off = f.off * f.count;
            saved += off;
            cash -= pays ? off : 0;
            if (!pays) {
                room[before.line[f.cell]] -= off;
            }
            piece(f.cell, f.count, f.off, rule.exclusive());
            int line = before.line[f.cell];
            if (last != null && last.line() == line && last.use() == f.use) {
                shares.remove(shares.size() - 1);
                last = new Share(id, f.use, line, last.amount() + off, last.units() + f.count);
            } else {
                last = new Share(id, f.use, line, off, f.count);
            }
            shares.add(last);
        }
    }

    private void piece(int cell, int count, long off, boolean exclusive) {
        int flags = before.flags[cell] | State.TOUCHED;
        flags = exclusive ? (flags | State.LOCKED) & ~State.RESERVED : flags;
        pieces.add(new State.Piece(
                before.line[cell], before.tag[cell], before.gross[cell], before.price[cell] - off, count, flags));
    }

    private Step finish(List<Take> takes) {
        for (int cell = 0; cell < left.length; cell++) {
            if (left[cell] > 0) {
                pieces.add(new State.Piece(
                        before.line[cell],
                        before.tag[cell],
                        before.gross[cell],
                        before.price[cell],
                        left[cell],
                        before.flags[cell]));
            }
        }
        return new Step(
                before, State.of(pieces, room), saved, List.copyOf(shares), List.copyOf(uses), List.copyOf(takes));
    }

    private boolean reached(State after, Rule rule, List<Fragment> given) {
        long sum = 0;
        for (int cell = 0; cell < after.size(); cell++) {
            sum += after.counts(cell) ? after.price[cell] * after.count[cell] : 0;
        }
        if (!rule.exclusive()) {
            for (Fragment f : given) {
                sum -= (before.price[f.cell] - f.off) * f.count;
            }
        }
        return sum >= rule.tiers().get(0).spend();
    }

    private Step spend(int id, int times) {
        Rule rule = problem.rules().get(id);
        boolean[] lines = rule.parts().get(0).lines();
        List<Fragment> fragments = new ArrayList<>();
        long net = 0;
        long gross = 0;
        for (int cell = 0; cell < before.size(); cell++) {
            if (lines[before.line[cell]] && before.counts(cell)) {
                net += before.price[cell] * before.count[cell];
                gross += before.gross[cell] * before.count[cell];
                fragments.add(new Fragment(cell, 0, before.count[cell], before.price[cell]));
                left[cell] = 0;
            }
        }
        List<Fragment> cut = List.of();
        long given = 0;
        for (long off : spendOffs(rule, rule.gross() ? gross : net, net, times)) {
            List<Fragment> some = capped(rule, floored(capped(fragments, off)));
            if (sum(some) > given) {
                cut = some;
                given = sum(some);
            }
        }
        if (given == 0 || times > 1 && !eachAdds(rule, fragments, net, times, given)) {
            return null;
        }
        settle(id, rule, cut);
        shares.removeIf(s -> s.amount() == 0);
        uses.add(new Step.Uses(id, times, new int[problem.lines()]));
        return finish(List.of());
    }

    /** Whether each use of a repeated spend gives more than those before it: a floor may leave nothing to one of them. */
    private boolean eachAdds(Rule rule, List<Fragment> fragments, long net, int times, long given) {
        boolean floor = fragments.stream().anyMatch(f -> problem.floors()[before.line[f.cell]] > 0);
        long more = given;
        for (int uses = times - 1; uses >= (floor ? 0 : times - 1); uses--) {
            long less = sum(capped(
                    rule,
                    floored(capped(fragments, Math.min(net, rule.tiers().get(0).value() * uses)))));
            if (less >= more) {
                return false;
            }
            more = less;
        }
        return true;
    }

    private static long sum(List<Fragment> fragments) {
        long sum = 0;
        for (Fragment f : fragments) {
            sum += f.off * f.count;
        }
        return sum;
    }

    /** What each tier reached takes off before floors and caps; of equal ones, in the end, the lowest tier's counts. */
    private static long[] spendOffs(Rule rule, long basis, long net, int times) {
        if (rule.repeat()) {
            boolean reached = times <= timesReached(rule, basis);
            return new long[] {reached ? Math.min(net, rule.tiers().get(0).value() * times) : 0};
        }
        return rule.tiers().stream()
                .filter(tier -> basis >= tier.spend())
                .mapToLong(tier -> tier.deal() == Rule.Deal.PERCENT
                        ? Exact.percent(net, tier.value())
                        : Math.min(net, tier.value()))
                .toArray();
    }

    private static long timesReached(Rule rule, long basis) {
        return basis / rule.tiers().get(0).spend();
    }

    /** How often a spend may count in that state. */
    static int spendTimes(State state, Rule rule) {
        if (!rule.repeat()) {
            return Math.min(1, rule.maxUses());
        }
        boolean[] lines = rule.parts().get(0).lines();
        long net = 0;
        long basis = 0;
        for (int cell = 0; cell < state.size(); cell++) {
            if (lines[state.line[cell]] && state.counts(cell)) {
                net += state.price[cell] * state.count[cell];
                basis += (rule.gross() ? state.gross[cell] : state.price[cell]) * state.count[cell];
            }
        }
        long most = Math.min(net, rule.maxAmount());
        long useful =
                (most + rule.tiers().get(0).value() - 1) / rule.tiers().get(0).value();
        return (int) Math.min(rule.maxUses(), Math.min(useful, timesReached(rule, basis)));
    }
}
