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
 */
public record HeldCoupon(
        Optional<String> id,
        String offer,
        int usesLeft,
        DateSpan valid,
        boolean presented,
        boolean revoked,
        boolean signatureInvalid) {
    public HeldCoupon {
        BadInput.present(id, "coupon");
        BadInput.present(offer, "offer");
        BadInput.present(valid, "valid");
    }

    /** The coupon with so many uses left. */
    public static HeldCoupon of(Coupon coupon, int usesLeft, boolean presented) {
        return new HeldCoupon(
                Optional.of(coupon.id()), coupon.offer(), usesLeft, coupon.valid(), presented, false, false);
    }
}
