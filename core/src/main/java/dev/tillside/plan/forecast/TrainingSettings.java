package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.util.Set;

/**
 * What a model is trained on, and how.
 *
 * @param strangers how many items that the household has not bought before are candidates too
 * @param strangersKept the share of strangers that were not bought which is trained on; each stands for the others
 * @param rareKept the same for own items bought less than twice in the last 365 days
 * @param without features that are left out
 * @param boosting how trees are learned
 */
public record TrainingSettings(
        int strangers, double strangersKept, double rareKept, Set<FeatureGroup> without, BoostingSettings boosting) {
    static final int MOST_STRANGERS = 10_000;

    public TrainingSettings {
        if (strangers < 0 || strangers > MOST_STRANGERS) {
            throw BadInput.value("strangers", "not 0 to " + MOST_STRANGERS + " strangers: " + strangers);
        }
        if (!(strangersKept > 0 && strangersKept <= 1 && rareKept > 0 && rareKept <= 1)) {
            throw BadInput.value(
                    "strangersKept", "not shares above 0 and at most 1: " + strangersKept + ", " + rareKept);
        }
        without = Set.copyOf(BadInput.present(without, "without"));
        BadInput.present(boosting, "boosting");
    }

    /** For baskets in a row, of which the next is forecast: a household may well buy what it never bought. */
    public static TrainingSettings nextBasket(long seed) {
        return new TrainingSettings(100, 0.3, 1, Set.of(), new BoostingSettings(60, 6, 0.15, 5, 5, 0.6, 0.6, seed));
    }

    /** For a window of days: what a household buys again, and when. */
    public static TrainingSettings window(long seed) {
        return new TrainingSettings(0, 1, 0.25, Set.of(), new BoostingSettings(80, 5, 0.09, 20, 10, 0.5, 0.4, seed));
    }

    /** The same without some features. */
    public TrainingSettings without(Set<FeatureGroup> groups) {
        return new TrainingSettings(strangers, strangersKept, rareKept, groups, boosting);
    }

    /** The same with other trees. */
    public TrainingSettings with(BoostingSettings trees) {
        return new TrainingSettings(strangers, strangersKept, rareKept, without, trees);
    }
}
