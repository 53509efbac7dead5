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
 * @param answer how it answers specials, next to others
 * @param byDeal what became of each deal's specials
 */
public record Track(Optional<LocalDate> lastList, Answer answer, Map<String, Seen> byDeal) {
    /** A household that never had a list. */
    public static final Track NONE = new Track(Optional.empty(), Answer.UNKNOWN, Map.of());

    /** So many uses as expected are assumed beforehand, so that one special ignored is not held against the shopper. */
    private static final double PATIENCE = 2;

    /** Households differ in how they answer by so much: the inverse of the variance, the average household's answer being 1. */
    private static final double ALIKE = 2;

    /** One list that was taken along is assumed beforehand. */
    private static final double ONE_LIST = 1;

    private static final double KEENEST = 2.5;
    private static final double LEAST_TASTE = .1;
    private static final double LEAST_VARIANCE = .005;

    /**
     * How the household answers specials. Whether it took its lists along says how far it heeds them; a regression of what it
     * bought beyond what was expected without specials, on what they were expected to add, how far it answers.
     *
     * @param lists of how many lists it is known whether it took them along
     * @param taken how many of these it did
     * @param pull what it bought beyond, weighed by what was expected of it
     * @param weight how much all its specials tell
     */
    public record Answer(int lists, int taken, double pull, double weight) {
        /** Nothing seen yet. */
        public static final Answer UNKNOWN = new Answer(0, 0, 0, 0);

        public Answer {
            if (taken < 0 || taken > lists) {
                throw BadInput.value("taken", "not between 0 and " + lists + ": " + taken);
            }
            if (!(weight >= 0) || !Double.isFinite(weight) || !Double.isFinite(pull)) {
                throw BadInput.value("answer", "not a number, or of a weight below zero: " + pull + ", " + weight);
            }
        }

        /** Its answer as far as it is known, 0 and up; 1 where nothing is. */
        double factor() {
            double heeds = (ONE_LIST + taken) / (ONE_LIST + lists);
            return Math.max(0, (ALIKE * heeds + pull) / (ALIKE + weight));
        }

        private Answer plus(Optional<Boolean> took) {
            return new Answer(lists + (took.isPresent() ? 1 : 0), taken + (took.orElse(false) ? 1 : 0), pull, weight);
        }

        private Answer plus(Result result) {
            double added = result.usual() - result.chance();
            double variance = Math.max(LEAST_VARIANCE, result.usual() * (1 - result.usual()));
            double beyond = (result.bought() ? 1 : 0) - result.chance();
            return new Answer(lists, taken, pull + added * beyond / variance, weight + added * added / variance);
        }
    }

    /**
     * @param shown on how many lists
     * @param expected on how many of them a purchase was expected
     * @param bought while how many of them held its item was bought, at any price
     * @param redeemed on how many of them it was used
     */
    public record Seen(int shown, double expected, int bought, int redeemed) {
        static final Seen NEVER = new Seen(0, 0, 0, 0);

        public Seen {
            within(bought, shown, "bought");
            within(redeemed, bought, "redeemed");
            if (!(expected >= 0)) {
                throw BadInput.value("expected", "below zero: " + expected);
            }
        }

        private static void within(int value, int most, String path) {
            if (value < 0 || value > most) {
                throw BadInput.value(path, "not between 0 and " + most + ": " + value);
            }
        }

        Seen plus(Result result) {
            return new Seen(
                    shown + 1,
                    expected + result.expected(),
                    bought + (result.bought() ? 1 : 0),
                    redeemed + (result.redeemed() ? 1 : 0));
        }
    }

    /**
     * What became of a deal on one list.
     *
     * @param chance the chance of a purchase that was expected without the special
     * @param usual the same with it, had the household answered as the average one does
     * @param expected the same as it was expected of this household
     * @param bought whether the item was bought while the list held, at any price
     * @param redeemed whether the special was used
     */
    public record Result(double chance, double usual, double expected, boolean bought, boolean redeemed) {
        public Result {
            CellCuts.share(chance, "chance");
            CellCuts.share(usual, "usual");
            CellCuts.share(expected, "expected");
        }

        /** Of two specials of one deal on one list. */
        public Result or(Result other) {
            Result likelier = other.expected > expected ? other : this;
            return new Result(
                    likelier.chance,
                    likelier.usual,
                    likelier.expected,
                    bought || other.bought,
                    redeemed || other.redeemed);
        }
    }

    public Track {
        BadInput.present(lastList, "lastList");
        BadInput.present(answer, "answer");
        byDeal = Collections.unmodifiableMap(new TreeMap<>(byDeal));
    }

    /**
     * This track after one list more.
     *
     * @param took whether the household took it along; absent: nobody knows
     * @param results by deal
     */
    public Track after(LocalDate issued, Optional<Boolean> took, Map<String, Result> results) {
        Map<String, Seen> all = new TreeMap<>(byDeal);
        Answer next = answer.plus(took);
        for (Map.Entry<String, Result> each : new TreeMap<>(results).entrySet()) {
            all.merge(each.getKey(), Seen.NEVER.plus(each.getValue()), (old, one) -> old.plus(each.getValue()));
            // What the shop itself gives away is too little to be told from chance.
            next = each.getKey().equals(Policy.OWN_DEAL) ? next : next.plus(each.getValue());
        }
        return new Track(Optional.of(issued), next, all);
    }

    /**
     * How much of the usual answer the household is expected to give to any special.
     *
     * @param others the answer of all, as it is found in the same way
     */
    double keenness(double others) {
        return Math.min(KEENEST, answer.factor() / others);
    }

    /** How much of its taste for a deal's item is left after it passed it by: purchases for each that was expected. */
    double taste(String deal) {
        Seen seen = seen(deal);
        return Math.max(LEAST_TASTE, Math.min(1, (PATIENCE + seen.bought()) / (PATIENCE + seen.expected())));
    }

    /** How often the deal's special was used. */
    int redeemed(String deal) {
        return seen(deal).redeemed();
    }

    private Seen seen(String deal) {
        return byDeal.getOrDefault(deal, Seen.NEVER);
    }
}
