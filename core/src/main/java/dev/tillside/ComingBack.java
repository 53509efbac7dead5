package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Usage;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Coupons and limits that the goods of an open exchange give back: in their own basket they can be used at once, elsewhere
 * only when it is committed.
 *
 * @param exchanges the returns that stand in the basket
 * @param receipts the sales that they return
 */
record ComingBack(List<Refund> exchanges, Function<BasketKey, Optional<Receipt>> receipts) {
    /** Uses of a coupon. */
    int coupon(String id) {
        return exchanges.stream()
                .flatMap(r -> r.plan().couponsRestored().stream())
                .filter(c -> c.coupon().equals(id))
                .mapToInt(ReturnPlan.CouponBack::uses)
                .sum();
    }

    /** Uses of an offer. */
    long uses(String offer) {
        return exchanges.stream()
                .flatMap(r -> r.plan().usesRestored().stream())
                .filter(back -> back.offer().equals(offer))
                .mapToLong(ReturnPlan.UsesBack::uses)
                .sum();
    }

    /** What is used of an offer without them. */
    Usage.Used less(Usage.Used used, Offer offer, Optional<MemberId> member, Instant at, ZoneId zone) {
        Usage.Used left = used;
        for (Refund refund : exchanges) {
            for (ReturnPlan.UsesBack back : refund.plan().usesRestored()) {
                if (back.offer().equals(offer.id()) && offer.limits().needUsage()) {
                    left = less(left, back, counted(refund, offer.limits(), member, at, zone));
                }
            }
        }
        return left;
    }

    /** Whose limits a sale counted for. */
    private record Counted(boolean member, boolean inPeriod) {}

    private Counted counted(Refund refund, Limits limits, Optional<MemberId> member, Instant at, ZoneId zone) {
        boolean same = member.isPresent() && refund.member().equals(member);
        boolean inPeriod = limits.perMemberPeriod()
                .map(limit -> at.atZone(zone).minus(limit.period()).toInstant())
                .flatMap(since ->
                        refund.of().flatMap(receipts).map(sale -> sale.at().isAfter(since)))
                .orElse(false);
        return new Counted(same, same && inPeriod);
    }

    private static Usage.Used less(Usage.Used used, ReturnPlan.UsesBack back, Counted counted) {
        return new Usage.Used(
                Math.max(0, used.byMember() - (counted.member() ? back.uses() : 0)),
                Math.max(0, used.byMemberInPeriod() - (counted.inPeriod() ? back.uses() : 0)),
                Math.max(0, used.uses() - back.uses()),
                Math.max(0, used.amountMinor() - back.amount().minor()));
    }
}
