package dev.tillside.example.faults.day;

import dev.tillside.example.faults.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The day at a till, in a process of its own. */
public final class DaySubject implements Subject {
    private final Inquest inquest;
    private final List<String> manners;

    private DaySubject(Twin twin, Victim.Manner... manners) {
        this.inquest = new Inquest(twin);
        this.manners = Stream.of(manners).map(Enum::name).toList();
    }

    /** One that stops where anything fails. */
    public static DaySubject stopping(Twin twin) {
        return new DaySubject(twin);
    }

    /** One that asks what became of it, and tries again. */
    public static DaySubject carryingOn(Twin twin) {
        return new DaySubject(twin, Victim.Manner.CARRY_ON);
    }

    /** One whose clock is the machine's. */
    public static DaySubject byTheMachinesClock(Twin twin) {
        return new DaySubject(twin, Victim.Manner.MACHINE_CLOCK);
    }

    @Override
    public String words() {
        return "a day at a till";
    }

    @Override
    public String[] main(Path premises) {
        return Stream.concat(Stream.of(Victim.class.getName(), premises.toString()), manners.stream())
                .toArray(String[]::new);
    }

    @Override
    public List<Path> files(Path premises) {
        List<Path> files = new ArrayList<>(List.of(premises, Counter.till(premises)));
        for (Path database : List.of(
                Counter.till(premises).resolve("journal.db"),
                Counter.till(premises).resolve("reference.db"),
                Counter.headOffice(premises))) {
            for (String tail : List.of("", "-wal", "-shm", "-journal")) {
                files.add(Path.of(database + tail));
            }
        }
        return files;
    }

    @Override
    public int length() {
        return Day.length();
    }

    @Override
    public List<String> violations(Path premises, List<String> said, int sure) {
        return inquest.violations(premises, said, sure);
    }
}
