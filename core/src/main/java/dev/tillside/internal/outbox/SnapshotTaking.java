package dev.tillside.internal.outbox;

import dev.tillside.internal.store.Incoming;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.points.Program;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Snapshot;
import dev.tillside.sync.TrustedKeys;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes head office's snapshot part by part, and goes on at the part where a line or a till went down. */
final class SnapshotTaking {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaking.class);
    /** Objects in one transaction. Nobody waits for it, but a checkout's own flush waits for what it writes. */
    private static final int STEP = 500;

    private final Journal journal;
    private final Reference reference;
    private final HeadOffice office;
    private final InstantSource clock;
    private final TrustedKeys trusted;

    SnapshotTaking(Journal journal, Reference reference, HeadOffice office, InstantSource clock, TrustedKeys trusted) {
        this.journal = journal;
        this.reference = reference;
        this.office = office;
        this.clock = clock;
        this.trusted = trusted;
    }

    /**
     * @param pulled gets what was taken, step by step
     * @return false where head office has none
     * @throws IOException where the snapshot is refused, or the line is lost: what is in stays in
     */
    boolean take(Consumer<List<ReferenceObject>> pulled) throws IOException {
        Optional<Snapshot> offered = Courier.asked(office::snapshot);
        if (offered.isEmpty()) {
            reference.giveUp();
            return false;
        }
        Snapshot snapshot = offered.get();
        judge(snapshot);
        Incoming incoming = reference.incoming(snapshot);
        if (incoming.parts() > 0) {
            LOG.info("Taking head office's snapshot {} goes on at part {}.", snapshot.id(), incoming.parts());
        }
        while (incoming.parts() < snapshot.parts().size()) {
            takePart(snapshot, incoming, pulled);
        }
        if (!incoming.isWhole()) {
            reference.giveUp();
            throw refused(snapshot, "does not hold the number of objects that it says");
        }
        reference.stand(incoming);
        LOG.info("Head office's snapshot {} stands, with {} objects.", snapshot.id(), snapshot.objects());
        return true;
    }

    private void judge(Snapshot snapshot) throws IOException {
        Optional<String> fault = trusted.fault(snapshot.signature(), snapshot.text());
        if (fault.isPresent()) {
            throw refused(snapshot, fault.get());
        }
        if (snapshot.issue() <= reference.issueTaken()) {
            throw refused(snapshot, "is not newer than the one that was taken before");
        }
    }

    private static IOException refused(Snapshot snapshot, String fault) {
        String sentence = "head office's snapshot " + snapshot.id() + " " + fault;
        LOG.warn("It is refused: {}.", sentence);
        return new IOException(sentence);
    }

    private void takePart(Snapshot snapshot, Incoming incoming, Consumer<List<ReferenceObject>> pulled)
            throws IOException {
        int number = incoming.parts();
        byte[] packed = Courier.asked(() -> office.snapshotPart(snapshot.id(), number));
        if (!snapshot.parts().get(number).fits(packed)) {
            throw refused(snapshot, "has other bytes in part " + number + " than it says");
        }
        Optional<Program> program = incoming.program();
        List<ReferenceObject> step = new ArrayList<>(STEP);
        long lines = 0;
        try (PartLines part = new PartLines(packed)) {
            for (Optional<String> line = part.next(); line.isPresent(); line = part.next()) {
                lines++;
                Optional<ReferenceObject> read = Courier.read(line.get(), program);
                program = read.filter(SnapshotTaking::isProgram)
                        .map(object -> ReferenceObject.program(object.json()))
                        .or(keeping(program));
                read.filter(object -> !Courier.isOwn(object, journal)).ifPresent(step::add);
                if (step.size() == STEP) {
                    take(step, incoming, pulled);
                }
            }
        }
        take(step, incoming, pulled);
        incoming.partTaken(lines);
    }

    private static java.util.function.Supplier<Optional<Program>> keeping(Optional<Program> program) {
        return () -> program;
    }

    private static boolean isProgram(ReferenceObject object) {
        return object.type() == ReferenceObject.Type.PROGRAM && !object.removed();
    }

    /** Whoever is erased goes from the journal and from what stands at once, not only when the snapshot stands. */
    private void take(List<ReferenceObject> step, Incoming incoming, Consumer<List<ReferenceObject>> pulled)
            throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while a snapshot was being taken");
        }
        List<ReferenceObject> erasures = step.stream()
                .filter(object -> object.erases() && !reference.hasErased(object))
                .toList();
        if (!erasures.isEmpty()) {
            journal.erase(erasures, reference);
            reference.takeErasures(erasures, clock.instant());
        }
        incoming.take(step, clock.instant());
        pulled.accept(step);
        step.clear();
    }
}
