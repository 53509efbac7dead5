package dev.tillside.internal.store;

import dev.tillside.item.ItemId;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One file of reference data: members with what they hold in a record each, all other objects and everything that was removed
 * in a table. Thread-safe, as far as its {@link Database} is.
 */
final class ReferenceFile implements AutoCloseable {
    private static final Schema SCHEMA = new Schema("reference", 1);
    /** The character after 9: above all that digits can go on with. */
    private static final char AFTER_DIGITS = ':';
    /**
     * The cache holds, outside the heap, the upper pages of the trees of a million members, so that a look-up reads two or
     * three. With 16 MB of log a page of an index that changes again and again, while much is taken, is written back once.
     */
    private static final Database.Tuning TUNING = new Database.Tuning(4_096, 4_096, 16_384);

    private final Path path;
    private final Database database;
    private final Vault vault;
    private final Resealing resealing;
    private final MemberRows members;
    private final MoveIndex moves;
    /** Few files have any, and asking for them at every object would take a quarter of a snapshot's time. */
    private boolean mayHaveRemovals;

    private boolean mayHaveByHand;

    /**
     * How objects are taken.
     *
     * @param at when an opening balance among them is booked
     * @param cursor where head office's next page begins, where they are the end of one
     * @param byHand whether they come from elsewhere than head office
     * @param before balances that were booked already, and stand
     */
    record Taking(Instant at, Optional<String> cursor, boolean byHand, Openings before) {}

    /** Balances that were booked in another file. */
    interface Openings {
        Openings NONE = member -> List.of();

        List<KnownAccounts.Opening> of(String member) throws SQLException;
    }

    private ReferenceFile(Path path, Database database) {
        this.path = path;
        this.database = database;
        this.vault = database.vault();
        this.resealing = new Resealing(database);
        this.members = new MemberRows(database);
        this.moves = new MoveIndex(database);
        this.mayHaveRemovals = has("SELECT 1 FROM object WHERE type IN ('MEMBER', 'COUPON', 'LIST') LIMIT 1");
        this.mayHaveByHand = has("SELECT 1 FROM by_hand LIMIT 1");
    }

    private boolean has(String question) {
        return database.read(() -> database.row(question, row -> true).isPresent());
    }

