package dev.tillside.internal.store;

import dev.tillside.points.Program;
import dev.tillside.sync.Snapshot;
import dev.tillside.wire.ReferenceObject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot on its way into a file of its own, beside the one that stands. What is in is in that file, which is read by
 * nobody until it is whole. For one taker.
 */
public final class Incoming {
    private final Standing standing;
    private final ReferenceFile file;
    private final Snapshot snapshot;
    private final Carried carried;
    private final boolean beside;
    private SnapshotRow row;

    private Incoming(Standing standing, ReferenceFile file, Snapshot snapshot, SnapshotRow row) {
        this.standing = standing;
        this.file = file;
        this.snapshot = snapshot;
        this.row = row;
        file.flush(false);
        this.carried = new Carried(standing, file, row.turn());
        this.beside = standing.on(now -> now.cursor().isPresent());
    }

    /** Goes on with a file where it was begun for that very snapshot. */
    static Optional<Incoming> resumed(Standing standing, ReferenceFile file, Snapshot snapshot) {
        return SnapshotRow.read(file)
                .filter(row -> row.digest().equals(digest(snapshot)))
                .map(row -> new Incoming(standing, file, snapshot, row));
    }

    static Incoming begun(Standing standing, ReferenceFile file, Snapshot snapshot) {
        long turn = standing.on(Carried::turn);
        SnapshotRow row = new SnapshotRow(digest(snapshot), snapshot.issue(), 0, 0, turn, false);
        Incoming incoming = new Incoming(standing, file, snapshot, row);
        incoming.write(row);
        return incoming;
    }

    private static String digest(Snapshot snapshot) {
        return ReferenceObject.digest(snapshot.text());
    }

    boolean isOf(Snapshot other) {
        return snapshot.text().equals(other.text());
    }

    ReferenceFile file() {
        return file;
    }

    /** How many parts are in: the number of the next. */
    public int parts() {
        return row.parts();
    }

    /** The programme among what is in. */
    public Optional<Program> program() {
        return file.newest(ReferenceObject.Type.PROGRAM).map(ReferenceObject::program);
    }

    /**
     * Takes some objects of the next part in one transaction; what the file that stands has in a newer version is taken from
     * there. Once more changes nothing.
     *
     * @param at when opening balances that were not booked yet are booked
     */
    public void take(List<ReferenceObject> objects, Instant at) {
        List<ReferenceObject> newest = new ArrayList<>(objects.size());
        for (ReferenceObject object : objects) {
            newest.add(beside ? newer(object).orElse(object) : object);
        }
        ReferenceFile.Openings before = beside ? this::openings : ReferenceFile.Openings.NONE;
        file.take(newest, new ReferenceFile.Taking(at, Optional.empty(), false, before));
    }

    private Optional<ReferenceObject> newer(ReferenceObject object) {
        return standing.on(now -> now.object(object.type(), object.id()))
                .filter(held -> held.version() > object.version());
    }

    private List<KnownAccounts.Opening> openings(String member) {
        return standing.on(now -> now.members().find(member))
                .map(MemberRecord::openings)
                .orElse(List.of());
    }

    /** The next part is in, with so many lines. */
    public void partTaken(long lines) {
        write(row.withPart(lines));
    }

    private void write(SnapshotRow next) {
        file.database().write(() -> {
            next.write(file);
            return null;
        });
        row = next;
    }

    /** Whether all parts are in, and hold what head office said. */
    public boolean isWhole() {
        return row.parts() == snapshot.parts().size() && row.objects() == snapshot.objects();
    }

    /** Brings over what the file that stands knows and no snapshot says. It takes a while, and may be done again. */
    public void carryOver() {
        carried.all();
    }

    /** The transaction after which this file stands, at the next opening at the latest. Nobody may take by hand meanwhile. */
    void stand() {
        file.flush(true);
        file.database().write(() -> {
            end();
            return null;
        });
    }

    private void end() throws SQLException {
        file.cursor(snapshot.cursor());
        row.standing().write(file);
    }

    /** What was taken by hand since {@link #carryOver}. */
    void carryLast() {
        carried.byHand();
    }
}
