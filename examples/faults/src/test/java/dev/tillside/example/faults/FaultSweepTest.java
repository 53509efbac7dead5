package dev.tillside.example.faults;

import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.DaySubject;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Running;
import dev.tillside.example.faults.machine.Strace;
import dev.tillside.example.faults.machine.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A disk that fails once, or from some moment on: whatever the till answers is true, and what failed is there whole or not at
 * all. The day's till asks what became of a failed call, tries again, and opens its directory anew where that fails too.
 */
@Tag("faults")
@Timeout(7200)
class FaultSweepTest {
    private Sweep sweep;
    private DaySubject day;

    @BeforeEach
    void begin() throws Exception {
        Need.have("faults of the disk at the Nth operation", Need.STRACE);
        sweep = Sweep.inMemory();
        day = DaySubject.carryingOn(
                Twin.living(ClockPlan.STEADY, sweep.workplace().path("twin")));
    }

    @AfterEach
    void end() {
        if (sweep != null) {
            sweep.close();
        }
    }

    @Test
    void anErrorOfTheDiskAtAnyOperation() throws Exception {
        strike("One error of the disk (EIO)", 6, p -> Stream.of(p.fault("error=EIO")));
    }

    @Test
    void noSpaceAtAnyWrite() throws Exception {
        strike("One write without space (ENOSPC)", 4, p -> Stream.of(p)
                .filter(point -> point.call().startsWith("pwrite"))
                .map(point -> point.fault("error=ENOSPC")));
    }

    @Test
    void aDiskThatFailsFromSomeMomentOn() throws Exception {
        strike("All operations of a kind fail from some moment on", 2, p -> Stream.of(p)
                .filter(point -> point.number() % 16 == 1)
                .flatMap(point -> Stream.of(point.faultFromHere("error=EIO"), point.faultFromHere("error=ENOSPC"))));
    }

    private interface Faults {
        Stream<Strace.Fault> at(Strace.Point point);
    }

    private void strike(String stage, int quick, Faults faults) throws Exception {
        List<Strace.Fault> all = sweep.points(day).stream().flatMap(faults::at).toList();
        Findings findings = new Findings(stage + " (" + all.size() + " of them)");
        sweep.strike(day, Extent.of(all, quick), findings);
        findings.print();
        findings.none();
    }

    @Test
    void flushesThatTakeTheirTime() throws Exception {
        Findings findings = new Findings("Every flush takes 10 ms");
        sweep.strike(day, List.of(new Strace.Fault("fsync", "delay_enter=10000", "1+")), findings);
        findings.print();
        findings.none();
    }

    /** No file may grow beyond a limit, until somebody lifts it after the first failure. */
    @Test
    void aLimitOnTheSizeOfFiles() throws Exception {
        Need.have("a limit on the size of files", Need.PRLIMIT);
        Findings findings = new Findings("No file beyond a size, until the first failure");
        List<Integer> limits = IntStream.range(1, 200).mapToObj(i -> i * 4096).toList();
        for (int limit : Extent.of(limits, 4)) {
            Path premises = sweep.premises();
            try {
                List<String> said = underALimit(premises, limit);
                boolean struck = said.stream().anyMatch(line -> line.startsWith("failed "));
                findings.tried(day.words(), "'limit " + limit + "'", struck, day.violations(premises, said));
            } finally {
                Workplace.delete(premises);
            }
        }
        findings.print();
        findings.none();
    }

    private List<String> underALimit(Path premises, int bytes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("prlimit", "--fsize=" + bytes + ":unlimited"));
        command.addAll(sweep.java().command(day.main(premises)));
        try (Running victim = Running.start(command, FaultSweepTest::lifting)) {
            return victim.ended(Duration.ofMinutes(1)).said();
        }
    }

    private static void lifting(Running victim, String line) {
        if (line.startsWith("failed ") || line.startsWith("broke ")) {
            try {
                Running.must("prlimit", "--pid", Long.toString(victim.pid()), "--fsize=unlimited");
            } catch (IOException e) {
                // It is gone already; what it said tells why.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            victim.tell("the limit is lifted");
        }
    }
}
