package dev.tillside;

import dev.tillside.basket.BasketKey;
import java.util.Optional;

/**
 * What a check of a till's journal looked at.
 *
 * @param transactions sales and returns whose text is here
 * @param trimmed transactions whose text was let go
 * @param recomputed sales and returns that were computed again
 * @param withoutOffers sales and returns whose offers are not here any more, or were priced elsewhere
 * @param links ledger entries that follow one from the other
 * @param erased of these, how many are erased members'
 * @param findings how many things were found wrong
 */
public record Audit(
        long transactions, long trimmed, long recomputed, long withoutOffers, long links, long erased, long findings) {
    /**
     * Something that is wrong.
     *
     * @param area where
     * @param key the transaction, where it is one's
     * @param text what, in plain words; no member's data
     */
    public record Finding(Area area, Optional<BasketKey> key, String text) {}

    /** Where something can be wrong. */
    public enum Area {
        /** SQLite's own structure. */
        FILE,
        /** The chain of hashes over the ledger. */
        CHAIN,
        /** A transaction's text. */
        TEXT,
        /** A transaction's sums. */
        SUMS,
        /** What a transaction did to the ledger, against its text. */
        LEDGER,
        /** Coupon uses, against the text. */
        COUPONS,
        /** A price or a return computed again. */
        RECOMPUTATION
    }
}
