package dev.tillside.example.cli.plan;

import dev.tillside.plan.forecast.Visit;
import java.util.Map;

/**
 * What a shopper did on a day.
 *
 * @param visit what was bought
 * @param showed whether the shopper handed the list over at the till
 * @param redeemed for how many units specials were used, by item
 */
record Trip(Visit visit, boolean showed, Map<String, Integer> redeemed) {
    Trip {
        redeemed = Map.copyOf(redeemed);
    }
}
