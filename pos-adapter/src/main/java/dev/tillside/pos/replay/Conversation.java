package dev.tillside.pos.replay;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.list.SigningKey;
import dev.tillside.money.Decimals;
import dev.tillside.offer.Outcome;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Scanned;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.WireLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads lines of the wire format, does what they say on as many tills as they name, and answers each event with one line.
 *
 * <p>The clock stands where the last {@code at} put it, and at the Unix epoch before the first. Reference data reaches every
 * till at its line; a till begins at its first event, and finds in its directory what an earlier run left there. Tills talk
 * to head office at {@code sync} alone, or, while {@code online} says that the line is there, around each event that begins or
 * ends a transaction, names its member, or asks what an account holds; then what a basket would have head office hold back is
 * asked and answered before the event is. Not thread-safe.
 */
public final class Conversation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** The longest line that is heard, in bytes. */
    static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final Path directory;
    private final HeadOffice office;
    private final String language;
    private final Witness witness;
    private final Optional<SigningKey> listKey;
    private final Map<String, ReferenceObject> reference = new LinkedHashMap<>();
    private final List<ReferenceObject> fresh = new ArrayList<>();
    private final Map<String, LoyaltyTill> tills = new HashMap<>();
    private final Map<String, BasketKey> keys = new HashMap<>();
    /** Of each till the sale begun last, which says in which store and at which workstation it stands. */
    private final Map<String, BasketKey> places = new HashMap<>();

    private final Lines lines = new Lines();
    private Optional<Program> program = Optional.empty();
    private boolean programGone;
    private Instant now = Instant.EPOCH;
    private boolean acknowledgementLost;

    /**
     * @param directory holds one directory per till
     * @param office where {@code sync} delivers to
     * @param language of messages, {@code en} or {@code zh}
     * @param witness sees what happens
     */
    public Conversation(Path directory, HeadOffice office, String language, Witness witness) {
        this(directory, office, language, witness, Optional.empty());
    }

    /**
     * @param directory holds one directory per till
     * @param office where {@code sync} delivers to
     * @param language of messages, {@code en} or {@code zh}
     * @param witness sees what happens
     * @param listKey with which every till signs the lists that it prints
     */
    public Conversation(
            Path directory, HeadOffice office, String language, Witness witness, Optional<SigningKey> listKey) {
        this.directory = directory;
        this.office = new ForgetfulOffice(office);
        this.language = language;
        this.witness = witness;
        this.listKey = listKey;
    }

    /**
     * Takes one line.
     *
     * @param n the line's number, for the answer
     * @param answer gets the answer, where there is one: to every event, and to reference data that is refused
     */
    public void hear(long n, String line, Consumer<String> answer) {
        said(n, line).ifPresent(answer);
    }

    /**
     * Takes one line of bytes. A blank line is no line; one that is not UTF-8, or is longer than {@value #LONGEST_LINE} bytes,
     * is malformed. A byte order mark before the first is passed over.
     */
    public void hear(long n, byte[] line, Consumer<String> answer) {
        Optional<String> text = line.length > LONGEST_LINE ? Optional.empty() : decoded(n, line);
        if (text.isEmpty()) {
            BadInput fault = new BadInput(
                    Code.MALFORMED,
                    "",
                    line.length > LONGEST_LINE ? "longer than " + LONGEST_LINE + " bytes" : "not UTF-8");
            witness.refused(fault);
            answer.accept(Answer.error(n, fault));
        } else if (!text.get().isBlank()) {
            hear(n, text.get(), answer);
        }
    }

    private static Optional<String> decoded(long n, byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return Optional.of(n == 1 && text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** No line ends the run: what the library did not foresee is answered too, and logged for those who mend it. */
    private Optional<String> said(long n, String line) {
        try {
            return heard(n, WireLine.parse(line));
        } catch (LoyaltyException fault) {
            witness.refused(fault);
            return Optional.of(Answer.error(n, fault));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Line {} met a fault of the library's own; it is answered INTERNAL, and the run goes on.", n, e);
            witness.failed();
            return Optional.of(Answer.failed(n));
        }
    }

    private Optional<String> heard(long n, WireLine line) {
        if (line.isReference()) {
            takeReference(line.object(program));
            return Optional.empty();
        }
        return Optional.of(answer(n, line.event(programAt(line.till()))));
    }

    /** The programme that came in this run, or else what an earlier one left at the till. */
    private Optional<Program> programAt(String till) {
        return program.isPresent() || programGone ? program : till(till).program();
    }

    private void takeReference(ReferenceObject object) {
        String key = object.type() + "\t" + object.id();
        ReferenceObject held = reference.get(key);
        if (held != null && held.version() > object.version()) {
            return;
        }
        reference.put(key, object);
        fresh.add(object);
        if (object.type() == ReferenceObject.Type.PROGRAM) {
            program = object.removed() ? Optional.empty() : Optional.of(ReferenceObject.program(object.json()));
            programGone = object.removed();
        }
    }

    private String answer(long n, Event event) {
        now = event.at().orElse(now);
        tills.values().forEach(till -> till.take(fresh));
        fresh.clear();
        LoyaltyTill till = till(event.till());
        return exchanged(event, till, () -> answer(n, till, event));
    }

    private String answer(long n, LoyaltyTill till, Event event) {
        Event.Body body = event.body();
        if (body instanceof Event.Begin begin) {
            return begin(n, till, event, begin);
        }
        if (body instanceof Event.AskBalance ask) {
            return Answer.balance(n, till.balance(ask.member()));
        }
        if (body instanceof Event.Export ask) {
            return Answer.exported(n, till.export(ask.member()));
        }
        if (body instanceof Event.Restart) {
            return restart(n, event.till());
        }
        if (body instanceof Event.Sync sync) {
            return sync(n, till, sync);
        }
        if (body instanceof Event.Return back) {
            return takeBack(n, till, event, back);
        }
        if (body instanceof Event.PostVoid undo) {
            return postVoid(n, till, event, undo);
        }
        if (body instanceof Event.Resume) {
            return resume(n, till, event);
        }
        if (body instanceof Event.Online line) {
            lines.set(line.everywhere() ? Optional.empty() : Optional.of(event.till()), line.value());
            return Answer.ok(n);
        }
        return answerTo(n, till, event);
    }

    /** What the till hears before it answers, and tells after, while the line is there; a line that breaks stops nothing. */
    private String exchanged(Event event, LoyaltyTill till, Supplier<String> answered) {
        if (!lines.up(event.till()) || !Lines.matters(event.body())) {
            return event.body() instanceof Event.Online ? answered.get() : leased(event.till(), answered);
        }
        witness.synced(till.sync());
        try {
            return leased(event.till(), answered);
        } finally {
            witness.synced(till.sync());
        }
    }

    /** What baskets would have held back is asked before the answer, and what the event let go is told after. */
    private String leased(String till, Supplier<String> answered) {
        ask(till);
        try {
            return answered.get();
        } finally {
            ask(till);
        }
    }

    private void ask(String till) {
        if (lines.up(till) && tills.containsKey(till)) {
            tills.get(till).ask();
        }
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
        Checkout sale = begin(till, key, begin, named(event));
        places.put(event.till(), key);
        return Answer.ok(n, sale.warnings(), language);
    }

    /** A key that was begun before is named all the same: what follows is about it, not about another day's of that number. */
    private Checkout begin(LoyaltyTill till, BasketKey key, Event.Begin begin, String named) {
        try {
            Checkout sale =
                    begin.training() ? till.beginTraining(key, begin.operator()) : till.begin(key, begin.operator());
            keys.put(named, key);
            return sale;
        } catch (Refused e) {
            if (e.code() == Code.DUPLICATE_TRANSACTION) {
                keys.put(named, key);
            }
            throw e;
        }
    }

    private String takeBack(long n, LoyaltyTill till, Event event, Event.Return back) {
        Optional<BasketKey> into = back.into().map(tx -> openKey(till, event.till(), tx));
        BasketKey key = returnKey(till, event, back.of(), into);
        Refund refund = till.takeBack(new ReturnRequest(
                key, back.of(), back.asked(), back.loose(), into, back.tenders(), back.operator(), back.reason()));
        witness.returned(refund);
        return Answer.returned(n, event.tx(), refund);
    }

    /** Where goods come back: at the till of the exchange, or where its last sale was, or else in the receipt's store. */
    private BasketKey returnKey(LoyaltyTill till, Event event, Optional<BasketKey> of, Optional<BasketKey> into) {
        Optional<BasketKey> place = into.or(() -> Optional.ofNullable(places.get(event.till())))
                .or(() -> lastKey(till))
                .or(() -> of.map(key -> new BasketKey(key.store(), event.till(), key.businessDay(), key.tx())));
        String store = place.map(BasketKey::store).orElse("1");
        return new BasketKey(
                store,
                place.map(BasketKey::workstation).orElse(event.till()),
                into.map(BasketKey::businessDay).orElseGet(() -> till.today(store)),
                event.tx());
    }

    private static Optional<BasketKey> lastKey(LoyaltyTill till) {
        List<BasketKey> sold = till.sales();
        return sold.isEmpty()
                ? till.checkouts().stream().map(Checkout::key).findFirst()
                : Optional.of(sold.get(sold.size() - 1));
    }

    private BasketKey openKey(LoyaltyTill till, String name, String tx) {
        try {
            return key(till, name, tx);
        } catch (Refused e) {
            throw new Refused(e.code(), "into", e.getMessage());
        }
    }

    private String postVoid(long n, LoyaltyTill till, Event event, Event.PostVoid undo) {
        BasketKey key = undo.key().orElseGet(() -> key(till, event));
        if (undo.key().isEmpty() && till.receipt(key).isEmpty()) {
            throw till.checkout(key).isPresent()
                    ? new Refused(Code.UNKNOWN_RECEIPT, "tx", "not committed yet, it can be cancelled: " + event.tx())
                    : cancelled(event);
        }
        witness.returned(till.postVoid(key));
        return Answer.ok(n);
    }

    /**
     * A basket that stands aside is found by its number: this till's own of that name first, then the last by key of any till,
     * because tills count their transactions alike.
     */
    private String resume(long n, LoyaltyTill till, Event event) {
        List<BasketKey> aside = till.suspended().stream()
                .filter(key -> key.tx().equals(event.tx()))
                .toList();
        BasketKey own = keys.get(named(event));
        BasketKey key = aside.isEmpty() || aside.contains(own) ? key(till, event) : aside.get(aside.size() - 1);
        till.resume(key);
        keys.put(named(event), key);
        return Answer.ok(n);
    }

    private String answerTo(long n, LoyaltyTill till, Event event) {
        BasketKey key = key(till, event);
        Event.Body body = event.body();
        Optional<Checkout> open = till.checkout(key);
        if (body instanceof Event.Commit commit) {
            Receipt receipt = open.map(sale -> sale.commit(commit.payment()))
                    .or(() -> till.receipt(key).map(Receipt::asAgain))
                    .orElseThrow(() -> cancelled(event));
            witness.committed(receipt);
            return Answer.committed(n, event.tx(), receipt, till.nextList(receipt), language);
        }
        Checkout sale = open.orElseThrow(() -> till.receipt(key).isPresent()
                ? new Refused(Code.COMMITTED, "tx", "committed before: " + key)
                : cancelled(event));
        return answerOpen(n, sale, event);
    }

    /** What a card tells is told by the answer to what it had the till ask. */
    private Scanned scanned(Checkout sale, Event.ScanText scan, String till) {
        Scanned scanned = sale.scan(scan.raw(), scan.symbology());
        if (!lines.up(till) || scanned.tells().isEmpty()) {
            return scanned;
        }
        ask(till);
        return scanned.telling(sale.tells());
    }

    private String answerOpen(long n, Checkout sale, Event event) {
        Event.Body body = event.body();
        String tx = event.tx();
        if (body instanceof Event.ScanText scan) {
            return Answer.scanned(n, scanned(sale, scan, event.till()), language);
        }
        if (body instanceof Event.Price price) {
            return Answer.priced(n, tx, sale.price(price.outcomes()), sale.warnings(), language);
        }
        if (body instanceof Event.Explain explain) {
            return Answer.explained(n, tx, explained(sale.explain(explain.offer())));
        }
        edit(sale, body);
        return Answer.ok(n, sale.warnings(), language);
    }

    /** Of several coupons of one offer, the one that did most. */
    private static Outcome explained(List<Outcome> outcomes) {
        return outcomes.stream()
                .max(Comparator.comparingInt(Outcome::uses))
                .orElseThrow(() -> new Refused(Code.UNKNOWN_OFFER, "offer", "no outcome"));
    }

    private static void edit(Checkout sale, Event.Body body) {
        if (body instanceof Event.Add add) {
            sale.add(add.line());
        } else if (body instanceof Event.ChangeQuantity change) {
            sale.quantity(change.line(), change.quantity(), change.amount());
        } else if (body instanceof Event.VoidLine voided) {
            sale.voidLine(voided.line());
        } else if (body instanceof Event.Identify identify) {
            sale.member(identify.member());
        } else if (body instanceof Event.Forget) {
            sale.forget();
        } else if (body instanceof Event.Lock) {
            sale.lock();
        } else if (body instanceof Event.Unlock) {
            sale.unlock();
        } else if (body instanceof Event.RedeemPoints redeem) {
            sale.redeem(redeem.points());
        } else if (body instanceof Event.RedeemVoucher redeem) {
            redeem(sale, redeem);
        } else if (body instanceof Event.Cancel) {
            sale.cancel();
        } else if (body instanceof Event.Suspend) {
            sale.suspend();
        } else {
            throw new IllegalStateException("not an event of an open sale: " + body);
        }
    }

    private static void redeem(Checkout sale, Event.RedeemVoucher redeem) {
        if (redeem.undo()) {
            sale.keep(redeem.voucher());
        } else {
            sale.redeem(redeem.voucher());
        }
    }

    /** The texts of the reference data that tills were told so far, removals among them, in the order in which each first came. */
    public List<String> reference() {
        return reference.values().stream().map(ReferenceObject::json).toList();
    }

    private String restart(long n, String name) {
        tills.remove(name).close();
        till(name);
        return Answer.ok(n);
    }

    private String sync(long n, LoyaltyTill till, Event.Sync sync) {
        acknowledgementLost = sync.loseAcknowledgement();
        try {
            SyncReport report = till.sync();
            witness.synced(report);
            return Answer.synced(n, report);
        } finally {
            acknowledgementLost = false;
        }
    }

    /** The key under which that transaction was begun here, or in the run before that left its files. */
    private BasketKey key(LoyaltyTill till, Event event) {
        return key(till, event.till(), event.tx());
    }

    private BasketKey key(LoyaltyTill till, String name, String tx) {
        BasketKey known = keys.get(named(name, tx));
        if (known != null) {
            return known;
        }
        return till.checkouts().stream()
                .map(Checkout::key)
                .filter(key -> key.tx().equals(tx))
                .findFirst()
                .or(() -> till.lastSale(tx))
                .orElseThrow(() ->
                        new Refused(Code.UNKNOWN_TRANSACTION, "tx", "no such transaction: " + Decimals.shown(tx)));
    }

    private static Refused cancelled(Event event) {
        return new Refused(Code.CANCELLED, "tx", "cancelled before: " + event.tx());
    }

    private static String named(Event event) {
        return named(event.till(), event.tx());
    }

    private static String named(String till, String tx) {
        return till + "\t" + tx;
    }

    private LoyaltyTill till(String name) {
        return tills.computeIfAbsent(name, this::open);
    }

    private LoyaltyTill open(String name) {
        LoyaltyTillBuilder plan = LoyaltyTill.at(directory.resolve("till-" + folder(name)))
                .clock(() -> now)
                .headOffice(office)
                .background(false)
                .language(language);
        listKey.ifPresent(plan::listKey);
        LoyaltyTill till = plan.open();
        till.take(List.copyOf(reference.values()));
        return till;
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

    @Override
    public void close() {
        tills.values().forEach(LoyaltyTill::close);
        tills.clear();
    }

    /** Head office, whose answer can get lost on the way. */
    private final class ForgetfulOffice implements HeadOffice {
        private final HeadOffice real;

        ForgetfulOffice(HeadOffice real) {
            this.real = real;
        }

        @Override
        public List<dev.tillside.sync.Settlement> deliver(List<dev.tillside.sync.Delivery> batch) throws IOException {
            List<dev.tillside.sync.Settlement> settlements = real.deliver(batch);
            if (acknowledgementLost) {
                throw new IOException("the acknowledgement was lost");
            }
            return settlements;
        }

        @Override
        public dev.tillside.sync.ChangePage changesAfter(String cursor, int most) throws IOException {
            return real.changesAfter(cursor, most);
        }

        @Override
        public Optional<Lease> lease(LeaseRequest request) throws IOException {
            return real.lease(request);
        }

        @Override
        public Optional<String> present(Presence presence) throws IOException {
            return real.present(presence);
        }

        @Override
        public dev.tillside.sync.ChangePage basketsAfter(String cursor, int most) throws IOException {
            return real.basketsAfter(cursor, most);
        }
    }
}
