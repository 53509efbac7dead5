package dev.tillside.pos.tck;

import dev.tillside.fault.Disk;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A till's disk that is full, broken or stuck when it is told to be ({@code LoyaltyTillBuilder.disk}). The till's files lie on
 * the machine's own disk all the while. Thread-safe; nothing in it waits by the clock.
 */
public final class TestDisk implements Disk {
    private static final long ROOMY = 1L << 40;

    private enum State {
        WELL,
        FULL,
        BROKEN,
        FORGETFUL,
        STUCK
    }

    private State state = State.WELL;
    private int stuck;

    /** One that is well. */
    public TestDisk() {}

    /** From here on nothing fits on it: commits are refused with {@code DISK_FULL}, and health says that no room is left. */
    public void fill() {
        be(State.FULL);
    }

    /** From here on it can be read and not written: commits are refused with {@code STORE_FAILED}. */
    public void breakDown() {
        be(State.BROKEN);
    }

    /** From here on it does what it is asked, and says that it failed: commits answer {@code OUTCOME_UNKNOWN}. */
    public void forget() {
        be(State.FORGETFUL);
    }

    /** From here on whoever writes on it waits until it is well again, interrupted or not, as on a disk that hangs. */
    public void hang() {
        be(State.STUCK);
    }

    /** It is well again, and whoever waits goes on. */
    public void mend() {
        be(State.WELL);
    }

    private synchronized void be(State next) {
        state = next;
        notifyAll();
    }

    /**
     * Returns once somebody waits for a disk that hangs.
     *
     * @throws InterruptedException where the caller's thread is interrupted
     */
    public synchronized void awaitStuck() throws InterruptedException {
        while (stuck == 0) {
            wait();
        }
    }

    @Override
    public synchronized Optional<Fault> at(Step step, Path file) {
        return switch (state) {
            case WELL -> Optional.empty();
            case FULL -> Optional.of(Fault.FULL).filter(fault -> isWrite(step));
            case BROKEN -> Optional.of(Fault.BROKEN).filter(fault -> isWrite(step));
            case FORGETFUL -> Optional.of(Fault.BROKEN).filter(fault -> step == Step.COMMITTED || step == Step.OPEN);
            case STUCK -> {
                waitForIt();
                yield at(step, file);
            }
        };
    }

    private static boolean isWrite(Step step) {
        return step == Step.BEGIN || step == Step.COMMIT;
    }

    /** No interrupt ends it: a thread inside a write of the operating system's does not hear one. */
    private void waitForIt() {
        boolean interrupted = false;
        stuck++;
        notifyAll();
        while (state == State.STUCK) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        stuck--;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized long room(Path directory) {
        return state == State.FULL ? 0 : ROOMY;
    }
}
