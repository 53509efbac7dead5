package dev.tillside.pos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a thread of its own do what may hang or throw, and waits for it no longer than allowed. A thread that hangs is replaced,
 * as long as no more than so many hang at once. Used by one thread.
 */
final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int LONGEST_QUEUE = 16;
    /** Answers that a thread may miss over one piece of work before it counts as hung. */
    private static final int MISSES = 2;

    private final String name;
    private final Patience patience;
    private final int hungMost;
    private final BooleanSupplier between;
    private final Duration every;
    private final List<Worker> hung = new ArrayList<>();
    private Worker worker;
    private int missed;
    private boolean closed;

    /** Whether a piece of work still may change anything. */
    static final class Turn {
        private volatile boolean over;

        /** @throws IllegalStateException where nobody waits for it any more */
        void check() {
            if (over) {
                throw new IllegalStateException("nobody waits for this any more");
            }
        }
    }

    /** How a call went. */
    enum How {
        ENDED,
        FAILED,
        MISSED,
        OUT
    }

    /**
     * @param value there where it ended
     * @param fault there where it failed
     */
    record Reply<T>(How how, Optional<T> value, Optional<Throwable> fault) {
        private static <T> Reply<T> without(How how) {
            return new Reply<>(how, Optional.empty(), Optional.empty());
        }
    }

    /** A piece of work. */
    private static final class Job<T> extends CompletableFuture<T> {
        private final Turn turn = new Turn();
        private final Function<Turn, T> work;

        Job(Function<Turn, T> work) {
            this.work = work;
        }

        void run() {
            try {
                complete(work.apply(turn));
            } catch (Throwable e) { // an Error too must not stop a sale
                completeExceptionally(e);
            }
        }

        Reply<T> reply() {
            return handle((value, fault) -> fault == null
                            ? new Reply<>(How.ENDED, Optional.of(value), Optional.empty())
                            : new Reply<T>(How.FAILED, Optional.empty(), Optional.of(fault)))
                    .join();
        }
    }

    /** The thread that works. */
    private final class Worker extends Thread {
        private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
        private volatile boolean busy;
        private volatile boolean retired;

        Worker() {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            boolean more = true;
            while (!retired) {
                more = step(more);
            }
        }

        private boolean step(boolean more) {
            try {
                Job<?> job = more ? queue.poll() : queue.poll(every.toNanos(), TimeUnit.NANOSECONDS);
                busy = true;
                if (job == null) {
                    return between.getAsBoolean();
                }
                job.run();
                return true;
            } catch (InterruptedException e) {
                return false; // nobody has a reason to interrupt it: it ends when it is retired
            } catch (Throwable e) { // as above
                LOG.error("What a lane does between sales failed; it tries again.", e);
                return false;
            } finally {
                busy = false;
            }
        }
    }

    /**
     * @param name of its thread
     * @param hungMost how many threads may hang before calls are answered without waiting
     * @param between what the thread does when nothing is asked; says whether there is more of it
     * @param every how long it rests where there is not
     */
    Guard(String name, Patience patience, int hungMost, BooleanSupplier between, Duration every) {
        this.name = name;
        this.patience = patience;
        this.hungMost = hungMost;
        this.between = between;
        this.every = every;
        this.worker = started();
    }

    private Worker started() {
        Worker fresh = new Worker();
        fresh.start();
        return fresh;
    }

    /** Has it done, and lets go of it where it takes too long: what was not begun is dropped, what was may change nothing more. */
    <T> Reply<T> call(Duration allowed, Function<Turn, T> work) {
        return call(allowed, work, false);
    }

    /** Has it done, sooner or later: where it takes too long it stays in its place. */
    <T> Reply<T> callSurely(Duration allowed, Function<Turn, T> work) {
        return call(allowed, work, true);
    }

    /** Has it done once whoever hangs has come back: not for those who cannot wait. */
    <T> Reply<T> callPatiently(Duration allowed, Function<Turn, T> work) {
        return closed ? Reply.without(How.OUT) : queued(allowed, work, true);
    }

    private <T> Reply<T> call(Duration allowed, Function<Turn, T> work, boolean surely) {
        return isInService() ? queued(allowed, work, surely) : Reply.without(How.OUT);
    }

    private <T> Reply<T> queued(Duration allowed, Function<Turn, T> work, boolean surely) {
        Job<T> job = new Job<>(work);
        boolean queued = worker.queue.offer(job);
        if (queued && patience.await(job, allowed, worker)) {
            missed = 0;
            return job.reply();
        }
        missed++;
        if (!surely) {
            job.turn.over = true;
            worker.queue.remove(job);
        }
        return Reply.without(How.MISSED);
    }

    /** Whether somebody is there to work; a thread that hangs is replaced first, where that is allowed. */
    private boolean isInService() {
        if (closed) {
            return false;
        }
        hung.removeIf(w -> !w.isAlive());
        if (worker.isAlive() && (missed < MISSES || !worker.busy)) {
            return true;
        }
        if (hung.size() >= hungMost) {
            return false;
        }
        LOG.warn("A lane's thread gave no answer and is replaced; {} hang.", hung.size() + 1);
        Worker before = worker;
        before.retired = true;
        hung.add(before);
        worker = started();
        before.queue.drainTo(worker.queue);
        missed = 0;
        return true;
    }

    /** Does that last, after all that was left, and waits for it as long as allowed. */
    void close(Duration allowed, Runnable last) {
        callPatiently(allowed, turn -> {
            last.run();
            return true;
        });
        close();
    }

    /** Ends the thread once it has done what is left. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Worker ending = worker;
        boolean queued = ending.queue.offer(new Job<>(turn -> {
            ending.retired = true;
            return true;
        }));
        ending.retired = !queued;
    }
}
