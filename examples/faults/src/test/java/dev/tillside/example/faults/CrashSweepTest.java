package dev.tillside.example.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.faults.control.ClerkSubject;
import dev.tillside.example.faults.control.Kind;
import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.DaySubject;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Strace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A till that is killed at every write and every flush of a day. */
@Tag("faults")
@Timeout(3600)
class CrashSweepTest {
    private static final String KILL = "signal=KILL";

    private Sweep sweep;

    @BeforeEach
    void begin() throws Exception {
        Need.have("the crash-point sweep", Need.STRACE);
        sweep = Sweep.inMemory();
    }

    @AfterEach
    void end() {
        if (sweep != null) {
            sweep.close();
        }
    }

    @Test
    void whereverATillIsKilledNothingAcknowledgedIsLostAndNothingIsHalf() throws Exception {
        Twin twin = Twin.living(ClockPlan.STEADY, sweep.workplace().path("twin"));
        DaySubject day = DaySubject.stopping(twin);
        List<Strace.Point> points = sweep.points(day);
        Findings findings = new Findings("Killed at every write and flush of a day (" + points.size() + " points)");
        sweep.strike(day, Extent.of(points, 8).stream().map(p -> p.fault(KILL)).toList(), findings);
        findings.print();
        findings.none();
    }

    @Test
    void aTillThatAcknowledgesBeforeItCommitsIsFoundOut() throws Exception {
        Findings findings = new Findings("The same, with stores that are right and wrong");
        for (Kind kind : List.of(Kind.TILL, Kind.FORGETFUL)) {
            ClerkSubject clerk = new ClerkSubject(kind, 5);
            List<Strace.Point> points = sweep.points(clerk);
            List<Strace.Point> late = points.subList(points.size() * 2 / 3, points.size());
            sweep.strike(
                    clerk, Extent.of(late, 4).stream().map(p -> p.fault(KILL)).toList(), findings);
        }
        findings.print();
        assertThat(findings.bad(Kind.TILL.words())).isZero();
        assertThat(findings.bad(Kind.FORGETFUL.words()))
                .as("a detector that finds nothing anywhere proves nothing")
                .isPositive();
    }
}
