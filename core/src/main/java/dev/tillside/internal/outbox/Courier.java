package dev.tillside.internal.outbox;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.internal.store.Elsewhere;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.money.Decimals;
import dev.tillside.points.Program;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.ChangesGone;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.OfficeFault;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.SyncReport;
import dev.tillside.sync.TrustedKeys;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round with head office: deliver what waits, then take what changed and what other tills did. One round at a time.
 *
 * <p>After a failure the first delivery goes alone, and the batches that follow double with each that is settled. One at which
 * head office itself fails, time and again and alone, while it settles the next, is set aside as a dead letter: no single sale
 * may keep all others waiting.
 */
public final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int BATCH = 100;
    private static final int PATIENCE = 5;
    private static final String NO_REASON = "no reason given";
    private static final int PAGE = 1_000;
    /** Taken in one transaction of the journal, which checkouts wait for: some milliseconds' worth. */
    private static final int BASKETS = 50;

    private final Journal journal;
    private final Reference reference;
    private final HeadOffice office;
    private final InstantSource clock;
    private final Breaker breaker;
    private final Tenure tenure;
    private final TrustedKeys trusted;
    private final SnapshotTaking snapshots;
    private final Leases leases;
    private int batch = BATCH;

    /** Which baskets this till has. */
    public interface Tenure {
        /** Whether a basket is being paid here. Called while the journal is written: it must not wait. */
        boolean isPaying(BasketKey key);

        /** Another till has taken these up. */
        void gone(List<BasketKey> keys);

        /** Baskets that are being sold here; those put aside and those in training are not. It must not wait. */
        List<BasketKey> open();
    }

    public Courier(
            Journal journal,
            Reference reference,
            HeadOffice office,
            InstantSource clock,
            Breaker breaker,
            Tenure tenure,
            Leases leases,
            TrustedKeys trusted) {
        this.leases = leases;
        this.trusted = trusted;
        this.snapshots = new SnapshotTaking(journal, reference, office, clock, trusted);
        this.journal = journal;
        this.reference = reference;
        this.office = office;
        this.clock = clock;
        this.breaker = breaker;
        this.tenure = tenure;
    }

    /** Delivers all that waits and takes all that changed, as far as head office can be reached. */
    public synchronized SyncReport round() {
        Tally tally = new Tally();
        breaker.trying();
        try {
            deliverAll(tally);
            takeReference(tally);
            while (takeBaskets(tally)) {
                // The next page, until there is none.
            }
            if (greet()) {
                deliverAll(tally);
            }
            journal.office().levelled();
            breaker.closed(clock.instant());
            leases.resumed();
            return tally.report(Optional.empty());
        } catch (IOException e) {
            batch = 1;
            breaker.opened(clock.instant(), String.valueOf(e.getMessage()));
            return tally.report(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private void deliverAll(Tally tally) throws IOException {
        while (deliverBatch(tally)) {
            // The next batch, until none waits.
        }
    }

    /** Whether head office may have lost what it had, so that there is something to deliver again. */
    private boolean greet() throws IOException {
        Optional<String> name = leases.present(tenure);
        int again = name.isPresent() ? journal.office().heard(name.get()) : 0;
        if (again > 0) {
            LOG.info("Head office keeps its books under another name; {} transactions are delivered again.", again);
        }
        return again > 0;
    }

    private boolean deliverBatch(Tally tally) throws IOException {
        List<Journal.Waiting> waiting = journal.waiting(batch);
        if (waiting.isEmpty()) {
            return false;
        }
        try {
            deliver(waiting, tally);
            batch = Math.min(BATCH, batch * 2);
        } catch (OfficeFault e) {
            if (waiting.size() == 1) {
                stumbled(waiting.get(0), e, tally);
            }
            batch = 1; // which of them it was shows when they go one by one
        }
        return true;
    }

    /** Head office fails at a delivery that went alone. */
    private void stumbled(Journal.Waiting first, OfficeFault fault, Tally tally) throws IOException {
        journal.attempted(first.sale());
        List<Journal.Waiting> both = journal.waiting(2);
        if (first.attempts() + 1 < PATIENCE || both.size() < 2) {
            throw fault;
        }
        deliver(both.subList(1, 2), tally);
        try {
            deliver(both.subList(0, 1), tally);
        } catch (OfficeFault again) {
            String reason = "head office fails at it: " + again.getMessage();
            journal.settle(List.of(), Map.of(first.sale(), reason));
            tally.settled(0, List.of(new Settlement(first.key(), Settlement.Verdict.REFUSED, Optional.of(reason))));
        }
    }

    private void deliver(List<Journal.Waiting> waiting, Tally tally) throws IOException {
        List<Delivery> deliveries =
                waiting.stream().map(w -> new Delivery(w.key(), w.json())).toList();
        List<Settlement> settlements = asked(() -> office.deliver(deliveries));
        if (settlements.size() != waiting.size()) {
            throw new IOException(
                    "head office settled " + settlements.size() + " of " + waiting.size() + " deliveries");
        }
        List<Long> settled = new ArrayList<>();
        Map<Long, String> refused = new HashMap<>();
        int notes = 0;
        List<Settlement> refusals = new ArrayList<>();
        for (int i = 0; i < settlements.size(); i++) {
            Settlement settlement = fitting(waiting.get(i), settlements.get(i));
            switch (settlement.verdict()) {
                case STORED, ALREADY_THERE -> {
                    settled.add(waiting.get(i).sale());
                    notes += waiting.get(i).note() ? 1 : 0;
                }
                case REFUSED -> {
                    if (waiting.get(i).note()) {
                        settled.add(waiting.get(i).sale()); // another till was first; the basket is told of by its note
                        notes++;
                        break;
                    }
                    refused.put(waiting.get(i).sale(), settlement.reason().orElse(NO_REASON));
                    refusals.add(settlement);
                }
            }
        }
        journal.settle(settled, refused);
        tally.settled(settled.size() - notes, refusals);
    }

    private static Settlement fitting(Journal.Waiting sale, Settlement settlement) throws IOException {
        if (settlement == null || !settlement.key().equals(sale.key())) {
            throw new IOException("head office settled " + (settlement == null ? "nothing" : settlement.key())
                    + " in place of " + sale.key());
        }
        return settlement;
    }

    /** By a snapshot where this till has nothing of head office's yet, or what changed since is not kept any more. */
    private void takeReference(Tally tally) throws IOException {
        if (reference.cursor().isEmpty()) {
            snapshots.take(tally::pulled);
        }
        String cursor = reference.cursor().orElse(HeadOffice.START);
        try {
            takePages(cursor, tally);
        } catch (ChangesGone e) {
            LOG.info("Head office does not keep what changed since this till asked last.");
            boolean taken = snapshots.take(tally::pulled);
            takePages(taken ? reference.cursor().orElseThrow() : HeadOffice.START, tally);
        }
    }

    private void takePages(String first, Tally tally) throws IOException {
        String cursor = first;
        boolean more = true;
        while (more) {
            String after = cursor;
            ChangePage page = fitting(asked(() -> office.changesAfter(after, PAGE)), ChangePage.Kind.CHANGES, after);
            take(page, tally);
            cursor = page.cursor();
            more = page.more();
        }
    }

    private void take(ChangePage page, Tally tally) {
        List<ReferenceObject> objects = new ArrayList<>();
        for (String json : page.objects()) {
            read(json, reference.program()).ifPresent(objects::add);
        }
        objects.removeIf(object -> isOwn(object, journal));
        journal.erase(objects, reference);
        reference.takePage(objects, clock.instant(), page.cursor());
        tally.pulled(objects);
    }

    /** After the reference data, whose offers' limits say which uses are counted. */
    private boolean takeBaskets(Tally tally) throws IOException {
        String cursor = journal.elsewhere().cursor().orElse(HeadOffice.START);
        ChangePage page = fitting(asked(() -> office.basketsAfter(cursor, BASKETS)), ChangePage.Kind.BASKETS, cursor);
        Elsewhere.Learned learned =
                journal.elsewhere().learn(page.objects(), page.cursor(), reference, tenure::isPaying);
        tenure.gone(learned.gone());
        tally.conflicts.addAll(learned.conflicts());
        return page.more();
    }

    private ChangePage fitting(ChangePage page, ChangePage.Kind kind, String cursor) throws IOException {
        Optional<String> fault =
                page.isStill(cursor) ? Optional.empty() : trusted.fault(page.signature(), page.text(kind, cursor));
        if (fault.isPresent()) {
            LOG.warn("A page of head office's {}, and is refused.", fault.get());
            throw new IOException("a page of head office's " + fault.get());
        }
        if (page.more() && page.cursor().equals(cursor)) {
            throw new IOException("head office says that there is more after " + Decimals.shown(cursor)
                    + ", and does not go beyond it");
        }
        return page;
    }

    /** What this till did itself it has in its journal. */
    static boolean isOwn(ReferenceObject object, Journal journal) {
        return object.type() == ReferenceObject.Type.ACCOUNT && journal.has(object.id());
    }

    /**
     * An object that cannot be read is passed over: it must not keep the others away. The fault's own message may quote
     * what is wrong, a member's birthday say, so the log has code and field alone.
     */
    static Optional<ReferenceObject> read(String json, Optional<Program> program) {
        try {
            return Optional.of(ReferenceObject.read(json, program));
        } catch (BadInput e) {
            LOG.warn(
                    "Head office sent an object that is passed over: {}, field {}.",
                    e.code(),
                    e.path().orElse("(none)"));
            return Optional.empty();
        }
    }

    /** What an adapter of head office does wrong ends the round as a broken line does: it must not reach the till. */
    static <T> T asked(Question<T> question) throws IOException {
        try {
            T answer = question.ask();
            if (answer == null) {
                throw new IOException("head office answered null");
            }
            return answer;
        } catch (RuntimeException e) {
            LOG.warn("The adapter of head office failed.", e);
            throw new IOException("the adapter of head office failed: " + e, e);
        }
    }

    interface Question<T> {
        T ask() throws IOException;
    }

    private final class Tally {
        private int pushed;
        private int pulled;
        private final List<BasketKey> refused = new ArrayList<>();
        private final List<SyncReport.Conflict> conflicts = new ArrayList<>();

        /** Reference data that were taken; what transactions did to accounts is none. */
        void pulled(List<ReferenceObject> objects) {
            pulled += (int) objects.stream()
                    .filter(object -> object.type() != ReferenceObject.Type.ACCOUNT)
                    .count();
        }

        /** Counted once it is on disk: a batch that is not settled whole has left nothing. */
        void settled(int left, List<Settlement> refusals) {
            pushed += left;
            for (Settlement refusal : refusals) {
                refused.add(refusal.key());
                String reason = refusal.reason().orElse(NO_REASON);
                LOG.warn("Head office refused sale {}: {}. It is kept as a dead letter.", refusal.key(), reason);
            }
        }

        SyncReport report(Optional<String> failure) {
            return new SyncReport(pushed, refused, pulled, journal.waitingCount(), conflicts, failure);
        }
    }
}
