package dev.tillside.pos.tck;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.Patience;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A library that hangs or breaks down when it is told to: given to a till as its clock ({@code LoyaltyTillBuilder.clock}), which all
 * that it does reads; and the {@link #patience} of a POS that knows at once that no answer will come. Thread-safe;
 * nothing in it goes by the clock on the wall.
 */
public final class TestTrouble implements InstantSource {
    /** How often it is looked whether a thread waits for one that hangs. */
    private static final long LOOK_EVERY_MILLIS = 1;

    /** So many threads wait for each other at most. */
    private static final int LONGEST_CHAIN = 8;

    private enum State {
        WELL,
        HANGS,
        BREAKS
    }

    private final InstantSource clock;
    private final Map<Long, Thread> hanging = new HashMap<>();
    private State state = State.WELL;

    /** One that is well, and has that time. */
    public TestTrouble(InstantSource clock) {
        this.clock = BadInput.present(clock, "clock");
    }

    /** From here on whoever works in the library waits until it is well again. */
    public void hang() {
        be(State.HANGS);
    }

    /** From here on whatever is asked of the library ends in an {@code Error}. */
    public void breakDown() {
        be(State.BREAKS);
    }

    /** It is well again, and whoever waits goes on. */
    public void mend() {
        be(State.WELL);
    }

    private synchronized void be(State next) {
        state = next;
        notifyAll();
    }

    @Override
    public synchronized Instant instant() {
        if (state == State.HANGS) {
            hanging.put(Thread.currentThread().getId(), Thread.currentThread());
            notifyAll();
            waitWhileItHangs();
            hanging.remove(Thread.currentThread().getId());
        }
        if (state == State.BREAKS) {
            throw new StackOverflowError("the library was told to break down");
        }
        return clock.instant();
    }

    private void waitWhileItHangs() {
        boolean interrupted = false;
        while (state == State.HANGS) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // a thread that hangs does not hear one
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits as long as an answer can come, whatever the budget, and not a moment longer. */
    public Patience patience() {
        return this::await;
    }

    private boolean await(CompletableFuture<?> work, Duration allowed, Thread worker) {
        work.whenComplete((value, fault) -> wake());
        boolean interrupted = false;
        synchronized (this) {
            while (!work.isDone() && !hangs(worker)) {
                try {
                    wait(LOOK_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return work.isDone();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Whether a thread hangs, or waits for what one that hangs holds. */
    private boolean hangs(Thread worker) {
        long thread = worker.getId();
        for (int chain = 0; state == State.HANGS && chain < LONGEST_CHAIN; chain++) {
            if (hanging.containsKey(thread)) {
                return true;
            }
            Optional<ThreadInfo> info =
                    Optional.ofNullable(ManagementFactory.getThreadMXBean().getThreadInfo(thread));
            if (info.isEmpty() || info.get().getLockOwnerId() < 0) {
                return false;
            }
            thread = info.get().getLockOwnerId();
        }
        return false;
    }
}
