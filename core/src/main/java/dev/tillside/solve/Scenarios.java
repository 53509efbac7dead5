package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/** Which spends (and gifts from a spend on) may apply together, with what they ask of the rest and add to it. */
final class Scenarios {
    private final Problem problem;
    private final State whole;
    private final long crowds;
    private final int limit;
    private final List<Scenario> found = new ArrayList<>();
    private boolean complete = true;

    private Scenarios(Problem problem, State whole, long crowds, int limit) {
        this.problem = problem;
        this.whole = whole;
        this.crowds = crowds;
        this.limit = limit;
    }

    /**
     * @param sides the spends, by layer
     * @param adds what they save whatever the others do, in hundredths
     * @param most what can be saved and paid at most when they apply
     */
    record Scenario(List<Side> sides, long adds, long most) {}

    static Scenarios of(Problem problem, State whole, long crowds, int limit) {
        Scenarios scenarios = new Scenarios(problem, whole, crowds, limit);
        scenarios.layer(0, List.of());
        scenarios.found.sort(java.util.Comparator.comparingLong((Scenario s) -> -s.most()));
        return scenarios;
    }

    List<Scenario> list() {
        return found;
    }

    /** Whether all are listed. */
    boolean complete() {
        return complete;
    }

    /** What no scenario, listed or not, exceeds. */
    long most() {
        return problem.worth();
    }

    private void layer(int layer, List<Side> sides) {
        if (layer == problem.layers()) {
            if (!sides.isEmpty()) {
                keep(sides);
            }
            return;
        }
        gift(layer, 0, sides);
    }

    /** Each gift of the layer may be given or not. */
    private void gift(int layer, int from, List<Side> sides) {
        for (int id = from; id < problem.rules().size(); id++) {
            Rule rule = problem.rules().get(id);
            if (rule.shape() == Rule.Shape.GIFT && rule.layer() == layer) {
                long room = whole.sum() - rule.tiers().get(0).spend();
                if (room >= 0) {
                    gift(layer, id + 1, with(sides, new Side(id, room, 0, 0)));
                }
            }
        }
        spend(layer, 0, sides, false);
    }

    private void spend(int layer, int from, List<Side> sides, boolean beside) {
        if (found.size() >= limit) {
            complete = false;
            return;
        }
        layer(layer + 1, sides);
        for (int id = from; id < problem.rules().size(); id++) {
            Rule rule = problem.rules().get(id);
            boolean may = rule.isSpend() && rule.layer() == layer && !rule.exclusive();
            if (may && (!beside || rule.combinable())) {
                for (Side side : tiers(id, sides)) {
                    if (rule.combinable()) {
                        spend(layer, id + 1, with(sides, side), true);
                    } else {
                        layer(layer + 1, with(sides, side));
                    }
                }
            }
        }
    }

    private static List<Side> with(List<Side> sides, Side side) {
        List<Side> more = new ArrayList<>(sides);
        more.add(side);
        return more;
    }

    /** The tiers (or full multiples) of a spend that are in reach, each as a side. */
    private List<Side> tiers(int id, List<Side> former) {
        Rule rule = problem.rules().get(id);
        boolean[] lines = rule.parts().get(0).lines();
        long gross = 0;
        for (int unit = 0; unit < whole.size(); unit++) {
            gross += lines[whole.line[unit]] ? whole.price[unit] : 0;
        }
        long before = before(rule, former);
        List<Side> sides = new ArrayList<>();
        for (Rule.Tier tier : rule.tiers()) {
            long spent = gross - (rule.gross() ? 0 : before);
            long times = rule.repeat() ? Math.min(rule.maxUses(), spent / tier.spend()) : 1;
            for (long n = times; n >= 1 && sides.size() < limit; n--) {
                long room = spent - tier.spend() * n;
                if (room >= 0 && rule.maxUses() > 0) {
                    sides.add(side(id, tier, n, room, gross - before));
                }
            }
        }
        return sides;
    }

    private static Side side(int id, Rule.Tier tier, long times, long room, long left) {
        if (tier.deal() == Rule.Deal.PERCENT) {
            long share = Exact.percent(left * Potential.SCALE, tier.value()) + Potential.SCALE / 2 + 1;
            return new Side(id, room, share, tier.value());
        }
        return new Side(id, room, Math.min(left, tier.value() * times) * Potential.SCALE, 0);
    }

    /** What earlier spends on the same lines take off for certain. */
    private long before(Rule rule, List<Side> former) {
        long sum = 0;
        for (Side side : former) {
            Rule other = problem.rules().get(side.id());
            boolean same = other.isSpend()
                    && java.util.Arrays.equals(
                            other.parts().get(0).lines(), rule.parts().get(0).lines());
            if (same && side.share() == 0 && other.maxAmount() >= Rule.ANY_AMOUNT) {
                sum += side.adds() / Potential.SCALE;
            }
        }
        return sum;
    }

    private void keep(List<Side> sides) {
        long adds = 0;
        List<Side> capped = new ArrayList<>();
        long most = Long.MAX_VALUE;
        for (Side side : sides) {
            Rule rule = problem.rules().get(side.id());
            Side in = side;
            if (rule.maxAmount() < Rule.ANY_AMOUNT && side.adds() > rule.maxAmount() * Potential.SCALE) {
                in = new Side(side.id(), side.room(), rule.maxAmount() * Potential.SCALE, 0);
            }
            capped.add(in);
            adds += in.adds();
        }
        long saved = crowds + gifts(sides);
        for (Side side : capped) {
            most = Math.min(most, most(side, saved, adds, capped));
        }
        found.add(new Scenario(List.copyOf(capped), adds, Math.min(most, problem.worth())));
    }

    private long gifts(List<Side> sides) {
        long sum = 0;
        for (Side side : sides) {
            Rule rule = problem.rules().get(side.id());
            if (rule.shape() == Rule.Shape.GIFT) {
                long dearest = 0;
                for (int unit = 0; unit < whole.size(); unit++) {
                    dearest = rule.parts().get(0).lines()[whole.line[unit]]
                            ? Math.max(dearest, whole.price[unit])
                            : dearest;
                }
                sum += dearest * rule.parts().get(0).count();
            }
        }
        return sum;
    }

    /** What the crowds give up to reach a spend on everything counts against it. */
    private long most(Side side, long saved, long adds, List<Side> sides) {
        Rule rule = problem.rules().get(side.id());
        boolean all = rule.shape() == Rule.Shape.GIFT;
        if (!all) {
            all = true;
            for (int unit = 0; unit < whole.size(); unit++) {
                all &= rule.parts().get(0).lines()[whole.line[unit]];
            }
        }
        boolean later = problem.rules().stream().anyMatch(r -> !r.isSpend() && r.layer() > rule.layer());
        long crowd = all && !later && !rule.gross() && rule.shape() != Rule.Shape.GIFT
                ? Math.min(saved, side.room())
                : saved;
        long less = all && !later && sides.size() == 1 ? Exact.percent(crowd * Potential.SCALE, side.share()) - 1 : 0;
        return crowd + Math.floorDiv(adds - Math.max(0, less), Potential.SCALE);
    }
}
