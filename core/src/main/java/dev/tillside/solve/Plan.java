package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/** Applies given uses layer by layer, and the spends that then are best. */
final class Plan {
    private final Problem problem;
    private final List<List<Take>> takes;
    private final boolean withSpends;
    private final List<Step> path = new ArrayList<>();
    private Candidate best;

    private Plan(Problem problem, List<List<Take>> takes, boolean withSpends) {
        this.problem = problem;
        this.takes = takes;
        this.withSpends = withSpends;
    }

    /**
     * @param takes by layer, in order of rules, cells of one unit each
     * @return nothing (null) where a use among them is none
     */
    static Plan of(Problem problem, State start, List<List<Take>> takes, boolean withSpends) {
        Plan plan = new Plan(problem, takes, withSpends);
        plan.layer(0, plan.reserved(start), 0);
        return plan.best == null ? null : plan;
    }

    Candidate best() {
        return best;
    }

    /** What an exclusive rule of a later layer will take is counted by no spend before it. */
    private State reserved(State start) {
        boolean[] aside = new boolean[start.size()];
        for (List<Take> layer : takes) {
            for (Take take : layer) {
                if (problem.rules().get(take.rule()).exclusive()) {
                    for (int cell : take.targets()) {
                        aside[cell] = true;
                    }
                    for (int cell : take.qualifiers()) {
                        aside[cell] = true;
                    }
                }
            }
        }
        List<State.Piece> pieces = new ArrayList<>();
        for (int cell = 0; cell < start.size(); cell++) {
            pieces.add(new State.Piece(
                    start.line[cell],
                    start.tag[cell],
                    start.gross[cell],
                    start.price[cell],
                    start.count[cell],
                    aside[cell] ? State.RESERVED : 0));
        }
        return State.of(pieces, start.room);
    }

    private void layer(int layer, State state, long saved) {
        if (layer == problem.layers()) {
            keep(Candidate.of(problem, state, path, saved, 0));
            return;
        }
        Step step = step(layer, state);
        if (step == null) {
            return;
        }
        path.add(step);
        if (layer == problem.tenderLayer()) {
            keep(Candidate.of(problem, state, path, saved, step.saved()));
        } else {
            spends(layer, step.state(), saved + step.saved(), -1);
        }
        path.remove(path.size() - 1);
    }

    private Step step(int layer, State state) {
        for (Take take : takes.get(layer)) {
            if (!rightOrder(problem, state, take)) {
                return null;
            }
        }
        return Layer.apply(problem, state, layer, takes.get(layer));
    }

    /** Of units that both parts match, no target costs more than a qualifier. */
    static boolean rightOrder(Problem problem, State state, Take take) {
        Rule rule = problem.rules().get(take.rule());
        if (rule.shape() != Rule.Shape.BUY_GET) {
            return true;
        }
        boolean[] buy = rule.parts().get(0).lines();
        boolean[] get = rule.parts().get(1).lines();
        long dearest = -1;
        for (int cell : take.targets()) {
            dearest = buy[state.line[cell]] ? Math.max(dearest, state.price[cell]) : dearest;
        }
        for (int cell : take.qualifiers()) {
            if (get[state.line[cell]] && state.price[cell] < dearest) {
                return false;
            }
        }
        return true;
    }

    private void keep(Candidate candidate) {
        if (best == null || candidate.compareTo(best) < 0) {
            best = candidate;
        }
    }

    private void spends(int layer, State state, long saved, int after) {
        layer(layer + 1, state, saved);
        for (int id = after + 1; id < problem.rules().size() && withSpends; id++) {
            Rule rule = problem.rules().get(id);
            boolean beside = after < 0 || rule.combinable();
            if (!rule.isSpend() || rule.layer() != layer || rule.exclusive() || !beside) {
                continue;
            }
            for (int times = Layer.spendTimes(state, rule); times >= 1; times--) {
                Step step = Layer.spend(problem, state, id, times);
                if (step == null) {
                    continue;
                }
                path.add(step);
                if (rule.combinable()) {
                    spends(layer, step.state(), saved + step.saved(), id);
                } else {
                    layer(layer + 1, step.state(), saved + step.saved());
                }
                path.remove(path.size() - 1);
                break;
            }
        }
    }
}
