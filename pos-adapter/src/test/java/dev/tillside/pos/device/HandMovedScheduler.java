package dev.tillside.pos.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler on which nothing happens by itself; what was asked of it is done when a test says so, on the test's thread. */
final class HandMovedScheduler extends ScheduledThreadPoolExecutor {
    private final List<Runnable> asked = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();

    HandMovedScheduler() {
        super(1, Executors.defaultThreadFactory());
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        asked.add(work);
        delays.add(Duration.ofNanos(unit.toNanos(delay)));
        notifyAll();
        return super.schedule((Callable<Boolean>) () -> true, Long.MAX_VALUE / 4, TimeUnit.NANOSECONDS);
    }

    /** Waits until something is asked, and does it. */
    void runNext() throws InterruptedException {
        next().run();
    }

    /** Waits until something is asked, and takes it. */
    synchronized Runnable next() throws InterruptedException {
        while (asked.isEmpty()) {
            wait();
        }
        return asked.remove(0);
    }

    /** After how long each was asked for, from the first on. */
    synchronized List<Duration> delays() {
        return List.copyOf(delays);
    }
}
