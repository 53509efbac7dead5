package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;

/**
 * Who is left out so that the true lift can be measured: some households get no list, and some get all but one of their specials.
 * Both are drawn from the seed and the ids alone, so that a household stays on its side for as long as the seed does.
 *
 * @param seed draws others
 * @param households the share of households that get no list, 0 to 1
 * @param offers the share of a household's deals that are withheld from it
 */
public record HoldOut(long seed, double households, double offers) {
    /** One household in fifty, and one deal in twenty. */
    public static final HoldOut USUAL = new HoldOut(1, .02, .05);

    private static final double UNIT = 0x1p-53;

    public HoldOut {
        CellCuts.share(households, "holdOut.households");
        CellCuts.share(offers, "holdOut.offers");
    }

    /** Whether the household gets no list. */
    public boolean withholdsList(String household) {
        return draw(BadInput.present(household, "household"), "") < households;
    }

    /** Whether the household is not shown that deal. */
    public boolean withholds(String household, String deal) {
        return draw(BadInput.present(household, "household"), BadInput.present(deal, "deal")) < offers;
    }

    /** Evenly between 0 and 1: FNV-1a over both ids, then the finisher of MurmurHash3. */
    private double draw(String household, String deal) {
        long hash = fnv(fnv(0xcbf29ce484222325L ^ seed * 0x9e3779b97f4a7c15L, household), "\n" + deal);
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return ((hash ^ hash >>> 33) >>> 11) * UNIT;
    }

    private static long fnv(long hash, String text) {
        long next = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            next = (next ^ b & 0xff) * 0x100000001b3L;
        }
        return next;
    }
}
