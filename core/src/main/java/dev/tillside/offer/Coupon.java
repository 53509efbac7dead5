package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import java.util.List;
import java.util.Optional;

/**
 * A member's, or a bearer's, right to uses of an offer whose audience is {@code COUPON}.
 *
 * @param id the key
 * @param version newer versions replace older ones
 * @param member whose it is; absent: the bearer's
 * @param offer the offer's id
 * @param uses how many uses of the offer, at least 1
 * @param valid when, within the offer's own validity
 * @param codes what is printed on it
 */
public record Coupon(
        String id,
        long version,
        Optional<MemberId> member,
        String offer,
        int uses,
        DateSpan valid,
        List<String> codes) {
    public Coupon {
        if (BadInput.present(id, "id").isBlank() || id.length() > 64) {
            throw BadInput.value("id", "not a coupon id of 1 to 64 characters");
        }
        BadInput.present(member, "member");
        if (BadInput.present(offer, "offer").isBlank()) {
            throw BadInput.value("offer", "empty");
        }
        if (uses < 1) {
            throw BadInput.value("uses", "not above zero: " + uses);
        }
        BadInput.present(valid, "valid");
        codes = List.copyOf(codes);
    }

    /** One use for a member, as long as the offer is valid. */
    public static Coupon of(String id, String member, String offer) {
        return new Coupon(id, 1, Optional.of(new MemberId(member)), offer, 1, DateSpan.ALWAYS, List.of());
    }
}
