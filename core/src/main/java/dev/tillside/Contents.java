package dev.tillside;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.offer.Pricing;
import dev.tillside.sale.Refund;
import dev.tillside.wire.CheckoutEvent;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands in a checkout, as its events made it. Written with the checkout's monitor held; its state, its exchanges and what
 * it reserves are read without it, so that two checkouts cannot wait for each other.
 */
final class Contents {
    private final BasketKey key;
    private final Currency currency;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Customer customer = new Customer();
    private Optional<CheckoutEvent.Locked> lock = Optional.empty();
    /** What the lock's price was computed from, while this process lives. */
    private Optional<Pricing> lockedPricing = Optional.empty();

    private volatile Checkout.State state = Checkout.State.OPEN;
    private volatile Optional<Checkout.Reservation> reservation = Optional.empty();
    private volatile List<Refund> exchanges = List.of();

    Contents(BasketKey key, Currency currency) {
        this.key = key;
        this.currency = currency;
    }

    Checkout.State state() {
        return state;
    }

    Customer customer() {
        return customer;
    }

    /** In the order in which they came. */
    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** @throws Refused {@link Code#UNKNOWN_LINE} */
    Line line(String id) {
        Line line = lines.get(BadInput.present(id, "line"));
        if (line == null) {
            throw new Refused(Code.UNKNOWN_LINE, "line", "the basket has no such line");
        }
        return line;
    }

    /** @throws Refused {@link Code#DUPLICATE_LINE} */
    void without(Line line) {
        if (lines.containsKey(line.id())) {
            throw new Refused(Code.DUPLICATE_LINE, "line", "the basket has a line " + line.id() + " already");
        }
    }

    Basket basket() {
        return new Basket(key, currency, new ArrayList<>(lines.values()));
    }

    Optional<CheckoutEvent.Locked> lock() {
        return lock;
    }

    /** The price that the lock holds. */
    Optional<Quote> locked() {
        return lock.map(held -> new Quote(held.priced(), held.seen(), lockedPricing));
    }

    /** What the price that stands locked was computed from. */
    void lockedBy(Quote quote) {
        lockedPricing = quote.pricing();
    }

    /** Returns whose goods stand in the basket. */
    List<Refund> exchanges() {
        return exchanges;
    }

    /** What others may not have while it is being paid. */
    Optional<Checkout.Reservation> reservation() {
        return reservation;
    }

    void ended(Checkout.State end) {
        state = end;
        reservation = Optional.empty();
        exchanges = List.of();
    }

    /** @return whether it was about the customer */
    boolean apply(CheckoutEvent event) {
        if (event instanceof CheckoutEvent.LineSet set) {
            lines.put(set.line().id(), set.line());
        } else if (event instanceof CheckoutEvent.LineVoided voided) {
            lines.remove(voided.line());
        } else if (event instanceof CheckoutEvent.Locked locked) {
            lock = Optional.of(locked);
            state = Checkout.State.LOCKED;
            reservation = Optional.of(new Checkout.Reservation(customer.member(), locked));
        } else if (event instanceof CheckoutEvent.Unlocked) {
            unlocked(Checkout.State.OPEN);
        } else if (event instanceof CheckoutEvent.Suspended) {
            unlocked(Checkout.State.SUSPENDED);
        } else if (event instanceof CheckoutEvent.Resumed) {
            state = Checkout.State.OPEN;
        } else if (event instanceof CheckoutEvent.Exchanged exchanged) {
            exchanged.lines().forEach(line -> lines.put(line.id(), line));
            exchanges = Stream.concat(exchanges.stream(), Stream.of(exchanged.refund()))
                    .toList();
        } else if (event instanceof CheckoutEvent.ExchangeVoided voided) {
            voided(voided);
        } else {
            customer.apply(event);
            return true;
        }
        return false;
    }

    private void unlocked(Checkout.State next) {
        lock = Optional.empty();
        lockedPricing = Optional.empty();
        state = next;
        reservation = Optional.empty();
    }

    private void voided(CheckoutEvent.ExchangeVoided voided) {
        exchanges.stream()
                .filter(refund -> refund.key().equals(voided.refund()))
                .flatMap(refund -> refund.plan().exchangeLines(refund.key().tx()).stream())
                .forEach(line -> lines.remove(line.id()));
        exchanges = exchanges.stream()
                .filter(refund -> !refund.key().equals(voided.refund()))
                .toList();
    }
}
