package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * Learns from lists that have run out how shoppers answer specials, goal by goal: what was withheld shows what they buy anyway,
 * and what was shown how many more buy it then. Pure; the order of outcomes does not matter.
 */
public final class Learner {
    /** So many outcomes that came as expected are assumed beforehand, so that a few do not turn everything. */
    private static final double PRIOR = 40;

    private static final double LARGEST = 3;
    private static final int HALVINGS = 30;

    private Learner() {}

    /**
     * What became of one special.
     *
     * @param goal of its deal; absent: the retailer's own
     * @param forecast the chance of a purchase that was forecast
     * @param heldOut whether it was withheld
     * @param depth of its discount, as a share of the price
     * @param bought whether the item was bought while the list held
     */
    public record Outcome(Optional<Goal> goal, double forecast, boolean heldOut, double depth, boolean bought) {
        public Outcome {
            BadInput.present(goal, "goal");
            CellCuts.share(forecast, "forecast");
            CellCuts.share(depth, "depth");
        }
    }

    /** The response that explains these outcomes better. */
    public static Response learned(Response before, List<Outcome> outcomes) {
        Map<Goal, List<Outcome>> byGoal = new EnumMap<>(Goal.class);
        List<Outcome> own = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            outcome.goal()
                    .map(goal -> byGoal.computeIfAbsent(goal, none -> new ArrayList<>()))
                    .orElse(own)
                    .add(outcome);
        }
        Map<Goal, Response.Effect> effects = new EnumMap<>(before.byGoal());
        byGoal.forEach((goal, some) -> effects.put(goal, moved(before.of(goal), some)));
        return new Response(effects, moved(before.own(), own));
    }

    private static Response.Effect moved(Response.Effect before, List<Outcome> outcomes) {
        List<Outcome> withheld = outcomes.stream().filter(Outcome::heldOut).toList();
        List<Outcome> shown = outcomes.stream().filter(o -> !o.heldOut()).toList();
        double base = fitted(before.base(), withheld, (o, at) -> effect(before, at, before.notice())
                .without(chance(o)));
        double notice = fitted(
                before.notice(), shown, (o, at) -> effect(before, base, at).with(chance(o), o.depth()));
        return effect(before, base, notice);
    }

    private static Response.Effect effect(Response.Effect before, double base, double notice) {
        return new Response.Effect(base, notice, before.slope(), before.lasts());
    }

    private static double chance(Outcome outcome) {
        return Math.max(.001, Math.min(.97, outcome.forecast()));
    }

    /** Where as many purchases are expected as came. */
    private static double fitted(double before, List<Outcome> outcomes, ToDoubleBiFunction<Outcome, Double> expected) {
        if (outcomes.isEmpty()) {
            return before;
        }
        double weight = PRIOR / outcomes.size();
        double wanted = outcomes.stream().filter(Outcome::bought).count() + weight * sum(before, outcomes, expected);
        double low = -LARGEST;
        double high = LARGEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if ((1 + weight) * sum(middle, outcomes, expected) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double sum(double at, List<Outcome> outcomes, ToDoubleBiFunction<Outcome, Double> expected) {
        return outcomes.stream().mapToDouble(o -> expected.applyAsDouble(o, at)).sum();
    }
}
