package dev.tillside.internal.outbox;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.store.Reference;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.points.AccountIds;
import dev.tillside.sync.LeaseRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a basket's wish into the words of head office: the member's coupons by name, and the offers whose limits tills share
 * under a policy. What has run out, or is for other stores, is not asked for.
 */
final class LeaseQuestions {
    private final Reference reference;
    private OfferBook book = OfferBook.EMPTY;
    private List<Offer> shared = List.of();

    LeaseQuestions(Reference reference) {
        this.reference = reference;
    }

    LeaseRequest ask(BasketKey basket, String till, Wish wish, Instant now) {
        ZoneId zone = reference
                .zone(basket.store())
                .or(() -> reference.program().map(p -> p.timeZone()))
                .orElse(ZoneId.of("UTC"));
        Optional<MemberId> member = wish.member()
                .filter(id -> !AccountIds.isCard(id))
                .flatMap(reference::member)
                .filter(m -> m.valid().holds(now, zone))
                .map(Member::id);
        Map<String, String> coupons = coupons(member, wish, now, zone);
        Set<String> held =
                Stream.concat(coupons.values().stream(), wish.bearer().stream()).collect(Collectors.toSet());
        Set<String> offers = shared().stream()
                .filter(offer -> concerns(offer, basket.store(), member.isPresent(), held))
                .filter(offer -> !offer.valid().endedBefore(now, zone))
                .map(Offer::id)
                .limit(LeaseRequest.MOST_OFFERS)
                .collect(Collectors.toSet());
        Set<String> vouchers = wish.vouchers().stream()
                .sorted()
                .limit(LeaseRequest.MOST_VOUCHERS)
                .collect(Collectors.toSet());
        return new LeaseRequest(
                basket, till, member, new TreeMap<>(coupons), new TreeSet<>(offers), new TreeSet<>(vouchers));
    }

    /** Coupons of offers with a policy first, should there be too many. */
    private Map<String, String> coupons(Optional<MemberId> member, Wish wish, Instant now, ZoneId zone) {
        Map<String, String> all = new TreeMap<>(wish.coded());
        List<Coupon> known = new ArrayList<>();
        member.map(reference::coupons).ifPresent(known::addAll);
        wish.shown().stream()
                .flatMap(id -> reference.coupon(id).stream())
                .filter(coupon -> coupon.member().isEmpty())
                .forEach(known::add);
        known.stream()
                .filter(coupon -> !coupon.valid().endedBefore(now, zone))
                .forEach(coupon -> all.put(coupon.id(), coupon.offer()));
        if (all.size() <= LeaseRequest.MOST_COUPONS) {
            return all;
        }
        return all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> coupon) -> !hasPolicy(coupon.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(LeaseRequest.MOST_COUPONS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean hasPolicy(String offer) {
        return reference.offers().get(offer).flatMap(Offer::offline).isPresent();
    }

    private static boolean concerns(Offer offer, String store, boolean member, Set<String> held) {
        if (!offer.stores().isEmpty() && !offer.stores().contains(store)) {
            return false;
        }
        if (offer.needsCoupon()) {
            return held.contains(offer.id());
        }
        return member
                || offer.audience() instanceof Audience.Everyone
                        && !offer.limits().needMember();
    }

    /** The offers that have limits which tills share and a policy, looked for once in each book. */
    private synchronized List<Offer> shared() {
        OfferBook offers = reference.offers();
        if (book != offers) {
            book = offers;
            shared = offers.offers().stream()
                    .filter(offer -> offer.sharedPolicy().isPresent())
                    .toList();
        }
        return shared;
    }
}
