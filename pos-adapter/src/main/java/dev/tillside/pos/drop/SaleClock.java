package dev.tillside.pos.drop;

import dev.tillside.fault.BadInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The clock of a till that is told afterwards what was sold: while it books a sale, it stands where the sale was. Thread-safe. */
public final class SaleClock implements InstantSource {
    private final InstantSource machine;
    private volatile Optional<Instant> standing = Optional.empty();

    /**
     * @param machine what is asked between sales, and of sales that do not say when they were
     */
    public SaleClock(InstantSource machine) {
        this.machine = BadInput.present(machine, "machine");
    }

    void stand(Optional<Instant> at) {
        standing = at;
    }

    @Override
    public Instant instant() {
        return standing.orElseGet(machine::instant);
    }
}
