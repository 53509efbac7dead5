package dev.tillside.example.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.Recomputation;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.arrival.Arrival;
import dev.tillside.example.office.arrival.Arrivals;
import dev.tillside.example.office.arrival.Intake;
import dev.tillside.example.office.crm.CrmEntries;
import dev.tillside.example.office.crm.CrmExport;
import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.delivery.Quarantine;
import dev.tillside.example.office.delivery.Settled;
import dev.tillside.example.office.delivery.Totals;
import dev.tillside.example.office.key.ApiKeys;
import dev.tillside.example.office.reference.Contacts;
import dev.tillside.example.office.reference.History;
import dev.tillside.example.office.reference.NoSuchPart;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.example.office.reference.Reference;
import dev.tillside.example.office.reference.SigningKey;
import dev.tillside.example.office.reference.SnapshotPress;
import dev.tillside.example.office.reference.Snapshots;
import dev.tillside.example.office.reference.Texts;
import dev.tillside.example.office.reference.WireObject;
import dev.tillside.example.office.settle.Bounds;
import dev.tillside.example.office.settle.Claims;
import dev.tillside.example.office.settle.Leases;
import dev.tillside.example.office.settle.Readings;
import dev.tillside.example.office.settle.Terms;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Cursors;
import dev.tillside.example.office.store.Dialect;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Migrations;
import dev.tillside.example.office.store.Rows;
import dev.tillside.example.office.store.Storage;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.Program;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.ChangesGone;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Snapshot;
import dev.tillside.wire.Difference;
import dev.tillside.wire.MemberExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A head office on one SQLite file or PostgreSQL database: it takes every sale once and tells tills what changed.
 *
 * <p>What a call answers is on the disk when it returns (SQLite: WAL and synchronous FULL; PostgreSQL: fsync and
 * synchronous_commit; all read back). After an {@link IOException} the outcome is unknown, not undone: the same call again is
 * harmless.
 *
 * <p>Thread-safe: one writer at a time, and readers that do not wait for it.
 */
public final class Office implements HeadOffice, AutoCloseable {
    private final Optional<Path> temporary;
    private final Dialect dialect;
    private final Clock clock;
    private final Book writing;
    private final Book reading;
    private final Book press;
    private final Book asking;
    private final ApiKeys keys;
    private final Oversight oversight;
    private final CrmExport crm;
    private final String epoch;
    private final Readings readings = new Readings();
    private final Texts texts;
    private final Recomputation recomputation;
    private volatile Optional<SigningKey> signing = Optional.empty();
    private volatile boolean verifying = true;

