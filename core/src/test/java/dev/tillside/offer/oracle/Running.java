package dev.tillside.offer.oracle;

import dev.tillside.basket.Basket;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.offer.Audience;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Hours;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Usage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An offer that may touch this basket's money now.
 *
 * @param offer as written
 * @param bit its place in a set of offers, in order of id
 * @param maxUses how many uses its limits and coupons leave, all coupons of it together
 * @param cap how much it may give in this basket
 */
record Running(Offer offer, int bit, long maxUses, long cap) {
    String id() {
        return offer.id();
    }

    boolean isSpend() {
        return offer.reward() instanceof Reward.Spend;
    }

    boolean isExclusiveSpend() {
        return isSpend() && offer.exclusive();
    }

    boolean takesUnits() {
        return !isSpend();
    }

    /** What chooses the units that it may take, as qualifiers or targets, or that it lowers. */
    List<Selector> selectors() {
        Reward reward = offer.reward();
        if (reward instanceof Reward.Bundle r) {
            return r.parts().stream().map(Reward.Bundle.Part::items).toList();
        }
        if (reward instanceof Reward.BuyGet r) {
            return List.of(r.buy(), r.get());
        }
        if (reward instanceof Reward.Gift r) {
            return Stream.concat(r.buy().stream(), Stream.of(targets())).toList();
        }
        return List.of(targets());
    }

    /** The one selector of those that have one; a gift's is the gift. */
    private Selector targets() {
        Reward reward = offer.reward();
        if (reward instanceof Reward.AmountOff r) {
            return r.items();
        }
        if (reward instanceof Reward.PercentOff r) {
            return r.items();
        }
        if (reward instanceof Reward.FixedPrice r) {
            return r.items();
        }
        if (reward instanceof Reward.MultiBuy r) {
            return r.items();
        }
        if (reward instanceof Reward.Spend r) {
            return r.items();
        }
        return item(((Reward.Gift) reward).gift());
    }

    /** That item alone. */
    static Selector item(Gtin gtin) {
        Set<String> no = Set.of();
        return new Selector(Set.of(gtin), no, no, no, no, no, false, Optional.empty());
    }

    /** All offers that may touch this basket's money, in order of id. */
    static List<Running> in(Pricing pricing) {
        List<Offer> offers = pricing.offers().offers().stream()
                .filter(o -> touchesMoney(o) && inForce(o, pricing))
                .sorted((a, b) -> CodePoints.ORDER.compare(a.id(), b.id()))
                .toList();
        List<Running> running = new ArrayList<>();
        for (Offer offer : offers) {
            Running one = new Running(offer, running.size(), maxUses(offer, pricing), cap(offer, pricing));
            if (one.maxUses > 0 && one.cap > 0) {
                running.add(one);
            }
        }
        return running;
    }

    private static boolean touchesMoney(Offer offer) {
        return !(offer.reward() instanceof Reward.PointsReward
                || offer.reward() instanceof Reward.PointsMultiplier
                || offer.reward() instanceof Reward.Benefit);
    }

    private static boolean inForce(Offer offer, Pricing pricing) {
        return pricing.program().layers().contains(offer.layer())
                && offer.valid().holds(pricing.at(), pricing.zone())
                && isOpen(offer, pricing)
                && (offer.stores().isEmpty() || offer.stores().contains(store(pricing.basket())))
                && isFor(offer, pricing)
                && (!offer.limits().needMember() || pricing.shopper().member().isPresent());
    }

    private static String store(Basket basket) {
        return basket.key().store();
    }

    private static boolean isFor(Offer offer, Pricing pricing) {
        Audience audience = offer.audience();
        if (audience instanceof Audience.Members) {
            return pricing.shopper().member().isPresent();
        }
        if (audience instanceof Audience.Tiers tiers) {
            return pricing.shopper().tier().map(tiers.tiers()::contains).orElse(false);
        }
        if (audience instanceof Audience.Segments segments) {
            return pricing.shopper().member().stream()
                    .flatMap(m -> m.segments().stream())
                    .anyMatch(segments.segments()::contains);
        }
        return true;
    }

    private static boolean isOpen(Offer offer, Pricing pricing) {
        LocalDateTime now = LocalDateTime.ofInstant(pricing.at(), pricing.zone());
        if (offer.hours().isEmpty()) {
            return isOn(offer, now.toLocalDate());
        }
        return offer.hours().stream().anyMatch(h -> within(offer, h, now));
    }

    private static boolean within(Offer offer, Hours hours, LocalDateTime now) {
        LocalTime time = now.toLocalTime();
        boolean begun = !time.isBefore(hours.from());
        boolean over = !time.isBefore(hours.to());
        if (hours.from().isBefore(hours.to())) {
            return begun && !over && isOn(offer, now.toLocalDate());
        }
        return begun && isOn(offer, now.toLocalDate())
                || !over && isOn(offer, now.toLocalDate().minusDays(1));
    }

    private static boolean isOn(Offer offer, LocalDate day) {
        return offer.weekdays().isEmpty() || offer.weekdays().contains(day.getDayOfWeek());
    }

    private static long maxUses(Offer offer, Pricing pricing) {
        Limits limits = offer.limits();
        Usage.Used used = limits.needUsage() ? pricing.usage().of(offer) : Usage.Used.NOTHING;
        long max = offer.needsCoupon() ? couponUses(offer, pricing) : Long.MAX_VALUE;
        max = Math.min(max, limits.perTransaction().orElse(Integer.MAX_VALUE));
        if (limits.perMember().isPresent()) {
            max = Math.min(max, limits.perMember().getAsInt() - used.byMember());
        }
        if (limits.perMemberPeriod().isPresent()) {
            max = Math.min(max, limits.perMemberPeriod().get().uses() - used.byMemberInPeriod());
        }
        if (limits.totalUses().isPresent()) {
            max = Math.min(max, limits.totalUses().getAsLong() - used.uses());
        }
        return max;
    }

    private static long couponUses(Offer offer, Pricing pricing) {
        return pricing.shopper().coupons().stream()
                .filter(c -> counts(c, offer, pricing))
                .mapToLong(HeldCoupon::usesLeft)
                .sum();
    }

    /** Whether that coupon gives uses of that offer here and now. */
    static boolean counts(HeldCoupon coupon, Offer offer, Pricing pricing) {
        return coupon.offer().equals(offer.id())
                && !coupon.signatureInvalid()
                && !coupon.revoked()
                && coupon.valid().holds(pricing.at(), pricing.zone())
                && (coupon.presented() || !offer.present());
    }

    private static long cap(Offer offer, Pricing pricing) {
        Limits limits = offer.limits();
        long cap = limits.maxDiscount().map(m -> m.minor()).orElse(Long.MAX_VALUE);
        if (limits.totalAmount().isPresent()) {
            long given = pricing.usage().of(offer).amountMinor();
            cap = Math.min(cap, limits.totalAmount().get().minor() - given);
        }
        return cap;
    }
}
