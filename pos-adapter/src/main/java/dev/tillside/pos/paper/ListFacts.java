package dev.tillside.pos.paper;

import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import java.util.Optional;

/** What the retailer's reference data say of the things that a list names; absent: nothing. */
public interface ListFacts {
    Optional<Item> item(ItemId id);

    Optional<Coupon> coupon(String id);

    Optional<Offer> offer(String id);

    Optional<Member> member(MemberId id);
}
