package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Who is left out so that the true lift can be measured: some households get no list, and some get all but one of their specials.
 * A household without lists stays so for as long as the seed does, which shows what lists do in the long run. Specials are drawn
 * anew for each day of lists: what is planned goes by what became of earlier lists, so only a fresh draw leaves both sides alike.
 *
 * @param seed draws others
 * @param households the share of households that get no list, 0 to 1
 * @param offers the share of a household's specials that are withheld from it
 * @param depths the share of a household's specials whose discount is drawn among those possible, so that it can be learned what
 *     a deeper one does
 */
public record HoldOut(long seed, double households, double offers, double depths) {
    /** One household in fifty, one special in twenty, and another's depth in ten. */
    public static final HoldOut USUAL = new HoldOut(1, .02, .05, .1);

    private static final double UNIT = 0x1p-53;

    public HoldOut {
        CellCuts.share(households, "holdOut.households");
        CellCuts.share(offers, "holdOut.offers");
        CellCuts.share(depths, "holdOut.depths");
    }

    /** The same that tries no depths. */
    HoldOut withoutDepths() {
        return new HoldOut(seed, households, offers, 0);
    }

    /** Whether the household gets no list. */
    public boolean withholdsList(String household) {
        return draw(BadInput.present(household, "household"), "") < households;
    }

    /** Whether the household is not shown that deal on a list of that day. */
    public boolean withholds(String household, String deal, LocalDate day) {
        return draw(BadInput.present(household, "household"), BadInput.present(deal, "deal") + "\n" + day) < offers;
    }

    /** Which of so many depths is tried on the household's list of that day; absent: the best of them. */
    OptionalInt tried(String household, String deal, LocalDate day, int possible) {
        double drawn = draw(household, deal + "\n" + day + "\ndepth");
        return drawn < depths ? OptionalInt.of((int) (drawn / depths * possible)) : OptionalInt.empty();
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
