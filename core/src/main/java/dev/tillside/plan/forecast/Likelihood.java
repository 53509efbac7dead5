package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;

/**
 * How likely a household buys an item inside a window of days.
 *
 * @param item as the purchase history names it
 * @param probability from 0 to 1
 */
public record Likelihood(String item, double probability) implements Comparable<Likelihood> {
    public Likelihood {
        BadInput.present(item, "item");
        if (!(probability >= 0 && probability <= 1)) {
            throw BadInput.value("probability", "not a probability: " + probability);
        }
    }

    /** The likeliest first; of equals, by the item's name. */
    @Override
    public int compareTo(Likelihood other) {
        int byProbability = Double.compare(other.probability, probability);
        return byProbability != 0 ? byProbability : item.compareTo(other.item);
    }
}
