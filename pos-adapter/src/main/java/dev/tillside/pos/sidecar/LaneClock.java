package dev.tillside.pos.sidecar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** A lane's clock: the machine's, but while an event that says when it happened is answered, on the thread that answers it. */
final class LaneClock implements InstantSource {
    private final InstantSource machine;
    private final ThreadLocal<Optional<Instant>> said = ThreadLocal.withInitial(Optional::empty);

    LaneClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return said.get().orElseGet(machine::instant);
    }

    <T> T at(Optional<Instant> when, Supplier<T> work) {
        said.set(when);
        try {
            return work.get();
        } finally {
            said.remove();
        }
    }
}
