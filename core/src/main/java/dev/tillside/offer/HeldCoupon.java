package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import java.util.Optional;

/**
 * A coupon as this shopper holds it at this till now.
 *
 * @param id the coupon's id; absent for a bearer who scanned an offer's own code
 * @param offer the offer's id
 * @param usesLeft uses that the till knows to be left; 0 is redeemed
 * @param valid when
 * @param presented whether its own code was scanned in this basket
 * @param revoked whether the list that carried it was withdrawn
 * @param signatureInvalid whether the list that carried it is not to be trusted
 * @param withheld why it may not be used here, where it is not used up as far as the till knows
 */
public record HeldCoupon(
        Optional<String> id,
        String offer,
        int usesLeft,
        DateSpan valid,
        boolean presented,
        boolean revoked,
        boolean signatureInvalid,
        Optional<Reason> withheld) {
    public HeldCoupon {
        BadInput.present(id, "coupon");
        BadInput.present(offer, "offer");
        BadInput.present(valid, "valid");
        BadInput.present(withheld, "withheld");
    }

    /** A coupon that may be used as long as it has uses left. */
    public HeldCoupon(
            Optional<String> id,
            String offer,
            int usesLeft,
            DateSpan valid,
            boolean presented,
            boolean revoked,
            boolean signatureInvalid) {
        this(id, offer, usesLeft, valid, presented, revoked, signatureInvalid, Optional.empty());
    }

    /** The coupon with so many uses left. */
    public static HeldCoupon of(Coupon coupon, int usesLeft, boolean presented) {
        return new HeldCoupon(
                Optional.of(coupon.id()), coupon.offer(), usesLeft, coupon.valid(), presented, false, false);
    }

    /** The same coupon with so many uses left, and why there are not more. */
    public HeldCoupon with(int uses, Optional<Reason> why) {
        return new HeldCoupon(id, offer, uses, valid, presented, revoked, signatureInvalid, why);
    }
}
