package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.scan.Repair;
import dev.tillside.scan.Scan;
import dev.tillside.text.Message;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param text the plain text, or the code of a coupon that is not known here
 * @param duplicate whether it was scanned before in this basket, and changed nothing
 * @param known false for a card that no member here has
 * @param message one sentence for the cashier
 * @param tells what else the cashier or the shopper should know
 * @param label what else the code says
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
        List<Message> tells,
        Label label) {
    /** What a scan was. */
    public enum As {
        MEMBER,
        LIST,
        COUPON,
        ITEM,
        PLAIN,
        REJECTED
    }

    /** What the till should heed, though the scan was taken. */
    public enum Warning {
        /** The last day to sell or use these goods has passed. */
        EXPIRED_GOODS,
        /** A coupon whose worth nobody here can say: it changed nothing. */
        PENDING
    }

    /**
     * What a code says besides whose or what it is.
     *
     * @param elements GS1 element strings, identifier to value, in order
     * @param expiry the last day to sell or use the goods
     * @param price what the code says that the piece costs
     * @param measure how much of the goods it is
     * @param addOn the two or five digits beside an EAN or UPC symbol
     * @param repairs what had to be mended before the code could be read
     * @param warnings what to heed
     */
    public record Label(
            Map<String, String> elements,
            Optional<LocalDate> expiry,
            Optional<Money> price,
            Optional<Scan.Measure> measure,
            Optional<String> addOn,
            List<Repair> repairs,
            List<Warning> warnings) {
        /** It says nothing more. */
        public static final Label NONE = new Label(
                Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

        public Label {
            elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
            BadInput.present(expiry, "expiry");
            BadInput.present(price, "price");
            BadInput.present(measure, "measure");
            BadInput.present(addOn, "addOn");
            repairs = List.copyOf(repairs);
            warnings = List.copyOf(warnings);
        }

        public Label warning(Warning warning) {
            return new Label(elements, expiry, price, measure, addOn, repairs, List.of(warning));
        }
    }

    public Scanned {
        tells = List.copyOf(tells);
        BadInput.present(label, "label");
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
                List.of(),
                Label.NONE);
    }

    public Scanned because(Scan.RejectedBecause why) {
        return new Scanned(
                as, Optional.of(why), member, gtin, coupon, offer, list, text, duplicate, known, message, tells, label);
    }

    public Scanned ofMember(MemberId who, boolean again) {
        return new Scanned(
                as, reason, Optional.of(who), gtin, coupon, offer, list, text, again, known, message, tells, label);
    }

    /** A card that no member here has. */
    public Scanned unknown(boolean again) {
        return new Scanned(as, reason, member, gtin, coupon, offer, list, text, again, false, message, tells, label);
    }

    /** Of someone whom this till does not know. */
    public Scanned asUnknown() {
        return new Scanned(
                as, reason, member, gtin, coupon, offer, list, text, duplicate, false, message, tells, label);
    }

    public Scanned ofItem(Gtin item) {
        return new Scanned(
                as,
                reason,
                member,
                Optional.of(item),
                coupon,
                offer,
                list,
                text,
                duplicate,
                known,
                message,
                tells,
                label);
    }

    public Scanned ofCoupon(Optional<String> couponId, String offerId, boolean again) {
        return new Scanned(
                as,
                reason,
                member,
                gtin,
                couponId,
                Optional.of(offerId),
                list,
                text,
                again,
                known,
                message,
                tells,
                label);
    }

    public Scanned ofList(String listId) {
        return new Scanned(
                as,
                reason,
                member,
                gtin,
                coupon,
                offer,
                Optional.of(listId),
                text,
                duplicate,
                known,
                message,
                tells,
                label);
    }

    public Scanned ofText(String plain) {
        return new Scanned(
                as,
                reason,
                member,
                gtin,
                coupon,
                offer,
                list,
                Optional.of(plain),
                duplicate,
                known,
                message,
                tells,
                label);
    }

    /** With another sentence for the cashier. */
    public Scanned saying(Message other) {
        return new Scanned(as, reason, member, gtin, coupon, offer, list, text, duplicate, known, other, tells, label);
    }

    public Scanned telling(List<Message> more) {
        return new Scanned(as, reason, member, gtin, coupon, offer, list, text, duplicate, known, message, more, label);
    }

    public Scanned labelled(Label other) {
        return new Scanned(
                as, reason, member, gtin, coupon, offer, list, text, duplicate, known, message, tells, other);
    }
}
