package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what cannot be booked in time, and has it booked when that can be done. Writing has a thread of its own, because the
 * lane's may hang.
 */
final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int WRITERS_HUNG_MOST = 1;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final LaneTill till;
    private final Bench bench;
    private final Spool spool;
    private final Duration every;
    private final Guard writer;
    private long tried;
    private boolean everTried;

    Keeper(LaneTill till, Bench bench, Path directory, String name, Patience patience, Duration every) {
        this.till = till;
        this.bench = bench;
        this.spool = new Spool(directory);
        this.every = every;
        this.writer = new Guard(name + "-keeper", patience, WRITERS_HUNG_MOST, () -> false, Duration.ofHours(1));
    }

    /** Writes it down; whether it is safe, where that is known in time. */
    boolean keep(Kept kept, Duration allowed) {
        Guard.Reply<Boolean> reply = writer.callSurely(allowed, turn -> {
            spool.keep(kept);
            return true;
        });
        reply.fault().ifPresent(e -> LOG.error("A sale could not be kept for later; commit it again.", e));
        return reply.how() == Guard.How.ENDED;
    }

    /** The sale of that key that waits. */
    Optional<Kept> sale(BasketKey key) {
        return spool.sale(key);
    }

    int waiting() {
        return spool.waits();
    }

    List<Path> refused() {
        return spool.refused();
    }

    /** What the lane's thread does when nothing is asked; true where there is more of it. */
    boolean between() {
        if (!till.isOpen() && !due()) {
            return false;
        }
        try {
            return opened() && settledOne();
        } catch (RuntimeException e) {
            LOG.warn("Kept sales cannot be booked now; it is tried again in {}.", every, e);
            return false;
        }
    }

    /** Opens the till if need be, and books all that waits. */
    void settle() {
        try {
            till.open();
        } finally {
            spool.open(); // without a till too it is to be known what waits
        }
        while (settledOne()) {
            // So many more, until there are none.
        }
    }

    private boolean due() {
        boolean due = !everTried || System.nanoTime() - tried >= every.toNanos();
        if (due) {
            everTried = true;
            tried = System.nanoTime();
        }
        return due;
    }

    private boolean opened() {
        boolean open = tillOpened();
        spool.open();
        return open;
    }

    private boolean tillOpened() {
        try {
            till.open();
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The till's directory cannot be opened: the lane sells at full price, and tries again in {}.",
                    every,
                    e);
            return false;
        }
    }

    private boolean settledOne() {
        Optional<Kept> next = spool.waiting().stream().findFirst();
        next.ifPresent(this::settle);
        return next.isPresent();
    }

    /** Books what waits of a sale, where something does. */
    void settleSale(BasketKey key) {
        spool.sale(key).ifPresent(this::settle);
    }

    private void settle(Kept kept) {
        try {
            till.using(() -> {
                bench.settle(kept);
                return true;
            });
            spool.booked(kept);
        } catch (Refused | BadInput e) {
            LOG.error("A kept sale cannot be booked, and is put aside for people to decide: {}", e.getMessage());
            spool.refused(kept);
        }
    }

    @Override
    public void close() {
        writer.close(CLOSING, spool::close);
    }
}
