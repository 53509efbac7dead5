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

    /** So many showings of no consequence are assumed beforehand, so that one special ignored is not held against the shopper. */
    private static final double PATIENCE = 3;

    private static final double USUAL_RATE = .3;

    /**
     * @param shown on how many lists
     * @param redeemed on how many of them it was used
     */
    public record Seen(int shown, int redeemed) {
        public Seen {
            if (shown < 0 || redeemed < 0 || redeemed > shown) {
                throw BadInput.value("redeemed", "not between 0 and " + shown + ": " + redeemed);
            }
        }
    }

    public Track {
        BadInput.present(lastList, "lastList");
        byDeal = Collections.unmodifiableMap(new TreeMap<>(byDeal));
    }

    /** This track after one list more: deal to whether it was redeemed. */
    public Track after(LocalDate issued, Map<String, Boolean> redeemed) {
        Map<String, Seen> all = new TreeMap<>(byDeal);
        redeemed.forEach((deal, used) -> {
            Seen before = all.getOrDefault(deal, new Seen(0, 0));
            all.put(deal, new Seen(before.shown() + 1, before.redeemed() + (used ? 1 : 0)));
        });
        return new Track(Optional.of(issued), all);
    }

    /**
     * How much of the usual answer the household is expected to give to the deal: less where it ignored it. Who redeems often is
     * no keener: he may have bought it anyway.
     */
    double keenness(String deal) {
        Seen seen = byDeal.getOrDefault(deal, new Seen(0, 0));
        double rate = (seen.redeemed() + PATIENCE * USUAL_RATE) / (seen.shown() + PATIENCE);
        return Math.max(.2, Math.min(1, rate / USUAL_RATE));
    }

    /** How much of its discount a deal keeps: a fifth less for each time that it was redeemed, down to two fifths. */
    double depthLeft(String deal) {
        return Math.max(.4, 1 - .2 * byDeal.getOrDefault(deal, new Seen(0, 0)).redeemed());
    }
}
