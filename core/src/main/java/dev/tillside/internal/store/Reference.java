package dev.tillside.internal.store;

import dev.tillside.fault.BadInput;
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
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Published;
import dev.tillside.points.Program;
import dev.tillside.scan.KnownCodes;
import dev.tillside.scan.ScanRules;
import dev.tillside.seal.SealState;
import dev.tillside.sync.Snapshot;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What head office sent down. The programme, offers and scan rules are held in memory; members with their coupons and lists,
 * stores and items are looked up, so that heap does not grow with them. Thread-safe; who reads never waits for more than one
 * small transaction.
 */
public final class Reference implements KnownCodes, ListTrust, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reference.class);
    private static final int ITEMS_HELD = 4_096;
    private static final int MEMBERS_HELD = 64;
    /** Objects of a page that are taken in one transaction: a few milliseconds, the flush included. */
    private static final int STEP = 50;

    /** Amounts are read in the programme's currency. */
    private static final Set<Type> CHANGES_ITEMS = Set.of(Type.ITEM, Type.PROGRAM);

    private static final Set<Type> CHANGES_PLANNING = Set.of(Type.ITEM, Type.PROGRAM, Type.OFFER, Type.DEAL, Type.PLAN);

    private final ReferenceFiles files;
    private final Standing standing;
    private final KnownAccounts knownAccounts;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<ItemId, Optional<Item>> items = new LatestUsed<>(ITEMS_HELD);
    private final Map<MemberId, List<Coupon>> coupons = new LatestUsed<>(MEMBERS_HELD);
    private final AtomicLong change = new AtomicLong();
    private volatile Rules rules;
    private Optional<Shelf> shelf = Optional.empty();
    private Optional<Optional<Planning>> planning = Optional.empty();
    private Optional<Incoming> incoming = Optional.empty();

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

    public Reference(TillDirectory directory) {
        files = new ReferenceFiles(directory);
        ReferenceFile file = files.standing();
        try {
            rules = Rules.of(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
        standing = new Standing(file);
        knownAccounts = new KnownAccounts(standing);
    }

    /** Takes objects by hand, in one transaction; durable when this returns. Older versions are passed over. */
    public void take(List<ReferenceObject> objects, Instant at) {
        taken(objects, new ReferenceFile.Taking(at, Optional.empty(), true, ReferenceFile.Openings.NONE));
    }

    /**
     * Takes a page of head office's in small transactions, the cursor with the last of them; durable when this returns. A page
     * that was cut short is asked for again, and changes nothing where it was taken.
     *
     * @param at when an opening balance among the objects is booked
     * @param cursor where the next page begins
     */
    public void takePage(List<ReferenceObject> objects, Instant at, String cursor) {
        if (objects.isEmpty() && cursor().filter(cursor::equals).isPresent()) {
            return;
        }
        for (int from = 0; from == 0 || from < objects.size(); from += STEP) {
            int to = Math.min(objects.size(), from + STEP);
            Optional<String> end = to == objects.size() ? Optional.of(cursor) : Optional.empty();
            taken(objects.subList(from, to), new ReferenceFile.Taking(at, end, false, ReferenceFile.Openings.NONE));
        }
    }

    /** Takes erasures that head office tells of before the snapshot in which it does stands. */
    public void takeErasures(List<ReferenceObject> erasures, Instant at) {
        taken(erasures, new ReferenceFile.Taking(at, Optional.empty(), false, ReferenceFile.Openings.NONE));
    }

    private void taken(List<ReferenceObject> objects, ReferenceFile.Taking how) {
        writing.lock();
        try {
            List<ReferenceObject> taken = standing.change(file -> {
                List<ReferenceObject> some = file.take(objects, how);
                rules.remember(some, file);
                return some;
            });
            if (!taken.isEmpty()) {
                forgetHeld(taken.stream().anyMatch(object -> CHANGES_ITEMS.contains(object.type())));
                forgetPlanning(taken);
            }
        } finally {
            writing.unlock();
        }
    }

    private synchronized void forgetPlanning(List<ReferenceObject> taken) {
        if (taken.stream().anyMatch(object -> CHANGES_PLANNING.contains(object.type()))) {
            planning = Optional.empty();
        }
    }

    private synchronized void forgetHeld(boolean itemsToo) {
        coupons.clear();
        if (itemsToo) {
            items.clear();
            shelf = Optional.empty();
            planning = Optional.empty();
        }
        change.incrementAndGet();
    }

    /** Whether that member was erased here already. */
    public boolean hasErased(ReferenceObject erasure) {
        return standing.on(file -> file.object(Type.MEMBER, erasure.id()))
                .filter(held -> held.version() >= erasure.version() && held.erases())
                .isPresent();
    }

    /** Head office's number for the newest snapshot that was taken here; 0 where none was. */
    public long issueTaken() {
        return standing.on(
                file -> SnapshotRow.read(file).map(SnapshotRow::issue).orElse(0L));
    }

    /** Goes on taking that snapshot, or begins it; one that was being taken before is given up. */
    public Incoming incoming(Snapshot snapshot) {
        writing.lock();
        try {
            if (incoming.filter(half -> half.isOf(snapshot)).isEmpty()) {
                incoming = resumed(snapshot);
            }
            if (incoming.isEmpty()) {
                giveUp();
                incoming = Optional.of(Incoming.begun(standing, files.next(standing.path()), snapshot));
            }
            return incoming.get();
        } finally {
            writing.unlock();
        }
    }

    private Optional<Incoming> resumed(Snapshot snapshot) {
        incoming.ifPresent(half -> half.file().close());
        Optional<ReferenceFile> file = files.begun(standing.path());
        Optional<Incoming> half = file.flatMap(begun -> Incoming.resumed(standing, begun, snapshot));
        if (half.isEmpty()) {
            file.ifPresent(ReferenceFile::close);
        }
        return half;
    }

    /** Gives up a snapshot that is half taken. */
    public void giveUp() {
        writing.lock();
        try {
            Optional<ReferenceFile> half = incoming.map(Incoming::file).or(() -> files.begun(standing.path()));
            incoming = Optional.empty();
            half.ifPresent(file -> {
                file.close();
                files.delete(file.path());
            });
        } finally {
            writing.unlock();
        }
    }

    /** Lets a snapshot stand that is whole. Who reads meanwhile reads the one or the other; a crash leaves either, whole. */
    public void stand(Incoming whole) {
        whole.carryOver();
        writing.lock();
        try {
            whole.carryLast();
            Rules next = Rules.of(whole.file());
            whole.stand();
            ReferenceFile before = standing.replace(whole.file());
            rules = next;
            incoming = Optional.empty();
            forgetHeld(true);
            before.close();
            files.delete(before.path());
        } finally {
            writing.unlock();
        }
    }

    /** That text of a programme or an offer, whether it is in force or was once. */
    public Optional<String> text(Type type, String id, long version, String digest) {
        return standing.on(file -> file.text(type, id, version, digest));
    }

    /** Rises with every change, so that what was computed from reference data can be held until then. */
    public long change() {
        return change.get();
    }

    public Optional<Program> program() {
        return rules.program();
    }

    public ScanRules scanRules() {
        return rules.scanRules();
    }

    public OfferBook offers() {
        return inForce().offers();
    }

    /** Programme and offers of one moment; held until they change. */
    public InForce inForce() {
        return rules.inForce();
    }

    /** The store's own time zone, where it has one. */
    public Optional<ZoneId> zone(String store) {
        return standing.on(file -> file.text(Type.STORE, store)).map(ReferenceObject::storeZone);
    }

    public Optional<Member> member(MemberId id) {
        return memberText(id).map(ReferenceObject::member);
    }

    /** The member's object as head office sent it. */
    public Optional<String> memberText(MemberId id) {
        return standing.record(id).flatMap(MemberRecord::member).map(MemberRecord.Entry::json);
    }

    /** The coupons' objects of a member, in order of id. */
    public List<String> couponTexts(MemberId member) {
        return texts(member, record -> record.coupons().values());
    }

    /** The lists' objects of a member, in order of id. */
    public List<String> listTexts(MemberId member) {
        return texts(member, record -> record.lists().values());
    }

    private List<String> texts(
            MemberId member, Function<MemberRecord, java.util.Collection<MemberRecord.Entry>> which) {
        return standing.record(member).stream()
                .flatMap(record -> which.apply(record).stream())
                .map(MemberRecord.Entry::json)
                .toList();
    }

    public Optional<Coupon> coupon(String id) {
        return standing.on(file -> file.text(Type.COUPON, id)).map(ReferenceObject::coupon);
    }

    public Optional<ShoppingList> list(String id) {
        return standing.on(file -> file.text(Type.LIST, id)).flatMap(this::readList);
    }

    private Optional<ShoppingList> readList(String json) {
        return program().flatMap(p -> Reference.<ShoppingList>readable(text -> ReferenceObject.list(text, p))
                .apply(json));
    }

    @Override
    public Optional<ListKey> listKey(String id) {
        return listKeyText(id).map(ReferenceObject::listKey);
    }

    /** The key's object as head office sent it. */
    public Optional<String> listKeyText(String id) {
        return standing.on(file -> file.text(Type.LIST_KEY, id));
    }

    /** A list that head office took back is withdrawn, whether or not it was ever here. */
    @Override
    public boolean isWithdrawn(String list) {
        return isRemoved(Type.LIST, list);
    }

    /** Whether head office said that an object of that key is no more. */
    public boolean isRemoved(Type type, String id) {
        return standing.on(file -> file.object(type, id))
                .filter(ReferenceObject::removed)
                .isPresent();
    }

    /** All lists of a member, in order of id. */
    public List<ShoppingList> lists(MemberId member) {
        return listTexts(member).stream()
                .map(this::readList)
                .flatMap(Optional::stream)
                .toList();
    }

    /** An item of the item table. */
    public synchronized Optional<Item> item(ItemId id) {
        Optional<Item> held = items.get(id);
        if (held == null) {
            held = program().flatMap(p -> standing.on(file -> file.item(id))
                    .flatMap(readable(json -> ReferenceObject.item(json, p))));
            items.put(id, held);
        }
        return held;
    }

    /** Whether the item table knows an item of that company in that coupon family; family 000 is any. */
    public boolean knowsCouponFamily(String companyPrefix, String family) {
        return standing.on(file -> file.itemsOf(companyPrefix)).stream()
                .map(ReferenceObject::couponFamilies)
                .anyMatch(families -> !families.isEmpty() && (family.equals("000") || families.contains(family)));
    }

    /**
     * What lists are planned with here.
     *
     * @param published how
     * @param deals what vendors pay for
     * @param shop the item table
     */
    public record Planning(Published published, List<Deal> deals, Assortment shop) {}

    /** What lists are planned with, held until it changes; absent where head office sends no plan. */
    public synchronized Optional<Planning> planning() {
        if (planning.isEmpty()) {
            planning = Optional.of(program().flatMap(this::readPlanning));
        }
        return planning.get();
    }

    private Optional<Planning> readPlanning(Program program) {
        return standing.on(file -> file.newest(Type.PLAN))
                .flatMap(readable(json -> ReferenceObject.plan(json, program)))
                .map(published -> new Planning(
                        published,
                        readAll(Type.DEAL, json -> ReferenceObject.deal(json, program)),
                        Assortment.of(readAll(Type.ITEM, json -> ReferenceObject.item(json, program)))));
    }

    private <T> List<T> readAll(Type type, Function<String, T> reader) {
        return standing.on(file -> file.all(type)).stream()
                .map(ReferenceObject::json)
                .map(readable(reader))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every item with a price; held until reference data change. */
    public synchronized Shelf shelf() {
        if (shelf.isEmpty()) {
            shelf = Optional.of(program()
                    .map(p -> Shelf.of(readAll(Type.ITEM, json -> ReferenceObject.item(json, p))))
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
        return coupons.computeIfAbsent(
                member,
                id -> couponTexts(id).stream().map(ReferenceObject::coupon).toList());
    }

    /** What other tills did to accounts, and the balances that members brought in. */
    public KnownAccounts accounts() {
        return knownAccounts;
    }

    /** What SQLite finds wrong with the file. */
    public List<String> faults() {
        return standing.on(file -> Inspection.faults(file.database()));
    }

    /** Sealed values that cannot be opened, because they were altered or moved. */
    public List<String> unreadable() {
        return standing.on(file -> Resealing.unreadable(file.database()));
    }

    /** Where head office's next page begins. */
    public Optional<String> cursor() {
        return standing.on(ReferenceFile::cursor);
    }

    @Override
    public List<MemberId> membersByCard(String card) {
        return standing.ofCard(card);
    }

    @Override
    public List<String> listsByCode(String code) {
        return standing.on(file -> file.ids(Type.LIST, code));
    }

    @Override
    public List<Coupon> couponsByCode(String code) {
        return standing.on(file -> file.ids(Type.COUPON, code)).stream()
                .map(this::coupon)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Offer> offersByCode(String code) {
        return standing.on(file -> file.ids(Type.OFFER, code)).stream()
                .map(rules::offer)
                .flatMap(Optional::stream)
                .toList();
    }

    /** How far the file that stands is sealed. */
    public SealState sealState() {
        return standing.look(database -> database.vault().state());
    }

    /** Goes on sealing what is not sealed as it should be, by so many steps at most. */
    public void seal(int steps) {
        for (int step = 0; step < steps && !sealState().complete(); step++) {
            standing.change(file -> {
                file.seal(1);
                return null;
            });
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            incoming.ifPresent(half -> half.file().close());
            incoming = Optional.empty();
            standing.close();
        } finally {
            writing.unlock();
        }
    }
}
