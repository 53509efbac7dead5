package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a till asks head office to hold back for one basket, so that no other till gives it away meanwhile.
 *
 * @param basket names the lease: the answer to a later request of that name takes the place of an earlier one, and with nothing
 *     asked for the lease ends
 * @param till the till's own name, which no two till directories share
 * @param member who shops: his points, and his share of limits per member
 * @param coupons ids, or the codes of serialised bearer coupons, each with the id of its offer
 * @param offers ids of offers with limits that tills share
 * @param vouchers codes
 */
public record LeaseRequest(
        BasketKey basket,
        String till,
        Optional<MemberId> member,
        SortedMap<String, String> coupons,
        SortedSet<String> offers,
        SortedSet<String> vouchers) {
    /** So many coupons are asked for at most. */
    public static final int MOST_COUPONS = 500;
    /** So many offers are asked for at most. */
    public static final int MOST_OFFERS = 200;
    /** So many vouchers are asked for at most. */
    public static final int MOST_VOUCHERS = 100;

    public LeaseRequest {
        BadInput.present(basket, "basket");
        BadInput.present(till, "till");
        BadInput.present(member, "member");
        coupons = Collections.unmodifiableSortedMap(new TreeMap<>(coupons));
        offers = Collections.unmodifiableSortedSet(new TreeSet<>(offers));
        vouchers = Collections.unmodifiableSortedSet(new TreeSet<>(vouchers));
        atMost(coupons.size(), MOST_COUPONS, "coupons");
        atMost(offers.size(), MOST_OFFERS, "offers");
        atMost(vouchers.size(), MOST_VOUCHERS, "vouchers");
    }

    private static void atMost(int number, int most, String path) {
        if (number > most) {
            throw BadInput.value(path, "more than " + most + ": " + number);
        }
    }

    /** Ends the lease of that basket. */
    public static LeaseRequest end(BasketKey basket, String till) {
        return new LeaseRequest(basket, till, Optional.empty(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** Whether nothing is asked for: the lease ends. */
    public boolean isEnd() {
        return member.isEmpty() && coupons.isEmpty() && offers.isEmpty() && vouchers.isEmpty();
    }
}
