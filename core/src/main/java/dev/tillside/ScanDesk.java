package dev.tillside;

import dev.tillside.gs1.PaperCoupon;
import dev.tillside.internal.store.Reference;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Program;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Scanned.As;
import dev.tillside.scan.Scan;
import dev.tillside.scan.Scan.RejectedBecause;
import dev.tillside.scan.ScanReader;
import dev.tillside.scan.ScanReading;
import dev.tillside.scan.ScanRules;
import dev.tillside.scan.Symbology;
import dev.tillside.text.Message;
import dev.tillside.wire.CheckoutEvent;
import dev.tillside.wire.PaperOffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says what a scan does to a sale. */
final class ScanDesk {
    private final Reference reference;
    private final InstantSource clock;
    private final Function<String, ZoneId> zone;
    private final Labels labels;
    private final ListDesk lists;
    private ScanRules rules = ScanRules.NONE;
    private ScanReader reader = new ScanReader(rules);

    /** What to tell the cashier, and the change to make, where there is one. */
    record Reading(Scanned scanned, Optional<CheckoutEvent> event) {}

    ScanDesk(Reference reference, InstantSource clock, Function<String, ZoneId> zone, ListDesk lists) {
        this.reference = reference;
        this.clock = clock;
        this.zone = zone;
        this.labels = new Labels(reference, clock, zone);
        this.lists = lists;
    }

    Reading read(String raw, Optional<Symbology> symbology, String store, Customer customer) {
        ScanReading read = reader().read(raw, symbology, reference);
        Reading reading = read(read.scan(), store, customer);
        return new Reading(labels.labelled(reading.scanned(), read, store), reading.event());
    }

    private Reading read(Scan scan, String store, Customer customer) {
        if (scan instanceof Scan.Card card) {
            return card(card, customer);
        }
        if (scan instanceof Scan.ListCode list) {
            return list(list.list(), store, customer);
        }
        if (scan instanceof Scan.SignedList signed) {
            return lists.read(signed.code(), store, customer);
        }
        if (scan instanceof Scan.CouponCode code) {
            return coupon(code.coupon(), customer);
        }
        if (scan instanceof Scan.BearerCode bearer) {
            return bearer(bearer.offer(), bearer.code(), bearer.serialised(), customer);
        }
        if (scan instanceof Scan.ItemCode item) {
            return unchanged(Scanned.as(As.ITEM, sentence("SCAN_ITEM")).ofItem(item.gtin()));
        }
        if (scan instanceof Scan.PaperCouponCode paper) {
            return paper(paper, customer);
        }
        if (scan instanceof Scan.UnknownCoupon coupon) {
            return pending(coupon.code());
        }
        if (scan instanceof Scan.RefundReceipt receipt) {
            return unchanged(
                    Scanned.as(As.PLAIN, sentence("SCAN_REFUND_RECEIPT")).ofText(receipt.code()));
        }
        if (scan instanceof Scan.Plain plain) {
            return unchanged(Scanned.as(As.PLAIN, sentence("SCAN_PLAIN")).ofText(plain.text()));
        }
        return rejected(((Scan.Rejected) scan).reason());
    }

    /** Each code admits one use; one piece of paper counts once. */
    private static Reading bearer(String offer, String code, boolean serialised, Customer customer) {
        boolean again = serialised && customer.serials().containsKey(code);
        Scanned scanned = Scanned.as(As.COUPON, sentence(again ? "SCAN_AGAIN" : "SCAN_COUPON"))
                .ofCoupon(serialised ? Optional.of(code) : Optional.empty(), offer, again);
        return again ? unchanged(scanned) : changed(scanned, new CheckoutEvent.BearerShown(offer, code, serialised));
    }

    /** A paper coupon is an offer of its own, where the till can tell the goods that it is for. */
    private Reading paper(Scan.PaperCouponCode paper, Customer customer) {
        PaperCoupon coupon = paper.coupon();
        String offer = PaperOffer.id(paper.code());
        boolean made =
                reference.program().flatMap(p -> PaperOffer.text(offer, p)).isPresent();
        boolean known = coupon.purchases().stream()
                .allMatch(purchase -> purchase.measure() == PaperCoupon.Measure.SPENT
                        || reference.knowsCouponFamily(PaperOffer.company(coupon, purchase), purchase.family()));
        return made && known
                ? bearer(offer, paper.code(), coupon.serial().isPresent(), customer)
                : pending(paper.code());
    }

