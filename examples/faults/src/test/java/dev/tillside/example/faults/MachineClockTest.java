package dev.tillside.example.faults;

import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.DaySubject;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The machine's own clock, which the till reads by itself, shows something else each time that the machine comes up again
 * (libfaketime). A clock that jumps while the till runs is moved by hand elsewhere: libfaketime is not exact at it.
 */
@Tag("faults")
@Timeout(300)
class MachineClockTest {
    private static final ClockPlan PLAN = ClockPlan.ERRATIC;
    private static final DateTimeFormatter FAKETIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Test
    void aTillWhoseMachinesClockIsWrongHoldsWhatOneHoldsThatWasMovedByHand() throws Exception {
        Need.have("jumps of the machine's clock", Need.FAKETIME);
        Findings findings = new Findings("The machine goes off and on, and each time its clock shows something else");
        try (Sweep sweep = Sweep.inMemory()) {
            DaySubject day = DaySubject.byTheMachinesClock(
                    Twin.living(PLAN, sweep.workplace().path("twin")));
            Path premises = sweep.premises();
            List<String> said = new ArrayList<>();
            for (int from = 0; from < day.length(); from += ClockPlan.STRETCH) {
                said.addAll(lived(sweep, day, premises, from));
            }
            List<String> found = new ArrayList<>(day.violations(premises, said));
            if (said.size() < day.length()) {
                found.add("only this was said: " + said);
            }
            findings.tried("a day at a till", "'" + PLAN + "'", true, found);
        }
        findings.print();
        findings.none();
    }

    private static List<String> lived(Sweep sweep, DaySubject day, Path premises, int from)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("env", "TZ=UTC", "FAKETIME=" + FAKETIME.format(PLAN.at(from)), "LD_PRELOAD=" + library()));
        command.addAll(sweep.java().command(day.main(premises)));
        int to = Math.min(from + ClockPlan.STRETCH, day.length());
        command.add(from + "-" + to);
        try (Running till = Running.start(command, (process, line) -> {
            if (line.startsWith("ok " + (to - 1) + " ")) {
                process.kill(); // the machine goes off
            }
        })) {
            List<String> said = till.ended(Duration.ofMinutes(1)).said();
            for (String left : List.of("faketime_shm_", "sem.faketime_sem_")) {
                Files.deleteIfExists(
                        Path.of("/dev/shm", left + till.pid())); // libfaketime tidies only where it may end
            }
            return said;
        }
    }

    /** What Debian's {@code faketime} loads. */
    private static String library() throws IOException, InterruptedException {
        return Running.must("faketime", "2020-01-01", "printenv", "LD_PRELOAD").get(0);
    }
}
