package dev.tillside.offer;

import dev.tillside.item.Selector;
import java.util.List;

/**
 * Units that a use needs.
 *
 * @param items of what
 * @param count how many at least
 */
record Need(Selector items, int count) {
    static List<Need> of(Reward reward) {
        return Terms.needs(reward);
    }
}
