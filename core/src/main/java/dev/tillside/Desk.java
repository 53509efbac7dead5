package dev.tillside;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Offers;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.PricingMemory;
import dev.tillside.offer.Shopper;
import dev.tillside.offer.Usage;
import dev.tillside.points.Balance;
import dev.tillside.points.Booking;
import dev.tillside.points.Ledger;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Program;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.wire.SaleJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What all checkouts of one till share: its files, its clock, and the way from a basket to a receipt. */
final class Desk {
    private final Reference reference;
    private final Journal journal;
    private final InstantSource clock;
    private final String language;
    private final ScanDesk scans;
    private final Runnable wake;
    private final Map<BasketKey, Checkout> open = new ConcurrentHashMap<>();
    private final Object counter = new Object();
    private volatile boolean closed;

    /** A sale about to be committed. */
    record Closing(
            PricedBasket priced,
            Optional<Circumstances> seen,
            Customer customer,
            Instant at,
            Optional<String> operator,
            Payment payment) {}

    Desk(Reference reference, Journal journal, InstantSource clock, String language, Runnable wake) {
        this.reference = reference;
        this.journal = journal;
        this.clock = clock;
        this.language = language;
        this.wake = wake;
        this.scans = new ScanDesk(reference, clock, this::zone);
    }

    Reference reference() {
        return reference;
    }

    Journal journal() {
        return journal;
    }

    ScanDesk scans() {
        return scans;
    }

    Instant now() {
        return clock.instant();
    }

    /** Held while coupons and limits are counted and taken, so that two sales cannot take the last one. */
    Object counter() {
        return counter;
    }

    Duration lockLasts() {
        return Duration.ofMinutes(30);
    }

    void open() {
        if (closed) {
            throw new StoreFailure(Code.CLOSED, "the till is closed", null);
        }
    }

    void close() {
        closed = true;
    }

    Map<BasketKey, Checkout> checkouts() {
        return open;
    }

    void begun(Checkout checkout) {
        open.put(checkout.key(), checkout);
    }

    void ended(Checkout checkout) {
        open.remove(checkout.key(), checkout);
    }

    Program program() {
        return reference
                .program()
                .orElseThrow(() -> new Refused(
                        Code.NO_PROGRAM, "", "no programme has reached this till: take one from head office first"));
    }

    /** The store's time zone, or else the programme's. */
    ZoneId zone(String store) {
        return reference.zone(store).orElseGet(() -> program().timeZone());
    }

    PricedBasket price(Basket basket, Customer customer, Instant at, Pricing.Outcomes outcomes, PricingMemory memory) {
        return quote(basket, customer, at, outcomes, memory).priced();
    }

    /** A price that can stand: with what it was computed from. */
    Quote quote(Basket basket, Customer customer, Instant at, PricingMemory memory) {
        return quote(basket, customer, at, Pricing.Outcomes.TOUCHED, memory);
    }

    private Quote quote(Basket basket, Customer customer, Instant at, Pricing.Outcomes outcomes, PricingMemory memory) {
        ZoneId zone = zone(basket.key().store());
        Optional<Member> member = customer.member().flatMap(reference::member);
        Shopper shopper = new Shopper(member, member.flatMap(Member::tier), held(basket.key(), customer));
        Reference.InForce inForce = reference.inForce();
        Seen seen = new Seen(offer -> used(offer, customer, basket.key(), at, zone));
        Pricing pricing = new Pricing(
                basket,
                inForce.program().orElseGet(this::program),
                inForce.offers(),
                shopper,
                at,
                zone,
                seen,
                reference::shelf,
                outcomes,
                Pricing.DEFAULT_STEP_BUDGET);
        PricedBasket priced = Offers.price(pricing, memory);
        return new Quote(priced, Optional.of(seen.in(pricing, inForce, priced)));
    }

    /** What the shopper holds: the member's own coupons, bearer coupons shown, and codes of bearer offers scanned. */
    private List<HeldCoupon> held(BasketKey key, Customer customer) {
        Map<String, Integer> reserved = reservedCoupons(key);
        List<HeldCoupon> held = new ArrayList<>();
        List<Coupon> coupons = new ArrayList<>();
        customer.member().map(reference::coupons).ifPresent(coupons::addAll);
        customer.shownCoupons().stream()
                .map(reference::coupon)
                .flatMap(Optional::stream)
                .filter(c -> c.member().isEmpty())
                .forEach(coupons::add);
        for (Coupon coupon : coupons) {
            int left = coupon.uses() - journal.couponUses(coupon.id()) - reserved.getOrDefault(coupon.id(), 0);
            held.add(HeldCoupon.of(
                    coupon, Math.max(0, left), customer.shownCoupons().contains(coupon.id())));
        }
        customer.bearerCodes()
                .forEach((offer, codes) -> held.add(new HeldCoupon(
                        Optional.empty(),
                        offer,
                        codes.size(),
                        dev.tillside.member.DateSpan.ALWAYS,
                        true,
                        false,
                        false)));
        return held;
    }

