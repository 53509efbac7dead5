package dev.tillside.sale;

import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import dev.tillside.scan.Scan;
import dev.tillside.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * What a scan was and did.
 *
 * @param as what it was
 * @param reason why it was rejected
 * @param member whose card or list it was
 * @param gtin the item; the till prices it and adds the line
 * @param coupon the coupon that was presented
 * @param offer the offer whose bearer code it was
 * @param list the list
 * @param text the plain text
 * @param duplicate whether it was scanned before in this basket, and changed nothing
 * @param known false for a card that no member here has
 * @param message one sentence for the cashier
 * @param tells what else the cashier or the shopper should know
 */
public record Scanned(
        As as,
        Optional<Scan.RejectedBecause> reason,
        Optional<MemberId> member,
        Optional<Gtin> gtin,
        Optional<String> coupon,
        Optional<String> offer,
        Optional<String> list,
        Optional<String> text,
        boolean duplicate,
        boolean known,
        Message message,
        List<Message> tells) {
    /** What a scan was. */
    public enum As {
        MEMBER,
        LIST,
        COUPON,
        ITEM,
        PLAIN,
        REJECTED
    }

    public Scanned {
        tells = List.copyOf(tells);
    }

    /** Nothing but what it was and the sentence. */
    public static Scanned as(As as, Message message) {
        return new Scanned(
                as,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                message,
                List.of());
    }

    public Scanned because(Scan.RejectedBecause why) {
        return new Scanned(
                as, Optional.of(why), member, gtin, coupon, offer, list, text, duplicate, known, message, tells);
    }

    public Scanned ofMember(MemberId who, boolean again) {
        return new Scanned(as, reason, Optional.of(who), gtin, coupon, offer, list, text, again, known, message, tells);
    }

    /** Of someone whom this till does not know. */
    public Scanned asUnknown() {
        return new Scanned(as, reason, member, gtin, coupon, offer, list, text, duplicate, false, message, tells);
    }

    public Scanned ofItem(Gtin item) {
        return new Scanned(
                as, reason, member, Optional.of(item), coupon, offer, list, text, duplicate, known, message, tells);
    }

    public Scanned ofCoupon(Optional<String> couponId, String offerId, boolean again) {
        return new Scanned(
                as, reason, member, gtin, couponId, Optional.of(offerId), list, text, again, known, message, tells);
    }

    public Scanned ofList(String listId) {
        return new Scanned(
                as, reason, member, gtin, coupon, offer, Optional.of(listId), text, duplicate, known, message, tells);
    }

    public Scanned ofText(String plain) {
        return new Scanned(
                as, reason, member, gtin, coupon, offer, list, Optional.of(plain), duplicate, known, message, tells);
    }

    /** With another sentence for the cashier. */
    public Scanned saying(Message other) {
        return new Scanned(as, reason, member, gtin, coupon, offer, list, text, duplicate, known, other, tells);
    }

    public Scanned telling(List<Message> more) {
        return new Scanned(as, reason, member, gtin, coupon, offer, list, text, duplicate, known, message, more);
    }
}
