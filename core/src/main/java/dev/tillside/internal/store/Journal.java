package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Usage;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Chain;
import dev.tillside.points.VoucherMove;
import dev.tillside.seal.SealState;
import dev.tillside.wire.ReferenceObject;
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
    private static final Schema SCHEMA = new Schema("journal", 1);
    /**
     * Small pages: a sale touches a dozen, and each is written whole. About 4 MB of log between checkpoints: each costs two
     * flushes more, and writes a page once that changed often.
     */
    private static final Database.Tuning TUNING = new Database.Tuning(1_024, 4_000, 2_048);

    private final Database database;
    private final Vault vault;
    private final Refunds refunds;
    private final Training training;
    private final Elsewhere elsewhere;

    /** What a row of the table of transactions is. */
    enum Kind {
        SALE,
        RETURN,
        /** Tells other tills of a basket that was put aside, or taken up again. */
        NOTE
    }

    /** What a return is about: the sale that it returns, and the sale of an exchange. */
    record About(Optional<BasketKey> original, Optional<BasketKey> basket) {
        static final About NOTHING = new About(Optional.empty(), Optional.empty());
    }

    private final AccountRows accounts;
    private final Keeping keeping;
    private final Resealing resealing;
    private final DeadLetters deadLetters;
    private final MemberLists memberLists;
    private final Undelivered undelivered;
    private final OfficeRow office;

    /** A sale as it goes into the journal, all of it or nothing. */
    public record Sale(
            BasketKey key,
            String json,
            Map<String, Integer> couponUses,
            List<OfferUse> offerUses,
            Optional<AccountMove> account,
            Optional<Purchase> purchase) {}

    /** Uses of an offer whose limits, or policy for tills that are offline, ask them to be counted. */
    public record OfferUse(String offer, Optional<MemberId> member, Instant at, int uses, long amountMinor) {}

    /** What a member bought on a day: one compact text per sale. */
    public record Purchase(MemberId member, LocalDate day, String lines) {}

    /**
     * A transaction that head office does not have yet.
     *
     * @param note whether it is none, but tells other tills of a basket
     */
    public record Waiting(long sale, BasketKey key, String json, int attempts, boolean note) {}

    public Journal(TillDirectory directory) {
        database = directory.open(directory.journal(), SCHEMA, TUNING);
        vault = database.vault();
        refunds = new Refunds(database, this);
        training = new Training(database, this);
        elsewhere = new Elsewhere(database, this);
        accounts = new AccountRows(database);
        keeping = new Keeping(database);
        resealing = new Resealing(database);
        deadLetters = new DeadLetters(database);
        memberLists = new MemberLists(database);
        undelivered = new Undelivered(database);
        office = new OfficeRow(database, undelivered);
    }

    /** Returns and post-voids. */
    public Refunds refunds() {
        return refunds;
    }

    /** What was done in training mode. */
    public Training training() {
        return training;
    }

    /** What other tills did, and what is told to them. */
    public Elsewhere elsewhere() {
        return elsewhere;
    }

    /** Opens a checkout; false where one of that key is open or put aside, or the key names a transaction. */
    public boolean open(BasketKey key, String beginEvent) {
        return database.write(() -> {
            if (row(key).isPresent() || checkout(key).isPresent() || elsewhere.aside(key)) {
                return false;
            }
            openWith(key, List.of(beginEvent));
            return true;
        });
    }

    /** A checkout of these events; inside a transaction. */
    void openWith(BasketKey key, List<String> events) throws SQLException {
        long id = database.insert("INSERT INTO checkout (key) VALUES (?)", key.toString());
        for (int number = 0; number < events.size(); number++) {
            addEvent(id, number, events.get(number));
        }
    }

    /** Adds events to an open checkout, all of them or none. */
    public void append(BasketKey key, int number, List<String> events) {
        database.write(() -> {
            for (int i = 0; i < events.size(); i++) {
                add(key, number + i, events.get(i));
            }
            return null;
        });
    }

    /**
     * Brings an open checkout up to these events, whatever of them is there: after a failure that left some of them, or the
     * checkout itself, out. False, and nothing is done, where the key names a transaction or a basket put aside.
     *
     * @param from the number of the first of the events
     */
    public boolean catchUp(BasketKey key, int from, List<String> events) {
        return database.write(() -> {
            Optional<Long> id = checkout(key);
            if (id.isEmpty() && (from > 0 || row(key).isPresent() || elsewhere.aside(key))) {
                return false;
            }
            if (id.isEmpty()) {
                openWith(key, events);
                return true;
            }
            int there = database.row(
                            "SELECT count(*) FROM checkout_event WHERE checkout = ?", r -> r.getInt(1), id.get())
                    .orElse(0);
            for (int number = Math.max(there, from); number < from + events.size(); number++) {
                addEvent(id.get(), number, events.get(number - from));
            }
            return true;
        });
    }

    /** Adds an event; inside a transaction. */
    void add(BasketKey key, int number, String event) throws SQLException {
        addEvent(checkout(key).orElseThrow(() -> new SQLException("no open checkout " + key)), number, event);
    }

    private void addEvent(long checkout, int number, String event) throws SQLException {
        database.run(
                "INSERT INTO checkout_event (checkout, number, json) VALUES (?, ?, ?)",
                checkout,
                number,
                vault.seal(SealedColumn.EVENT, event, checkout, number));
    }

    /** Forgets an open checkout that came to nothing. */
    public void cancel(BasketKey key) {
        database.write(() -> {
            close(key);
            return null;
        });
    }

    /** Forgets an open checkout; inside a transaction. */
    void close(BasketKey key) throws SQLException {
        Optional<Long> id = checkout(key);
        if (id.isPresent()) {
            database.run("DELETE FROM checkout_event WHERE checkout = ?", id.get());
            database.run("DELETE FROM suspended WHERE checkout = ?", id.get());
            database.run("DELETE FROM checkout WHERE id = ?", id.get());
        }
    }

    /** The checkout is open again; inside a transaction. */
    void unsuspend(BasketKey key) throws SQLException {
        database.run("DELETE FROM suspended WHERE checkout = (SELECT id FROM checkout WHERE key = ?)", key.toString());
    }

    /** The events of every open checkout, in the order in which they were begun. */
    public List<List<String>> openCheckouts() {
        return database.read(() -> {
            List<Long> ids = database.rows("SELECT id FROM checkout ORDER BY id", r -> r.getLong(1));
            List<List<String>> all = new java.util.ArrayList<>();
            for (long id : ids) {
                all.add(events(id));
            }
            return all;
        });
    }

    /** The events of an open checkout, in order. */
    public List<String> events(BasketKey key) {
        return database.read(() -> {
            Optional<Long> id = checkout(key);
            return id.isPresent() ? events(id.get()) : List.of();
        });
    }

    /** The events of an open checkout, in order; inside a read. */
    List<String> events(long checkout) throws SQLException {
        return database.rows(
                "SELECT number, json FROM checkout_event WHERE checkout = ? ORDER BY number",
                r -> vault.open(SealedColumn.EVENT, r.getObject(2), checkout, r.getInt(1)),
                checkout);
    }

    /**
     * Commits a sale whole, with the returns of an exchange. Where the key is committed already nothing is done, and what was
     * committed is answered.
     */
    public Optional<String> commit(Sale sale, List<Refunds.Made> exchanged) {
        return database.write(() -> {
            Optional<String> before = saleJson(sale.key());
            if (before.isEmpty()) {
                for (Refunds.Made refund : exchanged) {
                    refunds.write(refund);
                }
                long id = write(sale, true);
                writePurchase(id, sale);
                send(id);
            }
            return before;
        });
    }

    /** A row of the table of transactions; inside a transaction. */
    long insert(Kind kind, BasketKey key, String json, boolean here, About about) throws SQLException {
        return database.insert(
                "INSERT INTO sale (key, tx, json, kind, here, original, basket, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                key.toString(),
                key.tx(),
                vault.seal(SealedColumn.TRANSACTION, json, key.toString()),
                kind.name(),
                here ? 1 : 0,
                about.original().map(BasketKey::toString).orElse(null),
                about.basket().map(BasketKey::toString).orElse(null),
                key.businessDay().toEpochDay());
    }

    /** Lets a row wait for head office; inside a transaction. */
    void send(long row) throws SQLException {
        database.run("INSERT INTO outbox (sale, attempts) VALUES (?, 0)", row);
    }

    /** A sale's row with its coupon uses, offer uses and ledger entries; inside a transaction. */
    long write(Sale sale, boolean here) throws SQLException {
        close(sale.key());
        long id = insert(Kind.SALE, sale.key(), sale.json(), here, About.NOTHING);
        for (Map.Entry<String, Integer> use : sale.couponUses().entrySet()) {
            database.run(
                    "INSERT INTO coupon_use (coupon, sale, uses) VALUES (?, ?, ?)",
                    vault.name(use.getKey()),
                    id,
                    use.getValue());
        }
        for (OfferUse use : sale.offerUses()) {
            writeOfferUse(id, use);
        }
        if (sale.account().isPresent()) {
            writeAccount(id, sale.account().get());
        }
        return id;
    }

    /** What a transaction did to an account; inside a transaction. */
    void writeAccount(long id, AccountMove move) throws SQLException {
        accounts.write(id, move);
    }

    private void writePurchase(long id, Sale sale) throws SQLException {
        if (sale.purchase().isPresent()) {
            Purchase purchase = sale.purchase().get();
            database.run(
                    "INSERT INTO purchase (sale, member, day, lines) VALUES (?, ?, ?, ?)",
                    id,
                    vault.name(purchase.member()),
                    purchase.day().toEpochDay(),
                    vault.seal(SealedColumn.PURCHASE, purchase.lines(), id));
        }
    }

    private void writeOfferUse(long sale, OfferUse use) throws SQLException {
        database.run("""
                INSERT INTO offer_total (offer, uses, amount) VALUES (?, ?, ?)
                ON CONFLICT (offer) DO UPDATE SET uses = uses + excluded.uses, amount = amount + excluded.amount
                """, use.offer(), use.uses(), use.amountMinor());
        // Without a member too, so that a return finds what was counted.
        database.run(
                "INSERT INTO offer_use (offer, member, sale, at, uses, amount) VALUES (?, ?, ?, ?, ?, ?)",
                use.offer(),
                vault.name(use.member().map(MemberId::id).orElse("")),
                sale,
                use.at().toEpochMilli(),
                use.uses(),
                use.amountMinor());
    }

    /** The committed sale of that key, here or, as far as it is known, at another till. */
    public Optional<String> saleJson(BasketKey key) {
        return database.read(() -> database.row(
                "SELECT json FROM sale WHERE key = ? AND kind = 'SALE' AND trimmed = 0",
                r -> transaction(r.getObject(1), key),
                key.toString()));
    }

    /** What head office gets from here under that key: a sale, a return, or a note of a basket put aside. */
    public Optional<String> delivery(BasketKey key) {
        return database.read(() -> database.row(
                "SELECT json FROM sale WHERE key = ? AND here = 1 AND trimmed = 0",
                r -> transaction(r.getObject(1), key),
                key.toString()));
    }

    private String transaction(Object stored, BasketKey key) {
        return vault.open(SealedColumn.TRANSACTION, stored, key.toString());
    }

    /** Whether the key names an open checkout or a transaction. */
    public boolean isTaken(BasketKey key) {
        return database.read(() -> row(key).isPresent() || checkout(key).isPresent());
    }

    /** Whether a transaction of that key was committed here. */
    public boolean has(String key) {
        return database.read(() -> database.row("SELECT 1 FROM sale WHERE key = ? AND here = 1", r -> true, key)
                .isPresent());
    }

    /** Inside a transaction. */
    Optional<Long> row(BasketKey key) throws SQLException {
        return database.row("SELECT id FROM sale WHERE key = ?", r -> r.getLong(1), key.toString());
    }

    /** Inside a transaction. */
    Optional<Long> checkout(BasketKey key) throws SQLException {
        return database.row("SELECT id FROM checkout WHERE key = ?", r -> r.getLong(1), key.toString());
    }

    /** Keys of all sales committed here, in order of commit. */
    public List<BasketKey> sales() {
        return database.read(() -> database.rows(
                "SELECT key FROM sale WHERE kind = 'SALE' AND here = 1 ORDER BY id",
                r -> BasketKey.parse(r.getString(1))));
    }

    /** The latest sale of that transaction number committed here. */
    public Optional<BasketKey> lastSale(String tx) {
        return database.read(() -> database.row(
                "SELECT key FROM sale WHERE tx = ? AND kind = 'SALE' AND here = 1 ORDER BY id DESC LIMIT 1",
                r -> BasketKey.parse(r.getString(1)),
                tx));
    }

    /** Uses of a coupon at this till. */
    public int couponUses(String coupon) {
        return database.read(() -> database.row(
                        "SELECT coalesce(sum(uses), 0) FROM coupon_use WHERE coupon = ?",
                        r -> r.getInt(1),
                        vault.name(coupon))
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
                        vault.name(member),
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
                "SELECT s.key, s.json FROM purchase p JOIN sale s ON s.id = p.sale WHERE p.member = ? AND s.trimmed = 0 ORDER BY s.id",
                r -> vault.open(SealedColumn.TRANSACTION, r.getObject(2), r.getString(1)),
                vault.name(member)));
    }

    /** Rises with every write to an account, so that what was computed from them can be held until then. */
    public long accountsChange() {
        return accounts.change();
    }

    /** The links that the entries of these moves, one after the other, would add to this till's chain now. */
    public List<Optional<Chain.Section>> sections(List<Optional<AccountMove>> moves) {
        return accounts.sections(moves);
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

    /** What head office does not have yet, the oldest first. */
    public List<Waiting> waiting(int most) {
        return database.read(() -> database.rows(
                """
                SELECT s.id, s.key, s.json, o.attempts, s.kind FROM outbox o JOIN sale s ON s.id = o.sale
                WHERE o.refused IS NULL ORDER BY o.sale LIMIT ?
                """,
                r -> new Waiting(
                        r.getLong(1),
                        BasketKey.parse(r.getString(2)),
                        vault.open(SealedColumn.TRANSACTION, r.getObject(3), r.getString(2)),
                        r.getInt(4),
                        Kind.valueOf(r.getString(5)) == Kind.NOTE),
                most));
    }

    /** How many transactions wait; notes are none. */
    public int waitingCount() {
        return database.read(() -> database.row("""
                        SELECT count(*) FROM outbox o JOIN sale s ON s.id = o.sale
                        WHERE o.refused IS NULL AND s.kind <> 'NOTE'
                        """, r -> r.getInt(1)).orElse(0));
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
                        vault.seal(SealedColumn.REFUSAL, refusal.getValue(), refusal.getKey()),
                        refusal.getKey());
            }
            return null;
        });
    }

    /** Head office failed at that delivery when it went alone. */
    public void attempted(long sale) {
        database.write(() -> database.run("UPDATE outbox SET attempts = attempts + 1 WHERE sale = ?", sale));
    }

    /** What head office has, and does not have, of this journal; room and age of it. */
    public Keeping keeping() {
        return keeping;
    }

    /** Deliveries that head office refused. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** What this till's own lists are planned from. */
    public MemberLists memberLists() {
        return memberLists;
    }

    /** What sales used that head office does not have yet. */
    public Undelivered undelivered() {
        return undelivered;
    }

    /** Who this till and its head office are to each other. */
    public OfficeRow office() {
        return office;
    }

    /** Looks through all of it. */
    public Inspection inspection() {
        return new Inspection(database, this);
    }

    /** How far the file is sealed. */
    public SealState sealState() {
        return vault.state();
    }

    /** Goes on sealing what is not sealed as it should be, by so many steps at most. */
    public void seal(int steps) {
        resealing.run(steps);
    }

    /** Whether the file failed, and is not settled yet. */
    public boolean isFailing() {
        return database.isSuspect();
    }

    @Override
    public void close() {
        database.close();
    }
}
