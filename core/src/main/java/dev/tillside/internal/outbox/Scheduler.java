package dev.tillside.internal.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work later, one piece at a time, never in the caller's thread. */
public interface Scheduler extends AutoCloseable {
    /** Runs the work after that time, unless what this answers is run before. */
    Runnable after(Duration delay, Runnable work);

    /** Gives up what is under way and what was to come; from then on nothing runs. */
    @Override
    void close();

    /** One daemon thread of that name. */
    static Scheduler thread(String name) {
        return new OneThread(name);
    }

    /** The scheduler of a till in a shop. */
    final class OneThread implements Scheduler {
        private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

        private final ScheduledExecutorService thread;

        private OneThread(String name) {
            thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread worker = new Thread(work, name);
                worker.setDaemon(true);
                return worker;
            });
        }

        @Override
        public Runnable after(Duration delay, Runnable work) {
            ScheduledFuture<?> next = thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> next.cancel(false);
        }

        @Override
        public void close() {
            thread.shutdownNow();
            try {
                if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                    LOG.warn("A round with head office does not end; its thread is left to end by itself.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
