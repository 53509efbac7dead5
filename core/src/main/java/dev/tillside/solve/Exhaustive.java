package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the layers in order and tries every combination of uses, cutting off what cannot save more than the best
 * one found: a second pass also follows what saves as much, so that ties are settled.
 */
final class Exhaustive {
    static final int MOST_USES = 20_000;

    private final Problem problem;
    private final List<List<Integer>> takers = new ArrayList<>();
    private final List<List<Integer>> spends = new ArrayList<>();
    private final boolean[] exclusiveAfter;
    private final List<Step> path = new ArrayList<>();
    private final long budget;
    private final int mostUses;
    private long steps;
    private boolean exhausted;
    private boolean incomplete;
    private boolean ties;
    private Candidate best;

    Exhaustive(Problem problem, long budget, int mostUses) {
        this.mostUses = mostUses;
        this.problem = problem;
        this.budget = budget;
        this.exclusiveAfter = new boolean[problem.layers()];
        for (int layer = 0; layer < problem.layers(); layer++) {
            takers.add(new ArrayList<>());
            spends.add(new ArrayList<>());
        }
        for (int id = 0; id < problem.rules().size(); id++) {
            Rule rule = problem.rules().get(id);
            if (!rule.isSpend()) {
                takers.get(rule.layer()).add(id);
                for (int layer = 0; rule.exclusive() && layer < rule.layer(); layer++) {
                    exclusiveAfter[layer] = true;
                }
            } else if (!rule.exclusive()) {
                spends.get(rule.layer()).add(id);
            }
        }
    }

    /** Starts from a combination that is known, where there is one. */
    void startFrom(Candidate known) {
        best = known;
    }

    Candidate best() {
        return best;
    }

    long steps() {
        return steps;
    }

    /** Whether nothing can save and pay more than the best. */
    boolean proven() {
        return !exhausted && !incomplete;
    }

    void run(long tieBudget) {
        State start = State.start(problem);
        keep(Candidate.of(problem, start, List.of(), 0, 0));
        exclusiveSpends(start);
        layer(0, start, 0);
        if (proven()) {
            ties = true;
            long spent = steps;
            long most = Math.min(budget, steps + tieBudget);
            tieSearch(start, most);
            steps = Math.max(spent, steps);
            exhausted = false;
        }
    }

    private long limit = Long.MAX_VALUE;

    private void tieSearch(State start, long most) {
        limit = most;
        layer(0, start, 0);
    }

    private boolean out() {
        exhausted |= steps >= Math.min(limit, budget);
        return exhausted;
    }

    private void keep(Candidate candidate) {
        if (best == null || candidate.compareTo(best) < 0) {
            best = candidate;
        }
    }

    private boolean hopeless(long bound) {
        return ties ? bound < best.total() : bound <= best.total();
    }

    /** An exclusive spend stands alone in the basket. */
    private void exclusiveSpends(State start) {
        for (int id = 0; id < problem.rules().size(); id++) {
            Rule rule = problem.rules().get(id);
            if (rule.isSpend() && rule.exclusive()) {
                for (int times = Layer.spendTimes(start, rule); times >= 1; times--) {
                    Step step = Layer.spend(problem, start, id, times);
                    steps++;
                    if (step != null) {
                        keep(Candidate.of(problem, step.state(), List.of(step), step.saved(), 0));
                    }
                }
            }
        }
    }

    private void layer(int layer, State state, long saved) {
        if (layer == problem.layers()) {
            leaf(state, state, saved, 0);
            return;
        }
        if (!spends.get(layer).isEmpty() && exclusiveAfter[layer]) {
            reserve(layer, state, 0, new int[state.size()], saved);
        } else {
            uses(layer, state, saved);
        }
    }

    private void leaf(State net, State last, long saved, long paid) {
        for (int cell = 0; cell < last.size(); cell++) {
            if ((last.flags[cell] & State.RESERVED) != 0) {
                return;
            }
        }
        keep(Candidate.of(problem, net, path, saved, paid));
    }

    /** Sets units aside for exclusive rules of later layers, so that this layer's spends do not count them. */
    private void reserve(int layer, State state, int cell, int[] aside, long saved) {
        if (out()) {
            return;
        }
        if (cell == state.size()) {
            uses(layer, reserved(state, aside), saved);
            return;
        }
        int most = reservable(layer, state, cell) ? state.count[cell] : 0;
        for (int n = 0; n <= most; n++) {
            aside[cell] = n;
            reserve(layer, state, cell + 1, aside, saved);
        }
        aside[cell] = 0;
    }

