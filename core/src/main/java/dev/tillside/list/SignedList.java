package dev.tillside.list;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list as its code carries it, complete in itself. Who made it is the code's to prove.
 *
 * @param id the list's id, a GDTI with serial where the retailer follows GS1
 * @param program the programme it belongs to
 * @param currency of its amounts
 * @param member whose it is; never a name
 * @param issued when it was made
 * @param from its first day, in the store's time zone
 * @param through its last day
 * @param offers what it offers, at most {@value #MOST_OFFERS}
 */
public record SignedList(
        String id,
        String program,
        Currency currency,
        MemberId member,
        LocalDate issued,
        LocalDate from,
        LocalDate through,
        List<ListOffer> offers) {
    /** More fit no symbol that a till's scanner reads well. */
    public static final int MOST_OFFERS = 100;

    private static final int LONGEST_ID = 48;

    public SignedList {
        short48(id, "id");
        short48(program, "program");
        BadInput.present(currency, "currency");
        short48(BadInput.present(member, "member").id(), "member");
        BadInput.present(issued, "issued");
        BadInput.present(from, "from");
        if (from.isBefore(issued)) {
            throw BadInput.value("from", "before it was issued: " + from);
        }
        if (BadInput.present(through, "through").isBefore(from)) {
            throw BadInput.value("through", "before it begins: " + through);
        }
        offers = List.copyOf(offers);
        if (offers.size() > MOST_OFFERS) {
            throw BadInput.value("offers", "more than " + MOST_OFFERS + ": " + offers.size());
        }
        Set<String> coupons = new HashSet<>();
        for (ListOffer offer : offers) {
            if (!coupons.add(offer.coupon())) {
                throw BadInput.value("offers", "two of the coupon " + offer.coupon());
            }
        }
    }

    private static void short48(String text, String path) {
        if (BadInput.present(text, path).isBlank() || text.length() > LONGEST_ID) {
            throw BadInput.value(path, "not a text of 1 to " + LONGEST_ID + " characters");
        }
    }

    /** The same list with other offers. */
    public SignedList with(List<ListOffer> others) {
        return new SignedList(id, program, currency, member, issued, from, through, others);
    }

    /** When it may be scanned. */
    public DateSpan valid() {
        return DateSpan.of(from, through);
    }

    /** The coupon's id of the offer in that place, counted from 1, where it has none of its own. */
    public static String coupon(String list, int place) {
        return list + "/" + place;
    }

    /** The offer whose use is counted under that id. */
    public Optional<ListOffer> offerOf(String coupon) {
        return offers.stream().filter(o -> o.coupon().equals(coupon)).findFirst();
    }
}
