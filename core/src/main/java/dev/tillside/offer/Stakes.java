package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.points.Program;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@link Exposure} looks at.
 *
 * @param program the programme in force
 * @param offers all offers in force
 * @param coupons all coupons that are out; those of other offers are passed over
 * @param holders all members
 * @param items the item table, whose prices say what a discount can be worth
 * @param vouchers what is left of each voucher that is out
 * @param tills how many tills each store has
 */
public record Stakes(
        Program program,
        List<Offer> offers,
        List<Coupon> coupons,
        List<Holder> holders,
        List<Item> items,
        List<Money> vouchers,
        SortedMap<String, Integer> tills) {
    /**
     * A member.
     *
     * @param member his id
     * @param account whose points he spends: his own, or his household's
     * @param home the id of his home store, where he has one
     * @param points what he brings into the account
     */
    public record Holder(MemberId member, MemberId account, Optional<String> home, Points points) {
        public Holder {
            BadInput.present(member, "member");
            BadInput.present(account, "account");
            BadInput.present(home, "homeStore");
            BadInput.present(points, "points");
        }
    }

    public Stakes {
        BadInput.present(program, "program");
        offers = List.copyOf(offers);
        coupons = List.copyOf(coupons);
        holders = List.copyOf(holders);
        items = List.copyOf(items);
        vouchers = List.copyOf(vouchers);
        tills = Collections.unmodifiableSortedMap(new TreeMap<>(tills));
        tills.forEach((store, count) -> {
            if (count < 0) {
                throw BadInput.value("tills", "below zero in store " + store + ": " + count);
            }
        });
    }

    /** How many tills those stores have. */
    long tills(Collection<String> stores) {
        return tills.entrySet().stream()
                .filter(store -> stores.contains(store.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The stores in which the offer is in force. */
    Collection<String> stores(Offer offer) {
        return offer.stores().isEmpty() ? tills.keySet() : offer.stores();
    }
}
