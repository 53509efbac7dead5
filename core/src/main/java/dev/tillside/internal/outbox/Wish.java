package dev.tillside.internal.outbox;

import dev.tillside.member.MemberId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a basket would have head office hold back for it, in the words of its own events. Immutable.
 *
 * @param member who shops
 * @param shown ids of coupons whose own codes were scanned
 * @param coded coupons that reference data need not know, each with its offer: codes of serialised bearer coupons, and coupons
 *     of signed lists
 * @param bearer offers whose bearer codes were scanned
 * @param vouchers codes of vouchers that are to pay
 */
public record Wish(
        Optional<MemberId> member,
        Set<String> shown,
        Map<String, String> coded,
        Set<String> bearer,
        Set<String> vouchers) {
    public Wish {
        shown = Set.copyOf(shown);
        coded = Map.copyOf(coded);
        bearer = Set.copyOf(bearer);
        vouchers = Set.copyOf(vouchers);
    }

    /** Whether all that the other asked for is asked for here, so that what was granted for the other is still held. */
    boolean covers(Wish other) {
        return member.equals(other.member)
                && shown.containsAll(other.shown)
                && coded.entrySet().containsAll(other.coded.entrySet())
                && bearer.containsAll(other.bearer)
                && vouchers.containsAll(other.vouchers);
    }
}
