package dev.tillside.pos.tck;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A head office in memory, with a line to it that does what it is told: it loses requests or answers, doubles them, lets them
 * arrive late and out of order, keeps them waiting, or is dead.
 *
 * <p>What it has it has once: a transaction delivered again is {@code ALREADY_THERE}, another one of the same key is refused.
 * It tells every till what was published and what the others did, and leases coupons: as many uses as are left and no other
 * basket holds. It leases no points, vouchers or budgets of offers, makes no snapshots, signs nothing, and computes nothing
 * again; {@code examples/head-office} does.
 *
 * <p>Thread-safe. Nothing in it waits by the clock.
 */
public final class FakeHeadOffice implements HeadOffice {
    /** What a till asks of head office, as {@link HeadOffice} has it. */
    public enum Call {
        /** {@link HeadOffice#deliver}. */
        DELIVER,
        /** {@link HeadOffice#changesAfter}. */
        CHANGES,
        /** {@link HeadOffice#basketsAfter}. */
        BASKETS,
        /** {@link HeadOffice#lease}. */
        LEASE,
        /** {@link HeadOffice#present}. */
        PRESENCE
    }

    /** What can become of a call. */
    public enum Mishap {
        /** It never arrives. */
        LOSE_REQUEST,
        /** It arrives, and the till does not hear so. */
        LOSE_ANSWER,
        /** It arrives twice; the till hears the second answer. */
        DOUBLE,
        /** The till hears nothing and gives up; it arrives with {@link FakeHeadOffice#release}, after whatever came since. */
        HOLD_BACK,
        /** The till's thread waits until {@link FakeHeadOffice#release}. */
        WAIT
    }

    private final OfficeBooks books = new OfficeBooks();
    private final Map<Call, Deque<Mishap>> planned = new EnumMap<>(Call.class);
    private final Deque<Supplier<?>> late = new ArrayDeque<>();
    private boolean cut;
    private int waiting;
    private long releases;

    /** One that has nothing, at the end of a line that is well. */
    public FakeHeadOffice() {}

    /**
     * Publishes reference data: tills hear of it with their next rounds, in this order.
     *
     * @param objects wire objects, a line each
     * @throws BadInput where one is nonsense; those before it are published
     */
    public void publish(List<String> objects) {
        books.publish(objects);
    }

    /** What becomes of the next call of that kind for which nothing is planned yet. */
    public synchronized void next(Call call, Mishap mishap) {
        planned.computeIfAbsent(BadInput.present(call, "call"), c -> new ArrayDeque<>())
                .add(BadInput.present(mishap, "mishap"));
    }

    /** The line is dead until {@link #mend}; nothing arrives. */
    public synchronized void cut() {
        cut = true;
    }

    /** The line is alive, and nothing is planned for it. */
    public synchronized void mend() {
        cut = false;
        planned.clear();
    }

    /** Lets everything arrive that was held back, the latest first, and lets go who waits. */
    public synchronized void release() {
        while (!late.isEmpty()) {
            late.removeLast().get();
        }
        releases++;
        notifyAll();
    }

    /**
     * Returns once that many calls wait, after {@link Mishap#WAIT}.
     *
     * @throws InterruptedException where the caller's thread is interrupted
     */
    public synchronized void awaitWaiting(int calls) throws InterruptedException {
        while (waiting < calls) {
            wait();
        }
    }

    /** Refuses all that this member buys or brings back from here on, for that reason. */
    public void refuse(MemberId member, String reason) {
        books.refuse(member, reason);
    }

    /** Another till's basket holds all that is left of that coupon, by its id or code, until {@link #free}. */
    public void hold(String coupon) {
        books.hold(coupon);
    }

    /** That coupon is not held any more. */
    public void free(String coupon) {
        books.free(coupon);
    }

    /** What it has, in the order of arrival. */
    public List<BasketKey> arrived() {
        return books.arrived();
    }

    /** A transaction as it arrived. */
    public Optional<String> text(BasketKey key) {
        return books.text(key);
    }

    /** How often that transaction arrived; more than once where an answer was lost. */
    public int arrivals(BasketKey key) {
        return books.arrivals(key);
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) throws IOException {
        List<Delivery> sent = List.copyOf(batch);
        return over(Call.DELIVER, () -> books.take(sent));
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        return over(Call.CHANGES, () -> books.changesAfter(cursor, most));
    }

    @Override
    public ChangePage basketsAfter(String cursor, int most) throws IOException {
        return over(Call.BASKETS, () -> books.basketsAfter(cursor, most));
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) throws IOException {
        return over(Call.LEASE, () -> Optional.of(books.lease(request)));
    }

    @Override
    public Optional<String> present(Presence presence) throws IOException {
        return over(Call.PRESENCE, () -> books.present(presence));
    }

    /** Sends a call over the line. */
    private <T> T over(Call call, Supplier<T> work) throws IOException {
        Optional<Mishap> mishap = mishap(call);
        if (mishap.isEmpty()) {
            return work.get();
        }
        return switch (mishap.get()) {
            case LOSE_REQUEST -> throw new IOException("the request got lost");
            case LOSE_ANSWER -> {
                work.get();
                throw new IOException("the answer got lost");
            }
            case DOUBLE -> {
                work.get();
                yield work.get();
            }
            case HOLD_BACK -> {
                holdBack(work);
                throw new IOException("no answer came in time");
            }
            case WAIT -> {
                await();
                yield work.get();
            }
        };
    }

    private synchronized Optional<Mishap> mishap(Call call) throws IOException {
        if (cut) {
            throw new IOException("the line is dead");
        }
        return Optional.ofNullable(planned.get(call)).map(Deque::poll);
    }

    private synchronized void holdBack(Supplier<?> work) {
        late.add(work);
    }

    private synchronized void await() throws IOException {
        long since = releases;
        waiting++;
        notifyAll();
        try {
            while (releases == since) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while head office did not answer");
        } finally {
            waiting--;
        }
    }

    /** How many calls arrive late. */
    public synchronized int heldBack() {
        return late.size();
    }
}
