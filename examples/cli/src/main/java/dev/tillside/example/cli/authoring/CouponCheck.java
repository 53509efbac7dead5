package dev.tillside.example.cli.authoring;

import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Coupons that do not fit their offers, and coupon offers that nobody can have. */
final class CouponCheck implements Check {
    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        catalogue.coupons().forEach(coupon -> coupon(catalogue, coupon, remarks));
        if (!catalogue.coupons().isEmpty()) {
            Set<String> held =
                    catalogue.coupons().stream().map(c -> c.value().offer()).collect(Collectors.toSet());
            catalogue.offers().stream()
                    .filter(o -> o.value().needsCoupon()
                            && o.value().codes().isEmpty()
                            && !held.contains(o.value().id()))
                    .forEach(o -> remarks.warn(o, "audience", "NOBODY_HOLDS_A_COUPON", Map.of()));
        }
    }

    private static void coupon(Catalogue catalogue, Entry<Coupon> coupon, Remarks remarks) {
        String id = coupon.value().offer();
        Optional<Offer> offer = catalogue.offer(id).map(Entry::value);
        if (offer.isEmpty()) {
            remarks.warnCoupon(coupon, "offer", "COUPON_WITHOUT_OFFER", Map.of("offer", id));
            return;
        }
        if (!offer.get().needsCoupon()) {
            remarks.warnCoupon(coupon, "offer", "COUPON_FOR_OPEN_OFFER", Map.of("offer", id));
        }
        if (offer.get().present() && coupon.value().codes().isEmpty()) {
            remarks.warnCoupon(coupon, "codes", "COUPON_CANNOT_BE_PRESENTED", Map.of("offer", id));
        }
        dates(catalogue, coupon, offer.get(), remarks);
    }

    private static void dates(Catalogue catalogue, Entry<Coupon> coupon, Offer offer, Remarks remarks) {
        Days mine = Days.of(coupon.value().valid(), catalogue.program().timeZone());
        Days its = Days.of(offer.valid(), catalogue.program().timeZone());
        Map<String, String> arguments = Map.of(
                "offer", offer.id(),
                "from", its.shownFrom(),
                "through", its.shownThrough(),
                "couponFrom", mine.shownFrom(),
                "couponThrough", mine.shownThrough());
        if (mine.and(its).isEmpty()) {
            remarks.warnCoupon(coupon, "valid", "COUPON_NEVER_VALID", arguments);
        } else if (!within(coupon.value(), mine, its)) {
            remarks.warnCoupon(coupon, "valid", "COUPON_OUTSIDE_OFFER", arguments);
        }
    }

    /** An end that the coupon leaves open is its offer's. */
    private static boolean within(Coupon coupon, Days mine, Days its) {
        boolean from = coupon.valid().from().isEmpty() || !mine.from().isBefore(its.from());
        boolean through = coupon.valid().through().isEmpty() || !mine.through().isAfter(its.through());
        return from && through;
    }
}
