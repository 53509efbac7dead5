package dev.tillside.offer;

import dev.tillside.item.CodePoints;
import dev.tillside.member.DateSpan;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides who may have which offer now, whatever is in the basket. */
final class Admission {
    private static final Comparator<HeldCoupon> COUPONS =
            Comparator.comparing((HeldCoupon c) -> c.id().orElse(""), CodePoints.ORDER);

    private final Pricing pricing;
    private final ZonedDateTime local;
    private final SortedMap<String, List<HeldCoupon>> held = new TreeMap<>(CodePoints.ORDER);

    /**
     * @param offer what
     * @param coupons which of the shopper's coupons admit to it, by id; none where it needs none
     * @param uses at most so many
     * @param amount at most so much, in minor units
     */
    record Admitted(Offer offer, List<HeldCoupon> coupons, int uses, long amount) {}

    /** Nothing is known to stop an offer, or a reason. */
    Admission(Pricing pricing) {
        this.pricing = pricing;
        this.local = pricing.at().atZone(pricing.zone());
        for (HeldCoupon coupon : pricing.shopper().coupons()) {
            held.computeIfAbsent(coupon.offer(), id -> new ArrayList<>()).add(coupon);
        }
        held.values().forEach(coupons -> coupons.sort(COUPONS));
    }

    /** The shopper's coupons by offer, each list by coupon id. */
    Map<String, List<HeldCoupon>> held() {
        return held;
    }

    /** What the shopper may have of the offer; absent where something stops it. */
    Optional<Admitted> admitted(Offer offer) {
        List<HeldCoupon> good = new ArrayList<>();
        long uses = usesLeft(offer);
        if (offer.needsCoupon()) {
            long mine = 0;
            for (HeldCoupon coupon : held.getOrDefault(offer.id(), List.of())) {
                if (refusal(Optional.of(offer), coupon).isEmpty()) {
                    good.add(coupon);
                    mine += coupon.usesLeft();
                }
            }
            if (good.isEmpty()) {
                return Optional.empty();
            }
            uses = Math.min(uses, mine);
        } else if (refusal(offer).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Admitted(offer, good, (int) Math.min(uses, Integer.MAX_VALUE / 4), amountLeft(offer)));
    }

    /** Why the offer is refused to this shopper, where no coupon of it is in question. */
    Optional<Reason> refusal(Offer offer) {
        if (!listed(offer)) {
            return Optional.of(Reason.UNKNOWN_OFFER);
        }
        boolean stranger = pricing.shopper().member().isEmpty();
        if (stranger && needsMember(offer)) {
            return Optional.of(Reason.MEMBER_REQUIRED);
        }
        if (!stranger && offer.needsCoupon() || !invited(offer)) {
            return Optional.of(Reason.NOT_FOR_MEMBER);
        }
        Optional<Reason> here = placeAndTime(offer, Optional.empty());
        if (here.isEmpty() && offer.needsCoupon()) {
            return Optional.of(Reason.NOT_PRESENTED);
        }
        return here.or(() -> limits(offer));
    }

    /** Why that coupon is refused. */
    Optional<Reason> refusal(Optional<Offer> known, HeldCoupon coupon) {
        if (coupon.signatureInvalid()) {
            return Optional.of(Reason.SIGNATURE_INVALID);
        }
        if (coupon.revoked()) {
            return Optional.of(Reason.REVOKED);
        }
        if (known.isEmpty() || !listed(known.get())) {
            return Optional.of(Reason.UNKNOWN_OFFER);
        }
        Offer offer = known.get();
        if (pricing.shopper().member().isEmpty() && (offer.limits().needMember() || paysPoints(offer))) {
            return Optional.of(Reason.MEMBER_REQUIRED);
        }
        if (!offer.needsCoupon()) {
            return Optional.of(Reason.NOT_FOR_MEMBER);
        }
        Optional<Reason> here = placeAndTime(offer, Optional.of(coupon.valid()));
        if (here.isPresent()) {
            return here;
        }
        if (offer.present() && !coupon.presented()) {
            return Optional.of(Reason.NOT_PRESENTED);
        }
        return coupon.usesLeft() < 1 ? Optional.of(Reason.ALREADY_REDEEMED) : limits(offer);
    }

