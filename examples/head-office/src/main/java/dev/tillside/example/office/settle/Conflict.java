package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A use that does not stand, because two tills that had not heard of each other gave away more than there was. The shopper's
 * receipt stands; the retailer bears what the use gave.
 *
 * <p>Of all uses that are known, in the order of the sales' clock readings and then of their keys, the first within the limit
 * stand. Which ones these are depends on nothing but the sales and returns known and on the limits in force, not on the order
 * in which deliveries arrived. A use that was given back whole counts for none.
 *
 * @param kind what there was too little of
 * @param subject the coupon's id or code, the offer's id, member and offer with a tab between them, the voucher's code, the
 *     account's id, or the key of the sale whose goods came back
 * @param key the transaction whose use does not stand
 * @param store where it was made
 * @param at its clock reading
 * @param uses how many of its uses do not stand; 0 where amounts are counted
 * @param amount what they gave, in the programme's currency; points where {@code kind} is {@link Kind#POINTS}
 * @param reason why
 */
public record Conflict(
        Kind kind,
        String subject,
        BasketKey key,
        String store,
        Instant at,
        long uses,
        BigDecimal amount,
        Reason reason) {
    /** What two tills can give away twice. */
    public enum Kind {
        /** The uses of a coupon. */
        COUPON,
        /** An offer's uses or its money, for all. */
        OFFER_BUDGET,
        /** An offer's uses by one member. */
        MEMBER_LIMIT,
        /** What a voucher is worth. */
        VOUCHER,
        /** The points of an account. */
        POINTS,
        /** Goods that came back. */
        RETURN
    }

    /** Why a use does not stand. */
    public enum Reason {
        /** The coupon or voucher had been used up. */
        ALREADY_REDEEMED,
        /** The limit had been reached. */
        LIMIT_REACHED,
        /** The voucher had been cancelled, because the sale that issued it came back. */
        CANCELLED,
        /** The account had fewer points. */
        INSUFFICIENT_POINTS,
        /** More came back than was sold. */
        EXCEEDS_SOLD
    }
}
