package dev.tillside.pos.replay;

import dev.tillside.Checkout;
import dev.tillside.Health;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Scanned;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import dev.tillside.wire.OpenSale;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers the wire format's events at one till. Not thread-safe: one event at a time.
 *
 * <p>The till is opened with the first event, and again with {@code restart}. The line to head office is not its own: {@code
 * online} is refused here.
 */
public final class TillEvents implements AutoCloseable {
    private final Supplier<LoyaltyTill> opening;
    private final String language;
    private final Witness witness;
    private final BooleanSupplier asks;
    private final Keys keys;
    private Optional<LoyaltyTill> open = Optional.empty();

    /**
     * @param name the till's, which is its workstation where nothing says otherwise
     * @param opening opens the till
     * @param language of messages, {@code en} or {@code zh}
     * @param witness sees what happens
     * @param asks whether what a card tells waits for what head office answers to what the card had the till ask
     */
    public TillEvents(
            String name, Supplier<LoyaltyTill> opening, String language, Witness witness, BooleanSupplier asks) {
        this.opening = opening;
        this.language = language;
        this.witness = witness;
        this.asks = asks;
        this.keys = new Keys(name);
    }

    /** Where a till of that name has its files, below the directory of all. */
    public static Path directory(Path parent, String till) {
        return parent.resolve("till-" + folder(till));
    }

    /** A name that every file system takes: letters, digits, dots and dashes stand, all else is written by its number. */
    private static String folder(String till) {
        StringBuilder folder = new StringBuilder();
        for (char c : till.toCharArray()) {
            boolean stands = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
            folder.append(stands ? String.valueOf(c) : String.format(Locale.ROOT, "%%%04x", (int) c));
        }
        return folder.toString();
    }

    /** The till, opened where it is not. */
    public LoyaltyTill till() {
        if (open.isEmpty()) {
            open = Optional.of(opening.get());
        }
        return open.get();
    }

    /**
     * Does what the event says.
     *
     * @param n the number of its line, 0 where it has none
     * @throws dev.tillside.fault.LoyaltyException where it is refused; nothing was changed then
     */
    public String answer(long n, Event event) {
        LoyaltyTill till = till();
        Event.Body body = event.body();
        if (body instanceof Event.Begin begin) {
            return begin(n, till, event, begin);
        }
        if (body instanceof Event.Restart) {
            close();
            till();
            return Answer.ok(n);
        }
        if (body instanceof Event.Sync) {
            var report = till.sync();
            witness.synced(report);
            return Answer.synced(n, report);
        }
        if (body instanceof Event.Online) {
            throw BadInput.value("type", "the line to head office is what it is here");
        }
        if (body instanceof Event.Return back) {
            return takeBack(n, till, event, back);
        }
        if (body instanceof Event.PostVoid undo) {
            return postVoid(n, till, event, undo);
        }
        if (body instanceof Event.Resume) {
            BasketKey aside = keys.aside(till, event.tx());
            keys.alone(till, aside);
            keys.begun(event.tx(), till.resume(aside).key());
            return Answer.ok(n);
        }
        return isQuestion(body) ? told(n, till, body) : answerTo(n, till, event);
    }

    private static boolean isQuestion(Event.Body body) {
        return body instanceof Event.AskBalance
                || body instanceof Event.Export
                || body instanceof Event.AskReceipt
                || body instanceof Event.AskCheckouts
                || body instanceof Event.AskStatus;
    }

    /** What is about no sale. */
    private String told(long n, LoyaltyTill till, Event.Body body) {
        if (body instanceof Event.AskBalance ask) {
            return Answer.balance(n, till.balance(ask.member()));
        }
        if (body instanceof Event.Export ask) {
            return Answer.exported(n, till.export(ask.member()));
        }
        if (body instanceof Event.AskReceipt ask) {
            return sold(n, till, ask.key());
        }
        return body instanceof Event.AskStatus ? status(n) : checkouts(n);
    }

    private static String sold(long n, LoyaltyTill till, BasketKey key) {
        Receipt receipt = till.receipt(key)
                .orElseThrow(() -> new Refused(Code.UNKNOWN_RECEIPT, "key", "no receipt of that key here: " + key));
        return Answer.sold(n, receipt, till.refunds(key));
    }

    /** How the till is. May be called beside an event. */
    public String status(long n) {
        Health health = till().health();
        return Answer.status(n, health.waiting(), health.deadLetters(), health.line(), health.messages(), language);
    }

    /** The sales that are open, and those that can be resumed. */
    public String checkouts(long n) {
        LoyaltyTill till = till();
        List<OpenSale> sales = till.checkouts().stream()
                .filter(sale -> sale.state() != Checkout.State.SUSPENDED)
                .map(this::openSale)
                .toList();
        return Answer.checkouts(n, sales, till.suspended(), language);
    }

    private OpenSale openSale(Checkout sale) {
        PricedBasket priced = sale.price();
        witness.priced(sale.key().tx(), priced);
        return OpenSales.of(sale, priced);
    }

    /**
     * The answer that a commit, return, post-void or suspend got, where the till's own books say that it was done: as it was given
     * first. Nothing of other events, and nothing where it was not done.
     */
    public Optional<String> before(long n, Event event) {
        return new Before(till(), keys, language).answer(n, event);
    }