    private boolean listed(Offer offer) {
        return pricing.program().layers().contains(offer.layer());
    }

    private static boolean paysPoints(Offer offer) {
        return offer.reward() instanceof Reward.PointsReward || offer.reward() instanceof Reward.PointsMultiplier;
    }

    private static boolean needsMember(Offer offer) {
        boolean byAudience =
                offer.needsCoupon() ? offer.codes().isEmpty() : !(offer.audience() instanceof Audience.Everyone);
        return byAudience || offer.limits().needMember() || paysPoints(offer);
    }

    private boolean invited(Offer offer) {
        if (offer.audience() instanceof Audience.Tiers some) {
            return pricing.shopper().tier().map(some.tiers()::contains).orElse(false);
        }
        if (offer.audience() instanceof Audience.Segments some) {
            return pricing.shopper().member().stream()
                    .flatMap(m -> m.segments().stream())
                    .anyMatch(some.segments()::contains);
        }
        return true;
    }

    private Optional<Reason> placeAndTime(Offer offer, Optional<DateSpan> coupon) {
        if (!offer.stores().isEmpty()
                && !offer.stores().contains(pricing.basket().key().store())) {
            return Optional.of(Reason.WRONG_STORE);
        }
        if (offer.valid().startsAfter(pricing.at(), pricing.zone())
                || coupon.map(c -> c.startsAfter(pricing.at(), pricing.zone())).orElse(false)) {
            return Optional.of(Reason.NOT_STARTED);
        }
        if (offer.valid().endedBefore(pricing.at(), pricing.zone())
                || coupon.map(c -> c.endedBefore(pricing.at(), pricing.zone())).orElse(false)) {
            return Optional.of(Reason.EXPIRED);
        }
        return onTime(offer) ? Optional.empty() : Optional.of(Reason.WRONG_TIME);
    }

    private boolean onTime(Offer offer) {
        if (offer.hours().isEmpty()) {
            return onDay(offer, local.getDayOfWeek());
        }
        LocalTime now = local.toLocalTime();
        return offer.hours().stream().anyMatch(h -> within(offer, h, now));
    }

    /** Hours that run over midnight belong to the weekday they start on. */
    private boolean within(Offer offer, Hours hours, LocalTime now) {
        DayOfWeek today = local.getDayOfWeek();
        if (hours.from().isBefore(hours.to())) {
            return onDay(offer, today) && !now.isBefore(hours.from()) && now.isBefore(hours.to());
        }
        return !now.isBefore(hours.from()) && onDay(offer, today)
                || now.isBefore(hours.to()) && onDay(offer, today.minus(1));
    }

    private static boolean onDay(Offer offer, DayOfWeek day) {
        return offer.weekdays().isEmpty() || offer.weekdays().contains(day);
    }

    private Optional<Reason> limits(Offer offer) {
        return usesLeft(offer) < 1 || amountLeft(offer) < 1 ? Optional.of(Reason.LIMIT_REACHED) : Optional.empty();
    }

    private Usage.Used used(Offer offer) {
        return offer.limits().needUsage() ? pricing.usage().of(offer) : Usage.Used.NOTHING;
    }

    private long usesLeft(Offer offer) {
        Limits limits = offer.limits();
        Usage.Used used = used(offer);
        long left = limits.perTransaction().orElse(Integer.MAX_VALUE);
        if (limits.perMember().isPresent()) {
            left = Math.min(left, limits.perMember().getAsInt() - used.byMember());
        }
        if (limits.perMemberPeriod().isPresent()) {
            left = Math.min(left, limits.perMemberPeriod().get().uses() - used.byMemberInPeriod());
        }
        if (limits.totalUses().isPresent()) {
            left = Math.min(left, limits.totalUses().getAsLong() - used.uses());
        }
        return Math.max(0, left);
    }

    private long amountLeft(Offer offer) {
        Limits limits = offer.limits();
        long left = limits.maxDiscount().map(m -> m.minor()).orElse(dev.tillside.solve.Rule.ANY_AMOUNT);
        if (limits.totalAmount().isPresent()) {
            left = Math.min(
                    left, limits.totalAmount().get().minor() - used(offer).amountMinor());
        }
        return Math.max(0, left);
    }
}
