package dev.tillside.internal.store;

import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings into a snapshot's file what the file that stands knows and no snapshot says: texts that sales were priced with, what
 * tills did to accounts, who was erased, what was booked as brought in, and what was taken by hand. In small steps, so that
 * neither file is held for long; done again it changes nothing.
 */
final class Carried {
    private static final int STEP = 200;

    private final Standing standing;
    private final ReferenceFile next;
    private final long begun;
    private long turn;

    /** @param begun the last turn of taking by hand when the snapshot began to be taken */
    Carried(Standing standing, ReferenceFile next, long begun) {
        this.standing = standing;
        this.next = next;
        this.begun = begun;
    }

    /** The last turn of taking by hand. */
    static long turn(ReferenceFile file) throws SQLException {
        return file.database()
                .row("SELECT coalesce(max(turn), 0) FROM by_hand", row -> row.getLong(1))
                .orElseThrow();
    }

    void all() {
        superseded();
        priced(Type.PROGRAM);
        priced(Type.OFFER);
        moves();
        erasures();
        openings();
        byHand();
    }

    /** What was in force until now may be asked for by a return. */
    private void priced(Type type) {
        for (ReferenceObject object : standing.on(now -> now.all(type))) {
            next.write(() -> {
                if (next.text(type, object.id()).filter(object.json()::equals).isEmpty()) {
                    next.keepOld(type, object.id(), object.version(), object.json());
                }
                return null;
            });
        }
    }

    private void superseded() {
        record Old(Type type, String id, String digest, long version, String json) {}
        Old last = new Old(Type.OFFER, "", "", 0, "");
        String from = "";
        List<Old> step;
        do {
            Old after = last;
            String type = from;
            step = standing.look(database -> database.rows(
                    """
                    SELECT type, id, digest, version, json FROM superseded
                    WHERE (type, id, digest) > (?, ?, ?) ORDER BY type, id, digest LIMIT ?
                    """,
                    row -> new Old(
                            Type.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getString(5)),
                    type,
                    after.id(),
                    after.digest(),
                    STEP));
            List<Old> some = step;
            next.write(() -> {
                for (Old old : some) {
                    next.keepOld(old.type(), old.id(), old.version(), old.json());
                }
                return null;
            });
            last = step.isEmpty() ? last : step.get(step.size() - 1);
            from = last.type().name();
        } while (step.size() == STEP);
    }

    /** A transaction happened, whether or not head office still tells of it. */
    private void moves() {
        inSteps(Type.ACCOUNT, false, move -> next.object(Type.ACCOUNT, move.id())
                .isEmpty());
    }

    /** Who was erased stays erased, unless the snapshot has him in a newer version. */
    private void erasures() {
        inSteps(Type.MEMBER, true, ReferenceObject::erases);
    }

    private interface Which {
        boolean is(ReferenceObject object) throws SQLException;
    }

    private void inSteps(Type type, boolean removed, Which which) {
        Object last = "";
        List<ReferenceFile.Named> step;
        do {
            Object after = last;
            step = standing.on(now -> now.after(type, after, removed, STEP));
            List<ReferenceObject> wanted = new ArrayList<>();
            for (ReferenceFile.Named one : step) {
                if (next.database().read(() -> which.is(one.object()))) {
                    wanted.add(one.object());
                }
            }
            next.take(wanted, asHeadOffice(false));
            last = step.isEmpty() ? last : step.get(step.size() - 1).row();
        } while (step.size() == STEP);
    }

    /** Objects that stand in the other file bring their openings along: none is booked here. */
    private ReferenceFile.Taking asHeadOffice(boolean byHand) {
        return new ReferenceFile.Taking(Instant.EPOCH, Optional.empty(), byHand, member -> standing.on(
                        now -> now.members().find(member))
                .map(MemberRecord::openings)
                .orElse(List.of()));
    }

    /** Of members who are none any more: should one come back, what he brought in is booked already. */
    private void openings() {
        Optional<String> last = Optional.empty();
        List<MemberRecord> step;
        do {
            Optional<String> after = last;
            step = standing.on(now -> now.members().after(after, STEP));
            List<MemberRecord> some = step;
            next.write(() -> {
                for (MemberRecord old : some) {
                    boolean erased = next.object(Type.MEMBER, old.id())
                            .filter(ReferenceObject::erases)
                            .isPresent();
                    if (!old.openings().isEmpty()
                            && !erased
                            && next.members().find(old.id()).isEmpty()) {
                        next.members().toChange(old.id()).openings(old.openings());
                    }
                }
                return null;
            });
            last = step.isEmpty() ? last : Optional.of(step.get(step.size() - 1).id());
        } while (step.size() == STEP);
    }

    /**
     * What was taken by hand stays where the snapshot does not have it, or has an older version; an equal one stays where it
     * came after the snapshot had begun. From where this ended last.
     */
    void byHand() {
        record Turn(long turn, Type type, String id) {}
        List<Turn> step;
        do {
            step = standing.look(database -> database.rows(
                    "SELECT turn, type, id FROM by_hand WHERE turn > ? ORDER BY turn LIMIT ?",
                    row -> new Turn(
                            row.getLong(1),
                            Type.valueOf(row.getString(2)),
                            database.vault().named(row.getObject(3))),
                    turn,
                    STEP));
            for (Turn one : step) {
                standing.on(now -> now.object(one.type(), one.id()))
                        .ifPresent(object -> byHand(object, one.turn() > begun));
                turn = one.turn();
            }
        } while (step.size() == STEP);
    }

    private void byHand(ReferenceObject object, boolean since) {
        if (object.type() == Type.MEMBER) {
            opening(object.id());
        }
        Optional<ReferenceObject> other = next.database().read(() -> next.object(object.type(), object.id()));
        boolean stays = other.isEmpty()
                || object.version() > other.get().version()
                || since && object.version() == other.get().version();
        if (stays) {
            next.take(List.of(object), asHeadOffice(true));
        }
    }

    private void opening(String member) {
        List<KnownAccounts.Opening> booked = standing.on(now -> now.members().find(member))
                .map(MemberRecord::openings)
                .orElse(List.of());
        next.write(() -> {
            if (!booked.isEmpty() && next.members().find(member).isPresent()) {
                next.members().toChange(member).openings(booked);
            }
            return null;
        });
    }
}