    static ReferenceFile open(TillDirectory directory, Path path) {
        Database database = directory.open(path, SCHEMA, TUNING);
        try {
            return new ReferenceFile(path, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Whether each transaction is flushed, as it is in a file that stands; while a snapshot is being taken only the log's
     * checkpoints are: a power cut may then cost some of what is in, and never what is in its order (SQLite, "PRAGMA
     * synchronous", NORMAL in WAL mode). The next transaction after it is switched on flushes all before it.
     */
    void flush(boolean each) {
        database.flush(each);
    }

    /** Goes on sealing what is not sealed as it should be, by so many steps at most. */
    void seal(int steps) {
        resealing.run(steps);
    }

    Path path() {
        return path;
    }

    Database database() {
        return database;
    }

    /** For look-ups; what is changed through it must be saved in the same transaction. */
    MemberRows members() {
        return members;
    }

    /** Takes objects in one transaction. An older version than the one held is passed over; answers those that were not. */
    List<ReferenceObject> take(List<ReferenceObject> objects, Taking how) {
        return write(() -> {
            List<ReferenceObject> taken = new ArrayList<>();
            for (ReferenceObject object : objects) {
                if (takeOne(object, how)) {
                    taken.add(object);
                    note(object, how);
                }
            }
            if (how.cursor().isPresent()) {
                cursor(how.cursor().get());
            }
            return taken;
        });
    }

    /** A transaction in which members' records may be changed. */
    <T> T write(Database.Work<T> work) {
        try {
            return database.write(() -> {
                T result = work.run();
                members.save();
                return result;
            });
        } finally {
            members.forget();
        }
    }

    /** Inside a transaction. */
    void cursor(String cursor) throws SQLException {
        database.run("INSERT OR REPLACE INTO cursor (one, cursor) VALUES (1, ?)", cursor);
    }

    private void note(ReferenceObject object, Taking how) throws SQLException {
        String type = object.type().name();
        if (mayHaveByHand) {
            database.run("DELETE FROM by_hand WHERE type = ? AND id = ?", type, vault.name(object.type(), object.id()));
        }
        if (how.byHand()) {
            mayHaveByHand = true;
            database.run("INSERT INTO by_hand (type, id) VALUES (?, ?)", type, vault.name(object.type(), object.id()));
        }
    }

    private boolean takeOne(ReferenceObject object, Taking how) throws SQLException {
        return switch (object.type()) {
            case MEMBER -> takeMember(object, how);
            case COUPON -> takeHolding(object, MemberRows.Holding.COUPON);
            case LIST -> takeHolding(object, MemberRows.Holding.LIST);
            case PROGRAM, STORE, SCAN_RULES, OFFER, ITEM, LIST_KEY, DEAL, PLAN, ACCOUNT -> takeOther(object);
        };
    }

    /** An object as it is in the table. */
    private record Held(long version, boolean removed, String json) {}

    private Optional<Held> row(Type type, String id) throws SQLException {
        if (!mayHaveRemovals && inRecords(type)) {
            return Optional.empty();
        }
        Object name = vault.name(type, id);
        return database.row(
                "SELECT version, removed, json FROM object WHERE type = ? AND id = ?",
                r -> new Held(r.getLong(1), r.getInt(2) == 1, text(type, name, r.getObject(3))),
                type.name(),
                name);
    }

    /** A row of these in the table is a removal, or a coupon that is nobody's. */
    private static boolean inRecords(Type type) {
        return type == Type.MEMBER || type == Type.COUPON || type == Type.LIST;
    }

    private static Optional<String> standing(Optional<Held> held) {
        return held.filter(row -> !row.removed()).map(Held::json);
    }

    private boolean takeOther(ReferenceObject object) throws SQLException {
        Optional<Held> held = row(object.type(), object.id());
        if (held.isPresent() && held.get().version() > object.version()) {
            return false;
        }
        Optional<String> before = standing(held);
        if (decidesPrices(object.type())
                && before.filter(old -> !old.equals(object.json())).isPresent()) {
            keepOld(object.type(), object.id(), held.get().version(), before.get());
        }
        put(object);
        Optional<String> now = object.removed() ? Optional.empty() : Optional.of(object.json());
        if (object.type() == Type.ACCOUNT) {
            moves.replace(object.id(), before, now);
        } else if (object.type() == Type.OFFER) {
            index(object.type(), object.id(), before, now);
        }
        return true;
    }

    /** What the shop says to everybody is not sealed. */
    private Object sealed(Type type, Object name, String json) {
        return isPersonal(type) ? vault.seal(SealedColumn.OBJECT, json, type.name(), name) : json;
    }

    private String text(Type type, Object name, Object stored) {
        return isPersonal(type) ? vault.open(SealedColumn.OBJECT, stored, type.name(), name) : (String) stored;
    }

    private static boolean isPersonal(Type type) {
        return inRecords(type) || type == Type.ACCOUNT;
    }

    private void put(ReferenceObject object) throws SQLException {
        Object name = vault.name(object.type(), object.id());
        mayHaveRemovals |= inRecords(object.type());
        boolean newestCounts = object.type() == Type.PROGRAM || object.type() == Type.SCAN_RULES;
        long taken = newestCounts
                ? database.row(
                                "SELECT coalesce(max(taken), 0) + 1 FROM object WHERE type IN ('PROGRAM', 'SCAN_RULES')",
                                r -> r.getLong(1))
                        .orElseThrow()
                : 0;
        database.run(
                "INSERT OR REPLACE INTO object (type, id, version, removed, taken, json) VALUES (?, ?, ?, ?, ?, ?)",
                object.type().name(),
                name,
                object.version(),
                object.removed() ? 1 : 0,
                taken,
                sealed(object.type(), name, object.json()));
    }

    private void drop(Type type, String id) throws SQLException {
        database.run("DELETE FROM object WHERE type = ? AND id = ?", type.name(), vault.name(type, id));
    }

    static boolean decidesPrices(Type type) {
        return type == Type.PROGRAM || type == Type.OFFER || type == Type.LIST_KEY;
    }

    /** A return may have to be counted with the offers of the day of the sale. Inside a transaction. */
    void keepOld(Type type, String id, long version, String json) throws SQLException {
        database.run(
                "INSERT OR IGNORE INTO superseded (type, id, digest, version, json) VALUES (?, ?, ?, ?, ?)",
                type.name(),
                id,
                ReferenceObject.digest(json),
                version,
                json);
    }

    private boolean takeMember(ReferenceObject object, Taking how) throws SQLException {
        String id = object.id();
        MemberRecord record = members.toChange(id);
        Optional<Held> removed = record.member().isPresent() ? Optional.empty() : row(Type.MEMBER, id);
        Optional<Long> held = record.member().map(MemberRecord.Entry::version).or(() -> removed.map(Held::version));
        if (held.isPresent() && held.get() > object.version()) {
            return false;
        }
        if (record.member().isPresent()) {
            unindex(ReferenceObject.member(record.member().get().json()));
        }
        if (object.removed()) {
            record.member(Optional.empty());
            if (object.erases()) {
                erase(record);
            }
            put(object);
            return true;
        }
        if (removed.isPresent()) {
            drop(Type.MEMBER, id);
        }
        Member member = ReferenceObject.member(object.json());
        record.member(Optional.of(new MemberRecord.Entry(object.version(), object.json())));
        index(member);
        List<KnownAccounts.Opening> before = how.before().of(id);
        if (!before.isEmpty()) {
            record.openings(before);
        }
        record.open(member, how.at());
        return true;
    }

    private void index(Member member) throws SQLException {
        for (String card : member.cards()) {
            members.addCard(card, member.id().id());
        }
        if (member.household().isPresent()) {
            database.run(
                    "INSERT OR IGNORE INTO household (household, member) VALUES (?, ?)",
                    vault.name(member.household().get()),
                    vault.name(member.id()));
        }
    }

    private void unindex(Member member) throws SQLException {
        for (String card : member.cards()) {
            members.removeCard(card, member.id().id());
        }
        if (member.household().isPresent()) {
            database.run(
                    "DELETE FROM household WHERE household = ? AND member = ?",
                    vault.name(member.household().get()),
                    vault.name(member.id()));
        }
    }

    /** Head office takes his coupons and lists back as well; until it does they must not lie about. */
    private void erase(MemberRecord record) throws SQLException {
        for (MemberRows.Holding type : MemberRows.Holding.values()) {
            for (String id : List.copyOf(held(record, type).keySet())) {
                takeAway(record, type, id);
                members.release(type, id);
                database.run(
                        "DELETE FROM by_hand WHERE type = ? AND id = ?",
                        type(type).name(),
                        vault.name(id));
            }
        }
        record.openings(List.of());
        moves.erase(record.id());
    }

    private static Type type(MemberRows.Holding type) {
        return switch (type) {
            case COUPON -> Type.COUPON;
            case LIST -> Type.LIST;
        };
    }

    private static java.util.NavigableMap<String, MemberRecord.Entry> held(
            MemberRecord record, MemberRows.Holding type) {
        return switch (type) {
            case COUPON -> record.coupons();
            case LIST -> record.lists();
        };
    }

    private void takeAway(MemberRecord record, MemberRows.Holding type, String id) throws SQLException {
        MemberRecord.Entry entry = held(record, type).remove(id);
        if (entry != null) {
            index(type(type), id, Optional.of(entry.json()), Optional.empty());
        }
    }

    /** A coupon or a list: in its member's record where it has one, else in the table. */
    private boolean takeHolding(ReferenceObject object, MemberRows.Holding type) throws SQLException {
        String id = object.id();
        Optional<String> now = object.removed() ? Optional.empty() : Optional.of(object.json());
        Optional<String> owner = now.flatMap(json -> owner(type, json));
        boolean claimed = owner.isPresent() && members.claim(type, id, owner.get());
        Optional<String> before = claimed ? Optional.empty() : members.heldBy(type, id);
        Optional<MemberRecord.Entry> entry = Optional.empty();
        if (before.isPresent()) {
            entry = Optional.ofNullable(
                    held(members.toChange(before.get()), type).get(id));
        }
        Optional<Held> row = entry.isPresent() ? Optional.empty() : row(object.type(), id);
        Optional<Long> version = entry.map(MemberRecord.Entry::version).or(() -> row.map(Held::version));
        if (version.isPresent() && version.get() > object.version()) {
            if (claimed) {
                members.release(type, id);
            }
            return false;
        }
        index(object.type(), id, entry.map(MemberRecord.Entry::json).or(() -> standing(row)), now);
        if (before.isPresent()) {
            held(members.toChange(before.get()), type).remove(id);
            members.release(type, id);
        }
        if (owner.isEmpty()) {
            put(object);
            return true;
        }
        if (before.isPresent()) {
            members.claim(type, id, owner.get());
        }
        held(members.toChange(owner.get()), type).put(id, new MemberRecord.Entry(object.version(), object.json()));
        if (row.isPresent()) {
            drop(object.type(), id);
        }
        return true;
    }

    private static Optional<String> owner(MemberRows.Holding type, String json) {
        return switch (type) {
            case COUPON -> ReferenceObject.couponMember(json).map(MemberId::id);
            case LIST -> Optional.of(ReferenceObject.listMember(json).id());
        };
    }

    private void index(Type type, String id, Optional<String> before, Optional<String> now) throws SQLException {
        Set<String> old = codes(type, id, before);
        Set<String> codes = codes(type, id, now);
        for (String code : old) {
            if (!codes.contains(code)) {
                database.run(
                        "DELETE FROM code WHERE code = ? AND type = ? AND id = ?",
                        vault.name(code),
                        type.name(),
                        vault.name(id));
            }
        }
        for (String code : codes) {
            database.run(
                    "INSERT OR IGNORE INTO code (code, type, id) VALUES (?, ?, ?)",
                    vault.name(code),
                    type.name(),
                    vault.name(id));
        }
    }

    /** Codes are indexed by what the object says, whether or not a programme is there to read the rest. */
    private static Set<String> codes(Type type, String id, Optional<String> json) {
        if (json.isEmpty()) {
            return Set.of();
        }
        Set<String> codes = new HashSet<>();
        if (json.get().contains("\"codes\"")
                || json.get().indexOf('\\') >= 0) { // most have none, and reading takes time
            codes.addAll(ReferenceObject.codes(json.get()));
        }
        if (type == Type.LIST) {
            codes.add(id);
        }
        return codes;
    }

    /** That object as it stands or was removed. */
    Optional<ReferenceObject> object(Type type, String id) throws SQLException {
        Optional<MemberRecord.Entry> entry =
                switch (type) {
                    case MEMBER -> members.find(id).flatMap(MemberRecord::member);
                    case COUPON -> holding(MemberRows.Holding.COUPON, id);
                    case LIST -> holding(MemberRows.Holding.LIST, id);
                    case PROGRAM, STORE, SCAN_RULES, OFFER, ITEM, LIST_KEY, DEAL, PLAN, ACCOUNT -> Optional.empty();
                };
        if (entry.isPresent()) {
            return entry.map(e -> new ReferenceObject(type, id, e.version(), false, e.json()));
        }
        return row(type, id).map(held -> new ReferenceObject(type, id, held.version(), held.removed(), held.json()));
    }

    private Optional<MemberRecord.Entry> holding(MemberRows.Holding type, String id) throws SQLException {
        return members.holder(type, id)
                .flatMap(record -> Optional.ofNullable(held(record, type).get(id)));
    }

    /** The text of an object that stands. */
    Optional<String> text(Type type, String id) throws SQLException {
        return object(type, id).filter(object -> !object.removed()).map(ReferenceObject::json);
    }

    /** That text of a programme or an offer, whether it is in force or was once. */
    Optional<String> text(Type type, String id, long version, String digest) throws SQLException {
        Optional<String> now =
                text(type, id).filter(json -> ReferenceObject.digest(json).equals(digest));
        return now.isPresent()
                ? now
                : database.row(
                        "SELECT json FROM superseded WHERE type = ? AND id = ? AND digest = ? AND version = ?",
                        r -> r.getString(1),
                        type.name(),
                        id,
                        digest,
                        version);
    }

    /** The texts that stand of a type which no member holds, in order of id. */
    List<ReferenceObject> all(Type type) {
        return database.read(() -> database.rows(
                "SELECT id, version, json FROM object WHERE type = ? AND removed = 0 ORDER BY id",
                r -> new ReferenceObject(type, r.getString(1), r.getLong(2), false, r.getString(3)),
                type.name()));
    }

    /**
     * Items of that company that are in coupon families, as their objects. By each digit that may stand before the company: a
     * scan waits for this, and must not look at every item of the shop.
     */
    List<String> itemsOf(String companyPrefix) {
        return database.read(() -> {
            List<String> items = new ArrayList<>();
            for (char indicator = '0'; indicator <= '9'; indicator++) {
                String from = indicator + companyPrefix;
                items.addAll(database.rows("""
                        SELECT json FROM object
                        WHERE type = 'ITEM' AND id >= ? AND id < ? AND removed = 0 AND json LIKE '%couponFamilies%'
                        """, r -> r.getString(1), from, from + AFTER_DIGITS));
            }
            return items;
        });
    }

    Optional<String> newest(Type type) {
        return database.read(() -> database.row(
                "SELECT json FROM object WHERE type = ? AND removed = 0 ORDER BY taken DESC, id LIMIT 1",
                r -> r.getString(1),
                type.name()));
    }

    List<String> ids(Type type, String code) {
        return database.read(() -> database.rows(
                "SELECT id FROM code WHERE code = ? AND type = ?",
                r -> vault.named(r.getObject(1)),
                vault.name(code),
                type.name()));
    }

    Optional<String> item(ItemId id) {
        return database.read(() -> text(Type.ITEM, id.isGtin() ? id.code() : "sku:" + id.code()));
    }

    Optional<Coupon> coupon(String id) {
        return database.read(() -> text(Type.COUPON, id)).map(ReferenceObject::coupon);
    }

    /** The objects of a type after that row which stand or were removed, in order of row. */
    List<Named> after(Type type, Object row, boolean removed, int most) throws SQLException {
        return database.rows(
                "SELECT id, version, json FROM object WHERE type = ? AND removed = ? AND id > ? ORDER BY id LIMIT ?",
                r -> new Named(
                        r.getObject(1),
                        new ReferenceObject(
                                type,
                                vault.named(r.getObject(1)),
                                r.getLong(2),
                                removed,
                                text(type, r.getObject(1), r.getObject(3)))),
                type.name(),
                removed ? 1 : 0,
                row,
                most);
    }

    /** An object, and what its row goes by. */
    record Named(Object row, ReferenceObject object) {}

    /** Where head office's next page begins. */
    Optional<String> cursor() {
        return database.read(() -> database.row("SELECT cursor FROM cursor", r -> r.getString(1)));
    }

    @Override
    public void close() {
        database.close();
    }
}
