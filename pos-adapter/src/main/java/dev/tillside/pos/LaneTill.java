package dev.tillside.pos;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A lane's till: opened, opened again where somebody else closed it, and closed for good with the lane. Thread-safe. */
final class LaneTill {
    private final Supplier<LoyaltyTill> factory;
    private final AtomicReference<Optional<LoyaltyTill>> opened = new AtomicReference<>(Optional.empty());
    private volatile boolean closed;

    LaneTill(Supplier<LoyaltyTill> factory) {
        this.factory = factory;
    }

    boolean isOpen() {
        return opened.get().isPresent();
    }

    /** Opens it, where it is not open. */
    synchronized void open() {
        if (isOpen() || closed) {
            return;
        }
        opened.set(Optional.of(factory.get()));
        if (closed) { // while the factory hung, and nobody else will close what it made
            close();
        }
    }

    /** Waits for nobody: what is being opened is closed by whoever opens it. */
    void close() {
        closed = true;
        opened.get().ifPresent(LoyaltyTill::close);
    }

    LoyaltyTill get() {
        return opened.get().orElseThrow(() -> new StoreFailure(Code.CLOSED, "the till's directory is not open", null));
    }

    /** Does what needs the till; one that turns out to be closed is let go, so that it is opened again. */
    <T> T using(Supplier<T> work) {
        Optional<LoyaltyTill> before = opened.get();
        try {
            return work.get();
        } catch (StoreFailure e) {
            if (e.code() == Code.CLOSED) {
                opened.compareAndSet(before, Optional.empty());
            }
            throw e;
        }
    }
}
