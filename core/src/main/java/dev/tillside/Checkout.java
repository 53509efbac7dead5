package dev.tillside;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.item.Item;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.PricingMemory;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import dev.tillside.scan.Symbology;
import dev.tillside.wire.CheckoutEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sale, from the first scan to the receipt.
 *
 * <p>It is {@link State#OPEN} until it is locked for payment, and ends committed or cancelled. Every change is on disk when
 * its call returns. Thread-safe: one call at a time. No call waits for the network.
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
        COMMITTED,
        CANCELLED
    }

    private final Desk desk;
    private final BasketKey key;
    private final Currency currency;
    private final Optional<String> operator;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Customer customer = new Customer();
    private final PricingMemory memory = new PricingMemory();
    private Optional<CheckoutEvent.Locked> lock = Optional.empty();
    private State state = State.OPEN;
    private int events;

    /** What other checkouts see of this one; read without its monitor, so that two cannot wait for each other. */
    private volatile Optional<Reservation> reservation = Optional.empty();

    /** What a locked checkout holds back from others. */
    record Reservation(Optional<MemberId> member, CheckoutEvent.Locked lock) {}

    private Checkout(Desk desk, CheckoutEvent.Begun begun) {
        this.desk = desk;
        this.key = begun.key();
        this.currency = begun.currency();
        this.operator = begun.operator();
        this.events = 1;
    }

    static Checkout begun(Desk desk, CheckoutEvent.Begun begun) {
        return new Checkout(desk, begun);
    }

    /** The checkout that the journal kept. */
    static Checkout recovered(Desk desk, List<String> journalled) {
        if (!(CheckoutEvent.read(journalled.get(0)) instanceof CheckoutEvent.Begun begun)) {
            throw BadInput.value("", "a checkout that does not begin");
        }
        Checkout checkout = new Checkout(desk, begun);
        for (String json : journalled.subList(1, journalled.size())) {
            checkout.apply(CheckoutEvent.read(json));
            checkout.events++;
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

    public synchronized State state() {
        return state;
    }

    /** The lines as they stand, in the order in which they came. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines.values());
    }

    public synchronized Optional<MemberId> member() {
        return customer.member();
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
        return reading.scanned();
    }

    /** Adds a line. What the till does not say of the item is filled from the item table. */
    public synchronized void add(Line line) {
        editable();
        inCurrency(BadInput.present(line, "line").amount());
        if (lines.containsKey(line.id())) {
            throw new Refused(Code.DUPLICATE_LINE, "line", "the basket has a line " + line.id() + " already");
        }
        Line known = desk.reference()
                .item(line.item())
                .map(Item::facts)
                .map(facts -> line.withFacts(line.facts().orElse(facts)))
                .orElse(line);
        record(new CheckoutEvent.LineSet(known));
    }

    /** Changes a line's quantity, and the amount that the till charges for the whole line. */
    public synchronized void quantity(String lineId, Quantity quantity, Money amount) {
        editable();
        inCurrency(amount);
        record(new CheckoutEvent.LineSet(line(lineId).withQuantity(quantity, amount)));
    }

    /** Takes a line out. */
    public synchronized void voidLine(String lineId) {
        editable();
        record(new CheckoutEvent.LineVoided(line(lineId).id()));
    }

    /** Names the member, as a card would; the same member again changes nothing. */
    public synchronized void member(MemberId id) {
        editable();
        if (desk.reference().member(id).isEmpty()) {
            throw new Refused(Code.UNKNOWN_MEMBER, "id", "no member " + id);
        }
        if (!customer.member().equals(Optional.of(id))) {
            record(new CheckoutEvent.MemberSet(id, Optional.empty()));
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
        if (lock.isEmpty()) {
            return desk.price(basket(), customer, desk.now(), outcomes, memory);
        }
        PricedBasket standing = lock.get().priced();
        return switch (outcomes) {
            case TOUCHED -> standing;
            case ALL ->
                standing.withOtherOutcomes(desk.price(basket(), customer, priceClock(), outcomes, memory)
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

    /** Locks for payment: this clock reading decides all validity, and the coupons that apply are reserved. */
    public synchronized PricedBasket lock() {
        editable();
        synchronized (desk.counter()) {
            Instant now = desk.now();
            Quote quote = desk.quote(basket(), customer, now, memory);
            record(new CheckoutEvent.Locked(now, quote.priced(), quote.seen()));
        }
        return lock.orElseThrow().priced();
    }

    /** Unlocks, so that the basket can be edited; what was reserved is free. */
    public synchronized void unlock() {
        alive();
        expireLock();
        if (lock.isEmpty()) {
            throw new Refused(Code.NOT_LOCKED, "tx", "the basket is not locked");
        }
        record(new CheckoutEvent.Unlocked());
    }

    /** Ends the sale with nothing sold. Its key may begin again. */
    public synchronized void cancel() {
        alive();
        desk.journal().cancel(key);
        reservation = Optional.empty();
        state = State.CANCELLED;
        desk.ended(this);
    }

    /** Commits; the tenders make what is due. */
    public Receipt commit(Tender... tenders) {
        return commit(Payment.of(currency, List.of(tenders)));
    }

    /**
     * Commits the sale in one durable transaction: basket, coupon uses, ledger, purchase record and outbox row. A second
     * commit answers the same receipt and does nothing.
     *
     * @throws Refused {@link Code#TENDERS_DIFFER} where the programme is strict and the tenders do not make what is due
     */
    public synchronized Receipt commit(Payment payment) {
        if (state == State.COMMITTED) {
            return desk.receipt(key).orElseThrow().asAgain();
        }
        alive();
        expireLock();
        Receipt receipt;
        synchronized (desk.counter()) {
            Instant at = priceClock();
            Quote quote = lock.map(l -> new Quote(l.priced(), l.seen()))
                    .orElseGet(() -> desk.quote(basket(), customer, at, memory));
            receipt = desk.commit(new Desk.Closing(quote.priced(), quote.seen(), customer, at, operator, payment));
        }
        reservation = Optional.empty();
        state = State.COMMITTED;
        desk.ended(this);
        return receipt;
    }

    /** What stands reserved for this sale now. */
    Optional<Reservation> reserved() {
        return reservation.filter(r -> !expired(r.lock()));
    }

    private void record(CheckoutEvent event) {
        desk.journal().append(key, events, event.json());
        events++;
        apply(event);
    }

    private void apply(CheckoutEvent event) {
        if (event instanceof CheckoutEvent.LineSet set) {
            lines.put(set.line().id(), set.line());
        } else if (event instanceof CheckoutEvent.LineVoided voided) {
            lines.remove(voided.line());
        } else if (event instanceof CheckoutEvent.Locked locked) {
            lock = Optional.of(locked);
            state = State.LOCKED;
            reservation = Optional.of(new Reservation(customer.member(), locked));
        } else if (event instanceof CheckoutEvent.Unlocked) {
            lock = Optional.empty();
            state = State.OPEN;
            reservation = Optional.empty();
        } else {
            customer.apply(event);
        }
    }

    private Basket basket() {
        return new Basket(key, currency, new ArrayList<>(lines.values()));
    }

    private Instant priceClock() {
        return lock.map(CheckoutEvent.Locked::at).orElseGet(desk::now);
    }

    private Line line(String id) {
        Line line = lines.get(BadInput.present(id, "line"));
        if (line == null) {
            throw new Refused(Code.UNKNOWN_LINE, "line", "the basket has no such line");
        }
        return line;
    }

    private void inCurrency(Money amount) {
        if (!BadInput.present(amount, "amount").currency().equals(currency)) {
            throw BadInput.value("amount", "not in " + currency.getCurrencyCode() + ": " + amount);
        }
    }

    private void editable() {
        alive();
        expireLock();
        if (state == State.LOCKED) {
            throw new Refused(Code.LOCKED, "tx", "the basket is locked for payment");
        }
    }

    private void known() {
        alive();
        expireLock();
    }

    private void alive() {
        desk.open();
        switch (state) {
            case OPEN, LOCKED -> {}
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
        return lock.map(this::expired).orElse(false);
    }

    private boolean expired(CheckoutEvent.Locked locked) {
        return locked.at().plus(desk.lockLasts()).isBefore(desk.now());
    }
}
