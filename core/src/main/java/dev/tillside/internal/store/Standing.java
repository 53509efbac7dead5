package dev.tillside.internal.store;

import dev.tillside.item.CodePoints;
import dev.tillside.member.MemberId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The file of reference data that stands, until another takes its place: whoever looks sees the one or the other, whole.
 * Thread-safe. The lock is fair, so that a scan comes between two of the small transactions in which a page is taken, and
 * never waits for the page.
 */
final class Standing implements AutoCloseable {
    private static final int MEMBERS_HELD = 64;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<String, Optional<MemberRecord>> records = new LatestUsed<>(MEMBERS_HELD);
    private ReferenceFile file;

    /** What is asked of a file. */
    interface Look<T> {
        T at(ReferenceFile file) throws SQLException;
    }

    /** What is asked of its database. */
    interface Question<T> {
        T ask(Database database) throws SQLException;
    }

    Standing(ReferenceFile file) {
        this.file = file;
    }

    <T> T on(Look<T> look) {
        turn.lock();
        try {
            return file.database().read(() -> look.at(file));
        } finally {
            turn.unlock();
        }
    }

    Path path() {
        return on(ReferenceFile::path);
    }

    <T> T look(Question<T> question) {
        return on(now -> question.ask(now.database()));
    }

    /** Changes the file; what is held of it is forgotten. */
    <T> T change(Function<ReferenceFile, T> work) {
        turn.lock();
        try {
            return work.apply(file);
        } finally {
            records.clear();
            turn.unlock();
        }
    }

    /** What is kept of a member; held while he shops. It must not be changed. */
    Optional<MemberRecord> record(MemberId member) {
        turn.lock();
        try {
            Optional<MemberRecord> held = records.get(member.id());
            if (held == null) {
                held = on(now -> now.members().find(member.id()));
                records.put(member.id(), held);
            }
            return held;
        } finally {
            turn.unlock();
        }
    }

    /** The members of a card, in order of id; who is read here is held, since he will be asked for next. */
    List<MemberId> ofCard(String card) {
        turn.lock();
        try {
            List<MemberRecord> found = on(now -> now.members().ofCard(card));
            found.forEach(record -> records.put(record.id(), Optional.of(record)));
            return found.stream()
                    .filter(record -> record.member().isPresent())
                    .map(MemberRecord::id)
                    .sorted(CodePoints.ORDER)
                    .map(MemberId::new)
                    .toList();
        } finally {
            turn.unlock();
        }
    }

    /** Lets another file stand from here on; answers the one that stood, which nobody reads any more. */
    ReferenceFile replace(ReferenceFile next) {
        turn.lock();
        try {
            ReferenceFile before = file;
            file = next;
            records.clear();
            return before;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            file.close();
        } finally {
            turn.unlock();
        }
    }
}
