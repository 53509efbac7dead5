package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.offer.Coupon;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.AsideJson;
import dev.tillside.wire.SaleJson;
import dev.tillside.wire.TransactionJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What other tills did, as head office tells it: sales and returns with the coupons and limits that they use or give back,
 * and baskets put aside; what they did to accounts comes as reference data. What
 * a method wrote is durable when it returns. Thread-safe.
 *
 * <p>A basket put aside belongs to whoever takes it up first. Until tills have synced two of them may both do so; then head
 * office keeps the note of the first, and the other till gives the basket up, unless it is being paid there by then: such a
 * sale head office refuses.
 */
public final class Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

    private final Database database;
    private final Journal journal;

    Elsewhere(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Where head office's next page of transactions begins. */
    public Optional<String> cursor() {
        return database.read(() -> database.row("SELECT cursor FROM elsewhere", r -> r.getString(1)));
    }

    /**
     * Takes a page in one transaction; what this till did itself, or has heard of, is passed over.
     *
     * @param deliveries as tills delivered them, in the order of arrival
     * @param cursor where the next page begins
     * @param reference says how often a coupon may be used, and which offers' uses are counted
     * @param paying whether a basket is being paid here: that one is not given up to another till any more
     */
    public Learned learn(List<String> deliveries, String cursor, Reference reference, Predicate<BasketKey> paying) {
        if (deliveries.isEmpty() && cursor().equals(Optional.of(cursor))) {
            return new Learned(List.of(), List.of());
        }
        return database.write(() -> {
            Learned learned = new Learned(new ArrayList<>(), new ArrayList<>());
            Lesson lesson = new Lesson(reference, paying, learned);
            for (String json : deliveries) {
                learn(json, lesson);
            }
            database.run("INSERT OR REPLACE INTO elsewhere (one, cursor) VALUES (1, ?)", cursor);
            return learned;
        });
    }

    /**
     * What a page brought.
     *
     * @param gone baskets that were here and that another till has taken up, or sold
     * @param conflicts coupons that two tills took
     */
    public record Learned(List<BasketKey> gone, List<SyncReport.Conflict> conflicts) {}

    private record Lesson(Reference reference, Predicate<BasketKey> paying, Learned learned) {}

    /** Of what was trimmed the text is empty. */
    private void learn(String json, Lesson lesson) throws SQLException {
        try {
            Optional<String> own = database.row(
                    "SELECT key, json FROM sale WHERE key = ?",
                    r -> database.vault().open(SealedColumn.TRANSACTION, r.getObject(2), r.getString(1)),
                    TransactionJson.key(json).toString());
            if (own.isEmpty()) {
                learn(json, TransactionJson.read(json), lesson);
            } else if (!own.get().isEmpty()
                    && !own.get().equals(json)
                    && TransactionJson.read(json) instanceof TransactionJson.TakenUp up) {
                giveUp(up.basket().key(), lesson); // both took it up, and the other was first
            }
        } catch (BadInput e) {
            LOG.warn(
                    "Head office sent a transaction that is passed over: {}, field {}.",
                    e.code(),
                    e.path().orElse("(none)"));
        }
    }

    private void learn(String json, TransactionJson read, Lesson lesson) throws SQLException {
        if (read instanceof TransactionJson.Sale sale) {
            database.run("DELETE FROM aside WHERE key = ?", sale.key().toString());
            if (giveUp(sale.key(), lesson)) {
                learnSale(json, sale, lesson);
            }
        } else if (read instanceof TransactionJson.Return back) {
            journal.refunds().write(back.refund(), json, false);
        } else if (read instanceof TransactionJson.PutAside put) {
            putAside(json, put.basket());
        } else if (read instanceof TransactionJson.TakenUp up) {
            takenUp(up.basket(), lesson);
        }
    }

    private void learnSale(String json, TransactionJson.Sale sale, Lesson lesson) throws SQLException {
        Journal.Sale rows = Sold.rows(
                sale.receipt(), json, Optional.empty(), lesson.reference().offers());
        journal.write(rows, false);
        for (String coupon : rows.couponUses().keySet()) {
            Optional<Integer> most =
                    lesson.reference().coupon(coupon).map(Coupon::uses).or(() -> ofList(coupon, json));
            if (most.isPresent() && journal.couponUses(coupon) > most.get()) {
                lesson.learned().conflicts().add(new SyncReport.Conflict(coupon, latest(coupon), "ALREADY_REDEEMED"));
            }
        }
    }

    /** A signed list's coupon, which no reference data need know, is for one use. */
    private static Optional<Integer> ofList(String coupon, String sale) {
        return SaleJson.circumstances(sale).stream()
                        .flatMap(seen -> seen.lists().stream())
                        .anyMatch(list -> list.coupons().contains(coupon))
                ? Optional.of(1)
                : Optional.empty();
    }

    /** Of the sales that took a coupon, the one with the latest clock reading. */
    private BasketKey latest(String coupon) throws SQLException {
        record Taken(BasketKey key, Instant at) {}
        return database
                .rows(
                        """
                        SELECT s.key, s.json FROM coupon_use u JOIN sale s ON s.id = u.sale
                        WHERE u.coupon = ? AND u.uses > 0 AND s.trimmed = 0
                        """,
                        r -> new Taken(
                                BasketKey.parse(r.getString(1)),
                                SaleJson.read(database.vault()
                                                .open(SealedColumn.TRANSACTION, r.getObject(2), r.getString(1)))
                                        .at()),
                        database.vault().name(coupon))
                .stream()
                .max(Comparator.comparing(Taken::at)
                        .thenComparing(taken -> taken.key().toString()))
                .orElseThrow()
                .key();
    }

    private void putAside(String json, AsideJson.Suspended basket) throws SQLException {
        BasketKey key = basket.key();
        if (journal.row(key).isEmpty() && journal.checkout(key).isEmpty()) {
            database.run(
                    "INSERT OR REPLACE INTO aside (key, tx, suspension, json) VALUES (?, ?, ?, ?)",
                    key.toString(),
                    key.tx(),
                    basket.suspension(),
                    database.vault().seal(SealedColumn.ASIDE, json, key.toString()));
        }
    }

    private void takenUp(AsideJson.Resumed basket, Lesson lesson) throws SQLException {
        database.run(
                "DELETE FROM aside WHERE key = ? AND suspension <= ?",
                basket.key().toString(),
                basket.suspension());
        if (suspension(basket.key()).equals(Optional.of(basket.suspension()))) {
            giveUp(basket.key(), lesson);
        }
    }

    /** Whether the basket is not here any more. */
    private boolean giveUp(BasketKey key, Lesson lesson) throws SQLException {
        if (journal.checkout(key).isPresent() && !lesson.paying().test(key)) {
            journal.close(key);
            lesson.learned().gone().add(key);
        }
        return journal.checkout(key).isEmpty();
    }

    /** The number of the event by which the basket stands put aside here. */
    private Optional<Integer> suspension(BasketKey key) throws SQLException {
        return database.row("""
                SELECT s.number FROM suspended s JOIN checkout c ON c.id = s.checkout WHERE c.key = ?
                """, r -> r.getInt(1), key.toString());
    }

    /** Whether the basket is known to stand put aside at another till; inside a transaction. */
    boolean aside(BasketKey key) throws SQLException {
        return database.row("SELECT 1 FROM aside WHERE key = ?", r -> r.getInt(1), key.toString())
                .isPresent();
    }

    /** Baskets that other tills put aside, in order of key. */
    public List<BasketKey> asideKeys() {
        return database.read(
                () -> database.rows("SELECT key FROM aside ORDER BY key", r -> BasketKey.parse(r.getString(1))));
    }

    /** Puts an open basket aside: its last event, and the note that carries it to the other tills, where they are told. */
    public void suspend(BasketKey key, int number, String event, Optional<AsideJson.Suspended> told) {
        database.write(() -> {
            journal.add(key, number, event);
            long checkout = journal.checkout(key).orElseThrow();
            database.run("INSERT INTO suspended (checkout, number) VALUES (?, ?)", checkout, number);
            if (told.isPresent()) {
                tell(told.get().note(), told.get().json());
            }
            return null;
        });
    }

    /**
     * Takes up a basket that was put aside here.
     *
     * @param note what the other tills are told, where they had been told of the basket
     * @return false, and nothing is done, where it is not put aside here any more
     */
    public boolean resume(BasketKey key, int number, String event, AsideJson.Resumed told, Optional<String> note) {
        return database.write(() -> {
            if (suspension(key).isEmpty()) {
                return false;
            }
            journal.unsuspend(key);
            journal.add(key, number, event);
            if (note.isPresent()) {
                tell(told.note(), note.get());
            }
            return true;
        });
    }

    /**
     * Takes over a basket that another till put aside.
     *
     * @param taking the event and the note with which this till takes it, by the number of its suspension
     * @return its events, that one the last; nothing where it is not there any more
     */
    public Optional<List<String>> takeOver(BasketKey key, Taking taking) {
        return database.write(() -> {
            Optional<String> put = database.row(
                    "SELECT json FROM aside WHERE key = ?",
                    r -> database.vault().open(SealedColumn.ASIDE, r.getObject(1), key.toString()),
                    key.toString());
            if (put.isEmpty()
                    || journal.row(key).isPresent()
                    || journal.checkout(key).isPresent()) {
                return Optional.<List<String>>empty();
            }
            List<String> events = new ArrayList<>(AsideJson.events(put.get()));
            AsideJson.Resumed told = new AsideJson.Resumed(key, events.size() - 1);
            events.add(taking.event());
            journal.openWith(key, events);
            database.run("DELETE FROM aside WHERE key = ?", key.toString());
            tell(told.note(), told.json(taking.at(), taking.by()));
            return Optional.of(events);
        });
    }

    /**
     * How a till takes over a basket.
     *
     * @param event the basket's next event
     * @param at when
     * @param by the till
     */
    public record Taking(String event, String at, String by) {}

    private void tell(BasketKey note, String json) throws SQLException {
        if (journal.row(note).isEmpty()) {
            journal.send(journal.insert(Journal.Kind.NOTE, note, json, true, Journal.About.NOTHING));
        }
    }
}
