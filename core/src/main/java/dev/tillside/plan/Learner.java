package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Learns from lists that have run out how shoppers answer specials, goal by goal: what was withheld shows what they buy anyway, and
 * what was shown how many more buy it then, and how that grows with the discount. What is assumed beforehand gives way as outcomes
 * come in. Its work grows with the outcomes only as they are taken in. The order of outcomes does not matter. Not thread-safe.
 */
public final class Learner {
    private static final double BASE_SPREAD = .5;
    private static final double NOTICE_SPREAD = .5;
    private static final double SLOPE_SPREAD = 2;
    private static final double LARGEST = 3;
    private static final double STEEPEST = 10;
    private static final int SWEEPS = 6;
    private static final int CUTS = 24;
    private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

    /** Outcomes of so alike forecasts, depths and answers are counted together. */
    private static final double GRAIN = .25;

    private static final double FINE_GRAIN = .05;

    private final Map<Goal, Map<Bin, int[]>> byGoal = new EnumMap<>(Goal.class);
    private final Map<Bin, int[]> own = new TreeMap<>();

    /** Nothing learned yet. */
    public Learner() {}

    /**
     * What became of one special.
     *
     * @param goal of its deal; absent: the retailer's own
     * @param forecast the chance of a purchase that was forecast
     * @param heldOut whether it was withheld
     * @param depth of its discount, as a share of the price
     * @param answer how the household was expected to answer it, the average one's answer being 1
     * @param bought whether the item was bought while the list held
     */
    public record Outcome(
            Optional<Goal> goal, double forecast, boolean heldOut, double depth, double answer, boolean bought) {
        public Outcome {
            BadInput.present(goal, "goal");
            CellCuts.share(forecast, "forecast");
            CellCuts.share(depth, "depth");
            if (!(answer >= 0 && answer <= 10)) {
                throw BadInput.value("answer", "not between 0 and 10: " + answer);
            }
        }
    }

    private record Bin(long logOdds, boolean heldOut, long depth, long answer) implements Comparable<Bin> {
        static Bin of(Outcome o) {
            double chance = Math.max(.001, Math.min(.97, o.forecast()));
            return new Bin(
                    Math.round(StrictMath.log(chance / (1 - chance)) / GRAIN),
                    o.heldOut(),
                    o.heldOut() ? 0 : Math.round(o.depth() / FINE_GRAIN),
                    o.heldOut() ? 0 : Math.round(o.answer() / GRAIN));
        }

        double chance() {
            return 1 / (1 + StrictMath.exp(-logOdds * GRAIN));
        }

        /** The chance of a purchase, should this be the effect. */
        double expected(Response.Effect effect) {
            double without = effect.without(chance());
            return heldOut ? without : without + answer * GRAIN * (effect.with(chance(), depth * FINE_GRAIN) - without);
        }

        @Override
        public int compareTo(Bin other) {
            int byOdds = Long.compare(logOdds, other.logOdds);
            int bySide = byOdds != 0 ? byOdds : Boolean.compare(heldOut, other.heldOut);
            int byDepth = bySide != 0 ? bySide : Long.compare(depth, other.depth);
            return byDepth != 0 ? byDepth : Long.compare(answer, other.answer);
        }
    }

    /** Takes in what became of one special. */
    public void add(Outcome outcome) {
        Map<Bin, int[]> bins = outcome.goal()
                .map(goal -> byGoal.computeIfAbsent(goal, none -> new TreeMap<>()))
                .orElse(own);
        int[] counts = bins.computeIfAbsent(Bin.of(outcome), none -> new int[2]);
        counts[outcome.bought() ? 1 : 0]++;
    }

    /** The response that explains these outcomes best, given what was assumed before them. */
    public static Response learned(Response before, List<Outcome> outcomes) {
        Learner learner = new Learner();
        outcomes.forEach(learner::add);
        return learner.learned(before);
    }

    /** The response that explains best what was taken in, given what was assumed before it. */
    public Response learned(Response before) {
        Map<Goal, Response.Effect> effects = new EnumMap<>(before.byGoal());
        byGoal.forEach((goal, bins) -> effects.put(goal, fitted(before.of(goal), bins)));
        return new Response(effects, fitted(before.own(), own));
    }

    /** The base from what was withheld alone, so that no answer is mistaken for it; then the answer from what was shown. */
    private static Response.Effect fitted(Response.Effect before, Map<Bin, int[]> bins) {
        double base = best(
                -LARGEST,
                LARGEST,
                at -> cost(effect(before, at, before.notice(), before.slope()), bins, true)
                        + away(at, before.base(), BASE_SPREAD));
        double notice = before.notice();
        double slope = before.slope();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double held = slope;
            notice = best(
                    -LARGEST,
                    LARGEST,
                    at -> cost(effect(before, base, at, held), bins, false) + away(at, before.notice(), NOTICE_SPREAD));
            double seen = notice;
            slope = best(
                    0,
                    STEEPEST,
                    at -> cost(effect(before, base, seen, at), bins, false) + away(at, before.slope(), SLOPE_SPREAD));
        }
        return effect(before, base, notice, slope);
    }

    private static Response.Effect effect(Response.Effect before, double base, double notice, double slope) {
        return new Response.Effect(base, notice, slope, before.lasts());
    }

    private static double away(double at, double from, double spread) {
        return (at - from) * (at - from) / (2 * spread * spread);
    }

    /** How little the effect explains what became of one side: the negative logarithm of its likelihood. */
    private static double cost(Response.Effect effect, Map<Bin, int[]> bins, boolean heldOut) {
        double cost = 0;
        for (Map.Entry<Bin, int[]> each : bins.entrySet()) {
            if (each.getKey().heldOut() == heldOut) {
                double chance = Math.max(1e-6, Math.min(1 - 1e-6, each.getKey().expected(effect)));
                int[] counts = each.getValue();
                cost -= counts[1] * StrictMath.log(chance) + counts[0] * StrictMath.log(1 - chance);
            }
        }
        return cost;
    }

    /** The lowest place of a valley, by golden sections. */
    private static double best(double from, double to, DoubleUnaryOperator cost) {
        double low = from;
        double high = to;
        for (int cut = 0; cut < CUTS; cut++) {
            double part = GOLDEN * (high - low);
            if (cost.applyAsDouble(high - part) <= cost.applyAsDouble(low + part)) {
                high = low + part;
            } else {
                low = high - part;
            }
        }
        return (low + high) / 2;
    }
}
