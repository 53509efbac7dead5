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
     * Waits until the work ended, well or not, and no longer than the time allowed; an interrupt does not end it, and is there
     * again after it.
     *
     * @param worker whose turn it is to do it
     * @return whether it ended
     */
    boolean await(CompletableFuture<?> work, Duration allowed, Thread worker);

    private static boolean byTheClock(CompletableFuture<?> work, Duration allowed, Thread worker) {
        long until = System.nanoTime() + allowed.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true; // the wait is short, and what is waited for may be a sale
                }
            }
        } catch (ExecutionException e) {
            return true; // it ended, and whoever reads it hears how
        } catch (TimeoutException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
