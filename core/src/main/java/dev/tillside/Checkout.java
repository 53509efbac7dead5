package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.item.Item;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.PricingMemory;
import dev.tillside.sale.Explained;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import dev.tillside.scan.Symbology;
import dev.tillside.text.Message;
import dev.tillside.wire.CheckoutEvent;
import dev.tillside.wire.PaperOffer;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * One sale, from the first scan to the receipt.
 *
 * <p>It is {@link State#OPEN} until it is locked for payment, and ends committed or cancelled; between it may be put aside. Every change is on disk when
 * its call returns; on a disk that fails the basket goes on in memory, {@link #warnings} say so, and what is missing follows when the disk is well. Thread-safe: one call at a time. No call waits for the network.
 *
 * <p>All calls throw {@link Refused} where the state forbids them, and change nothing then.
 */
public final class Checkout {
    /** Where a sale stands. */
    public enum State {
        /** Lines, member and coupons may change. */
        OPEN,
        /** Being paid: the price stands. */
        LOCKED,
        /** Put aside: nothing can be done until it is resumed, but cancelling it. */
        SUSPENDED,
        COMMITTED,
        CANCELLED
    }

    private final Desk desk;
    private final BasketKey key;
    private final Currency currency;
    private final Optional<String> operator;
    private final boolean training;
    private final Contents contents;
    private final Customer customer;
    private final BasketJournal journal;
    private final Asking asking;
    private final PricingMemory memory = new PricingMemory();

    /** What a locked checkout holds back from others. */
    record Reservation(Optional<MemberId> member, CheckoutEvent.Locked lock) {}

    private Checkout(Desk desk, CheckoutEvent.Begun begun) {
        this.desk = desk;
        this.key = begun.key();
        this.currency = begun.currency();
        this.operator = begun.operator();
        this.training = begun.training();
        this.contents = new Contents(key, currency);
        this.customer = contents.customer();
        this.journal = new BasketJournal(desk, key, 1);
        this.asking = new Asking(desk.leases(), key, training);
    }

    static Checkout begun(Desk desk, CheckoutEvent.Begun begun) {
        return new Checkout(desk, begun);
    }

    /** A checkout that the journal could not take: it is there while this process lives, and until the journal can. */
    static Checkout unsaved(Desk desk, CheckoutEvent.Begun begun) {
        Checkout checkout = new Checkout(desk, begun);
        checkout.journal.lacks(begun);
        return checkout;
    }

    /** The checkout that the journal kept. */
    static Checkout recovered(Desk desk, List<String> journalled) {
        if (!(CheckoutEvent.read(journalled.get(0)) instanceof CheckoutEvent.Begun begun)) {
            throw BadInput.value("", "a checkout that does not begin");
        }
        Checkout checkout = new Checkout(desk, begun);
        for (String json : journalled.subList(1, journalled.size())) {
            checkout.apply(CheckoutEvent.read(json));
            checkout.journal.added();
        }
        return checkout;
    }

    public BasketKey key() {
        return key;
    }

    /** The currency of every amount in this sale. */
    public Currency currency() {
        return currency;
    }

    /** Whether nothing of it counts: no points, coupons, limits or sales, here or at head office. */
    public boolean training() {
        return training;
    }

    public synchronized State state() {
        return contents.state();
    }

    /** The lines as they stand, in the order in which they came. */
    public synchronized List<Line> lines() {
        return contents.lines();
    }

    public synchronized Optional<MemberId> member() {
        return customer.member();
    }

    /** Offers whose printed code, without a serial number, a bearer showed in this sale. */
    public synchronized Set<String> bearerOffers() {
        return Set.copyOf(customer.bearerCodes().keySet());
    }

    /** What the scanner sent, without knowing the symbology. */
    public Scanned scan(String raw) {
        return scan(raw, Optional.empty());
    }

    /**
     * Takes a scan: a card or list identifies the member, a coupon's code presents it. An item adds nothing: the till prices
     * it and calls {@link #add}. Never throws on what was scanned.
     *
     * @param symbology where the device tells it
     */
    public synchronized Scanned scan(String raw, Optional<Symbology> symbology) {
        editable();
        ScanDesk.Reading reading = desk.scans().read(raw, symbology, key.store(), customer);
        reading.event().ifPresent(this::record);
        boolean named =
                reading.event().map(CheckoutEvent.MemberSet.class::isInstance).orElse(false);
        return named ? told(reading.scanned()) : reading.scanned();
    }

    private Scanned told(Scanned scanned) {
        Scanned told = scanned.telling(tellsIfAny());
        boolean over = customer.member().flatMap(desk.shoppers()::named).isPresent()
                && desk.shoppers()
                        .member(customer, desk.now(), desk.zone(key.store()))
                        .isEmpty();
        return !over ? told : told.saying(Message.cashier("SCAN_MEMBER_OVER", Map.of()));
    }

    /**
     * What the cashier and the shopper should know about the member now: the greeting, tier and what is missing to the next,
     * points and what expires when, vouchers, coupons that this basket can still earn, list lines that are not in it yet,
     * benefits, notes. A scan of a card or list tells it by itself. Nothing where there is no member.
     */
    public synchronized List<Message> tells() {
        known();
        return desk.tells(contents.basket(), customer, price());
    }

    /** The card counts, whatever keeps its member's account from being read. */
    private List<Message> tellsIfAny() {
        try {
            return tells();
        } catch (StoreFailure e) {
            return List.of();
        }
    }

    /** Adds a line. What the till does not say of the item is filled from the item table. */
    public synchronized void add(Line line) {
        editable();
        inCurrency(BadInput.present(line, "line").amount());
        contents.without(line);
        Line known = desk.reference()
                .item(line.item())
                .map(Item::facts)
                .map(facts -> line.withFacts(PaperOffer.inFamilies(line.facts().orElse(facts), facts)))
                .orElse(line);
        record(new CheckoutEvent.LineSet(known));
    }

    /**
     * Changes a line's quantity, and the amount that the till charges for the whole line. Goods that came back cannot be
     * changed, only voided.
     */
    public synchronized void quantity(String lineId, Quantity quantity, Money amount) {
        editable();
        inCurrency(amount);
        Returns.untouched(contents.exchanges(), lineId);
        record(new CheckoutEvent.LineSet(contents.line(lineId).withQuantity(quantity, amount)));
    }

    /** Takes a line out; of goods that came back, all that their return brought. */
    public synchronized void voidLine(String lineId) {
        editable();
        Line line = contents.line(lineId);
        Optional<Refund> exchange = Returns.voided(contents.exchanges(), lineId);
        record(
                exchange.isPresent()
                        ? new CheckoutEvent.ExchangeVoided(exchange.get().key())
                        : new CheckoutEvent.LineVoided(line.id()));
    }

    /**
     * Takes goods back in exchange: they stand in this basket as negative lines, named {@code tx/line} after the return and
     * its lines, outside every offer. The return is made when this sale is committed, all or nothing; a due below zero is
     * paid out. Coupons and limits that come back can be used in this basket at once.
     *
     * @param request into this basket; asked a second time it answers the same
     * @throws Refused as {@link LoyaltyTill#takeBack}
     */
    synchronized Refund exchange(ReturnRequest request) {
        editable();
        synchronized (desk.counter()) {
            Optional<Refund> before = desk.returns().before(request);
            if (before.isPresent()) {
                return before.get();
            }
            Refund refund = desk.returns().counted(request, contents.exchanges(), training);
            List<Line> goods = desk.returns().lines(refund);
            for (Line line : goods) {
                inCurrency(line.amount());
                contents.without(line);
            }
            record(new CheckoutEvent.Exchanged(refund, goods));
            return refund;
        }
    }

    /** Returns whose goods stand in this basket. */
    List<Refund> exchanges() {
        return contents.exchanges();
    }

    /** Names the member, as a card would; the same member again changes nothing. */
    public synchronized void member(MemberId id) {
        editable();
        if (desk.reference().member(id).isEmpty()) {
            throw new Refused(Code.UNKNOWN_MEMBER, "id", "no member " + id);
        }
        if (!customer.member().equals(Optional.of(id))) {
            record(new CheckoutEvent.MemberSet(id, Optional.empty(), Optional.empty()));
        }
    }

    /** Takes the member off again: the basket is a stranger's. */
    public synchronized void forget() {
        editable();
        if (customer.member().isEmpty()) {
            throw new Refused(Code.NO_MEMBER, "tx", "the sale has no member");
        }
        record(new CheckoutEvent.MemberForgotten());
    }

    /** What the basket costs now: what stands since the lock, or else by the clock as it is. Changes nothing. */
    public PricedBasket price() {
        return price(Pricing.Outcomes.TOUCHED);
    }

    /** The same, with the outcomes asked for. What the lock told of an offer stands; it did not touch the others. */
    public synchronized PricedBasket price(Pricing.Outcomes outcomes) {
        known();
        if (contents.lock().isEmpty()) {
            return desk.price(contents.basket(), customer, desk.now(), outcomes, memory);
        }
        PricedBasket standing = contents.lock().get().priced();
        return switch (outcomes) {
            case TOUCHED -> standing;
            case ALL ->
                standing.withOtherOutcomes(desk.price(contents.basket(), customer, priceClock(), outcomes, memory)
                        .outcomes());
        };
    }

    /**
     * What became, or would become, of one offer; one outcome for each coupon of it that the member holds.
     *
     * @throws Refused where the till knows neither such an offer nor a coupon of it
     */
    public synchronized List<Outcome> explain(String offer) {
        List<Outcome> told = price(Pricing.Outcomes.ALL).outcomes().stream()
                .filter(o -> o.offer().equals(BadInput.present(offer, "offer")))
                .toList();
        if (told.isEmpty()) {
            throw new Refused(Code.UNKNOWN_OFFER, "offer", "no offer of that id");
        }
        return told;
    }

    /** The offer of that id as it holds for this sale: head office's, one that a signed list brought, or a paper coupon's. */
    public synchronized Optional<Offer> offer(String id) {
        return desk.offer(customer, BadInput.present(id, "offer"));
    }

    /** What became, or would become, of offers, each with its name and one sentence why. */
    public synchronized List<Explained> explained(Pricing.Outcomes outcomes) {
        return desk.explained(price(outcomes).outcomes(), customer);
    }

    /** Locks for payment: this clock reading decides all validity, and the coupons that apply are reserved. */
    public synchronized PricedBasket lock() {
        editable();
        synchronized (desk.counter()) {
            Instant now = desk.now();
            Quote quote = desk.quote(contents.basket(), customer, now, memory);
            record(new CheckoutEvent.Locked(now, quote.priced(), quote.seen()));
            contents.lockedBy(quote);
        }
        return contents.lock().orElseThrow().priced();
    }

    /**
     * Lets points pay a part of what is due, before or after the lock; of several times the last counts, and zero undoes it.
     * Should the due fall before the lock they are cut to the largest step within it; should the member be forgotten, they no
     * longer pay. They are taken from the member's balance by the commit, and held back from other sales at this till by the
     * lock.
     *
     * @throws Refused {@link Code#INSUFFICIENT_POINTS}, told first, beyond what the member may spend here; {@link
     *     Code#EXCEEDS_DUE} beyond what is due; {@link Code#NOT_A_STEP}; {@link Code#NO_REDEMPTION} where the programme does
     *     not let points pay; {@link Code#NO_MEMBER}
     */
    public void redeem(Points points) {
        BadInput.present(points, "points");
        if (points.isNegative()) {
            throw BadInput.value("points", "below zero: " + points.plain());
        }
        redeem(
                new CheckoutEvent.PointsRedeemed(points),
                (redeeming, priced) ->
                        redeeming.checkPoints(points, customer.asked().withoutPoints(), priced));
    }

    /**
     * Lets a voucher pay a part of what is due, before or after the lock; the same voucher again changes nothing. A voucher is
     * its bearer's, as printed money is: the member's card need not be there.
     *
     * @param code as printed
     * @throws Refused {@link Code#VOUCHER_REFUSED} where it is unknown, used up, cancelled or has run out; {@link
     *     Code#EXCEEDS_DUE} where nothing is due, or where it is worth more and may not be used in parts
     */
    public void redeem(String code) {
        BadInput.present(code, "voucher");
        redeem(
                new CheckoutEvent.VoucherRedeemed(code),
                (redeeming, priced) ->
                        redeeming.checkVoucher(code, customer.asked().without(Optional.of(code)), priced));
    }

    /** Lets a voucher not pay after all; one that did not pay changes nothing. */
    public void keep(String code) {
        redeem(new CheckoutEvent.VoucherKept(BadInput.present(code, "voucher")), (redeeming, priced) -> {});
    }

    private synchronized void redeem(CheckoutEvent event, BiConsumer<Redeeming, PricedBasket> check) {
        known();
        synchronized (desk.counter()) {
            Instant at = priceClock();
            check.accept(desk.redeeming(customer, key, at), price());
            if (contents.lock().isEmpty()) {
                record(event);
                return;
            }
            Quote standing = contents.locked().orElseThrow();
            Quote quote = desk.redeemed(standing, customer, customer.asked().after(event), at);
            record(event, new CheckoutEvent.Locked(at, quote.priced(), quote.seen()));
            contents.lockedBy(quote);
        }
    }

    /** Unlocks, so that the basket can be edited; what was reserved is free. */
    public synchronized void unlock() {
        alive();
        expireLock();
        if (contents.lock().isEmpty()) {
            throw new Refused(Code.NOT_LOCKED, "tx", "the basket is not locked");
        }
        record(new CheckoutEvent.Unlocked());
    }

    /**
     * Puts the basket aside: after {@link LoyaltyTill#resume} it goes on as it was, here or, once both have synced, at another
     * till of the same head office. What was locked is unlocked, and its coupons are free. A basket in training stays here.
     */
    public synchronized void suspend() {
        known();
        expireLock();
        CheckoutEvent event = new CheckoutEvent.Suspended(desk.now());
        journal.withAll(() -> desk.aside().suspend(key, journal.events(), event, training));
        apply(event);
        asking.end();
        desk.wake();
    }

    /** Goes on after {@link #suspend}; false where another till has the basket by now. */
    synchronized boolean resume() {
        desk.open();
        lookAgain();
        if (contents.state() != State.SUSPENDED) {
            throw new Refused(Code.NOT_SUSPENDED, "tx", "the sale is not suspended");
        }
        CheckoutEvent event = new CheckoutEvent.Resumed(desk.now());
        if (!journal.durably(() -> desk.aside().resume(key, journal.events(), event, training))) {
            gone();
            return false;
        }
        journal.added();
        apply(event);
        desk.wake();
        return true;
    }

    /** Another till has taken the basket up, or sold it. */
    synchronized void gone() {
        desk.leases().forget(key);
        ended(desk.receipt(key).isPresent() ? State.COMMITTED : State.CANCELLED);
    }

    /** Ends the sale with nothing sold. Its key may begin again. */
    public synchronized void cancel() {
        if (contents.state() == State.SUSPENDED && !resume()) {
            throw new Refused(Code.UNKNOWN_TRANSACTION, "tx", "another till has taken it up: " + key);
        }
        alive();
        desk.giftCards().putBack(customer.giftCardPayments());
        journal.durably(() -> {
            desk.journal().cancel(key);
            return null;
        });
        ended(State.CANCELLED);
        asking.end();
    }

    /**
     * Lets a gift card pay, at once: give the tender to {@link #commit}. Should the sale be cancelled, it is put back. This call
     * waits for the keeper of gift cards, as a payment terminal is waited for; a till that loses its power meanwhile, or where
     * this throws, does not know whether the card paid, and {@link #cancel} puts back what it did.
     *
     * @param card as scanned; neither logged nor journalled
     * @param amount above zero
     * @throws Refused {@link Code#GIFT_CARD_REFUSED} where the card does not have that much; {@link Code#NO_GIFT_CARDS} where
     *     nobody can be asked; {@link Code#NOT_LOCKED} before the lock
     */
    public synchronized Tender giftCard(String card, Money amount) {
        known();
        inCurrency(amount);
        BadInput.present(card, "card");
        if (!amount.isPositive()) {
            throw BadInput.value("amount", "not above zero: " + amount.plain());
        }
        if (contents.lock().isEmpty()) {
            throw new Refused(Code.NOT_LOCKED, "tx", "the basket is not locked");
        }
        if (training) {
            return new Tender(Tender.GIFT_CARD, amount); // an exercise takes nothing off a card
        }
        desk.giftCards().open();
        String name = key + "/gift-card-" + (customer.giftCardPayments().size() + 1);
        CheckoutEvent asked = new CheckoutEvent.GiftCardAsked(name);
        journal.addDurably(asked);
        apply(asked);
        return desk.giftCards().draw(card, amount, name);
    }

    /** Commits; the tenders make what is due. */
    public Receipt commit(Tender... tenders) {
        return commit(Payment.of(currency, List.of(tenders)));
    }

    /**
     * Commits the sale in one durable transaction: basket, coupon uses, ledger, purchase record and outbox row. A second
     * commit answers the same receipt and does nothing. Where the disk fails the basket stays as it is: commit again when it is
     * well.
     *
     * <p>A {@link Payment#late} payment is recorded as it was made, whatever the programme says of tenders that differ. Where it
     * makes what is due without any offer, the shopper paid the full price: nothing is taken off then, and no coupon is used. Where
     * it makes neither, the sale is flagged {@link Receipt.Flag#TENDERS_DIFFER}.
     *
     * @throws Refused {@link Code#TENDERS_DIFFER} where the programme is strict and the tenders do not make what is due
     */
    public Receipt commit(Payment payment) {
        return commit(payment, Optional.empty());
    }

    /**
     * The same, with the language of this sale's receipt where the member chose none: a BCP 47 tag, the till's unless said
     * otherwise.
     *
     * @throws Refused {@link Code#TENDERS_DIFFER} where the programme is strict and the tenders do not make what is due
     */
    public synchronized Receipt commit(Payment payment, Optional<String> language) {
        lookAgain();
        if (contents.state() == State.COMMITTED) {
            return desk.receipt(key).orElseThrow().asAgain();
        }
        alive();
        expireLock();
        Receipt receipt;
        synchronized (desk.counter()) {
            Instant at = priceClock();
            Quote standing = contents.locked().orElseGet(() -> desk.quote(contents.basket(), customer, at, memory));
            Quote quote = desk.asPaid(standing, payment, customer, at);
            Desk.Closing closing = new Desk.Closing(
                    quote.priced(),
                    quote.seen(),
                    customer,
                    at,
                    operator,
                    payment,
                    contents.exchanges(),
                    training,
                    BadInput.present(language, "language"));
            receipt = journal.durably(() -> desk.commit(closing));
        }
        ended(State.COMMITTED);
        return receipt;
    }

    /** What stands reserved for this sale now. */
    Optional<Reservation> reserved() {
        return contents.reservation().filter(r -> !expired(r.lock()));
    }

    private void record(CheckoutEvent... together) {
        journal.add(List.of(together));
        Stream.of(together).forEach(this::apply);
        ask();
    }

    /** Has head office hold back what the customer could use, where that is not asked for yet. */
    synchronized void ask() {
        asking.ask(customer);
    }

    /** Whether it may still use what head office holds back for it. Does not wait. */
    boolean isBeingSold() {
        State now = contents.state();
        return !training && (now == State.OPEN || now == State.LOCKED);
    }

    /** Goes by the journal again, after something failed of which nobody knew whether it was there. */
    private void lookAgain() {
        BasketJournal.Found found = journal.look();
        found.more().forEach(this::apply);
        if (found.closed()) {
            ended(desk.receipt(key).isPresent() ? State.COMMITTED : State.CANCELLED);
        }
    }

    private void ended(State end) {
        contents.ended(end);
        if (end == State.COMMITTED) {
            desk.leases().sold(key);
        }
        desk.ended(this);
    }

    /** Brings to disk what could not be written before, where that can be done now; does not wait for a basket that lacks nothing. */
    void save() {
        if (!journal.isSaved()) {
            synchronized (this) {
                journal.saveIfPossible();
            }
        }
    }

    /** What the cashier should know of this till and this basket, beyond what is sold: that it is not saved, say. */
    public synchronized List<Message> warnings() {
        return journal.isSaved() ? List.of() : List.of(Message.cashier("BASKET_UNSAVED", Map.of()));
    }

    private void apply(CheckoutEvent event) {
        if (contents.apply(event)) {
            asking.changed();
        }
    }

    private Instant priceClock() {
        return contents.lock().map(CheckoutEvent.Locked::at).orElseGet(desk::now);
    }

    private void inCurrency(Money amount) {
        if (!BadInput.present(amount, "amount").currency().equals(currency)) {
            throw BadInput.value("amount", "not in " + currency.getCurrencyCode() + ": " + amount);
        }
    }

    private void editable() {
        alive();
        expireLock();
        if (contents.state() == State.LOCKED) {
            throw new Refused(Code.LOCKED, "tx", "the basket is locked for payment");
        }
    }

    private void known() {
        alive();
        expireLock();
    }

    private void alive() {
        desk.open();
        lookAgain();
        switch (contents.state()) {
            case OPEN, LOCKED -> ask();
            case SUSPENDED -> throw new Refused(Code.SUSPENDED, "tx", "the sale is suspended");
            case COMMITTED -> throw new Refused(Code.COMMITTED, "tx", "the sale is committed");
            case CANCELLED -> throw new Refused(Code.CANCELLED, "tx", "the sale is cancelled");
        }
    }

    private void expireLock() {
        if (lockExpired()) {
            record(new CheckoutEvent.Unlocked());
        }
    }

    private boolean lockExpired() {
        return contents.lock().map(this::expired).orElse(false);
    }

    private boolean expired(CheckoutEvent.Locked locked) {
        return locked.at().plus(desk.lockLasts()).isBefore(desk.now());
    }
}
