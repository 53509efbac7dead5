package dev.tillside.offer;

import dev.tillside.item.CodePoints;
import dev.tillside.member.DateSpan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides who may have which offer now, whatever is in the basket. */
final class Admission {
    private final Pricing pricing;
    private final LocalDateTime local;
    private final Map<String, List<HeldCoupon>> held = new HashMap<>();
    private final Map<Integer, Asked> known = new HashMap<>();
    private final Map<String, Usage.Used> used = new HashMap<>();

    private static final class ById implements Comparator<HeldCoupon> {
        @Override
        public int compare(HeldCoupon a, HeldCoupon b) {
            return CodePoints.ORDER.compare(a.id().orElse(""), b.id().orElse(""));
        }
    }

    /**
     * @param offer what
     * @param coupons which of the shopper's coupons admit to it, by id; none where it needs none
     * @param uses at most so many
     * @param amount at most so much, in minor units
     */
    record Admitted(Offer offer, List<HeldCoupon> coupons, int uses, long amount) {}

    /**
     * What the shopper may have of an offer, or why nothing.
     *
     * @param admitted absent where something stops it
     * @param refusal why, where no coupon of it is in question; absent where nothing stops it, or a coupon of it is held
     * @param coupons those held of it, by id, where it needs one
     * @param refusals by coupon, why it is refused
     */
    record Asked(
            Optional<Admitted> admitted,
            Optional<Reason> refusal,
            List<HeldCoupon> coupons,
            List<Optional<Reason>> refusals) {}

    Admission(Pricing pricing) {
        this.pricing = pricing;
        this.local = LocalDateTime.ofInstant(pricing.at(), pricing.zone());
        for (HeldCoupon coupon : pricing.shopper().coupons()) {
            List<HeldCoupon> coupons = held.get(coupon.offer());
            if (coupons == null) {
                held.put(coupon.offer(), List.of(coupon));
            } else {
                List<HeldCoupon> more = new ArrayList<>(coupons);
                more.add(coupon);
                more.sort(new ById());
                held.put(coupon.offer(), more);
            }
        }
    }

    /** The shopper's coupons by offer, each list by coupon id. */
    Map<String, List<HeldCoupon>> held() {
        return held;
    }

    /** The numbers of the offers for coupons of which the shopper holds some, rising. */
    int[] holding(OfferBook book) {
        int[] numbers = new int[held.size()];
        int size = 0;
        for (String id : held.keySet()) {
            int number = book.index().number(id);
            if (number >= 0 && book.index().offer(number).needsCoupon()) {
                numbers[size++] = number;
            }
        }
        Arrays.sort(numbers, 0, size);
        return Arrays.copyOf(numbers, size);
    }

    /** Asks for an offer by its number in the book; what was asked before is remembered. */
    Asked asked(int number, Offer offer) {
        Asked before = known.get(number);
        if (before == null) {
            before = ask(offer);
            known.put(number, before);
        }
        return before;
    }

    private Asked ask(Offer offer) {
        List<HeldCoupon> coupons = offer.needsCoupon() ? held.getOrDefault(offer.id(), List.of()) : List.of();
        if (coupons.isEmpty()) {
            Optional<Reason> refusal = refusal(offer);
            Optional<Admitted> all =
                    refusal.isPresent() ? Optional.empty() : Optional.of(admitted(offer, List.of(), Integer.MAX_VALUE));
            return new Asked(all, refusal, List.of(), List.of());
        }
        List<HeldCoupon> good = new ArrayList<>(coupons.size());
        List<Optional<Reason>> refusals = new ArrayList<>(coupons.size());
        long mine = 0;
        for (HeldCoupon coupon : coupons) {
            Optional<Reason> refusal = refusal(Optional.of(offer), coupon);
            refusals.add(refusal);
            if (refusal.isEmpty()) {
                good.add(coupon);
                mine += coupon.usesLeft();
            }
        }
        Optional<Admitted> some = good.isEmpty() ? Optional.empty() : Optional.of(admitted(offer, good, mine));
        return new Asked(some, Optional.empty(), coupons, refusals);
    }

    private Admitted admitted(Offer offer, List<HeldCoupon> coupons, long most) {
        long uses = Math.min(Math.min(most, usesLeft(offer)), Integer.MAX_VALUE / 4);
        return new Admitted(offer, coupons, (int) uses, amountLeft(offer));
    }

    /** Why the offer is refused to this shopper, where no coupon of it is in question. */
    private Optional<Reason> refusal(Offer offer) {
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
        Optional<Reason> here = placeAndTime(offer, DateSpan.ALWAYS);
        if (here.isEmpty() && offer.needsCoupon()) {
            return Optional.of(Reason.NOT_PRESENTED);
        }
        return here.isPresent() ? here : limits(offer);
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
        Optional<Reason> here = placeAndTime(offer, coupon.valid());
        if (here.isPresent()) {
            return here;
        }
        if (offer.present() && !coupon.presented()) {
            return Optional.of(Reason.NOT_PRESENTED);
        }
        if (coupon.usesLeft() > 0) {
            return limits(offer);
        }
        Reason why = coupon.withheld().orElse(Reason.ALREADY_REDEEMED);
        return Optional.of(
                limits(offer).filter(limit -> limit.compareTo(why) < 0).orElse(why));
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
            return pricing.shopper().member().isPresent()
                    && !Collections.disjoint(pricing.shopper().member().get().segments(), some.segments());
        }
        return true;
    }

    private Optional<Reason> placeAndTime(Offer offer, DateSpan coupon) {
        if (!offer.stores().isEmpty()
                && !offer.stores().contains(pricing.basket().key().store())) {
            return Optional.of(Reason.WRONG_STORE);
        }
        Instant at = pricing.at();
        LocalDate today = local.toLocalDate();
        if (offer.valid().startsAfter(at, today) || coupon.startsAfter(at, today)) {
            return Optional.of(Reason.NOT_STARTED);
        }
        if (offer.valid().endedBefore(at, today) || coupon.endedBefore(at, today)) {
            return Optional.of(Reason.EXPIRED);
        }
        return onTime(offer) ? Optional.empty() : Optional.of(Reason.WRONG_TIME);
    }

    private boolean onTime(Offer offer) {
        if (offer.hours().isEmpty()) {
            return offer.weekdays().isEmpty() || onDay(offer, local.getDayOfWeek());
        }
        LocalTime now = local.toLocalTime();
        for (Hours hours : offer.hours()) {
            if (within(offer, hours, now)) {
                return true;
            }
        }
        return false;
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
        if (usesLeft(offer) > 0 && amountLeft(offer) > 0) {
            return Optional.empty();
        }
        boolean counted = offer.limits().needUsage();
        return Optional.of(counted ? pricing.usage().exhausted(offer) : Reason.LIMIT_REACHED);
    }

    private Usage.Used used(Offer offer) {
        if (!offer.limits().needUsage()) {
            return Usage.Used.NOTHING;
        }
        Usage.Used before = used.get(offer.id());
        if (before == null) {
            before = pricing.usage().of(offer);
            used.put(offer.id(), before);
        }
        return before;
    }

    private long usesLeft(Offer offer) {
        Limits limits = offer.limits();
        return limits == Limits.NONE ? Integer.MAX_VALUE : limits.usesLeft(used(offer));
    }

    private long amountLeft(Offer offer) {
        return offer.limits().amountLeft(used(offer));
    }
}
