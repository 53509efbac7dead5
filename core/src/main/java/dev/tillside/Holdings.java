package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.store.Sold;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Usage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What the shopper of one basket holds, and what of it and of offers' limits is left as far as the till knows: less what was
 * used here or is known of other tills, less what other locked baskets of this till reserve, and with what comes back in an
 * exchange. For one price.
 */
final class Holdings {
    private final Desk desk;
    private final BasketKey key;
    private final Customer customer;
    private final Instant at;
    private final ZoneId zone;
    private final Optional<Member> member;
    private final List<Reserved> others;
    private final ComingBack comingBack;

    /** What another locked basket of this till reserves. */
    record Reserved(BasketKey key, Optional<MemberId> member, PricedBasket priced) {
        long uses(String offer) {
            return outcomes(offer).stream().mapToLong(Outcome::uses).sum();
        }

        long amountMinor(String offer) {
            return outcomes(offer).stream().mapToLong(o -> o.amount().minor()).sum();
        }

        private List<Outcome> outcomes(String offer) {
            return priced.outcomes().stream()
                    .filter(o -> o.offer().equals(offer))
                    .toList();
        }
    }

    Holdings(Desk desk, BasketKey key, Customer customer, Instant at) {
        this.desk = desk;
        this.key = key;
        this.customer = customer;
        this.at = at;
        this.zone = desk.zone(key.store());
        this.member = desk.shoppers().member(customer, at, zone);
        this.others = desk.checkouts().values().stream()
                .filter(other -> !other.key().equals(key) && !other.training())
                .flatMap(other -> other.reserved().stream()
                        .map(r -> new Reserved(other.key(), r.member(), r.lock().priced())))
                .toList();
        this.comingBack = new ComingBack(
                Optional.ofNullable(desk.checkouts().get(key))
                        .map(Checkout::exchanges)
                        .orElse(List.of()),
                desk::receipt);
    }

    BasketKey key() {
        return key;
    }

    Instant at() {
        return at;
    }

    ZoneId zone() {
        return zone;
    }

    /** Other baskets of this till that are locked for payment. */
    List<Reserved> others() {
        return others;
    }

    /** What the goods that came back into this basket give back already. */
    ComingBack comingBack() {
        return comingBack;
    }

    /** The member whose membership holds. */
    Optional<Member> member() {
        return member;
    }

    /** The member's own coupons, bearer coupons shown, coupons of signed lists, and codes of bearer offers scanned. */
    List<HeldCoupon> coupons() {
        Map<String, Integer> reserved = others.stream()
                .flatMap(other -> Sold.couponUses(other.priced()).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
        ToIntFunction<String> gone = coupon ->
                desk.journal().couponUses(coupon) + reserved.getOrDefault(coupon, 0) - comingBack.coupon(coupon);
        List<HeldCoupon> held = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Coupon coupon : known()) {
            int left = Math.max(0, coupon.uses() - gone.applyAsInt(coupon.id()));
            held.add(HeldCoupon.of(coupon, left, customer.shownCoupons().contains(coupon.id())));
            known.add(coupon.id());
        }
        boolean over = member.isEmpty()
                && customer.member().flatMap(desk.shoppers()::named).isPresent();
        if (!over) {
            held.addAll(desk.lists().held(customer, known, gone, zone));
        }
        customer.serials()
                .forEach((code, offer) ->
                        held.add(bearer(Optional.of(code), offer, Math.max(0, 1 - gone.applyAsInt(code)))));
        customer.bearerCodes().forEach((offer, codes) -> held.add(bearer(Optional.empty(), offer, codes.size())));
        return held;
    }

    private List<Coupon> known() {
        List<Coupon> coupons = new ArrayList<>();
        member.map(Member::id).map(desk.reference()::coupons).ifPresent(coupons::addAll);
        customer.shownCoupons().stream()
                .flatMap(id -> desk.reference().coupon(id).stream())
                .filter(coupon -> coupon.member().isEmpty())
                .forEach(coupons::add);
        return coupons;
    }

    private static HeldCoupon bearer(Optional<String> code, String offer, int left) {
        return new HeldCoupon(code, offer, left, DateSpan.ALWAYS, true, false, false);
    }

    /** Uses of an offer, those included that come back in this basket. */
    Usage.Used used(Offer offer) {
        Usage.Used committed = desk.journal().used(offer.id(), offer.limits(), customer.member(), at, zone);
        long uses = 0;
        long amount = 0;
        long byMember = 0;
        for (Reserved other : others) {
            uses += other.uses(offer.id());
            amount += other.amountMinor(offer.id());
            byMember += isMine(other.member()) ? other.uses(offer.id()) : 0;
        }
        return new Usage.Used(
                committed.byMember() + byMember,
                committed.byMemberInPeriod() + byMember,
                committed.uses() + uses,
                committed.amountMinor() + amount);
    }

    /** Whether uses of that member count for this basket's member. */
    boolean isMine(Optional<MemberId> member) {
        return member.isPresent() && member.equals(customer.member());
    }

    /** Uses of an offer without those that come back in this basket. */
    Usage.Used withoutComingBack(Usage.Used used, Offer offer) {
        return comingBack.less(used, offer, customer.member(), at, zone);
    }
}
