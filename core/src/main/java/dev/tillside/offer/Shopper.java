package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.member.Member;
import java.util.List;
import java.util.Optional;

/**
 * Who shops, as pricing needs to know it.
 *
 * @param member the member, where one was identified
 * @param tier the member's tier now
 * @param coupons what the shopper holds, in any order
 */
public record Shopper(Optional<Member> member, Optional<String> tier, List<HeldCoupon> coupons) {
    /** A stranger without coupons. */
    public static final Shopper STRANGER = new Shopper(Optional.empty(), Optional.empty(), List.of());

    public Shopper {
        BadInput.present(member, "member");
        BadInput.present(tier, "tier");
        coupons = List.copyOf(coupons);
    }

    /** A member without coupons, in the tier that head office gave. */
    public static Shopper of(Member member) {
        return new Shopper(Optional.of(member), member.tier(), List.of());
    }

    public Shopper withCoupons(List<HeldCoupon> other) {
        return new Shopper(member, tier, other);
    }
}