    /** A coupon that is worth something nobody here can say: never a discount of zero. */
    private static Reading pending(String code) {
        Scanned scanned = Scanned.as(As.COUPON, sentence("SCAN_COUPON_PENDING")).ofText(code);
        return unchanged(scanned.labelled(Scanned.Label.NONE.warning(Scanned.Warning.PENDING)));
    }

    private synchronized ScanReader reader() {
        ScanRules now = reference.scanRules();
        if (!now.equals(rules)) {
            rules = now;
            reader = new ScanReader(now);
        }
        return reader;
    }

    private Reading card(Scan.Card card, Customer customer) {
        if (card.member().isEmpty()) {
            boolean accepted = reference
                    .program()
                    .map(program -> program.unknownCards() == Program.UnknownCards.ACCEPT)
                    .orElse(false);
            return accepted ? unknown(card.card(), customer) : rejected(RejectedBecause.UNKNOWN_CARD);
        }
        return identified(As.MEMBER, card.member().get(), Optional.empty(), customer);
    }

    /** A card of ours that nobody has yet: it shops as a member, and whoever gets it has its points. */
    private static Reading unknown(String card, Customer customer) {
        MemberId id = AccountIds.ofCard(card);
        boolean again = customer.member().equals(Optional.of(id));
        Scanned scanned = Scanned.as(As.MEMBER, sentence(again ? "SCAN_AGAIN" : "SCAN_MEMBER_UNKNOWN"))
                .unknown(again);
        return again
                ? unchanged(scanned)
                : changed(scanned, new CheckoutEvent.MemberSet(id, Optional.empty(), Optional.empty()));
    }

    private Reading list(String id, String store, Customer customer) {
        Optional<ShoppingList> found = reference.list(id);
        if (found.isEmpty()) {
            return rejected(RejectedBecause.MALFORMED);
        }
        ShoppingList list = found.get();
        Instant now = clock.instant();
        if (list.valid().startsAfter(now, zone.apply(store))) {
            return rejected(RejectedBecause.NOT_STARTED);
        }
        if (list.valid().endedBefore(now, zone.apply(store))) {
            return rejected(RejectedBecause.EXPIRED);
        }
        if (reference.member(list.member()).isEmpty()) {
            return rejected(RejectedBecause.UNKNOWN_CARD);
        }
        return identified(As.LIST, list.member(), Optional.of(id), customer);
    }

    private static Reading identified(As as, MemberId member, Optional<String> list, Customer customer) {
        boolean sameMember = customer.member().equals(Optional.of(member));
        boolean again = sameMember && list.map(customer::scannedList).orElse(true);
        String code = again ? "SCAN_AGAIN" : as == As.LIST ? "SCAN_LIST" : "SCAN_MEMBER";
        Scanned plain = Scanned.as(as, sentence(code)).ofMember(member, again);
        Scanned scanned = list.map(plain::ofList).orElse(plain);
        return again
                ? unchanged(scanned)
                : changed(scanned, new CheckoutEvent.MemberSet(member, list, Optional.empty()));
    }

    private Reading coupon(String id, Customer customer) {
        Optional<Coupon> coupon = reference.coupon(id);
        if (coupon.isEmpty()) {
            return rejected(RejectedBecause.MALFORMED);
        }
        boolean again = customer.shownCoupons().contains(id);
        Scanned scanned = Scanned.as(As.COUPON, sentence(again ? "SCAN_AGAIN" : "SCAN_COUPON"))
                .ofCoupon(Optional.of(id), coupon.get().offer(), again);
        return again ? unchanged(scanned) : changed(scanned, new CheckoutEvent.CouponShown(id));
    }

    private static Reading rejected(RejectedBecause reason) {
        return unchanged(Scanned.as(As.REJECTED, sentence("SCAN_REJECTED_" + reason.name()))
                .because(reason));
    }

    private static Message sentence(String code) {
        return Message.cashier(code, Map.of());
    }

    private static Reading changed(Scanned scanned, CheckoutEvent event) {
        return new Reading(scanned, Optional.of(event));
    }

    private static Reading unchanged(Scanned scanned) {
        return new Reading(scanned, Optional.empty());
    }
}
