package dev.tillside.internal.outbox;

import dev.tillside.sync.SyncReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the courier go its rounds in the background: soon after a sale, at a steady pace otherwise, and ever more rarely while
 * head office cannot be reached.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Courier courier;
    private final Runnable afterRound;
    private final Breaker breaker;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private Runnable cancelNext = () -> {};
    private boolean wanted;
    private boolean closed;

    /**
     * @param afterRound what else is done in the background, after each round
     */
    public Rounds(Courier courier, Runnable afterRound, Breaker breaker, InstantSource clock, Scheduler scheduler) {
        this.courier = courier;
        this.afterRound = afterRound;
        this.breaker = breaker;
        this.clock = clock;
        this.scheduler = scheduler;
        schedule(Duration.ZERO);
    }

    /** A sale was committed: come soon, unless head office was out of reach a moment ago. */
    public synchronized void wake() {
        wanted = true;
        if (breaker.isClosed()) {
            schedule(Duration.ZERO);
        }
    }

    private synchronized void schedule(Duration delay) {
        if (!closed) {
            cancelNext.run();
            cancelNext = scheduler.after(delay, this::round);
        }
    }

    private void round() {
        synchronized (this) {
            wanted = false;
        }
        try {
            SyncReport report = courier.round();
            report.failure()
                    .ifPresent(failure -> LOG.info(
                            "Head office cannot be reached ({}); trying again in {} ms.", failure, pause().toMillis()));
            afterRound.run();
        } catch (RuntimeException | Error e) {
            // An error too: a thread that ends here would leave the till without a courier, and nobody would see it.
            LOG.warn("A round with head office broke off.", e);
            breaker.opened(clock.instant(), String.valueOf(e.getMessage()));
        }
        ended();
    }

    private synchronized void ended() {
        schedule(wanted && breaker.isClosed() ? Duration.ZERO : pause());
    }

    private Duration pause() {
        Instant now = clock.instant();
        return breaker.pause(now);
    }

    /** Nothing runs any more; a round under way is given up, which loses nothing. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        scheduler.close();
    }
}
