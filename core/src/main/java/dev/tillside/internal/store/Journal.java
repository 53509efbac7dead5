package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Usage;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Chain;
import dev.tillside.points.VoucherMove;
import dev.tillside.sync.DeadLetter;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this till did: open checkouts, sales, coupon uses, ledger, purchase record, outbox. What a method wrote is durable
 * when it returns. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final int SCHEMA = 1;

    private final Database database;
    private final AccountRows accounts;

    /** A sale as it goes into the journal, all of it or nothing. */
    public record Sale(
            BasketKey key,
            String json,
            Map<String, Integer> couponUses,
            List<OfferUse> offerUses,
            Optional<AccountMove> account,
            Optional<Purchase> purchase) {}

    /** Uses of an offer whose limits ask to be counted. */
    public record OfferUse(String offer, Optional<MemberId> member, Instant at, int uses, long amountMinor) {}

    /** What a member bought on a day: one compact text per sale. */
    public record Purchase(MemberId member, LocalDate day, String lines) {}

    /** A sale that head office does not have yet. */
    public record Waiting(long sale, BasketKey key, String json, int attempts) {}

    public Journal(Path file) {
        database = Database.open(file, "journal", SCHEMA);
        accounts = new AccountRows(database);
    }

    /** Opens a checkout; false where one of that key is open, or was committed. */
    public boolean open(BasketKey key, String beginEvent) {
        return database.write(() -> {
            if (sale(key).isPresent() || checkout(key).isPresent()) {
                return false;
            }
            long id = database.insert("INSERT INTO checkout (key) VALUES (?)", key.toString());
            addEvent(id, 0, beginEvent);
            return true;
        });
    }

    /** Adds events to an open checkout, all of them or none. */
    public void append(BasketKey key, int number, List<String> events) {
        database.write(() -> {
            long id = checkout(key).orElseThrow(() -> new SQLException("no open checkout " + key));
            for (int i = 0; i < events.size(); i++) {
                addEvent(id, number + i, events.get(i));
            }
            return null;
        });
    }

    private void addEvent(long checkout, int number, String event) throws SQLException {
        database.run("INSERT INTO checkout_event (checkout, number, json) VALUES (?, ?, ?)", checkout, number, event);
    }

    /** Forgets an open checkout that came to nothing. */
    public void cancel(BasketKey key) {
        database.write(() -> {
            close(key);
            return null;
        });
    }

    private void close(BasketKey key) throws SQLException {
        Optional<Long> id = checkout(key);
        if (id.isPresent()) {
            database.run("DELETE FROM checkout_event WHERE checkout = ?", id.get());
            database.run("DELETE FROM checkout WHERE id = ?", id.get());
        }
    }

    /** The events of every open checkout, in the order in which they were begun. */
    public List<List<String>> openCheckouts() {
        return database.read(() -> {
            List<Long> ids = database.rows("SELECT id FROM checkout ORDER BY id", r -> r.getLong(1));
            List<List<String>> all = new java.util.ArrayList<>();
            for (long id : ids) {
                all.add(database.rows(
                        "SELECT json FROM checkout_event WHERE checkout = ? ORDER BY number", r -> r.getString(1), id));
            }
            return all;
        });
    }

    /** Commits a sale whole. Where the key is committed already nothing is done, and what was committed is answered. */
    public Optional<String> commit(Sale sale) {
        return database.write(() -> {
            Optional<String> before = saleJson(sale.key());
            if (before.isEmpty()) {
                write(sale);
            }
            return before;
        });
    }

    private void write(Sale sale) throws SQLException {
        close(sale.key());
        long id = database.insert(
                "INSERT INTO sale (key, tx, json) VALUES (?, ?, ?)",
                sale.key().toString(),
                sale.key().tx(),
                sale.json());
        for (Map.Entry<String, Integer> use : sale.couponUses().entrySet()) {
            database.run(
                    "INSERT INTO coupon_use (coupon, sale, uses) VALUES (?, ?, ?)", use.getKey(), id, use.getValue());
        }
        for (OfferUse use : sale.offerUses()) {
            writeOfferUse(id, use);
        }
        if (sale.account().isPresent()) {
            accounts.write(id, sale.account().get());
        }
        if (sale.purchase().isPresent()) {
            Purchase purchase = sale.purchase().get();
            database.run(
                    "INSERT INTO purchase (sale, member, day, lines) VALUES (?, ?, ?, ?)",
                    id,
                    purchase.member().id(),
                    purchase.day().toEpochDay(),
                    purchase.lines());
        }
        database.run("INSERT INTO outbox (sale, attempts) VALUES (?, 0)", id);
    }

    private void writeOfferUse(long sale, OfferUse use) throws SQLException {
        database.run("""
                INSERT INTO offer_total (offer, uses, amount) VALUES (?, ?, ?)
                ON CONFLICT (offer) DO UPDATE SET uses = uses + excluded.uses, amount = amount + excluded.amount
                """, use.offer(), use.uses(), use.amountMinor());
        if (use.member().isPresent()) {
            database.run(
                    "INSERT INTO offer_use (offer, member, sale, at, uses) VALUES (?, ?, ?, ?, ?)",
                    use.offer(),
                    use.member().get().id(),
                    sale,
                    use.at().toEpochMilli(),
                    use.uses());
        }
    }

    /** The committed sale of that key. */
    public Optional<String> saleJson(BasketKey key) {
        return database.read(
                () -> database.row("SELECT json FROM sale WHERE key = ?", r -> r.getString(1), key.toString()));
    }

    /** Whether a sale of that key was committed here. */
    public boolean has(String key) {
        return database.read(() ->
                database.row("SELECT 1 FROM sale WHERE key = ?", r -> true, key).isPresent());
    }

    private Optional<Long> sale(BasketKey key) throws SQLException {
        return database.row("SELECT id FROM sale WHERE key = ?", r -> r.getLong(1), key.toString());
    }

    private Optional<Long> checkout(BasketKey key) throws SQLException {
        return database.row("SELECT id FROM checkout WHERE key = ?", r -> r.getLong(1), key.toString());
    }

    /** Keys of all committed sales, in order of commit. */
    public List<BasketKey> sales() {
        return database.read(
                () -> database.rows("SELECT key FROM sale ORDER BY id", r -> BasketKey.parse(r.getString(1))));
    }

    /** The latest sale of that transaction number. */
    public Optional<BasketKey> lastSale(String tx) {
        return database.read(() -> database.row(
                "SELECT key FROM sale WHERE tx = ? ORDER BY id DESC LIMIT 1",
                r -> BasketKey.parse(r.getString(1)),
                tx));
    }

    /** Uses of a coupon at this till. */
    public int couponUses(String coupon) {
        return database.read(() -> database.row(
                        "SELECT coalesce(sum(uses), 0) FROM coupon_use WHERE coupon = ?", r -> r.getInt(1), coupon)
                .orElse(0));
    }

    /** Uses that count towards an offer's limits. */
    public Usage.Used used(String offer, Limits limits, Optional<MemberId> member, Instant at, ZoneId zone) {
        return database.read(() -> {
            long[] total = database.row(
                            "SELECT uses, amount FROM offer_total WHERE offer = ?",
                            r -> new long[] {r.getLong(1), r.getLong(2)},
                            offer)
                    .orElse(new long[2]);
            long byMember = 0;
            long inPeriod = 0;
            if (member.isPresent() && limits.needMember()) {
                byMember = usesSince(offer, member.get(), Long.MIN_VALUE);
                if (limits.perMemberPeriod().isPresent()) {
                    Instant since = at.atZone(zone)
                            .minus(limits.perMemberPeriod().get().period())
                            .toInstant();
                    inPeriod = usesSince(offer, member.get(), since.toEpochMilli());
                }
            }
            return new Usage.Used(byMember, inPeriod, total[0], total[1]);
        });
    }

    private long usesSince(String offer, MemberId member, long epochMilli) throws SQLException {
        return database.row(
                        "SELECT coalesce(sum(uses), 0) FROM offer_use WHERE offer = ? AND member = ? AND at > ?",
                        r -> r.getLong(1),
                        offer,
                        member.id(),
                        epochMilli)
                .orElse(0L);
    }

    /** Takes the members out whom those objects erase; once more changes nothing. Durable when this returns. */
    public void erase(List<ReferenceObject> objects, Reference reference) {
        Set<MemberId> ids = Erasing.ids(objects, reference);
        if (!ids.isEmpty()) {
            database.write(() -> {
                new Erasing(database).erase(ids);
                return null;
            });
            accounts.changed();
        }
    }

    /** The sales of a member, in order of commit. */
    public List<String> salesOf(MemberId member) {
        return database.read(() -> database.rows(
                "SELECT s.json FROM purchase p JOIN sale s ON s.id = p.sale WHERE p.member = ? ORDER BY s.id",
                r -> r.getString(1),
                member.id()));
    }

    /** Rises with every write to an account, so that what was computed from them can be held until then. */
    public long accountsChange() {
        return accounts.change();
    }

    /** The links that the move's entries would add to this till's chain now. */
    public Optional<Chain.Section> section(AccountMove move) {
        return accounts.section(move);
    }

    /** All that this till's transactions did to an account, in the order in which they did it; vouchers apart. */
    public List<AccountMove> moves(MemberId account) {
        return accounts.moves(account);
    }

    /** What happened here to the voucher of that code. */
    public List<VoucherMove> voucher(String code) {
        return accounts.voucher(code);
    }

    /** What happened here to the vouchers of that account. */
    public List<VoucherMove> vouchers(MemberId owner) {
        return accounts.vouchers(owner);
    }

    /** How many points of an account were spent here by sales that head office does not have yet. */
    public Points unconfirmed(MemberId account) {
        return accounts.unconfirmed(account);
    }

    /** Sales that head office does not have yet, the oldest first. */
    public List<Waiting> waiting(int most) {
        return database.read(() -> database.rows(
                """
                SELECT s.id, s.key, s.json, o.attempts FROM outbox o JOIN sale s ON s.id = o.sale
                WHERE o.refused IS NULL ORDER BY o.sale LIMIT ?
                """,
                r -> new Waiting(r.getLong(1), BasketKey.parse(r.getString(2)), r.getString(3), r.getInt(4)),
                most));
    }

    /** How many sales wait. */
    public int waitingCount() {
        return database.read(() -> database.row("SELECT count(*) FROM outbox WHERE refused IS NULL", r -> r.getInt(1))
                .orElse(0));
    }

    /** What head office said of a batch. */
    public void settle(List<Long> settled, Map<Long, String> refused) {
        database.write(() -> {
            for (long sale : settled) {
                database.run("DELETE FROM outbox WHERE sale = ?", sale);
            }
            for (Map.Entry<Long, String> refusal : refused.entrySet()) {
                database.run(
                        "UPDATE outbox SET refused = ?, attempts = attempts + 1 WHERE sale = ?",
                        refusal.getValue(),
                        refusal.getKey());
            }
            return null;
        });
    }

    /** Sales that head office refused, the oldest first. */
    public List<DeadLetter> deadLetters() {
        return database.read(
                () -> database.rows("""
                SELECT s.key, o.refused FROM outbox o JOIN sale s ON s.id = o.sale
                WHERE o.refused IS NOT NULL ORDER BY o.sale
                """, r -> new DeadLetter(BasketKey.parse(r.getString(1)), r.getString(2))));
    }

    /** Lets a refused sale be delivered again; false where it is not one. */
    public boolean retry(BasketKey key) {
        return database.write(() -> database.run(
                        "UPDATE outbox SET refused = NULL WHERE refused IS NOT NULL AND sale = (SELECT id FROM sale WHERE key = ?)",
                        key.toString())
                > 0);
    }

    @Override
    public void close() {
        database.close();
    }
}
