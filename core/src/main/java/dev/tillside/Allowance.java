package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.outbox.Granted;
import dev.tillside.internal.store.Sold;
import dev.tillside.internal.store.Undelivered;
import dev.tillside.member.Member;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Reason;
import dev.tillside.offer.Usage;
import dev.tillside.sync.Lease;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of what tills share one basket may use: what the till knows to be left, and of that no more than head office holds
 * back for the basket. Where head office has not answered, an offer's policy decides; without a policy, what the till knows.
 * For one price.
 *
 * <p>Head office cannot have counted what this till sold and had not delivered when it asked; that is taken off what head office
 * granted, unless head office held it back for that sale in turn.
 */
final class Allowance implements Usage {
    private static final long ANY = Long.MAX_VALUE / 4;

    private final Desk desk;
    private final Holdings holdings;
    private final OfferBook offers;
    /** An exercise asks nobody, and takes nothing away from anybody. */
    private final boolean exercise;

    private final Optional<Granted> granted;
    private final Map<String, Reason> withheld = new HashMap<>();

    Allowance(Desk desk, Holdings holdings, OfferBook offers) {
        this.desk = desk;
        this.holdings = holdings;
        this.offers = offers;
        this.exercise = Optional.ofNullable(desk.checkouts().get(holdings.key()))
                .map(Checkout::training)
                .orElse(false);
        this.granted = desk.leases().of(holdings.key());
    }

    /** What the shopper holds, with the uses that he may have of it. */
    List<HeldCoupon> coupons() {
        List<HeldCoupon> held = holdings.coupons();
        if (exercise) {
            return held;
        }
        List<HeldCoupon> allowed = new ArrayList<>(held.size());
        Map<String, List<HeldCoupon>> bounded = new HashMap<>();
        for (HeldCoupon coupon : held) {
            Optional<Offer.Offline> policy = policy(coupon);
            Optional<Lease.Part> part = coupon.id().flatMap(this::part);
            if (coupon.id().isEmpty() || coupon.usesLeft() == 0) {
                allowed.add(coupon);
            } else if (part.isPresent()) {
                allowed.add(leased(coupon, part.get()));
            } else if (policy.isPresent() && policy.get().policy() == Offer.Offline.Policy.BOUNDED_RISK) {
                bounded.computeIfAbsent(coupon.offer(), offer -> new ArrayList<>())
                        .add(coupon);
            } else if (policy.isEmpty()
                    || isAllowed(policy.get(), offers.get(coupon.offer()).orElseThrow())) {
                allowed.add(coupon);
            } else {
                allowed.add(coupon.with(0, Optional.of(Reason.OFFLINE)));
            }
        }
        bounded.forEach(
                (offer, coupons) -> allowed.addAll(bounded(offers.get(offer).orElseThrow(), coupons)));
        return allowed;
    }

    private Optional<Offer.Offline> policy(HeldCoupon coupon) {
        return offers.get(coupon.offer()).flatMap(Offer::offline);
    }

    private Optional<Lease.Part> part(String coupon) {
        return granted.map(answer -> answer.lease().coupons().get(coupon));
    }

    private HeldCoupon leased(HeldCoupon coupon, Lease.Part part) {
        String id = coupon.id().orElseThrow();
        long unknown = desk
                .journal()
                .undelivered()
                .ofCoupon(id, granted.orElseThrow().moment())
                .stream()
                .mapToLong(use -> beyond(use.uses(), uses(use.sale(), id)))
                .sum();
        for (Holdings.Reserved other : holdings.others()) {
            unknown += beyond(Sold.couponUses(other.priced()).getOrDefault(id, 0), uses(other.key(), id));
        }
        long most = part.uses() - unknown + holdings.comingBack().coupon(id);
        if (most >= coupon.usesLeft()) {
            return coupon;
        }
        Optional<Reason> why = part.elsewhere() ? Optional.of(Reason.HELD_ELSEWHERE) : Optional.empty();
        return coupon.with((int) Math.max(0, most), why);
    }

    /** How many uses of a coupon head office held back for another basket of this till. */
    private long uses(BasketKey basket, String coupon) {
        return desk.leases()
                .lease(basket)
                .flatMap(lease -> Optional.ofNullable(lease.coupons().get(coupon)))
                .map(part -> (long) part.uses())
                .orElse(0L);
    }

    private static long beyond(long used, long held) {
        return Math.max(0, used - held);
    }

    /** Those that can be used at all come first, so that others do not take their uses. */
    private List<HeldCoupon> bounded(Offer offer, List<HeldCoupon> coupons) {
        List<HeldCoupon> sorted = new ArrayList<>(coupons);
        sorted.sort(Comparator.comparing((HeldCoupon coupon) -> !isGood(offer, coupon))
                .thenComparing(coupon -> coupon.id().orElseThrow()));
        long left = boundedLeft(offer);
        List<HeldCoupon> allowed = new ArrayList<>(sorted.size());
        for (HeldCoupon coupon : sorted) {
            int uses = (int) Math.min(coupon.usesLeft(), Math.max(0, left));
            left -= uses;
            allowed.add(uses == coupon.usesLeft() ? coupon : coupon.with(uses, Optional.of(Reason.OFFLINE)));
        }
        return allowed;
    }

