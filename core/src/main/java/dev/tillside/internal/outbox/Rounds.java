package dev.tillside.internal.outbox;

import dev.tillside.sync.SyncReport;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the courier's rounds on one background thread: soon after a sale, at a steady pace otherwise, and ever more rarely
 * while head office cannot be reached.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Courier courier;
    private final Pace pace;
    private final RandomGenerator jitter;
    private final ScheduledExecutorService thread;
    private ScheduledFuture<?> next;
    private int failures;
    private boolean wanted;
    private boolean closed;

    /**
     * How often.
     *
     * @param idle between rounds when nothing happens
     * @param retryDelayMin after the first failure; doubled with each further one
     * @param retryDelayMax at most
     */
    public record Pace(Duration idle, Duration retryDelayMin, Duration retryDelayMax) {
        /** After that many failures, with that share (0 to 1) of jitter: between half and the whole of the doubled delay. */
        Duration retryDelay(int failures, double share) {
            long doubled = retryDelayMin.toMillis() << Math.min(failures - 1, 20);
            long capped = Math.min(doubled, retryDelayMax.toMillis());
            return Duration.ofMillis(capped / 2 + (long) (capped / 2 * share));
        }
    }

    public Rounds(Courier courier, Pace pace, String name, long seed) {
        this.courier = courier;
        this.pace = pace;
        this.jitter = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, name);
            worker.setDaemon(true);
            return worker;
        });
        schedule(Duration.ZERO);
    }

    /** A sale was committed: come soon, unless head office was out of reach a moment ago. */
    public synchronized void wake() {
        wanted = true;
        if (failures == 0) {
            schedule(Duration.ZERO);
        }
    }

    private synchronized void schedule(Duration delay) {
        if (closed) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        next = thread.schedule(this::round, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        synchronized (this) {
            wanted = false;
        }
        try {
            SyncReport report = courier.round();
            ended(report.failure().isEmpty(), report.failure().orElse(""));
        } catch (RuntimeException | Error e) {
            // An error too: a thread that ends here would leave the till without a courier, and nobody would see it.
            LOG.warn("A round with head office broke off.", e);
            ended(false, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void ended(boolean well, String failure) {
        if (well) {
            failures = 0;
            schedule(wanted ? Duration.ZERO : pace.idle());
            return;
        }
        failures++;
        Duration delay = pace.retryDelay(failures, jitter.nextDouble());
        LOG.info("Head office cannot be reached ({}); trying again in {} ms.", failure, delay.toMillis());
        schedule(delay);
    }

    /** Ends the thread; a round under way is given up, which loses nothing. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
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
