package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.internal.outbox.Courier;
import dev.tillside.internal.outbox.Rounds;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.internal.store.TillDirectory;
import dev.tillside.member.MemberId;
import dev.tillside.points.Balance;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.CheckoutEvent;
import dev.tillside.wire.MemberExport;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A till: its directory on disk, its open checkouts, and its way to head office.
 *
 * <p>Thread-safe. One process at a time may have a directory open. Closing ends the background thread and files; open
 * checkouts stay on disk and are there again at the next opening.
 */
public final class LoyaltyTill implements AutoCloseable {
    private final TillDirectory directory;
    private final Reference reference;
    private final Journal journal;
    private final Optional<Courier> courier;
    private final Optional<Rounds> rounds;
    private final Desk desk;

    LoyaltyTill(LoyaltyTillBuilder plan) {
        directory = TillDirectory.take(plan.directory());
        Reference openedReference = null;
        Journal openedJournal = null;
        try {
            openedReference = new Reference(directory.reference());
            openedJournal = new Journal(directory.journal());
            reference = openedReference;
            journal = openedJournal;
            courier = plan.headOffice().map(office -> new Courier(journal, reference, office, plan.clock()));
            rounds = courier.filter(c -> plan.background())
                    .map(c -> new Rounds(
                            c, plan.pace(), "tillside-courier", plan.directory().hashCode()));
            desk = new Desk(
                    reference,
                    journal,
                    plan.clock(),
                    plan.language(),
                    () -> rounds.ifPresent(Rounds::wake),
                    () -> courier.flatMap(Courier::lastRound));
            for (List<String> events : journal.openCheckouts()) {
                desk.begun(Checkout.recovered(desk, events));
            }
        } catch (RuntimeException e) {
            closeAfter(e, openedJournal);
            closeAfter(e, openedReference);
            closeAfter(e, directory);
            throw e;
        }
    }

    private static void closeAfter(RuntimeException cause, AutoCloseable opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    /** The way to open a till on that directory, which is made where it is not there. */
    public static LoyaltyTillBuilder at(Path directory) {
        return new LoyaltyTillBuilder(directory);
    }

    /** Begins a sale; the operator is not named. */
    public Checkout begin(BasketKey key) {
        return begin(key, Optional.empty());
    }

    /**
     * Begins a sale. It is on disk when this returns.
     *
     * @throws Refused {@link Code#DUPLICATE_TRANSACTION} where the key is open or committed here, {@link Code#NO_PROGRAM}
     *     where no programme has come yet
     */
    public Checkout begin(BasketKey key, Optional<String> operator) {
        desk.open();
        BadInput.present(key, "key");
        CheckoutEvent.Begun begun =
                new CheckoutEvent.Begun(key, desk.now(), desk.program().currency(), operator);
        if (!journal.open(key, begun.json())) {
            throw new Refused(Code.DUPLICATE_TRANSACTION, "tx", "begun before: " + key);
        }
        Checkout checkout = Checkout.begun(desk, begun);
        desk.begun(checkout);
        return checkout;
    }

    /** The open checkout of that key. */
    public Optional<Checkout> checkout(BasketKey key) {
        return Optional.ofNullable(desk.checkouts().get(key));
    }

    /** All open checkouts, those from before a crash among them, in order of key. */
    public List<Checkout> checkouts() {
        return desk.openCheckouts();
    }

    /** The committed sale of that key: the answer where the outcome of a commit is unknown. */
    public Optional<Receipt> receipt(BasketKey key) {
        desk.open();
        return desk.receipt(key);
    }

    /** The committed sale of that key as head office gets it, whether or not it has it already. */
    public Optional<Delivery> delivery(BasketKey key) {
        desk.open();
        return journal.saleJson(key).map(json -> new Delivery(key, json));
    }

    /** Keys of all sales committed here, in order of commit. */
    public List<BasketKey> sales() {
        desk.open();
        return journal.sales();
    }

    /** The latest sale committed here under that transaction number, whatever its day. */
    public Optional<BasketKey> lastSale(String tx) {
        desk.open();
        return journal.lastSale(tx);
    }

    /**
     * A member's points as this till knows them.
     *
     * @throws Refused {@link Code#UNKNOWN_MEMBER}
     */
    public Balance balance(MemberId member) {
        desk.open();
        return desk.balance(desk.shoppers()
                .named(BadInput.present(member, "member"))
                .orElseThrow(() -> new Refused(Code.UNKNOWN_MEMBER, "member", "no member " + member)));
    }

    /**
     * All that this till holds on a member, for the member's own eyes: what head office sent down, what this till sold to him,
     * and what it was told that others did to his account.
     *
     * @throws Refused {@link Code#UNKNOWN_MEMBER}
     */
    public MemberExport export(MemberId member) {
        desk.open();
        String object = reference
                .memberText(BadInput.present(member, "member"))
                .orElseThrow(() -> new Refused(Code.UNKNOWN_MEMBER, "member", "no member " + member));
        Currency currency = desk.program().currency();
        return new MemberExport(
                member,
                Optional.of(object),
                Optional.of(balance(member)),
                reference.couponTexts(member),
                reference.listTexts(member),
                desk.accounts().moves(reference.member(member).orElseThrow()).stream()
                        .map(move -> AccountJson.object(move, currency))
                        .toList(),
                journal.salesOf(member));
    }

    /** The programme in force, once one has come. */
    public Optional<Program> program() {
        return reference.program();
    }

    /** Today at the store, by the till's clock: the business day of a sale that names none. */
    public LocalDate today(String store) {
        return LocalDate.ofInstant(desk.now(), desk.zone(store));
    }

    /** Takes reference data by hand, in one durable transaction; older versions never replace newer ones. */
    public void take(List<ReferenceObject> objects) {
        desk.open();
        if (!objects.isEmpty()) {
            journal.erase(objects, reference);
            reference.take(objects, desk.now(), Optional.empty());
        }
    }

    /**
     * One round with head office in the caller's thread: for tests and tools, not for the checkout path.
     *
     * @throws Refused {@link Code#NO_HEAD_OFFICE} where the till was opened without one
     */
    public SyncReport sync() {
        desk.open();
        return courier.orElseThrow(
                        () -> new Refused(Code.NO_HEAD_OFFICE, "", "the till was opened without head office"))
                .round();
    }

    /** How many sales head office does not have yet. */
    public int waiting() {
        desk.open();
        return journal.waitingCount();
    }

    /** Sales that head office refused, the oldest first. */
    public List<DeadLetter> deadLetters() {
        desk.open();
        return journal.deadLetters();
    }

    /** Sends a refused sale again; false where it is not one. */
    public boolean retry(BasketKey key) {
        desk.open();
        boolean found = journal.retry(key);
        rounds.ifPresent(Rounds::wake);
        return found;
    }

    /** Ends the background thread and closes the files. Nothing acknowledged is lost. */
    @Override
    public void close() {
        desk.close();
        rounds.ifPresent(Rounds::close);
        journal.close();
        reference.close();
        directory.close();
    }
}
