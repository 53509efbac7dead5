package dev.tillside.scan;

import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.scan.Scan.RejectedBecause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Codes that reference data names: of lists, coupons, and offers for whoever bears them. */
final class Printed {
    private Printed() {}

    /**
     * @param codes ways to write the code; all are asked for
     * @param bearer the code that admits a bearer
     * @return nothing where none is known; two meanings are rejected
     */
    static Optional<Scan> of(KnownCodes known, List<String> codes, String bearer, boolean serialised) {
        Set<Scan> readings = new LinkedHashSet<>();
        for (String code : codes) {
            known.listsByCode(code).forEach(list -> readings.add(new Scan.ListCode(list)));
            for (Coupon coupon : known.couponsByCode(code)) {
                readings.add(new Scan.CouponCode(coupon.id()));
            }
            for (Offer offer : known.offersByCode(code)) {
                readings.add(new Scan.BearerCode(offer.id(), bearer, serialised));
            }
        }
        return readings.size() > 1
                ? Optional.of(new Scan.Rejected(RejectedBecause.AMBIGUOUS))
                : readings.stream().findFirst();
    }
}