    private boolean reservable(int layer, State state, int cell) {
        if ((state.flags[cell] & (State.TOUCHED | State.LOCKED | State.RESERVED)) != 0) {
            return false;
        }
        boolean counted = spends.get(layer).stream()
                .anyMatch(id -> problem.rules().get(id).parts().get(0).lines()[state.line[cell]]);
        return counted
                && problem.rules().stream()
                        .anyMatch(r -> r.exclusive()
                                && !r.isSpend()
                                && r.layer() > layer
                                && r.parts().stream().anyMatch(p -> p.lines()[state.line[cell]]));
    }

    private static State reserved(State state, int[] aside) {
        List<State.Piece> pieces = new ArrayList<>();
        for (int cell = 0; cell < aside.length; cell++) {
            int flags = state.flags[cell];
            int left = state.count[cell] - aside[cell];
            if (left > 0) {
                pieces.add(new State.Piece(
                        state.line[cell], state.tag[cell], state.gross[cell], state.price[cell], left, flags));
            }
            if (aside[cell] > 0) {
                pieces.add(new State.Piece(
                        state.line[cell],
                        state.tag[cell],
                        state.gross[cell],
                        state.price[cell],
                        aside[cell],
                        flags | State.RESERVED));
            }
        }
        return State.of(pieces, state.room);
    }

    private void uses(int layer, State state, long saved) {
        new Packing(layer, state, saved).rule(0);
    }

    private void spends(int layer, State state, long saved) {
        if (layer == problem.tenderLayer()) {
            throw new IllegalStateException("the paying layer has no spends");
        }
        layer(layer + 1, state, saved);
        for (int id : spends.get(layer)) {
            spend(layer, state, saved, id);
        }
    }

    /** Applies one spend, and after a combinable one any later combinable ones. */
    private void spend(int layer, State state, long saved, int id) {
        Rule rule = problem.rules().get(id);
        for (int times = Layer.spendTimes(state, rule); times >= 1 && !out(); times--) {
            Step step = Layer.spend(problem, state, id, times);
            steps++;
            if (step == null) {
                continue;
            }
            path.add(step);
            layer(layer + 1, step.state(), saved + step.saved());
            if (rule.combinable()) {
                for (int later : spends.get(layer)) {
                    if (later > id && problem.rules().get(later).combinable()) {
                        spend(layer, step.state(), saved + step.saved(), later);
                    }
                }
            }
            path.remove(path.size() - 1);
        }
    }

    /** The most that the spends of a layer and all layers behind it can save. */
    private long beyond(int layer, State state, long[] laterByCell) {
        long most = 0;
        for (int at = layer; at < problem.layers(); at++) {
            long single = 0;
            long combined = 0;
            for (int id : spends.get(at)) {
                Rule rule = problem.rules().get(id);
                long off = Potential.spend(state, rule);
                single = Math.max(single, off);
                combined += rule.combinable() ? off : 0;
            }
            most += Math.max(single, combined);
            if (at > layer) {
                most += laterUses(at, state, laterByCell);
            }
        }
        return most;
    }

    /** A later layer's uses: bounded by unit where its rules may take many, by rule where they may take few. */
    private long laterUses(int layer, State state, long[] laterByCell) {
        long byUnit = 0;
        long byRule = 0;
        long[] most = new long[state.size()];
        for (int id : takers.get(layer)) {
            Rule rule = problem.rules().get(id);
            long[] each = Potential.perUnit(state, rule);
            for (int cell = 0; cell < most.length; cell++) {
                most[cell] = Math.max(most[cell], each[cell]);
            }
            byRule += Potential.perRule(state, rule);
        }
        for (int cell = 0; cell < most.length; cell++) {
            byUnit += most[cell] * state.count[cell];
        }
        if (byUnit <= byRule) {
            for (int cell = 0; cell < most.length; cell++) {
                laterByCell[cell] += most[cell];
            }
            return 0;
        }
        return byRule;
    }

    /** The search within one layer. */
    private final class Packing {
        private final int layer;
        private final State state;
        private final long saved;
        private final List<List<Take>> lists = new ArrayList<>();
        private final long[][] bestFrom;
        private final long[] later;
        private final long spendMost;
        private final int[] left;
        private final List<Take> takes = new ArrayList<>();
        private long raw;

        Packing(int layer, State state, long saved) {
            this.layer = layer;
            this.state = state;
            this.saved = saved;
            this.left = state.count.clone();
            this.later = new long[state.size()];
            this.spendMost = beyond(layer, state, later);
            List<Integer> ids = takers.get(layer);
            this.bestFrom = new long[ids.size() + 1][state.size()];
            for (int at = ids.size() - 1; at >= 0; at--) {
                long[] each = Potential.perUnit(state, problem.rules().get(ids.get(at)));
                for (int cell = 0; cell < each.length; cell++) {
                    bestFrom[at][cell] = Math.max(bestFrom[at + 1][cell], each[cell]);
                }
            }
            for (int id : ids) {
                Uses.Listed listed = Uses.of(state, problem.rules().get(id), id, mostUses);
                incomplete |= !listed.complete();
                lists.add(listed.takes());
                steps += listed.takes().size() / 8;
            }
        }

