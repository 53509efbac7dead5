package dev.tillside.pos;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the POS's thread waits for the lane's: by the clock on the wall, or, in tests, until it is clear what will happen. */
@FunctionalInterface
public interface Patience {
    /** Waits by the clock on the wall. */
    Patience REAL = Patience::byTheClock;

    /**
     * Waits until the work ended, well or not, and no longer than the time allowed.
     *
     * @param worker whose turn it is to do it
     * @return whether it ended
     */
    boolean await(CompletableFuture<?> work, Duration allowed, Thread worker);

    private static boolean byTheClock(CompletableFuture<?> work, Duration allowed, Thread worker) {
        try {
            work.get(allowed.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true; // it ended, and whoever reads it hears how
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the POS wants its thread back
            return work.isDone();
        }
    }
}
