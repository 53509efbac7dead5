package dev.tillside.example.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.faults.control.ClerkSubject;
import dev.tillside.example.faults.control.Kind;
import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.DaySubject;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.PulledDisk;
import dev.tillside.example.faults.machine.Running;
import dev.tillside.example.faults.machine.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The power of the disk is cut at a seeded moment, and with it goes whatever was not flushed. */
@Tag("faults")
@Timeout(3600)
class PowerCutTest {
    /** Long enough to notice that the disk is gone, too short to say much that nobody could have heard. */
    private static final Duration LAST_WORDS = Duration.ofMillis(50);

    /** What is cut, and how often in a quick run and in a whole one. */
    private record Cut(Subject subject, int quick, int all) {}

    @Test
    void whatATillAcknowledgedIsThereAfterAPowerCutAndWrongStoresAreFoundOut() throws Exception {
        Need.have("power cuts", Need.LOOP_DEVICES);
        Findings findings = new Findings("Power cuts (ext4 on a loop device)");
        Findings controls = new Findings("The same cuts on other stores");
        try (Sweep sweep = Sweep.inMemory();
                PulledDisk disk = PulledDisk.in(sweep.workplace())) {
            Twin twin = Twin.living(ClockPlan.STEADY, sweep.workplace().path("twin"));
            cut(sweep, disk, new Cut(DaySubject.stopping(twin), 4, 60), findings);
            cut(sweep, disk, new Cut(new ClerkSubject(Kind.TILL, 40), 1, 60), findings);
            cut(sweep, disk, new Cut(new ClerkSubject(Kind.SQLITE_WAL_FULL, 40), 0, 60), controls);
            cut(sweep, disk, new Cut(new ClerkSubject(Kind.SQLITE_WAL_NORMAL, 40), 2, 60), controls);
            cut(sweep, disk, new Cut(new ClerkSubject(Kind.SQLITE_DELETE_FULL, 40), 0, 60), controls);
            cut(sweep, disk, new Cut(new ClerkSubject(Kind.H2, 40), 1, 60), controls);
        }
        findings.print();
        controls.print();
        findings.none();
        assertThat(controls.bad(Kind.SQLITE_WAL_FULL.words())).isZero();
        for (Kind wrong : List.of(Kind.SQLITE_WAL_NORMAL, Kind.SQLITE_DELETE_FULL, Kind.H2)) {
            if (controls.struck(wrong.words()) > 0) {
                assertThat(controls.bad(wrong.words()))
                        .as("a detector that does not find out " + wrong.words() + " proves nothing")
                        .isPositive();
            }
        }
    }

    private static void cut(Sweep sweep, PulledDisk disk, Cut cut, Findings findings) throws Exception {
        for (int round = 0; round < Extent.times(cut.quick(), cut.all()); round++) {
            round(sweep, disk, cut.subject(), round, findings);
        }
    }

    private static void round(Sweep sweep, PulledDisk disk, Subject subject, int round, Findings findings)
            throws Exception {
        Random random = new Random(Extent.seed() + round);
        int after = 1 + random.nextInt(subject.length() - 2);
        long later = random.nextInt(3_000_000);
        String name = subject.words() + ", round " + round + ", after " + after + " and " + later / 1_000 + " us";
        if (!Extent.wanted(name)) {
            return;
        }
        Path premises = disk.directory().resolve("premises");
        List<String> said = pulled(sweep, disk, subject, premises, after, later);
        disk.recover();
        List<String> found = subject.violations(premises, said, after); // later it spoke while the power went
        boolean struck = Subject.acknowledged(said) >= after;
        findings.tried(subject.words(), "'" + name + "'", struck, found);
        Workplace.delete(premises);
    }

    private static List<String> pulled(
            Sweep sweep, PulledDisk disk, Subject subject, Path premises, int after, long later)
            throws IOException, InterruptedException {
        AtomicInteger heard = new AtomicInteger();
        CountDownLatch isCut = new CountDownLatch(1);
        try (Running victim = Running.start(sweep.java().command(subject.main(premises)), (process, line) -> {
            if (line.startsWith(Subject.ACKNOWLEDGED) && heard.incrementAndGet() == after) {
                pause(later);
                disk.cut();
                isCut.countDown();
            }
        })) {
            victim.endInput();
            isCut.await(30, TimeUnit.SECONDS); // one that ends before that was not struck
            return victim.endedOrKilled(LAST_WORDS);
        }
    }

    /** The moment between two acknowledgements is drawn, too. */
    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }
}