    private Office(Storage storage, Optional<Path> temporary, Clock clock) throws IOException {
        this.temporary = temporary;
        this.dialect = storage.dialect();
        this.clock = clock;
        writing = new Book(storage.dialect(), Book.Use.WRITING);
        reading = new Book(storage.dialect(), Book.Use.READING);
        press = new Book(storage.dialect(), Book.Use.READING_ALL);
        asking = new Book(storage.dialect(), Book.Use.READING);
        keys = new ApiKeys(asking, writing, clock);
        oversight = new Oversight(reading, writing, readings, clock);
        texts = new Texts(reading);
        recomputation = new Recomputation(texts);
        try {
            Migrations.upToDate(storage.dialect());
            epoch = writing.change(Migrations::epoch);
            crm = new CrmExport(reading, readings, epoch, clock);
        } catch (SQLException e) {
            close();
            throw new IOException("head office's database cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The head office of this SQLite file, which is made if it is not there; its directory must be. */
    public static Office at(Path file) throws IOException {
        return at(Storage.file(file));
    }

    /**
     * The head office whose book is kept there. Tables of an earlier version are brought up to date.
     *
     * @throws IOException when the database cannot be reached, does not keep what it is told, holds what is not head office's,
     *     or was written by a newer version
     */
    public static Office at(Storage storage) throws IOException {
        return at(storage, Clock.systemUTC());
    }

    /** The same with a clock of the caller's. */
    public static Office at(Storage storage, Clock clock) throws IOException {
        return new Office(BadInput.present(storage, "storage"), Optional.empty(), BadInput.present(clock, "clock"));
    }

    /** A head office of its own file, which goes when it closes. */
    public static Office temporary() throws IOException {
        Path file = Files.createTempFile("tillside-office-", ".db");
        return new Office(Storage.file(file), Optional.of(file), Clock.systemUTC());
    }

    /**
     * Whether what arrives is held against itself and computed again ({@link #deliver}). It is, unless somebody turns it off, for
     * the sake of speed say, and runs {@link #verify} at night.
     */
    public void verifyArrivals(boolean verify) {
        verifying = verify;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The whole batch is one transaction. What does not add up is refused, and kept in {@link Oversight#quarantine}: JSON that is no
     * object or names another key; a different sale of a stored key, where blanks between tokens make no difference; ledger
     * entries that do not make the links of their till's hash chain, or links that do not fit those that are known of it; sums
     * that are not those of their parts; a sale or return that comes out differently when it is computed again. What cannot be
     * computed again, because its texts or the sale that it returns are not here, is stored and {@link Oversight#unverified}.
     *
     * <p>What a sale that is taken did to a member's account is told to all tills. The basket's lease ends. Which uses of
     * coupons, limits, vouchers and points stand is decided anew where the delivery touches them ({@link Oversight#conflicts}).
     */
    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        return settle(batch).stream().map(Settled::settlement).toList();
    }

    /** The same as {@link #deliver}, and for what each is in quarantine that is there. */
    public List<Settled> settle(List<Delivery> batch) throws IOException {
        List<Arrival> arrivals = judged(batch); // before the writer is held
        return writing.change(book -> {
            return new Intake(book, readings, clock.instant()).take(arrivals);
        });
    }

    private List<Arrival> judged(List<Delivery> batch) throws IOException {
        try {
            return new Arrivals(reading, texts, recomputation, verifying).judge(batch);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** In whose stores a till of that name holds something back. */
    public Set<String> storesLeasedTo(String till) throws IOException {
        return reading.look(book -> new Rows(book)
                .texts("select key from lease where till = ?", till).stream()
                        .map(key -> BasketKey.parse(key).store())
                        .collect(Collectors.toSet()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>What is granted is on the disk before it is answered. A basket whose sale is here, in quarantine too, gets nothing.
     *
     * @throws BadInput where more is asked for than {@link Bounds} allows
     */
    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        Bounds.check(request);
        return Optional.of(writing.change(book -> leases(book).lease(request)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A till's word may be up to two minutes old: younger leases do not end by it.
     *
     * @throws BadInput where it names more baskets than {@link Bounds} allows
     */
    @Override
    public Optional<String> present(Presence presence) throws IOException {
        Bounds.check(presence);
        return Optional.of(writing.change(book -> {
            leases(book).present(presence);
            return epoch;
        }));
    }

    private Leases leases(Connection book) {
        return new Leases(book, new Terms(book, readings), clock.instant());
    }

    /**
     * {@inheritDoc}
     *
     * <p>A cursor that is not of this file, or is ahead of it, begins at the start; once removals are told no more
     * ({@link #tellNoRemovalsBeforeSnapshot}) it is gone instead. A page also ends where it gets long, whatever {@code most}
     * says.
     */
    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        BadInput.present(cursor, "cursor");
        Bounds.atLeastOne(most);
        Optional<ChangePage> page =
                reading.look(book -> new Reference(book).changesAfter(new Cursors(epoch), cursor, most));
        return signed(page.orElseThrow(ChangesGone::new), ChangePage.Kind.CHANGES, cursor);
    }

    /**
     * Takes reference data, for tills to fetch. All that is accepted is taken in one transaction.
     *
     * <p>An object is refused if it is not a JSON object on one line, of a type and with an id that the wire format
     * knows, if no till could take it as it is (an offer or list is held against the programme that comes with it, or else the
     * one that stands), or if a newer version of it is stored. An equal version replaces.
     *
     * @param wireObjects one line of JSON each
     * @return one answer per object, in the same order
     */
    public List<Publication> publish(List<String> wireObjects) throws IOException {
        List<WireObject.Reading> read =
                wireObjects.stream().map(WireObject::read).toList();
        Optional<Program> program = reading.look(book -> new Reference(book).program(read));
        List<WireObject.Reading> checked = // before the writer is held
                read.stream().map(line -> line.checked(program)).toList();
        return writing.change(book -> {
            Reference.Following crms = new CrmEntries(book)::changing;
            return new Reference(book).publish(checked, crms, clock.instant());
        });
    }

    /**
     * Keeps texts that reached tills by another way than {@link #publish}, so that their sales can be computed again. Tills
     * never hear of them from here.
     *
     * @param wireObjects one line of JSON each; what decides no price is passed over
     */
    public void keep(List<String> wireObjects) throws IOException {
        List<WireObject> objects = wireObjects.stream()
                .map(WireObject::read)
                .flatMap(reading -> reading.object().stream())
                .toList();
        writing.change(book -> {
            new History(book).keepAll(objects);
            return objects;
        });
    }

    /** How many sales and returns were computed again. */
    public record Verified(long sales, long returns) {}

    /**
     * Computes every stored sale and return again, from the texts that they were priced with. It takes as long as pricing them
     * did. Goods that came back at two tills which had not heard of each other are a difference of the later return. What could
     * not be computed when it came is {@link Oversight#unverified} no more if it comes out as it was; a sale that does not is from
     * now on.
     *
     * @param found gets each difference, in the order in which the transactions arrived
     */
    public Verified verify(BiConsumer<BasketKey, Difference> found) throws IOException {
        return new Verification(reading, writing, recomputation).all(found);
    }

    /** What operators see and decide. */
    public Oversight oversight() {
        return oversight;
    }

    /** What CRMs may know. */
    public CrmExport crm() {
        return crm;
    }

    /** Who may ask the server of this head office. */
    public ApiKeys keys() {
        return keys;
    }

    /** Makes something durable, as a sale does, and changes nothing. */
    public void probe() throws IOException {
        writing.change(book -> {
            try (Statement write = book.createStatement()) {
                return write.executeUpdate("update office set told_since = told_since");
            }
        });
    }

    /** How much room is left on the disk that it writes to, in bytes, where head office can see that. */
    public OptionalLong room() throws IOException {
        return dialect.room();
    }

    /** How many sales are stored. */
    public long basketCount() throws IOException {
        return reading.look(book -> new Baskets(book).count());
    }

    /** The sale or return of this key, as the till sent it. */
    public Optional<String> basket(BasketKey key) throws IOException {
        BadInput.present(key, "key");
        return reading.look(book -> new Baskets(book).json(key));
    }

    /** The keys of all sales, in the order of arrival. */
    public List<BasketKey> basketKeys() throws IOException {
        return reading.look(book -> new Baskets(book).keys());
    }

    /**
     * {@inheritDoc}
     *
     * @param most how many at most; a page also ends where it gets long
     */
    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        BadInput.present(cursor, "cursor");
        Bounds.atLeastOne(most);
        ChangePage page = reading.look(book -> new Baskets(book).after(new Cursors(epoch), cursor, most));
        return signed(page, ChangePage.Kind.BASKETS, cursor);
    }

    private ChangePage signed(ChangePage page, ChangePage.Kind kind, String after) {
        return signing.map(key -> page.signed(key.sign(page.text(kind, after)))).orElse(page);
    }

    /** Signs what tills get from now on. Tills are told to trust a new key before head office signs with it. */
    public void signWith(SigningKey key) {
        signing = Optional.of(BadInput.present(key, "signingKey"));
    }

    /**
     * Makes a snapshot of all reference data, which tills find from then on; the one before stays for those that are taking it.
     * It takes some seconds for each hundred thousand objects, and holds nobody up.
     */
    public Snapshot issueSnapshot() throws IOException {
        synchronized (press) {
            long place = press.look(book -> new Reference(book).newest());
            long issue = press.look(book -> new Snapshots(book).nextIssue(clock.millis()));
            long objects = new SnapshotPress(press, writing, issue).print();
            writing.change(book -> {
                new Snapshots(book).finish(issue, epoch + "-" + issue, place, objects);
                return issue;
            });
        }
        return snapshot().orElseThrow();
    }

    /**
     * Tells no more what was removed before the newest snapshot: a till that has not asked since takes the snapshot. Who was
     * erased is told for ever.
     */
    public void tellNoRemovalsBeforeSnapshot() throws IOException {
        writing.change(book -> {
            new Snapshots(book).tellNoRemovalsBefore();
            return epoch;
        });
    }

    @Override
    public Optional<Snapshot> snapshot() throws IOException {
        Optional<Snapshot> newest = reading.look(book -> new Snapshots(book).newest(new Cursors(epoch)));
        return newest.map(plain ->
                signing.map(key -> plain.signed(key.sign(plain.text()))).orElse(plain));
    }

    @Override
    public byte[] snapshotPart(String snapshot, int part) throws IOException {
        BadInput.present(snapshot, "snapshot");
        return reading.look(book -> new Snapshots(book).part(snapshot, part)).orElseThrow(NoSuchPart::new);
    }

    /**
     * What each payer of funding bears, the retailer too: discounts and tender coupons of all sales, less what returns took
     * back of them. What uses gave that do not stand, the retailer bears. It reads every one of them.
     */
    public Map<String, BigDecimal> claims() throws IOException {
        return reading.look(book -> Claims.of(book).byPayer());
    }

    /**
     * The sum of the ledger entries that tills booked for a member, or for an account that several share; opening balances,
     * which tills book by themselves, are not among them.
     */
    public Points points(MemberId account) throws IOException {
        BadInput.present(account, "member");
        return reading.look(book -> new Accounts(book).points(account));
    }

    /** All that is held here on a member, for the member's own eyes. */
    public MemberExport export(MemberId member) throws IOException {
        BadInput.present(member, "member");
        return reading.look(book -> {
            Reference reference = new Reference(book);
            Optional<WireObject> object = reference.object("member", member.id());
            return new MemberExport(
                    member,
                    object.isPresent() ? Optional.of(new Contacts(book).whole(object.get())) : Optional.empty(),
                    Optional.empty(),
                    reference.ofMember("coupon", member),
                    reference.ofMember("list", member),
                    new Accounts(book).texts(member),
                    new Baskets(book).of(member),
                    new Quarantine(book).of(member));
        });
    }

    /**
     * Erases a member: what names him or says what he bought goes, here at once and at every till with its next round, and
     * sales and ledger entries stay as sums of nobody. The same as publishing {@code {"type":"member","id":...,"removed":true,
     * "erase":true}} with a higher version.
     */
    public void erase(MemberId member) throws IOException {
        BadInput.present(member, "member");
        long version = reading.look(book -> new Reference(book).version("member", member.id())) + 1;
        ObjectNode removal = Json.MAPPER.createObjectNode();
        removal.put("type", "member").put("id", member.id()).put("version", version);
        publish(List.of(removal.put("removed", true).put("erase", true).toString()));
    }

    /** The sums over all sales and returns. It reads every one of them. */
    public Totals totals() throws IOException {
        return reading.look(book -> new Baskets(book).totals());
    }

    /** How many objects of reference data stand, without those removed. */
    public long referenceCount() throws IOException {
        return reading.look(book -> new Reference(book).count());
    }

    /** Waits for what is under way, then closes the database. Closing twice is harmless. */
    @Override
    public void close() throws IOException {
        writing.close();
        reading.close();
        press.close();
        asking.close();
        if (temporary.isPresent()) {
            for (String tail : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(temporary.get() + tail));
            }
        }
    }
}
