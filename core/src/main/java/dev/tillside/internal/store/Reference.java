package dev.tillside.internal.store;

import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.list.ListKey;
import dev.tillside.list.ListTrust;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Shelf;
import dev.tillside.points.Program;
import dev.tillside.scan.KnownCodes;
import dev.tillside.scan.ScanRules;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What head office sent down. The programme, offers, stores and scan rules are held in memory; members, coupons, lists and
 * items are looked up, so that heap does not grow with them. Thread-safe.
 */
public final class Reference implements KnownCodes, ListTrust, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reference.class);
    private static final int SCHEMA = 1;
    private static final int ITEMS_HELD = 4_096;
    private static final int MEMBERS_HELD = 64;

    private final Database database;
    private final KnownAccounts knownAccounts;
    private final Map<String, Offer> offers = new TreeMap<>(CodePoints.ORDER);
    private final Map<ItemId, Optional<Item>> items = new LatestUsed<>(ITEMS_HELD);
    private final Map<MemberId, List<Coupon>> coupons = new LatestUsed<>(MEMBERS_HELD);
    private Optional<Program> program = Optional.empty();
    private boolean bookStale = true;
    private final Map<String, String> offerDigests = new HashMap<>();
    private String programDigest = "";
    private Optional<Shelf> shelf = Optional.empty();
    private ScanRules scanRules = ScanRules.NONE;
    private long change;

    /**
     * What decides prices, all of one moment.
     *
     * @param program absent where none has come yet
     * @param programDigest of the programme's text
     * @param offers all offers
     * @param offerDigests of the offers' texts, by id
     */
    public record InForce(
            Optional<Program> program, String programDigest, OfferBook offers, Map<String, String> offerDigests) {}

    private InForce inForce = new InForce(Optional.empty(), "", OfferBook.EMPTY, Map.of());

    public Reference(Path file) {
        database = Database.open(file, "reference", SCHEMA);
        knownAccounts = new KnownAccounts(database);
        try {
            reload();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Takes objects in one transaction; durable when this returns. An older version than the one held is passed over.
     *
     * @param at when an opening balance among them is booked
     * @param cursor where head office's next page begins, where the objects came as one
     */
    public synchronized void take(List<ReferenceObject> objects, Instant at, Optional<String> cursor) {
        if (objects.isEmpty() && cursor.isPresent() && cursor.equals(cursor())) {
            return;
        }
        List<ReferenceObject> taken = new ArrayList<>();
        database.write(() -> {
            for (ReferenceObject object : objects) {
                if (takeOne(object, at)) {
                    taken.add(object);
                }
            }
            if (cursor.isPresent()) {
                database.run("INSERT OR REPLACE INTO cursor (one, cursor) VALUES (1, ?)", cursor.get());
            }
            return null;
        });
        if (!taken.isEmpty()) {
            coupons.clear();
            remember(taken);
            change++;
        }
    }

    private boolean takeOne(ReferenceObject object, Instant at) throws SQLException {
        String type = object.type().name();
        Optional<Long> held = database.row(
                "SELECT version FROM object WHERE type = ? AND id = ?", r -> r.getLong(1), type, object.id());
        if (held.isPresent() && held.get() > object.version()) {
            return false;
        }
        if (held.isPresent() && decidesPrices(object.type())) {
            keepOld(type, object.id());
        }
        database.run("""
                INSERT OR REPLACE INTO object (type, id, version, removed, taken, json) VALUES (?, ?, ?, ?,
                  (SELECT coalesce(max(taken), 0) + 1 FROM object WHERE type IN ('PROGRAM', 'SCAN_RULES')), ?)
                """, type, object.id(), object.version(), object.removed() ? 1 : 0, object.json());
        index(object, at);
        return true;
    }

    private static boolean decidesPrices(Type type) {
        return type == Type.PROGRAM || type == Type.OFFER || type == Type.LIST_KEY;
    }

    /** A return may have to be counted with the offers of the day of the sale. */
    private void keepOld(String type, String id) throws SQLException {
        record Old(long version, String json) {}
        Optional<Old> old = database.row(
                "SELECT version, json FROM object WHERE type = ? AND id = ? AND removed = 0",
                r -> new Old(r.getLong(1), r.getString(2)),
                type,
                id);
        if (old.isPresent()) {
            database.run(
                    "INSERT OR IGNORE INTO superseded (type, id, digest, version, json) VALUES (?, ?, ?, ?, ?)",
                    type,
                    id,
                    ReferenceObject.digest(old.get().json()),
                    old.get().version(),
                    old.get().json());
        }
    }

    /** That text of a programme or an offer, whether it is in force or was once. */
    public Optional<String> text(Type type, String id, long version, String digest) {
        return database.read(() -> {
            Optional<String> now = database.row(
                    "SELECT json FROM object WHERE type = ? AND id = ? AND removed = 0",
                    r -> r.getString(1),
                    type.name(),
                    id);
            return now.filter(json -> ReferenceObject.digest(json).equals(digest))
                            .isPresent()
                    ? now
                    : database.row(
                            "SELECT json FROM superseded WHERE type = ? AND id = ? AND digest = ? AND version = ?",
                            r -> r.getString(1),
                            type.name(),
                            id,
                            digest,
                            version);
        });
    }

    private void index(ReferenceObject object, Instant at) throws SQLException {
        switch (object.type()) {
            case MEMBER -> indexMember(object, at);
            case COUPON -> indexCoupon(object);
            case OFFER -> indexCodes(object, codes(object));
            case LIST -> indexList(object);
            case ACCOUNT -> knownAccounts.index(object);
            case PROGRAM, STORE, SCAN_RULES, ITEM, LIST_KEY -> {}
        }
    }

    private void indexMember(ReferenceObject object, Instant at) throws SQLException {
        for (String card :
                database.rows("SELECT card FROM member_card WHERE member = ?", r -> r.getString(1), object.id())) {
            database.run("DELETE FROM card WHERE card = ? AND member = ?", card, object.id());
        }
        database.run("DELETE FROM member_card WHERE member = ?", object.id());
        database.run("DELETE FROM household WHERE member = ?", object.id());
        if (object.erases()) {
            erase(object.id());
        }
        if (object.removed()) {
            return;
        }
        Member member = ReferenceObject.member(object.json());
        for (String card : member.cards()) {
            database.run("INSERT OR IGNORE INTO card (card, member) VALUES (?, ?)", card, object.id());
            database.run("INSERT OR IGNORE INTO member_card (member, card) VALUES (?, ?)", object.id(), card);
        }
        knownAccounts.open(member, at);
    }

    /** Head office takes his coupons and lists back as well; until it does they must not lie about. */
    private void erase(String member) throws SQLException {
        database.run("DELETE FROM opening WHERE member = ?", member);
        for (String coupon :
                database.rows("SELECT coupon FROM member_coupon WHERE member = ?", r -> r.getString(1), member)) {
            forget(Type.COUPON, coupon);
            database.run("DELETE FROM member_coupon WHERE coupon = ?", coupon);
        }
        for (String list :
                database.rows("SELECT list FROM member_list WHERE member = ?", r -> r.getString(1), member)) {
            forget(Type.LIST, list);
            database.run("DELETE FROM member_list WHERE list = ?", list);
        }
        knownAccounts.erase(new MemberId(member));
    }

    private void forget(Type type, String id) throws SQLException {
        indexCodes(type, id, List.of());
        database.run("DELETE FROM object WHERE type = ? AND id = ?", type.name(), id);
    }

    private void indexCoupon(ReferenceObject object) throws SQLException {
        database.run("DELETE FROM member_coupon WHERE coupon = ?", object.id());
        if (object.removed()) {
            indexCodes(object, List.of());
            return;
        }
        Coupon coupon = ReferenceObject.coupon(object.json());
        indexCodes(object, coupon.codes());
        if (coupon.member().isPresent()) {
            database.run(
                    "INSERT OR IGNORE INTO member_coupon (member, coupon) VALUES (?, ?)",
                    coupon.member().get().id(),
                    coupon.id());
        }
    }

    private void indexList(ReferenceObject object) throws SQLException {
        indexCodes(object, codes(object));
        database.run("DELETE FROM member_list WHERE list = ?", object.id());
        if (!object.removed()) {
            database.run(
                    "INSERT INTO member_list (list, member) VALUES (?, ?)",
                    object.id(),
                    ReferenceObject.listMember(object.json()).id());
        }
    }

    /** Codes are indexed by what the object says, whether or not a programme is there to read the rest. */
    private List<String> codes(ReferenceObject object) {
        if (object.removed()) {
            return List.of();
        }
        List<String> codes = new ArrayList<>(ReferenceObject.codes(object.json()));
        if (object.type() == Type.LIST) {
            codes.add(object.id());
        }
        return codes;
    }

    private void indexCodes(ReferenceObject object, List<String> codes) throws SQLException {
        indexCodes(object.type(), object.id(), codes);
    }

    private void indexCodes(Type of, String id, List<String> codes) throws SQLException {
        String type = of.name();
        for (String code :
                database.rows("SELECT code FROM coded WHERE type = ? AND id = ?", r -> r.getString(1), type, id)) {
            database.run("DELETE FROM code WHERE code = ? AND type = ? AND id = ?", code, type, id);
        }
        database.run("DELETE FROM coded WHERE type = ? AND id = ?", type, id);
        for (String code : codes) {
            database.run("INSERT OR IGNORE INTO code (code, type, id) VALUES (?, ?, ?)", code, type, id);
            database.run("INSERT OR IGNORE INTO coded (type, id, code) VALUES (?, ?, ?)", type, id, code);
        }
    }

    private void remember(List<ReferenceObject> taken) {
        boolean rules = taken.stream()
                .anyMatch(o -> o.type() == Type.PROGRAM || o.type() == Type.SCAN_RULES || o.type() == Type.STORE);
        if (rules) {
            reload();
            return;
        }
        for (ReferenceObject object : taken) {
            if (object.type() == Type.OFFER) {
                rememberOffer(object.id(), object.removed(), object.json());
            }
            if (object.type() == Type.ITEM) {
                items.clear();
                shelf = Optional.empty();
            }
        }
    }

    private void reload() {
        Optional<String> programText = newest(Type.PROGRAM);
        program = programText.map(ReferenceObject::program);
        programDigest = programText.map(ReferenceObject::digest).orElse("");
        scanRules = newest(Type.SCAN_RULES).map(ReferenceObject::scanRules).orElse(ScanRules.NONE);
        items.clear();
        shelf = Optional.empty();
        offers.clear();
        offerDigests.clear();
        bookStale = true;
        if (program.isPresent()) {
            record Row(String id, String json) {}
            database.read(() -> database.rows(
                            "SELECT id, json FROM object WHERE type = 'OFFER' AND removed = 0",
                            r -> new Row(r.getString(1), r.getString(2))))
                    .forEach(row -> rememberOffer(row.id(), false, row.json()));
        }
    }

    private void rememberOffer(String id, boolean removed, String json) {
        bookStale = true;
        offers.remove(id);
        offerDigests.remove(id);
        if (removed || program.isEmpty()) {
            return;
        }
        try {
            offers.put(id, ReferenceObject.offer(json, program.get()));
            offerDigests.put(id, ReferenceObject.digest(json));
        } catch (BadInput e) {
            LOG.warn("Offer {} does not fit the programme and is left out: {}", id, e.getMessage());
        }
    }

    private Optional<String> newest(Type type) {
        return database.read(() -> database.row(
                "SELECT json FROM object WHERE type = ? AND removed = 0 ORDER BY taken DESC, id LIMIT 1",
                r -> r.getString(1),
                type.name()));
    }

    /** Rises with every change, so that what was computed from reference data can be held until then. */
    public synchronized long change() {
        return change;
    }

    public synchronized Optional<Program> program() {
        return program;
    }

    public synchronized ScanRules scanRules() {
        return scanRules;
    }

    public synchronized OfferBook offers() {
        return inForce().offers();
    }

    /** Programme and offers of one moment; held until they change. */
    public synchronized InForce inForce() {
        if (bookStale) {
            inForce = new InForce(program, programDigest, OfferBook.of(offers.values()), Map.copyOf(offerDigests));
            bookStale = false;
        }
        return inForce;
    }

    /** The store's own time zone, where it has one. */
    public Optional<ZoneId> zone(String store) {
        return object(Type.STORE, store).map(ReferenceObject::storeZone);
    }

    public Optional<Member> member(MemberId id) {
        return object(Type.MEMBER, id.id()).map(ReferenceObject::member);
    }

    /** The member's object as head office sent it. */
    public Optional<String> memberText(MemberId id) {
        return object(Type.MEMBER, id.id());
    }

    /** The coupons' objects of a member, in order of id. */
    public List<String> couponTexts(MemberId member) {
        return database.read(() -> database.rows("""
                SELECT o.json FROM member_coupon c JOIN object o ON o.type = 'COUPON' AND o.id = c.coupon
                WHERE c.member = ? AND o.removed = 0 ORDER BY c.coupon
                """, r -> r.getString(1), member.id()));
    }

    /** The lists' objects of a member, in order of id. */
    public List<String> listTexts(MemberId member) {
        return database.read(() -> database.rows("""
                SELECT o.json FROM member_list l JOIN object o ON o.type = 'LIST' AND o.id = l.list
                WHERE l.member = ? AND o.removed = 0 ORDER BY l.list
                """, r -> r.getString(1), member.id()));
    }

    public Optional<Coupon> coupon(String id) {
        return object(Type.COUPON, id).map(ReferenceObject::coupon);
    }

    public synchronized Optional<ShoppingList> list(String id) {
        return program.flatMap(p -> object(Type.LIST, id).flatMap(readable(json -> ReferenceObject.list(json, p))));
    }

    @Override
    public Optional<ListKey> listKey(String id) {
        return listKeyText(id).map(ReferenceObject::listKey);
    }

    /** The key's object as head office sent it. */
    public Optional<String> listKeyText(String id) {
        return object(Type.LIST_KEY, id);
    }

    /** A list that head office took back is withdrawn, whether or not it was ever here. */
    @Override
    public boolean isWithdrawn(String list) {
        return isRemoved(Type.LIST, list);
    }

    /** Whether head office said that an object of that key is no more. */
    public boolean isRemoved(Type type, String id) {
        return database.read(() -> database.row(
                        "SELECT 1 FROM object WHERE type = ? AND id = ? AND removed = 1", r -> true, type.name(), id))
                .isPresent();
    }

    /** All lists of a member, in order of id. */
    public List<ShoppingList> lists(MemberId member) {
        return database
                .read(() -> database.rows(
                        "SELECT list FROM member_list WHERE member = ? ORDER BY list",
                        r -> r.getString(1),
                        member.id()))
                .stream()
                .flatMap(id -> list(id).stream())
                .toList();
    }

    /** An item of the item table. */
    public synchronized Optional<Item> item(ItemId id) {
        Optional<Item> held = items.get(id);
        if (held == null) {
            String key = id.isGtin() ? id.code() : "sku:" + id.code();
            held = program.flatMap(
                    p -> object(Type.ITEM, key).flatMap(readable(json -> ReferenceObject.item(json, p))));
            items.put(id, held);
        }
        return held;
    }

    /** Every item with a price; held until the item table changes. */
    public synchronized Shelf shelf() {
        if (shelf.isEmpty()) {
            List<String> rows = database.read(() -> database.rows(
                    "SELECT json FROM object WHERE type = 'ITEM' AND removed = 0 ORDER BY id", r -> r.getString(1)));
            shelf = Optional.of(program.map(p -> Shelf.of(rows.stream()
                            .map(readable(json -> ReferenceObject.item(json, p)))
                            .flatMap(Optional::stream)
                            .toList()))
                    .orElse(Shelf.EMPTY));
        }
        return shelf.get();
    }

    private static <T> Function<String, Optional<T>> readable(Function<String, T> reader) {
        return json -> {
            try {
                return Optional.of(reader.apply(json));
            } catch (BadInput e) {
                LOG.warn("An object does not fit the programme and is left out: {}", e.getMessage());
                return Optional.empty();
            }
        };
    }

    /** All coupons of a member, in order of id; held while the member shops. */
    public synchronized List<Coupon> coupons(MemberId member) {
        return coupons.computeIfAbsent(member, this::couponsOnFile);
    }

    private List<Coupon> couponsOnFile(MemberId member) {
        return couponTexts(member).stream().map(ReferenceObject::coupon).toList();
    }

    /** What other tills did to accounts, and the balances that members brought in. */
    public KnownAccounts accounts() {
        return knownAccounts;
    }

    /** Where head office's next page begins. */
    public Optional<String> cursor() {
        return database.read(() -> database.row("SELECT cursor FROM cursor", r -> r.getString(1)));
    }

    @Override
    public List<MemberId> membersByCard(String card) {
        return database.read(
                () -> database.rows("SELECT member FROM card WHERE card = ?", r -> new MemberId(r.getString(1)), card));
    }

    @Override
    public List<String> listsByCode(String code) {
        return ids(Type.LIST, code);
    }

    @Override
    public List<Coupon> couponsByCode(String code) {
        return ids(Type.COUPON, code).stream()
                .map(this::coupon)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public synchronized List<Offer> offersByCode(String code) {
        return ids(Type.OFFER, code).stream()
                .map(id -> Optional.ofNullable(offers.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<String> ids(Type type, String code) {
        return database.read(() -> database.rows(
                "SELECT id FROM code WHERE code = ? AND type = ?", r -> r.getString(1), code, type.name()));
    }

    private Optional<String> object(Type type, String id) {
        return database.read(() -> database.row(
                "SELECT json FROM object WHERE type = ? AND id = ? AND removed = 0",
                r -> r.getString(1),
                type.name(),
                id));
    }

    @Override
    public void close() {
        database.close();
    }
}
