package dev.tillside.solve;

import java.util.Arrays;
import java.util.List;

/** A whole combination, comparable with others by the order of preference. */
final class Candidate implements Comparable<Candidate> {
    final List<Step> steps;
    final long[] nets;
    final long saved;
    final long paid;
    final long merit;
    final int couponUses;
    final int[] rules;
    /** How many in all: of equal combinations the one that spends fewest uses leaves most for another day. */
    final int uses;

    private Candidate(
            List<Step> steps, long[] nets, long saved, long paid, long merit, int couponUses, int[] rules, int many) {
        this.uses = many;
        this.steps = steps;
        this.nets = nets;
        this.saved = saved;
        this.paid = paid;
        this.merit = merit;
        this.couponUses = couponUses;
        this.rules = rules;
    }

    static Candidate of(Problem problem, State net, List<Step> steps, long saved, long paid) {
        long[] nets = net.byLine(problem.lines());
        int couponUses = 0;
        int many = 0;
        int[] rules = new int[problem.rules().size()];
        int size = 0;
        for (Step step : steps) {
            for (Step.Uses uses : step.uses()) {
                couponUses += problem.rules().get(uses.rule()).coupon() ? uses.count() : 0;
                many += uses.count();
                rules[size++] = uses.rule();
            }
        }
        rules = Arrays.copyOf(rules, size);
        Arrays.sort(rules);
        return new Candidate(
                List.copyOf(steps), nets, saved, paid, problem.merit().applyAsLong(nets), couponUses, rules, many);
    }

    long total() {
        return saved + paid;
    }

    /** Below zero: this one is better. */
    @Override
    public int compareTo(Candidate other) {
        int order = Long.compare(other.total(), total());
        order = order != 0 ? order : Long.compare(paid, other.paid);
        order = order != 0 ? order : Long.compare(other.merit, merit);
        order = order != 0 ? order : Integer.compare(couponUses, other.couponUses);
        order = order != 0 ? order : Arrays.compare(rules, other.rules);
        return order != 0 ? order : Integer.compare(uses, other.uses);
    }

    Solution solution(Problem problem, long bound, boolean proven, long work) {
        int[] usesOf = new int[problem.rules().size()];
        int[][] takenBy = new int[usesOf.length][problem.lines()];
        for (Step step : steps) {
            for (Step.Uses uses : step.uses()) {
                usesOf[uses.rule()] += uses.count();
                takenBy[uses.rule()] = uses.taken();
            }
        }
        List<Share> shares = steps.stream().flatMap(s -> s.shares().stream()).toList();
        return new Solution(shares, usesOf, takenBy, nets, saved, paid, bound, proven, work);
    }
}
