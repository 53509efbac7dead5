package dev.tillside.pos.replay;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.Refused;
import dev.tillside.offer.Outcome;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads lines of the wire format, does what they say on as many tills as they name, and answers each event with one line.
 *
 * <p>The clock stands where the last {@code at} put it, and at the Unix epoch before the first. Reference data reaches every
 * till at its line; a till begins at its first event, and finds in its directory what an earlier run left there. Tills talk
 * to head office at {@code sync} alone. Not thread-safe.
 */
public final class Conversation implements AutoCloseable {
    private final Path directory;
    private final HeadOffice office;
    private final String language;
    private final Witness witness;
    private final Map<String, ReferenceObject> reference = new LinkedHashMap<>();
    private final List<ReferenceObject> fresh = new ArrayList<>();
    private final Map<String, LoyaltyTill> tills = new HashMap<>();
    private final Map<String, BasketKey> keys = new HashMap<>();
    private Optional<Program> program = Optional.empty();
    private Instant now = Instant.EPOCH;
    private boolean acknowledgementLost;

    /**
     * @param directory holds one directory per till
     * @param office where {@code sync} delivers to
     * @param language of messages, {@code en} or {@code zh}
     * @param witness sees what happens
     */
    public Conversation(Path directory, HeadOffice office, String language, Witness witness) {
        this.directory = directory;
        this.office = new ForgetfulOffice(office);
        this.language = language;
        this.witness = witness;
    }

    /**
     * Takes one line.
     *
     * @param n the line's number, for the answer
     * @param answer gets the answer, where there is one: to every event, and to reference data that is refused
     */
    public void hear(long n, String line, Consumer<String> answer) {
        try {
            if (Event.heading(line).reference()) {
                takeReference(line);
            } else {
                answer.accept(answer(n, Event.read(line, program)));
            }
        } catch (LoyaltyException fault) {
            witness.refused(fault);
            answer.accept(Answer.error(n, fault));
        }
    }

    private void takeReference(String line) {
        ReferenceObject object = ReferenceObject.read(line, program);
        String key = object.type() + "\t" + object.id();
        ReferenceObject held = reference.get(key);
        if (held != null && held.version() > object.version()) {
            return;
        }
        reference.put(key, object);
        fresh.add(object);
        if (object.type() == ReferenceObject.Type.PROGRAM) {
            program = object.removed() ? Optional.empty() : Optional.of(ReferenceObject.program(line));
        }
    }

    private String answer(long n, Event event) {
        now = event.at().orElse(now);
        tills.values().forEach(till -> till.take(fresh));
        fresh.clear();
        LoyaltyTill till = till(event.till());
        Event.Body body = event.body();
        if (body instanceof Event.Begin begin) {
            return begin(n, till, event, begin);
        }
        if (body instanceof Event.AskBalance ask) {
            return Answer.balance(n, till.balance(ask.member()));
        }
        if (body instanceof Event.Restart) {
            return restart(n, event.till());
        }
        if (body instanceof Event.Sync sync) {
            return sync(n, till, sync);
        }
        return answerTo(n, till, event);
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
        till.begin(key, begin.operator());
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
            return Answer.committed(n, event.tx(), receipt, language);
        }
        Checkout sale = open.orElseThrow(() -> till.receipt(key).isPresent()
                ? new Refused(Code.COMMITTED, "tx", "committed before: " + key)
                : cancelled(event));
        return answerOpen(n, sale, event.tx(), body);
    }

    private String answerOpen(long n, Checkout sale, String tx, Event.Body body) {
        if (body instanceof Event.ScanText scan) {
            return Answer.scanned(n, sale.scan(scan.raw(), scan.symbology()), language);
        }
        if (body instanceof Event.Price price) {
            return Answer.priced(n, tx, sale.price(price.outcomes()), language);
        }
        if (body instanceof Event.Explain explain) {
            return Answer.explained(n, tx, explained(sale.explain(explain.offer())));
        }
        edit(sale, body);
        return Answer.ok(n);
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
        } else if (body instanceof Event.Cancel) {
            sale.cancel();
        } else {
            throw new IllegalStateException("not an event of an open sale: " + body);
        }
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
        BasketKey known = keys.get(named(event));
        if (known != null) {
            return known;
        }
        return till.checkouts().stream()
                .map(Checkout::key)
                .filter(key -> key.tx().equals(event.tx()))
                .findFirst()
                .or(() -> till.lastSale(event.tx()))
                .orElseThrow(() -> new Refused(Code.UNKNOWN_TRANSACTION, "tx", "no such transaction: " + event.tx()));
    }

    private static Refused cancelled(Event event) {
        return new Refused(Code.CANCELLED, "tx", "cancelled before: " + event.tx());
    }

    private static String named(Event event) {
        return event.till() + "\t" + event.tx();
    }

    private LoyaltyTill till(String name) {
        return tills.computeIfAbsent(name, this::open);
    }

    private LoyaltyTill open(String name) {
        LoyaltyTill till = LoyaltyTill.at(directory.resolve("till-" + name))
                .clock(() -> now)
                .headOffice(office)
                .background(false)
                .language(language)
                .open();
        till.take(List.copyOf(reference.values()));
        return till;
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
    }
}
