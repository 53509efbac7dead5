package dev.tillside;

import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.Reference;
import dev.tillside.internal.store.TillDirectory;
import dev.tillside.points.Program;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a till does for its disk in the background: trims what head office has, keeps a reserve, seals what is not sealed yet, and tells when room is short. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** Small transactions in a file, each of a few milliseconds, between two rounds with head office. */
    private static final int SEALING_STEPS = 500;

    private final TillDirectory directory;
    private final Journal journal;
    private final Reference reference;
    private final InstantSource clock;
    private final Room room;
    private boolean told;

    /**
     * How much a till may take of its disk.
     *
     * @param keep how long what head office has is kept, at least as long as goods come back
     * @param journalMost bytes that the journal may have in use before it is trimmed whatever its age
     * @param warnBelow bytes left on the disk below which there are warnings
     */
    record Room(Duration keep, long journalMost, long warnBelow) {}

    Housekeeping(TillDirectory directory, Journal journal, Reference reference, InstantSource clock, Room room) {
        this.directory = directory;
        this.journal = journal;
        this.reference = reference;
        this.clock = clock;
        this.room = room;
    }

    void run() {
        directory.keepReserve();
        int trimmed = journal.keeping().trim(keptFrom(), room.journalMost());
        if (trimmed > 0) {
            LOG.info("{} transactions that head office has were trimmed from the journal.", trimmed);
        }
        if (isShort() && !told) {
            LOG.warn("The till's disk is nearly full: {} MB are left.", directory.room() >> 20);
        }
        told = isShort();
        seal();
    }

    /** Goes on sealing what was there before; whether all of it is sealed. */
    boolean seal() {
        journal.seal(SEALING_STEPS);
        reference.seal(SEALING_STEPS);
        return journal.sealState().complete() && reference.sealState().complete();
    }

    /** Counted from the latest business day here too, so that a clock far ahead lets nothing go. */
    private LocalDate keptFrom() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate latest =
                journal.keeping().latestDay().filter(day -> day.isBefore(today)).orElse(today);
        int goodsComeBack = reference
                .program()
                .map(Program::returns)
                .map(r -> r.days().orElse(0))
                .orElse(0);
        return latest.minusDays(Math.max(goodsComeBack, room.keep().toDays()));
    }

    boolean isShort() {
        return directory.room() < room.warnBelow();
    }
}
