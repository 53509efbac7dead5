package dev.tillside.pos.sidecar;

import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.StoreFailure;
import dev.tillside.wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane's place at the sidecar: its lane, or why its till cannot be opened, which is tried again and keeps no other lane from
 * selling. Thread-safe.
 */
final class Station implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Station.class);

    private final Lane.Plan plan;
    private final Path directory;
    private volatile Optional<Lane> lane = Optional.empty();
    private volatile Optional<LoyaltyException> why = Optional.empty();
    private boolean closed;

    /**
     * @param directory of the till's files
     */
    Station(Lane.Plan plan, Path directory) {
        this.plan = plan;
        this.directory = directory;
    }

    String name() {
        return plan.name();
    }

    Optional<Lane> lane() {
        return lane;
    }

    /** Why there is no lane; nothing where there is one. */
    Optional<LoyaltyException> why() {
        return lane.isPresent() ? Optional.empty() : why;
    }

    /** Opens the till, unless it is open. What is wrong with reference data is the caller's mistake, and thrown. */
    synchronized void open() {
        if (lane.isPresent() || closed) {
            return;
        }
        try {
            OwnersAlone.directory(directory);
            Lane opened = new Lane(plan);
            OwnersAlone.files(directory);
            lane = Optional.of(opened);
            if (why.isPresent()) {
                LOG.info("Lane {} is open now.", name());
            }
        } catch (StoreFailure e) {
            shut(e);
        } catch (IOException | UncheckedIOException e) {
            shut(new StoreFailure(Code.STORE_FAILED, "the lane's directory cannot be used: " + directory, e));
        }
    }

    private void shut(StoreFailure fault) {
        if (why.map(LoyaltyException::code).filter(fault.code()::equals).isEmpty()) {
            LOG.warn("Lane {} cannot be opened, and is tried again: {}", name(), fault.getMessage());
        }
        why = Optional.of(fault);
    }

    /** What is answered in the lane's place. */
    Reply refusal() {
        return Reply.json(why().map(fault -> Answer.error(0, fault, plan.language()))
                .orElseGet(() -> Answer.failed(0, plan.language())));
    }

    /** Takes nothing on any more, and waits so long; true where nothing is under way. */
    synchronized boolean end(Duration longest) {
        closed = true;
        return lane.map(open -> open.end(longest)).orElse(true);
    }

    @Override
    public void close() {
        lane.ifPresent(Lane::close);
    }
}
