package dev.tillside.internal.outbox;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.OfficeFault;
import dev.tillside.sync.Presence;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What head office holds back for the baskets of this till. A basket says what it would have and goes on; head office is asked
 * in the background, beside the rounds, and an answer that is there is used. Answers live in memory alone: a basket that the
 * journal brings back asks again.
 *
 * <p>While head office is out of reach it is asked no more often than rounds try: after a failure the next question waits for a
 * round that went well. Thread-safe; no call but {@link #ask} and {@link #present} waits for the network.
 */
public final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int MOST_WAITING = 1_000;
    private static final int PRESENCE_WAITS_SECONDS = 5;

    private final Optional<HeadOffice> office;
    private final Journal journal;
    private final LeaseQuestions questions;
    private final InstantSource clock;
    private final Breaker breaker;
    private final Optional<Scheduler> scheduler;
    private final String till;

    /** Held while head office is spoken with: a presence must not pass a lease that it does not know of. */
    private final ReentrantLock line = new ReentrantLock();
    /** What open baskets would have. */
    private final Map<BasketKey, Wish> wishes = new HashMap<>();
    /** What head office is to be asked; nothing, where a lease is to end. */
    private final Map<BasketKey, Optional<Wish>> waiting = new LinkedHashMap<>();
    /** Baskets for which head office may hold something. */
    private final Set<BasketKey> asked = new HashSet<>();

    private final Granting answers = new Granting();
    private boolean paused;
    private boolean scheduled;
    private boolean closed;

    private record Question(BasketKey basket, Optional<Wish> wish) {}

    /**
     * @param office absent: nobody is asked
     * @param scheduler runs the questions; absent: {@link #ask} alone does
     * @param till the till's own name
     */
    public Leases(
            Optional<HeadOffice> office,
            Journal journal,
            Reference reference,
            InstantSource clock,
            Breaker breaker,
            Optional<Scheduler> scheduler,
            String till) {
        this.office = office;
        this.journal = journal;
        this.questions = new LeaseQuestions(reference);
        this.clock = clock;
        this.breaker = breaker;
        this.scheduler = scheduler;
        this.till = till;
    }

    /** What an open basket would have held back; an earlier answer counts on only if all that it was about is still wanted. */
    public synchronized void wish(BasketKey basket, Wish wish) {
        if (office.isEmpty() || closed) {
            return;
        }
        wishes.put(basket, wish);
        answers.wanted(basket, wish);
        enqueue(basket, Optional.of(wish));
        schedule();
    }

    /** The basket came to nothing, or was put aside: head office is told so. */
    public synchronized void end(BasketKey basket) {
        drop(basket);
        if (asked.remove(basket)) {
            enqueue(basket, Optional.empty());
            schedule();
        }
    }

    /** Another till has the basket now, and its lease. */
    public synchronized void forget(BasketKey basket) {
        drop(basket);
        asked.remove(basket);
    }

    private void drop(BasketKey basket) {
        wishes.remove(basket);
        waiting.remove(basket);
        answers.remove(basket);
    }

    /** The basket was sold: its lease ends when head office has the sale. */
    public synchronized void sold(BasketKey basket) {
        answers.sold(basket);
        forget(basket);
    }

    /** The answer for an open basket, where it is there. */
    public Optional<Granted> of(BasketKey basket) {
        return answers.of(basket);
    }

    /** What head office held back for a basket of this till, open or sold; for one sold long ago nobody remembers. */
    public Optional<Lease> lease(BasketKey basket) {
        return answers.lease(basket);
    }

    /** Asks all that waits, in the caller's thread. */
    public void ask() {
        ask(true);
    }

    /** A round with head office went well. */
    void resumed() {
        synchronized (this) {
            paused = false;
            askAgain();
            schedule();
        }
    }

    /** What others held back may be free: whoever lacked some asks again. */
    private void askAgain() {
        for (BasketKey basket : answers.lacking()) {
            if (!waiting.containsKey(basket)) {
                enqueue(basket, Optional.of(wishes.get(basket)));
            }
        }
    }

    /** Of too many the newest is left out: the offers' policies decide then, and a presence ends what is to end. */
    private void enqueue(BasketKey basket, Optional<Wish> wish) {
        waiting.remove(basket);
        if (waiting.size() < MOST_WAITING) {
            waiting.put(basket, wish);
        }
    }

    private void schedule() {
        if (scheduler.isPresent() && !scheduled && !closed && !waiting.isEmpty() && mayAsk()) {
            scheduled = true;
            scheduler.get().after(Duration.ZERO, this::work);
        }
    }

    private boolean mayAsk() {
        return !paused && breaker.isClosed();
    }

    private void work() {
        synchronized (this) {
            scheduled = false;
        }
        try {
            ask(false);
        } catch (RuntimeException | Error e) {
            // An error too: a thread that ends here would leave every basket without an answer, and nobody would see
            // it.
            LOG.warn("Asking head office for leases broke off.", e);
            pause();
        }
    }

    private void ask(boolean inAnyCase) {
        line.lock();
        try {
            Optional<Question> next = next(inAnyCase);
            while (next.isPresent() && asked(next.get())) {
                next = next(inAnyCase);
            }
        } finally {
            line.unlock();
        }
    }

    private synchronized Optional<Question> next(boolean inAnyCase) {
        if (closed || waiting.isEmpty() || !inAnyCase && !mayAsk()) {
            return Optional.empty();
        }
        Map.Entry<BasketKey, Optional<Wish>> first =
                waiting.entrySet().iterator().next();
        Question question = new Question(first.getKey(), first.getValue());
        waiting.remove(question.basket());
        return Optional.of(question);
    }

    /** False where head office cannot be asked now. */
    private boolean asked(Question question) {
        long moment = journal.undelivered().moment();
        LeaseRequest request = request(question);
        if (request.isEnd() && question.wish().isPresent() && !holds(question.basket())) {
            return true;
        }
        if (question.wish().isPresent() && !sending(request)) {
            return true;
        }
        try {
            Optional<Lease> lease = Courier.asked(() -> office.orElseThrow().lease(request));
            if (lease.isPresent() && !lease.get().basket().equals(request.basket())) {
                throw new OfficeFault("head office leased for another basket than " + request.basket());
            }
            answered(question, request, lease, moment);
            return lease.isPresent() || request.isEnd();
        } catch (OfficeFault e) {
            LOG.info("Head office does not lease for {}: {}", question.basket(), e.getMessage());
            return true; // the question's own fault: the next may do better
        } catch (IOException e) {
            LOG.debug("Head office cannot be asked for leases: {}", e.getMessage());
            failed(question);
            return false;
        }
    }

    private LeaseRequest request(Question question) {
        return question.wish()
                .map(wish -> questions.ask(question.basket(), till, wish, clock.instant()))
                .orElseGet(() -> LeaseRequest.end(question.basket(), till));
    }

    private synchronized boolean holds(BasketKey basket) {
        return asked.contains(basket);
    }

    /** Whether the basket is still there that wanted it. */
    private synchronized boolean sending(LeaseRequest request) {
        boolean still = wishes.containsKey(request.basket());
        if (still) {
            asked.add(request.basket());
        }
        return still;
    }

    /** An answer to what the basket does not want any more is none. */
    private synchronized void answered(Question question, LeaseRequest request, Optional<Lease> lease, long moment) {
        BasketKey basket = question.basket();
        if (question.wish().isEmpty()) {
            askAgain();
            return;
        }
        Wish wish = question.wish().get();
        boolean wanted = wishes.containsKey(basket) && wishes.get(basket).covers(wish);
        if (lease.isPresent() && wanted) {
            answers.put(basket, new Granted(wish, request, lease.get(), moment));
        } else {
            answers.remove(basket);
        }
        paused |= lease.isEmpty(); // it leases nothing: asked again after a round, should it learn to
    }

    /** What could not be asked is asked later, unless something else is to be asked for that basket by then. */
    private synchronized void failed(Question question) {
        paused = true;
        BasketKey basket = question.basket();
        boolean stale = question.wish().isPresent() && !question.wish().equals(Optional.ofNullable(wishes.get(basket)));
        if (!stale && !waiting.containsKey(basket)) {
            enqueue(basket, question.wish());
        }
    }

    private synchronized void pause() {
        paused = true;
    }

    /**
     * Tells head office that the till is there, and which baskets still need what they hold. A question that takes long does not
     * hold up a round: then the next round tells it.
     *
     * @return the name of what head office has stored, where it tells one
     * @throws IOException where head office cannot be asked
     */
    Optional<String> present(Courier.Tenure tenure) throws IOException {
        try {
            if (!line.tryLock(PRESENCE_WAITS_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before head office heard of the open baskets");
        }
        try {
            Set<BasketKey> needed = needed(tenure);
            if (needed.size() > Presence.MOST) {
                LOG.info("More baskets are open or wait than head office hears of; their leases stand.");
                return Optional.empty();
            }
            Presence presence = new Presence(till, new ArrayList<>(needed));
            return Courier.asked(() -> office.orElseThrow().present(presence));
        } finally {
            line.unlock();
        }
    }

    /** Open ones first, and then those on their way, so that one that is sold meanwhile is among the one or the other. */
    private Set<BasketKey> needed(Courier.Tenure tenure) {
        Set<BasketKey> needed = new LinkedHashSet<>(tenure.open());
        needed.addAll(journal.undelivered().sales(Presence.MOST + 1));
        return needed;
    }

    /** Nothing is asked any more; a question under way is given up. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        scheduler.ifPresent(Scheduler::close);
    }
}
