package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.internal.outbox.Breaker;
import dev.tillside.internal.outbox.Courier;
import dev.tillside.internal.outbox.Leases;
import dev.tillside.internal.outbox.Rounds;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.internal.store.TillDirectory;
import dev.tillside.list.PrintedList;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.points.Balance;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.CheckoutEvent;
import dev.tillside.wire.MemberExport;
import dev.tillside.wire.ReferenceObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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
    private final Optional<Breaker> line;
    private final Housekeeping housekeeping;
    private final Leases leases;
    private final Desk desk;
    private final Optional<Rounds> rounds;
    private final NextList nextList;

    LoyaltyTill(LoyaltyTillBuilder plan) {
        directory = TillDirectory.take(plan.directory(), plan.disk(), plan.sealing());
        Reference openedReference = null;
        Journal openedJournal = null;
        try {
            openedReference = new Reference(directory);
            openedJournal = new Journal(directory);
            reference = openedReference;
            journal = openedJournal;
            Breaker breaker = plan.breaker();
            line = plan.headOffice().map(office -> breaker);
            leases = new Leases(
                    plan.headOffice(),
                    journal,
                    reference,
                    plan.clock(),
                    breaker,
                    plan.headOffice()
                            .filter(office -> plan.background())
                            .map(office -> plan.scheduler("tillside-leases")),
                    journal.office().till(plan.name()));
            courier = plan.headOffice()
                    .map(office -> new Courier(
                            journal, reference, office, plan.clock(), breaker, new Baskets(), leases, plan.trusted()));
            housekeeping = new Housekeeping(directory, journal, reference, plan.clock(), plan.room());
            if (courier.isEmpty()) {
                sealAll();
                directory.keepReserve();
            }
            desk = new Desk(
                    reference,
                    journal,
                    plan.clock(),
                    plan.language(),
                    this::wake,
                    leases,
                    new GiftCardDesk(plan.giftCards()));
            nextList = new NextList(
                    reference,
                    journal,
                    plan.listKey(),
                    plan.language(),
                    new OwnLists(
                            reference,
                            journal,
                            plan.listForecast(),
                            plan.language(),
                            journal.office().till(plan.name())));
            for (List<String> events : journal.openCheckouts()) {
                desk.begun(Checkout.recovered(desk, events));
            }
            rounds = courier.filter(c -> plan.background())
                    .map(c ->
                            new Rounds(c, this::keepHouse, breaker, plan.clock(), plan.scheduler("tillside-courier")));
        } catch (RuntimeException e) {
            closeAfter(e, openedJournal);
            closeAfter(e, openedReference);
            closeAfter(e, directory);
            throw e;
        }
    }

    /** Without head office there are no rounds between which a background could do it. */
    private void sealAll() {
        while (!housekeeping.seal()) {
            // So many steps more, until there are none.
        }
    }

    /** The open baskets as the courier sees them. */
    private final class Baskets implements Courier.Tenure {
        @Override
        public boolean isPaying(BasketKey key) {
            return checkout(key).flatMap(Checkout::reserved).isPresent();
        }

        @Override
        public List<BasketKey> open() {
            return desk.checkouts().values().stream()
                    .filter(Checkout::isBeingSold)
                    .map(Checkout::key)
                    .toList();
        }

        @Override
        public void gone(List<BasketKey> keys) {
            keys.forEach(key -> checkout(key).ifPresent(Checkout::gone));
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
     * Begins a sale. It is on disk when this returns, unless the disk fails: then see {@link Checkout#warnings}.
     *
     * @throws Refused {@link Code#DUPLICATE_TRANSACTION} where the key is open or committed here, {@link Code#NO_PROGRAM}
     *     where no programme has come yet
     */
    public Checkout begin(BasketKey key, Optional<String> operator) {
        return begin(key, operator, false);
    }

    /**
     * Begins a sale in training mode: all is answered as usual, and nothing of it leaves a trace in points, coupons, limits,
     * sales or at head office. It stays in training when the till goes off and on. The key may begin a real sale later.
     *
     * @throws Refused as {@link #begin(BasketKey, Optional)}
     */
    public Checkout beginTraining(BasketKey key, Optional<String> operator) {
        return begin(key, operator, true);
    }

    private Checkout begin(BasketKey key, Optional<String> operator, boolean training) {
        desk.open();
        BadInput.present(key, "key");
        if (courier.isEmpty()) {
            desk.save(); // no background does it
        }
        CheckoutEvent.Begun begun =
                new CheckoutEvent.Begun(key, desk.now(), desk.program().currency(), operator, training);
        Checkout checkout = desk.begin(begun)
                .orElseThrow(() -> new Refused(Code.DUPLICATE_TRANSACTION, "tx", "begun before: " + key));
        desk.begun(checkout);
        checkout.ask();
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

    /**
     * Takes up a basket that was put aside at this till or, once both have synced, at another. It is this till's then, and
     * gone at the other with its next sync; where two tills take it up before they have synced, head office keeps the sale of
     * the first and refuses the other's.
     *
     * @throws Refused {@link Code#NOT_SUSPENDED} where it is open here, {@link Code#COMMITTED}, or {@link
     *     Code#UNKNOWN_TRANSACTION} where no basket of that key stands aside, because another till has it by now, say
     */
    public Checkout resume(BasketKey key) {
        desk.open();
        return desk.aside().resume(BadInput.present(key, "key"));
    }

    /** Baskets that {@link #resume} can take up, put aside here or at another till, in order of key. */
    public List<BasketKey> suspended() {
        desk.open();
        return desk.aside().keys();
    }

    /**
     * Takes goods back: with a receipt, without one, or in exchange inside an open basket. It is on disk when this returns,
     * with the points, coupons and limits that it moves and its row for head office; an exchange becomes so when its sale is
     * committed. The same request again answers the same return and does nothing.
     *
     * @return what the shopper gets, and what is taken back
     * @throws Refused {@link Code#UNKNOWN_RECEIPT} where the receipt is not known here, {@link Code#UNKNOWN_LINE}, {@link
     *     Code#EXCEEDS_SOLD} beyond what was sold and did not come back yet, {@link Code#RETURN_TOO_LATE}, {@link
     *     Code#LOCKED} where goods of the receipt stand in another open exchange or the basket is locked, {@link
     *     Code#DUPLICATE_TRANSACTION} where something else has the return's key, {@link Code#UNKNOWN_TRANSACTION} where
     *     there is no basket for the exchange
     */
    public Refund takeBack(ReturnRequest request) {
        desk.open();
        BadInput.present(request, "request");
        Optional<Refund> before = desk.returns().before(request);
        if (before.isPresent() || request.into().isEmpty()) {
            return before.orElseGet(() -> desk.returns().takeBack(request));
        }
        BasketKey into = request.into().get();
        return checkout(into)
                .orElseThrow(() -> desk.receipt(into).isPresent()
                        ? new Refused(Code.COMMITTED, "into", "the sale is committed: " + into)
                        : new Refused(Code.UNKNOWN_TRANSACTION, "into", "no open sale of that key: " + into))
                .exchange(request);
    }

    /**
     * Undoes a committed sale whole, or what is left of it after returns, whatever time has passed: money, points, vouchers,
     * coupons and limits are as if it had not been. On disk when this returns.
     *
     * @return what came back; its key is the sale's with {@code void-} before the transaction number
     * @throws Refused {@link Code#UNKNOWN_RECEIPT} where no sale of that key is known here, {@link Code#EXCEEDS_SOLD} where
     *     everything is back already, {@link Code#LOCKED} where goods of it stand in an open exchange, {@link Code#NOT_YET}
     *     for a sale that is an exchange itself
     */
    public Refund postVoid(BasketKey sale) {
        desk.open();
        return desk.returns().postVoid(BadInput.present(sale, "key"), "key");
    }

    /** The return or post-void of that key, made here or, as far as it is known, at another till. */
    public Optional<Refund> refund(BasketKey key) {
        desk.open();
        return desk.returns().refund(key);
    }

    /** What came back of that sale so far, in the order in which this till heard of it. */
    public List<Refund> refunds(BasketKey sale) {
        desk.open();
        return desk.returns().of(sale);
    }

    /** The committed sale of that key: the answer where the outcome of a commit is unknown; another till's, once synced. */
    public Optional<Receipt> receipt(BasketKey key) {
        desk.open();
        return desk.receipt(key);
    }

    /**
     * The list that the shopper of that sale takes home, signed: the newest that head office sent and that holds longer than
     * today; else, where head office sent a {@code plan}, one that this till plans from what the member bought here, this sale
     * included. Needs no line. A list that the till planned is kept: it is answered again until the member's next is due, and is
     * on disk when this returns. Nothing where the till holds no key, the sale has no member or was training, or the member
     * gets no list.
     */
    public Optional<PrintedList> nextList(Receipt receipt) {
        desk.open();
        return nextList.after(BadInput.present(receipt, "receipt").key(), receipt.member());
    }

    /**
     * A list by its id, signed, to be printed now; it may not hold yet. Nothing where the till holds no key, knows no such list, or
     * the list has no coupons to carry.
     */
    public Optional<PrintedList> printList(String id) {
        desk.open();
        ZoneId zone = desk.program().timeZone();
        return nextList.named(BadInput.present(id, "list"), LocalDate.ofInstant(desk.now(), zone));
    }

    /** The sale or return of that key made here as head office gets it, whether or not it has it already. */
    public Optional<Delivery> delivery(BasketKey key) {
        desk.open();
        return journal.delivery(key).map(json -> new Delivery(key, json));
    }

    /** Keys of all sales committed here, in order of commit. */
    public List<BasketKey> sales() {
        desk.open();
        return journal.sales();
    }

    /** The latest sale committed here under that transaction number, whatever its day; where there is none, in training. */
    public Optional<BasketKey> lastSale(String tx) {
        desk.open();
        return journal.lastSale(tx).or(() -> journal.training().lastSale(tx));
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
                journal.salesOf(member),
                List.of());
    }

    /** The members whose card that is, as far as reference data say; one, as a rule. Nothing is written. */
    public List<MemberId> members(String card) {
        desk.open();
        return reference.membersByCard(BadInput.present(card, "card"));
    }

    /** The coupons that a member holds, in order of id, used up or not. Nothing is written. */
    public List<Coupon> coupons(MemberId member) {
        desk.open();
        return reference.coupons(BadInput.present(member, "member"));
    }

    /** The programme in force, once one has come. */
    public Optional<Program> program() {
        return reference.program();
    }

    /** Today at the store, by the till's clock: the business day of a sale that names none. */
    public LocalDate today(String store) {
        return desk.today(store);
    }

    /** Takes reference data by hand, in one durable transaction; older versions never replace newer ones. */
    public void take(List<ReferenceObject> objects) {
        desk.open();
        if (!objects.isEmpty()) {
            journal.erase(objects, reference);
            reference.take(objects, desk.now());
            nextList.prepare();
        }
    }

    /**
     * One round with head office in the caller's thread: for tests and tools, not for the checkout path.
     *
     * @throws Refused {@link Code#NO_HEAD_OFFICE} where the till was opened without one
     */
    public SyncReport sync() {
        desk.open();
        desk.save();
        return courier.orElseThrow(
                        () -> new Refused(Code.NO_HEAD_OFFICE, "", "the till was opened without head office"))
                .round();
    }

    /**
     * Asks head office, in the caller's thread, for what open baskets would have held back: for tests and tools, and not for the
     * checkout path. A till with a background thread asks by itself. Does nothing without head office; where it cannot be asked
     * the offers' policies decide.
     */
    public void ask() {
        desk.open();
        leases.ask();
    }

    /** How many sales head office does not have yet. */
    public int waiting() {
        desk.open();
        return journal.waitingCount();
    }

    /** Transactions that head office refused, the oldest first; {@link #delivery} has their texts. */
    public List<DeadLetter> deadLetters() {
        desk.open();
        return journal.deadLetters().all();
    }

    /** Sends a refused transaction again as it is; false where it is not one. */
    public boolean resend(BasketKey key) {
        desk.open();
        boolean found = journal.deadLetters().resend(BadInput.present(key, "key"));
        wake();
        return found;
    }

    /**
     * Sends a refused transaction again, mended. What was sold, paid and booked stands: the operator, how it was paid, and what
     * head office alone reads may change. The text that was refused is kept. Durable when this returns.
     *
     * @param mended the whole transaction in the wire format, one line, made from {@link #delivery}
     * @return false where it is not a refused one
     * @throws BadInput where the text cannot be read, or changes what stands; the path names the field
     */
    public boolean mend(Delivery mended) {
        desk.open();
        boolean found = Amends.make(journal, mended);
        wake();
        return found;
    }

    /** How this till is: its disk, its queue, its line to head office. */
    public Health health() {
        desk.open();
        return new Health(
                directory.room(),
                housekeeping.isShort(),
                journal.isFailing(),
                journal.waitingCount(),
                journal.deadLetters().count(),
                line.map(Breaker::line),
                journal.sealState().and(reference.sealState()));
    }

    /** What the background does for the disk between rounds. */
    void keepHouse() {
        desk.save();
        housekeeping.run();
        nextList.prepare();
    }

    private void wake() {
        rounds.ifPresent(Rounds::wake);
    }

    /**
     * Ends the background thread and closes the files, and gives the directory back, whatever of it fails. Nothing acknowledged
     * is lost.
     *
     * @throws dev.tillside.fault.StoreFailure where a file did not close
     */
    @Override
    public void close() {
        Optional<RuntimeException> fault = Optional.empty();
        for (Runnable part : List.<Runnable>of(
                desk::close,
                () -> rounds.ifPresent(Rounds::close),
                leases::close,
                journal::close,
                reference::close,
                directory::close)) {
            try {
                part.run();
            } catch (RuntimeException e) {
                fault.ifPresent(e::addSuppressed);
                fault = Optional.of(e);
            }
        }
        if (fault.isPresent()) {
            throw fault.get();
        }
    }
}
