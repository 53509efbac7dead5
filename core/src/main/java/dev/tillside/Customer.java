package dev.tillside;

import dev.tillside.internal.outbox.Wish;
import dev.tillside.member.MemberId;
import dev.tillside.wire.CheckoutEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who shops in one sale, and which coupons' own codes were scanned. */
final class Customer {
    private Optional<MemberId> member = Optional.empty();
    private final Set<String> lists = new TreeSet<>();
    private final Set<String> shownCoupons = new TreeSet<>();
    private final Map<String, List<String>> bearerCodes = new TreeMap<>();
    private final Map<String, String> serials = new TreeMap<>();
    private final ShownLists shownLists = new ShownLists();
    private Asked asked = Asked.NOTHING;
    private final List<String> giftCardPayments = new ArrayList<>();

    Optional<MemberId> member() {
        return member;
    }

    /** What is to pay besides money. */
    Asked asked() {
        return asked;
    }

    /** Names of payments that gift cards were asked for. */
    List<String> giftCardPayments() {
        return List.copyOf(giftCardPayments);
    }

    /** Lists whose signed codes were scanned. */
    ShownLists shownLists() {
        return shownLists;
    }

    /** The lists that were scanned. */
    Set<String> lists() {
        return Collections.unmodifiableSet(lists);
    }

    boolean scannedList(String list) {
        return lists.contains(list);
    }

    Set<String> shownCoupons() {
        return Collections.unmodifiableSet(shownCoupons);
    }

    /** Offers by the codes of serialised bearer coupons that were scanned. */
    Map<String, String> serials() {
        return Collections.unmodifiableMap(serials);
    }

    /** Scanned bearer codes by offer, without those that have a serial. */
    Map<String, List<String>> bearerCodes() {
        return Collections.unmodifiableMap(bearerCodes);
    }

    /** What head office should hold back for him. */
    Wish wish() {
        Map<String, String> coded = new TreeMap<>(serials);
        shownLists
                .of(member)
                .forEach(shown -> shown.list().offers().forEach(offer -> coded.put(offer.coupon(), offer.offer())));
        Set<String> vouchers =
                asked.parts().stream().flatMap(part -> part.voucher().stream()).collect(Collectors.toSet());
        return new Wish(member, shownCoupons, coded, bearerCodes.keySet(), vouchers);
    }

    void apply(CheckoutEvent event) {
        if (event instanceof CheckoutEvent.MemberSet set) {
            asked = member.equals(Optional.of(set.member())) ? asked : asked.withoutPoints();
            member = Optional.of(set.member());
            set.list().ifPresent(lists::add);
            set.code().ifPresent(shownLists::add);
        } else if (event instanceof CheckoutEvent.MemberForgotten) {
            member = Optional.empty();
            lists.clear();
            shownLists.clear();
            asked = Asked.NOTHING;
        } else if (event instanceof CheckoutEvent.CouponShown shown) {
            shownCoupons.add(shown.coupon());
        } else if (event instanceof CheckoutEvent.BearerShown shown) {
            if (shown.serialised()) {
                serials.put(shown.code(), shown.offer());
            } else {
                bearerCodes
                        .computeIfAbsent(shown.offer(), o -> new ArrayList<>())
                        .add(shown.code());
            }
        } else if (event instanceof CheckoutEvent.GiftCardAsked payment) {
            giftCardPayments.add(payment.name());
        } else {
            asked = asked.after(event);
        }
    }
}