    private boolean isGood(Offer offer, HeldCoupon coupon) {
        return !coupon.revoked()
                && !coupon.signatureInvalid()
                && (coupon.presented() || !offer.present())
                && coupon.valid().holds(holdings.at(), holdings.zone());
    }

    /** What of the bound the sales that head office does not have, and other locked baskets, leave. */
    private long boundedLeft(Offer offer) {
        long used = desk
                .journal()
                .undelivered()
                .ofOffer(offer.id(), desk.journal().office().level())
                .stream()
                .mapToLong(Undelivered.Use::uses)
                .sum();
        for (Holdings.Reserved other : holdings.others()) {
            used += other.uses(offer.id());
        }
        return offer.offline().orElseThrow().uses()
                - used
                + holdings.comingBack().uses(offer.id());
    }

    private boolean isAllowed(Offer.Offline policy, Offer offer) {
        String store = holdings.key().store();
        boolean only = offer.stores().size() == 1 && offer.stores().contains(store);
        boolean home = holdings.member().flatMap(Member::homeStore).equals(Optional.of(store));
        return policy.policy() == Offer.Offline.Policy.HOME_STORE && (only || home);
    }

    @Override
    public Used of(Offer offer) {
        Used counted = holdings.used(offer);
        Used known = holdings.withoutComingBack(counted, offer);
        Optional<Lease.Share> share =
                granted.map(answer -> answer.lease().offers().get(offer.id()));
        if (exercise || share.isEmpty() && offer.sharedPolicy().isEmpty()) {
            return known;
        }
        Used allowed = share.isPresent()
                ? holdings.withoutComingBack(leased(counted, offer, share.get()), offer)
                : known.withMost(mostOffline(offer));
        if (isLeft(offer.limits(), known) && !isLeft(offer.limits(), allowed)) {
            boolean elsewhere = share.map(Lease.Share::elsewhere).orElse(false);
            withheld.put(
                    offer.id(),
                    elsewhere ? Reason.HELD_ELSEWHERE : share.isPresent() ? Reason.LIMIT_REACHED : Reason.OFFLINE);
        }
        return allowed;
    }

    private static boolean isLeft(Limits limits, Used used) {
        return limits.usesLeft(used) > 0 && limits.amountLeft(used) > 0;
    }

    @Override
    public Reason exhausted(Offer offer) {
        return withheld.getOrDefault(offer.id(), Reason.LIMIT_REACHED);
    }

    private long mostOffline(Offer offer) {
        Offer.Offline policy = offer.offline().orElseThrow();
        if (policy.policy() == Offer.Offline.Policy.BOUNDED_RISK) {
            return Math.max(0, boundedLeft(offer));
        }
        return isAllowed(policy, offer) ? Long.MAX_VALUE : 0;
    }

    /** As if others had used all that head office does not grant. */
    private Used leased(Used counted, Offer offer, Lease.Share share) {
        long mine = 0;
        long all = 0;
        long amount = 0;
        for (Undelivered.Use use : unknown(offer)) {
            Optional<Lease.Share> held =
                    desk.leases().lease(use.sale()).map(lease -> lease.offers().get(offer.id()));
            long uses = beyond(use.uses(), held.map(s -> s.uses().orElse(ANY)).orElse(0L));
            all += uses;
            mine += holdings.isMine(use.member()) ? uses : 0;
            amount += beyond(
                    use.amountMinor(),
                    held.map(s -> s.amount().map(a -> minor(offer, a)).orElse(ANY))
                            .orElse(0L));
        }
        Limits limits = offer.limits();
        OptionalLong uses = share.uses();
        long rest = amount;
        return new Used(
                limits.perMember().isPresent()
                        ? used(counted.byMember(), limits.perMember().getAsInt(), uses, mine)
                        : counted.byMember(),
                limits.perMemberPeriod().isPresent()
                        ? used(
                                counted.byMemberInPeriod(),
                                limits.perMemberPeriod().get().uses(),
                                uses,
                                mine)
                        : counted.byMemberInPeriod(),
                limits.totalUses().isPresent()
                        ? used(counted.uses(), limits.totalUses().getAsLong(), uses, all)
                        : counted.uses(),
                limits.totalAmount()
                        .flatMap(total -> share.amount()
                                .map(a -> Math.max(counted.amountMinor(), total.minor() - minor(offer, a) + rest)))
                        .orElse(counted.amountMinor()));
    }

    private static long used(long counted, long limit, OptionalLong granted, long unknown) {
        return granted.isPresent() ? Math.max(counted, limit - granted.getAsLong() + unknown) : counted;
    }

    private List<Undelivered.Use> unknown(Offer offer) {
        List<Undelivered.Use> uses = new ArrayList<>(desk.journal()
                .undelivered()
                .ofOffer(offer.id(), granted.orElseThrow().moment()));
        for (Holdings.Reserved other : holdings.others()) {
            uses.add(new Undelivered.Use(
                    other.key(), other.member(), other.uses(offer.id()), other.amountMinor(offer.id())));
        }
        return uses;
    }

    private static long minor(Offer offer, BigDecimal amount) {
        int digits = offer.limits()
                .totalAmount()
                .map(total -> total.currency().getDefaultFractionDigits())
                .orElse(0);
        return amount.movePointRight(digits)
                .setScale(0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(ANY))
                .longValueExact();
    }
}
