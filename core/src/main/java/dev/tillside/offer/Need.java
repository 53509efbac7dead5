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
    /** Whether the belt has at least one unit for every part, so that the reward could apply at all. */
    static boolean bearsOn(Reward reward, Belt belt) {
        return of(reward).stream().allMatch(n -> belt.matchedUnits(belt.matched(n.items())) >= n.count());
    }

    static List<Need> of(Reward reward) {
        return Terms.needs(reward);
    }
}
