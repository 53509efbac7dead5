package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Disk;
import dev.tillside.internal.store.Inspection;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.internal.store.Sealing;
import dev.tillside.internal.store.TillDirectory;
import dev.tillside.points.Program;
import dev.tillside.seal.DataKeys;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.Delivery;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a till's directory holds, for whoever looks at it while the till is shut. Thread-safe. Nothing is changed but by {@link
 * #resend} and {@link #mend}; a directory of an earlier version is brought up to date first, as by opening the till.
 */
public final class TillJournal implements AutoCloseable {
    private final TillDirectory directory;
    private final Reference reference;
    private final Journal journal;

    /** What became of a transaction. */
    public enum State {
        /** Head office has it. */
        DELIVERED,
        /** It waits for head office. */
        WAITING,
        /** Head office refused it. */
        REFUSED,
        /** Another till made it; this one heard of it. */
        ELSEWHERE,
        /** Head office has it, and its text was let go to save room. */
        TRIMMED
    }

    /**
     * A transaction.
     *
     * @param kind {@code SALE}, {@code RETURN}, or {@code NOTE}: word of a basket that was put aside or taken up
     * @param reason why head office refused it
     * @param json its text in the wire format, unless it was trimmed
     */
    public record Transaction(
            BasketKey key, String kind, State state, Optional<String> reason, Optional<String> json) {}

    /**
     * A basket that was not ended.
     *
     * @param suspended whether it was put aside
     * @param events its events as they were journalled, the first its beginning
     */
    public record OpenBasket(BasketKey key, boolean suspended, List<String> events) {}

    private TillJournal(TillDirectory directory) {
        this.directory = directory;
        Reference opened = new Reference(directory);
        try {
            journal = new Journal(directory);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        reference = opened;
    }

    /** Whether a till has worked in that directory. */
    public static boolean isThere(Path directory) {
        return TillDirectory.isTill(BadInput.present(directory, "directory"));
    }

    /**
     * Opens a till's directory.
     *
     * @throws BadInput where the directory is no till's; nothing is made then
     * @throws dev.tillside.fault.StoreFailure {@code IN_USE} where a till works on it, {@code NEWER_SCHEMA} where a newer
     *     version wrote it, {@code WRONG_KEY} where it is sealed, {@code STORE_FAILED} where it cannot be read, or the journal is
     *     missing or empty: nothing is written then
     */
    public static TillJournal open(Path directory) {
        return open(directory, Sealing.NONE);
    }

    /**
     * Opens a till's directory that may be sealed; what it holds is answered in clear.
     *
     * @param keys all that something in it is sealed with
     * @throws dev.tillside.fault.StoreFailure as {@link #open(Path)}, and {@code WRONG_KEY}
     */
    public static TillJournal open(Path directory, DataKeys keys) {
        return open(directory, new Sealing(Optional.of(BadInput.present(keys, "keys")), Sealing.Scope.NOTHING));
    }

    private static TillJournal open(Path directory, Sealing sealing) {
        if (!TillDirectory.isTill(BadInput.present(directory, "directory"))) {
            throw BadInput.value("directory", "no till's directory: " + directory);
        }
        TillDirectory taken = TillDirectory.takeToLook(directory, Disk.REAL, sealing);
        try {
            return new TillJournal(taken);
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** The programme in force, once one has come. */
    public Optional<Program> program() {
        return reference.program();
    }

    /** The time zone that head office named for that store; where it named none, the programme's counts. */
    public Optional<ZoneId> zone(String store) {
        return reference.zone(BadInput.present(store, "store"));
    }

    /** All transactions, in the order in which this till made them or heard of them, one at a time. */
    public void transactions(Consumer<Transaction> taker) {
        journal.inspection()
                .each(row ->
                        taker.accept(new Transaction(row.key(), row.kind(), state(row), row.refused(), row.json())));
    }

    private static State state(Inspection.Row row) {
        if (row.refused().isPresent()) {
            return State.REFUSED;
        }
        if (row.waiting()) {
            return State.WAITING;
        }
        if (row.json().isEmpty()) {
            return State.TRIMMED;
        }
        return row.here() ? State.DELIVERED : State.ELSEWHERE;
    }

    /** Baskets that were not ended, in the order in which they were begun. */
    public List<OpenBasket> open() {
        return journal.inspection().open().stream()
                .map(open -> new OpenBasket(open.key(), open.suspended(), open.events()))
                .toList();
    }

    /** Transactions that head office refused, the oldest first. */
    public List<DeadLetter> deadLetters() {
        return journal.deadLetters().all();
    }

    /** The texts that a transaction had before it was mended, the first first. */
    public List<String> before(BasketKey key) {
        return journal.deadLetters().before(key);
    }

    /** As {@link LoyaltyTill#resend}: it is sent when the till runs again. */
    public boolean resend(BasketKey key) {
        return journal.deadLetters().resend(BadInput.present(key, "key"));
    }

    /** As {@link LoyaltyTill#mend}: it is sent when the till runs again. */
    public boolean mend(Delivery mended) {
        return Amends.make(journal, mended);
    }

    /**
     * Checks all that can be checked: the files' own structure, the chain of hashes over the ledger, each transaction's sums, its
     * ledger entries and coupon uses against its text, and each price and return computed again where the offers of its time
     * are still here. Transactions that somebody deleted are missed where another was written after them, or where something of
     * theirs is left: that they wait for head office, ledger entries, coupon uses. Of a last sale to nobody in particular that head
     * office has, nothing is left: head office alone can tell.
     *
     * @param taker gets each finding as it is found
     */
    public Audit check(Consumer<Audit.Finding> taker) {
        return new Auditor(journal, reference, BadInput.present(taker, "taker")).audit();
    }

    @Override
    public void close() {
        journal.close();
        reference.close();
        directory.close();
    }
}
