package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns from lists that have run out how shoppers answer specials: what was shown and bought moves the answer that is expected,
 * goal by goal. Pure; the order of outcomes does not matter.
 */
public final class Learner {
    /** So many outcomes that came as expected are assumed beforehand, so that a few do not turn everything. */
    private static final double PRIOR = 40;

    private static final double LARGEST = 3;
    private static final int HALVINGS = 40;

    private Learner() {}

    /**
     * What became of one special that was shown.
     *
     * @param goal of its deal; absent: the retailer's own
     * @param chance of a purchase that was expected without it
     * @param depth of its discount, as a share of the price
     * @param bought whether the item was bought while the list held
     */
    public record Outcome(Optional<Goal> goal, double chance, double depth, boolean bought) {
        public Outcome {
            BadInput.present(goal, "goal");
            CellCuts.share(chance, "chance");
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

    /** The notice at which as many purchases are expected as came. */
    private static Response.Effect moved(Response.Effect before, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return before;
        }
        double came = outcomes.stream().filter(Outcome::bought).count();
        double weight = PRIOR / outcomes.size();
        double wanted = came + weight * expected(before, outcomes);
        double low = -LARGEST;
        double high = LARGEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if ((1 + weight) * expected(before.withNotice(middle), outcomes) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return before.withNotice((low + high) / 2);
    }

    private static double expected(Response.Effect effect, List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(o -> effect.raise(Math.max(.001, Math.min(.97, o.chance())), o.depth()))
                .sum();
    }
}