    private String begin(long n, LoyaltyTill till, Event event, Event.Begin begin) {
        if (till.program().isEmpty()) {
            throw new Refused(Code.NO_PROGRAM, "", "no programme has come yet");
        }
        BasketKey key = new BasketKey(
                begin.store(),
                begin.workstation(),
                begin.businessDay().orElseGet(() -> till.today(begin.store())),
                event.tx());
        if (till.receipt(key).isEmpty()) {
            keys.alone(till, key);
        }
        Checkout sale = begin(till, key, begin);
        keys.stands(key);
        return Answer.ok(n, sale.warnings(), language);
    }

    /** A key that was begun before is named all the same: what follows is about it, not about another day's of that number. */
    private Checkout begin(LoyaltyTill till, BasketKey key, Event.Begin begin) {
        try {
            Checkout sale =
                    begin.training() ? till.beginTraining(key, begin.operator()) : till.begin(key, begin.operator());
            keys.begun(key.tx(), key);
            return sale;
        } catch (Refused e) {
            if (e.code() == Code.DUPLICATE_TRANSACTION) {
                keys.begun(key.tx(), key);
            }
            throw e;
        }
    }

    private String takeBack(long n, LoyaltyTill till, Event event, Event.Return back) {
        Optional<BasketKey> into = back.into().map(tx -> keys.into(till, tx));
        BasketKey key = keys.ofReturn(till, event.tx(), back.of(), into);
        Refund refund = till.takeBack(new ReturnRequest(
                key, back.of(), back.asked(), back.loose(), into, back.tenders(), back.operator(), back.reason()));
        witness.returned(refund);
        return Answer.returned(n, event.tx(), refund);
    }

    private String postVoid(long n, LoyaltyTill till, Event event, Event.PostVoid undo) {
        BasketKey key = undo.key().orElseGet(() -> keys.of(till, event.tx()));
        if (undo.key().isEmpty() && till.receipt(key).isEmpty()) {
            throw till.checkout(key).isPresent()
                    ? new Refused(Code.UNKNOWN_RECEIPT, "tx", "not committed yet, it can be cancelled: " + event.tx())
                    : cancelled(event);
        }
        Refund refund = till.postVoid(key);
        witness.returned(refund);
        return Answer.undone(n, refund);
    }

    private String answerTo(long n, LoyaltyTill till, Event event) {
        BasketKey key = keys.of(till, event.tx());
        Optional<Checkout> sale = till.checkout(key);
        if (event.body() instanceof Event.Commit commit) {
            Receipt receipt = sale.map(s -> s.commit(commit.payment(), commit.language()))
                    .or(() -> till.receipt(key).map(Receipt::asAgain))
                    .orElseThrow(() -> cancelled(event));
            witness.committed(receipt);
            return Answer.committed(n, event.tx(), receipt, till.nextList(receipt), language);
        }
        return answerOpen(
                n,
                sale.orElseThrow(() -> till.receipt(key).isPresent()
                        ? new Refused(Code.COMMITTED, "tx", "committed before: " + key)
                        : cancelled(event)),
                event);
    }

    private String answerOpen(long n, Checkout sale, Event event) {
        Event.Body body = event.body();
        String tx = event.tx();
        if (body instanceof Event.ScanText scan) {
            Scanned scanned = scanned(sale, scan);
            witness.told(tx, scanned.tells());
            return Answer.scanned(n, scanned, language);
        }
        if (body instanceof Event.Price price) {
            return Answer.priced(n, tx, priced(sale, price.outcomes()), sale.warnings(), language);
        }
        if (body instanceof Event.Explain explain) {
            return Answer.explained(n, tx, explained(sale.explain(explain.offer())));
        }
        if (body instanceof Event.AskOffers ask) {
            return Answer.offers(n, tx, sale.explained(ask.outcomes()), language);
        }
        if (body instanceof Event.Lock) {
            witness.priced(tx, sale.lock());
        } else {
            Edits.make(sale, body);
        }
        return Answer.ok(n, sale.warnings(), language);
    }

    private PricedBasket priced(Checkout sale, Pricing.Outcomes outcomes) {
        PricedBasket priced = sale.price(outcomes);
        witness.priced(sale.key().tx(), priced);
        return priced;
    }

    /** What a card tells is told by the answer to what it had the till ask. */
    private Scanned scanned(Checkout sale, Event.ScanText scan) {
        Scanned scanned = sale.scan(scan.raw(), scan.symbology());
        if (!asks.getAsBoolean() || scanned.tells().isEmpty()) {
            return scanned;
        }
        till().ask();
        return scanned.telling(sale.tells());
    }

    /** Of several coupons of one offer, the one that did most. */
    private static Outcome explained(List<Outcome> outcomes) {
        return outcomes.stream()
                .max(Comparator.comparingInt(Outcome::uses))
                .orElseThrow(() -> new Refused(Code.UNKNOWN_OFFER, "offer", "no outcome"));
    }

    private static Refused cancelled(Event event) {
        return new Refused(Code.CANCELLED, "tx", "cancelled before: " + event.tx());
    }

    /** Closes the till. Open sales stay on disk, and are there with the next event. */
    @Override
    public void close() {
        Optional<LoyaltyTill> closing = open;
        open = Optional.empty();
        closing.ifPresent(LoyaltyTill::close);
    }
}
