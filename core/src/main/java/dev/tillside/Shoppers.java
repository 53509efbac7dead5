package dev.tillside;

import dev.tillside.internal.store.Reference;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who shops, as offers look at him: a member whose membership holds, or a card that nobody has yet; else a stranger. Offers may
 * aim at what the till sees by itself, as at a segment: {@value #FIRST_PURCHASE}, {@value #BIRTHDAY} and, for a birthday in a
 * tier, {@code @birthday/gold}.
 */
final class Shoppers {
    /** No purchase of the account is known here, and it brought no balance in. */
    static final String FIRST_PURCHASE = "@firstPurchase";

    /** It is the member's birthday, by the store's calendar. */
    static final String BIRTHDAY = "@birthday";

    private final Reference reference;
    private final Accounts accounts;

    Shoppers(Reference reference, Accounts accounts) {
        this.reference = reference;
        this.accounts = accounts;
    }

    /** The member of that id, whether or not the membership holds; or the bearer of a card that nobody has yet. */
    Optional<Member> named(MemberId id) {
        return AccountIds.isCard(id) ? Optional.of(Member.of(id.id())) : reference.member(id);
    }

    /** The member whose membership holds at that clock reading. */
    Optional<Member> member(Customer customer, Instant at, ZoneId zone) {
        return customer.member().flatMap(this::named).filter(m -> m.valid().holds(at, zone));
    }

    /** The same member in the segments that the till sees by itself, too. */
    Member seen(Member member, Optional<String> tier, LocalDate today) {
        List<String> segments = new ArrayList<>(member.segments());
        boolean opened =
                member.openingPoints().isPositive() || !member.openingLots().isEmpty();
        if (!opened && !AccountIds.isCard(member.id()) && !accounts.of(member).hasBought()) {
            segments.add(FIRST_PURCHASE);
        }
        if (hasBirthday(member, today)) {
            segments.add(BIRTHDAY);
            tier.ifPresent(id -> segments.add(BIRTHDAY + "/" + id));
        }
        return member.withSegments(segments);
    }

    /** Someone born on 29 February has his birthday on the 28th in other years. */
    static boolean hasBirthday(Member member, LocalDate today) {
        return member.birthday()
                .map(day -> day.atYear(today.getYear()).equals(today))
                .orElse(false);
    }
}