        private long bound(int at) {
            long most = spendMost + raw * Potential.SCALE;
            for (int cell = 0; cell < left.length; cell++) {
                long price = state.price[cell] * Potential.SCALE;
                long now = Math.min(price, bestFrom[at][cell] + later[cell]);
                most += left[cell] * now + (state.count[cell] - left[cell]) * Math.min(price, later[cell]);
            }
            return saved + Math.floorDiv(most, Potential.SCALE) + roundings(at);
        }

        /** A percentage of a group may round up by half a cent, and one rounded over a line likewise. */
        private long roundings(int at) {
            return 0;
        }

        void rule(int at) {
            if (out()) {
                return;
            }
            if (hopeless(bound(at))) {
                return;
            }
            if (at == lists.size()) {
                done();
            } else {
                Rule rule = problem.rules().get(takers.get(layer).get(at));
                pattern(at, 0, rule.maxUses());
            }
        }

        private void pattern(int at, int from, int usesLeft) {
            steps += 1 + left.length / 8;
            if (out()) {
                return;
            }
            List<Take> list = lists.get(at);
            for (int next = from; next < list.size() && usesLeft > 0; next++) {
                Take take = list.get(next);
                int times = fits(take, usesLeft);
                if (times > 0 && hopeless(bound(at))) {
                    return;
                }
                boolean last = next + 1 == list.size();
                boolean more = true;
                for (int n = times; n >= 1 && more; n--) {
                    move(take, n);
                    more = !out() && !(last && fewerAreWorse(at, take));
                    if (more) {
                        pattern(at, next + 1, usesLeft - n);
                    }
                    move(take, -n);
                }
            }
            rule(at + 1);
        }

        /** Whether with so many uses of the rule's last kind there is no hope, and with fewer still less. */
        private boolean fewerAreWorse(int at, Take take) {
            long others = 0;
            for (int i = 0; i < take.targets().length; i++) {
                others += bestFrom[at + 1][take.targets()[i]] * take.counts()[i];
            }
            for (int i = 0; i < take.qualifiers().length; i++) {
                others += bestFrom[at + 1][take.qualifiers()[i]] * take.qualifierCounts()[i];
            }
            return others <= take.saves() * Potential.SCALE && hopeless(bound(at + 1));
        }

        private int fits(Take take, int usesLeft) {
            int times = usesLeft;
            for (int i = 0; i < take.targets().length; i++) {
                times = Math.min(times, left[take.targets()[i]] / need(take, take.targets()[i]));
            }
            for (int i = 0; i < take.qualifiers().length; i++) {
                times = Math.min(times, left[take.qualifiers()[i]] / need(take, take.qualifiers()[i]));
            }
            return times;
        }

        private int need(Take take, int cell) {
            int need = 0;
            for (int i = 0; i < take.targets().length; i++) {
                need += take.targets()[i] == cell ? take.counts()[i] : 0;
            }
            for (int i = 0; i < take.qualifiers().length; i++) {
                need += take.qualifiers()[i] == cell ? take.qualifierCounts()[i] : 0;
            }
            return need;
        }

        private void move(Take take, int times) {
            if (times == 0) {
                return;
            }
            for (int i = 0; i < take.targets().length; i++) {
                left[take.targets()[i]] -= take.counts()[i] * times;
            }
            for (int i = 0; i < take.qualifiers().length; i++) {
                left[take.qualifiers()[i]] -= take.qualifierCounts()[i] * times;
            }
            raw += take.saves() * times + (perLine(take) ? times : 0);
            if (times > 0) {
                takes.add(take.times(times));
            } else {
                takes.remove(takes.size() - 1);
            }
        }

        /** A percentage is rounded by line, so that a unit's own rounding may be too low by half a cent. */
        private boolean perLine(Take take) {
            Rule rule = problem.rules().get(take.rule());
            return rule.shape() == Rule.Shape.SINGLE && rule.deal() == Rule.Deal.PERCENT;
        }

        private void done() {
            steps++;
            if (takes.isEmpty() && layer != problem.tenderLayer()) {
                spends(layer, state, saved);
                return;
            }
            Step step = Layer.apply(problem, state, layer, Take.inOrder(takes));
            if (step == null) {
                return;
            }
            path.add(step);
            if (layer == problem.tenderLayer()) {
                leaf(state, step.state(), saved, step.saved());
            } else if (saved + step.saved() >= 0) {
                spends(layer, step.state(), saved + step.saved());
            }
            path.remove(path.size() - 1);
        }
    }
}
