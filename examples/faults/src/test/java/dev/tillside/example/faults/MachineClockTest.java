package dev.tillside.example.faults;

import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.Day;
import dev.tillside.example.faults.day.DaySubject;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine's own clock jumps under a running till, which reads it by itself (libfaketime). */
@Timeout(600)
class MachineClockTest {
    private static final DateTimeFormatter FAKETIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Test
    void aTillWhoseClockJumpsHoldsWhatOneHoldsThatWasMovedByHand() throws Exception {
        Need.have("jumps of the machine's clock", Need.FAKETIME);
        Findings findings = new Findings("The machine's clock jumps (libfaketime)");
        try (Sweep sweep = Sweep.inMemory()) {
            for (ClockPlan plan : Extent.of(List.of(ClockPlan.values()), 2)) {
                DaySubject day = DaySubject.byTheMachinesClock(
                        Twin.living(plan, sweep.workplace().path("twin-" + plan)));
                Path premises = sweep.premises();
                List<String> said = lived(sweep, day, plan, premises);
                List<String> found = new ArrayList<>(day.violations(premises, said));
                if (said.size() < day.length()) {
                    found.add("ended after " + said);
                }
                findings.tried("a day at a till", "'" + plan + "'", true, found);
            }
        }
        findings.print();
        findings.none();
    }

    private static List<String> lived(Sweep sweep, DaySubject day, ClockPlan plan, Path premises)
            throws IOException, InterruptedException {
        Path hands = sweep.workplace().path("hands");
        put(hands, plan, 0);
        List<String> command = new ArrayList<>(List.of(
                "env",
                "TZ=UTC",
                "FAKETIME_TIMESTAMP_FILE=" + hands,
                "FAKETIME_NO_CACHE=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "LD_PRELOAD=" + library()));
        command.addAll(sweep.java().command(day.main(premises)));
        try (Running till = Running.start(command, (process, line) -> {
            if (line.startsWith("ok ")) {
                int next = Math.min(Integer.parseInt(line.split(" ")[1]) + 1, Day.length() - 1);
                put(hands, plan, next);
                process.tell(plan.at(next).toString());
            }
        })) {
            return till.ended(Duration.ofMinutes(1)).said();
        }
    }

    /** Where Debian's {@code faketime} puts what it loads. */
    private static String library() throws IOException, InterruptedException {
        return Running.must("faketime", "2020-01-01", "printenv", "LD_PRELOAD").get(0);
    }

    /** In one move: nobody may read half a time. */
    private static void put(Path hands, ClockPlan plan, int step) {
        try {
            Path next = hands.resolveSibling("next-hands");
            Files.writeString(next, FAKETIME.format(plan.at(step)));
            Files.move(next, hands, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