    private Map<String, Integer> reservedCoupons(BasketKey except) {
        return open.values().stream()
                .filter(c -> !c.key().equals(except))
                .map(Checkout::reserved)
                .flatMap(Optional::stream)
                .flatMap(r -> couponUses(r.lock().priced()).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    private Usage.Used used(Offer offer, Customer customer, BasketKey key, Instant at, ZoneId zone) {
        Usage.Used committed = journal.used(offer.id(), offer.limits(), customer.member(), at, zone);
        long uses = 0;
        long amount = 0;
        long byMember = 0;
        for (Checkout other : open.values()) {
            Optional<Checkout.Reservation> reserved = other.reserved();
            if (other.key().equals(key) || reserved.isEmpty()) {
                continue;
            }
            boolean sameMember =
                    customer.member().isPresent() && reserved.get().member().equals(customer.member());
            for (Outcome outcome : reserved.get().lock().priced().outcomes()) {
                if (outcome.offer().equals(offer.id())) {
                    uses += outcome.uses();
                    amount += outcome.amount().minor();
                    byMember += sameMember ? outcome.uses() : 0;
                }
            }
        }
        return new Usage.Used(
                committed.byMember() + byMember,
                committed.byMemberInPeriod() + byMember,
                committed.uses() + uses,
                committed.amountMinor() + amount);
    }

    private static Map<String, Integer> couponUses(PricedBasket priced) {
        Map<String, Integer> uses = new TreeMap<>();
        for (Outcome outcome : priced.outcomes()) {
            if (outcome.coupon().isPresent() && outcome.uses() > 0) {
                uses.merge(outcome.coupon().get(), outcome.uses(), Integer::sum);
            }
        }
        return uses;
    }

    /** Commits, or answers what was committed under that key before. */
    Receipt commit(Closing closing) {
        Program program = program();
        boolean pays = closing.payment().pays(closing.priced().due());
        if (!pays && program.tenders() == Program.Tenders.STRICT) {
            throw new Refused(
                    Code.TENDERS_DIFFER,
                    "tenders",
                    "the tenders do not make what is due: " + closing.priced().due());
        }
        Set<Receipt.Flag> flags = pays ? Set.of() : Set.of(Receipt.Flag.TENDERS_DIFFER);
        BasketKey key = closing.priced().basket().key();
        Optional<Member> member = closing.customer().member().flatMap(reference::member);
        List<LedgerEntry> entries = member.map(m -> entries(m, closing)).orElse(List.of());
        Optional<Points> balance =
                member.map(m -> balance(m.id(), entries, key.store()).points());
        Receipt receipt = new Receipt(
                key,
                member.map(Member::id),
                closing.at(),
                closing.operator(),
                closing.seen().map(seen -> seen.program().version()).orElse(program.version()),
                closing.priced(),
                closing.payment(),
                flags,
                balance,
                List.of(),
                false);
        Receipt printed = ReceiptText.print(
                receipt, reference.offers(), member.flatMap(Member::language).orElse(language));
        Optional<String> before = journal.commit(new Journal.Sale(
                key,
                closing.seen().map(seen -> SaleJson.write(printed, seen)).orElseGet(() -> SaleJson.write(printed)),
                couponUses(closing.priced()),
                offerUses(closing),
                entries,
                member.map(m -> purchase(m, closing.priced()))));
        wake.run();
        return before.map(json -> SaleJson.read(json).asAgain()).orElse(printed);
    }

    private List<LedgerEntry> entries(Member member, Closing closing) {
        BasketKey key = closing.priced().basket().key();
        return ledger(member.id(), key.store())
                .earn(
                        new Booking(key.toString(), key.businessDay()),
                        closing.priced().pointsEarned());
    }

    private List<Journal.OfferUse> offerUses(Closing closing) {
        Map<String, Journal.OfferUse> uses = new TreeMap<>();
        for (Outcome outcome : closing.priced().outcomes()) {
            Optional<Limits> limits = reference.offers().get(outcome.offer()).map(Offer::limits);
            if (outcome.uses() > 0 && limits.map(Limits::needUsage).orElse(false)) {
                uses.merge(
                        outcome.offer(),
                        new Journal.OfferUse(
                                outcome.offer(),
                                closing.customer().member(),
                                closing.at(),
                                outcome.uses(),
                                outcome.amount().minor()),
                        (a, b) -> new Journal.OfferUse(
                                a.offer(), a.member(), a.at(), a.uses() + b.uses(), a.amountMinor() + b.amountMinor()));
            }
        }
        return List.copyOf(uses.values());
    }

    /** One line of text per line sold: item, quantity, unit, net in minor units, and {@code *} where it was on offer. */
    private static Journal.Purchase purchase(Member member, PricedBasket priced) {
        String lines = priced.lines().stream()
                .filter(l -> !l.line().amount().isNegative())
                .map(l -> (l.line().item().isGtin() ? "" : "sku:")
                        + l.line().item().code() + "\t"
                        + l.line().quantity().plain() + "\t" + l.line().unit() + "\t"
                        + l.net().minor() + (l.discounts().isEmpty() ? "" : "\t*"))
                .collect(Collectors.joining("\n"));
        return new Journal.Purchase(member.id(), priced.basket().key().businessDay(), lines);
    }

    Optional<Receipt> receipt(BasketKey key) {
        return journal.saleJson(key).map(SaleJson::read);
    }

    /** The member's points: the ledger's sum, with entries about to be made. */
    Balance balance(MemberId id, List<LedgerEntry> more, String store) {
        Optional<String> tier = reference.member(id).flatMap(Member::tier);
        return ledger(id, store).with(more).balance(tier, LocalDate.ofInstant(now(), zone(store)));
    }

    private Ledger ledger(MemberId id, String store) {
        Ledger booked = Ledger.of(program(), id, journal.ledger(id));
        return reference
                .opening(id)
                .map(o -> booked.with(booked.opening(
                        new Booking("opening", LocalDate.ofInstant(o.booked(), zone(store))), o.points())))
                .orElse(booked);
    }

    /** Open checkouts in order of key. */
    List<Checkout> openCheckouts() {
        return open.values().stream()
                .sorted(Comparator.comparing(c -> c.key().toString()))
                .toList();
    }
}
