package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of the lists that a household had: the loop's way back. Immutable.
 *
 * @param lastList when the last one was issued
 * @param byDeal what became of each deal's specials
 */
public record Track(Optional<LocalDate> lastList, Map<String, Seen> byDeal) {
    /** A household that never had a list. */
    public static final Track NONE = new Track(Optional.empty(), Map.of());

    /** So many uses as expected are assumed beforehand, so that one special ignored is not held against the shopper. */
    private static final double PATIENCE = 4;

    private static final double DEAL_PATIENCE = 4;

    /**
     * @param shown on how many lists
     * @param expected on how many of them it was expected to be used
     * @param redeemed on how many of them it was used
     */
    public record Seen(int shown, double expected, int redeemed) {
        public Seen {
            if (shown < 0 || redeemed < 0 || redeemed > shown) {
                throw BadInput.value("redeemed", "not between 0 and " + shown + ": " + redeemed);
            }
            if (!(expected >= 0)) {
                throw BadInput.value("expected", "below zero: " + expected);
            }
        }

        /** Uses for each that was expected, so many as expected assumed beforehand. */
        double rate(double assumed, double least, double most) {
            return Math.max(least, Math.min(most, (redeemed + assumed) / (expected + assumed)));
        }

        Seen plus(Result result) {
            return new Seen(shown + 1, expected + result.expected(), redeemed + (result.redeemed() ? 1 : 0));
        }
    }

    /**
     * What became of a deal on one list.
     *
     * @param expected the chance that was expected of its use
     * @param redeemed whether it was used
     */
    public record Result(double expected, boolean redeemed) {
        /** Of two specials of one deal on one list. */
        public Result or(Result other) {
            return new Result(Math.max(expected, other.expected), redeemed || other.redeemed);
        }
    }

    public Track {
        BadInput.present(lastList, "lastList");
        byDeal = Collections.unmodifiableMap(new TreeMap<>(byDeal));
    }

    /** This track after one list more, by deal. */
    public Track after(LocalDate issued, Map<String, Result> results) {
        Map<String, Seen> all = new TreeMap<>(byDeal);
        results.forEach((deal, result) ->
                all.put(deal, all.getOrDefault(deal, new Seen(0, 0, 0)).plus(result)));
        return new Track(Optional.of(issued), all);
    }

    /**
     * How much of the usual answer the household is expected to give to the deal: less where it uses its specials less than
     * expected, all of them above all, and this deal's.
     */
    double keenness(String deal) {
        Seen all = byDeal.values().stream()
                .reduce(
                        new Seen(0, 0, 0),
                        (a, b) -> new Seen(
                                a.shown() + b.shown(), a.expected() + b.expected(), a.redeemed() + b.redeemed()));
        double whole = all.rate(PATIENCE, .1, 1.5);
        Seen seen = byDeal.getOrDefault(deal, new Seen(0, 0, 0));
        return whole * new Seen(seen.shown(), seen.expected() * whole, seen.redeemed()).rate(DEAL_PATIENCE, .5, 1.2);
    }

    /** How much of its discount a conversion keeps: a tenth less for each time that it worked, down to three fifths. */
    double depthLeft(Deal deal) {
        int redeemed = byDeal.getOrDefault(deal.id(), new Seen(0, 0, 0)).redeemed();
        return deal.goal() == Goal.CONVERT_TO_STORE_BRAND ? Math.max(.6, 1 - .1 * redeemed) : 1;
    }
}
