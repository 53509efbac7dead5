package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How shoppers answer a special: how far it raises the log-odds of a purchase, for each goal. A discount of the whole price would
 * raise them by {@code slope}; being on the list at all raises them by {@code notice}.
 *
 * @param byGoal the effect of each goal's specials
 * @param own the effect of a special on what the household buys anyway
 */
public record Response(Map<Goal, Effect> byGoal, Effect own) {
    /**
     * @param base how far the chance that is expected without a special lies from what hold-outs show, in log-odds
     * @param notice of the special itself
     * @param slope of its discount, as a share of the price
     * @param lasts how much of an added purchase comes again by itself: added units over the next half year, for each one now
     */
    public record Effect(double base, double notice, double slope, double lasts) {
        public Effect {
            finite(base, "base");
            finite(notice, "notice");
            finite(slope, "slope");
            if (!(lasts >= 0 && lasts <= 26)) {
                throw BadInput.value("lasts", "not between 0 and 26: " + lasts);
            }
        }

        /** The chance of a purchase without the special. */
        double without(double chance) {
            return shifted(chance, base);
        }

        /** The chance of a purchase with the special. */
        double with(double chance, double depth) {
            return shifted(chance, base + notice + slope * depth);
        }

        private static double shifted(double chance, double by) {
            double odds = chance / (1 - chance) * StrictMath.exp(by);
            return odds / (1 + odds);
        }

        private static void finite(double value, String path) {
            if (!(value >= -10 && value <= 10)) {
                throw BadInput.value(path, "not between -10 and 10: " + value);
            }
        }
    }

    /** What is assumed before anything was measured. */
    public static final Response USUAL = new Response(
            Map.of(
                    Goal.CONVERT_TO_STORE_BRAND, new Effect(0, .2, 3.0, 3),
                    Goal.RETAIN, new Effect(0, .1, 2.0, .5),
                    Goal.WIN_BACK, new Effect(0, .2, 2.5, 2),
                    Goal.CROSS_SELL, new Effect(0, .2, 2.5, 2),
                    Goal.TRIAL, new Effect(0, .2, 2.5, 1.5)),
            new Effect(0, .1, 2.0, .2));

    public Response {
        Map<Goal, Effect> all = new EnumMap<>(Goal.class);
        all.putAll(byGoal);
        for (Goal goal : Goal.values()) {
            if (!all.containsKey(goal)) {
                throw BadInput.missing("response." + goal);
            }
        }
        byGoal = Collections.unmodifiableMap(all);
        BadInput.present(own, "own");
    }

    Effect of(Goal goal) {
        return byGoal.get(goal);
    }
}
