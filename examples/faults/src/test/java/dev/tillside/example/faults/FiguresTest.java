package dev.tillside.example.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.DaySubject;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Strace;
import java.io.IOException;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each kind of call writes and flushes. */
@Tag("faults")
@Timeout(300)
class FiguresTest {
    /** What opens and closes files, or talks to head office, is not one transaction. */
    private static final Set<String> OTHERS = Set.of("open", "publish", "sync", "restart", "close");

    @Test
    void everyCallFlushesOnceBeforeItAnswers() throws Exception {
        Need.have("flushes and bytes per call", Need.STRACE);
        List<Strace.Stretch> stretches;
        try (Sweep sweep = Sweep.inMemory()) {
            DaySubject day = DaySubject.stopping(
                    Twin.living(ClockPlan.STEADY, sweep.workplace().path("twin")));
            stretches = sweep.stretches(day);
        }
        print(stretches);
        for (int i = 1; i < stretches.size(); i++) {
            boolean opened = OTHERS.contains(kind(stretches.get(i - 1))); // the first write then begins the files anew
            if (!OTHERS.contains(kind(stretches.get(i)))) {
                assertThat(stretches.get(i).flushes())
                        .as(stretches.get(i).line())
                        .isBetween(1, opened ? 3 : 1);
            }
        }
        assertThat(stretches).extracting(FiguresTest::kind).contains("begin", "add", "commit", "return", "suspend");
    }

    private static String kind(Strace.Stretch stretch) {
        return stretch.line().split(" ")[2];
    }

    private static void print(List<Strace.Stretch> stretches) throws IOException {
        Map<String, List<Strace.Stretch>> kinds = stretches.stream()
                .collect(Collectors.groupingBy(FiguresTest::kind, LinkedHashMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder("\nWrites, flushes and bytes of the day's calls (strace)\n");
        table.append(String.format(
                Locale.ROOT,
                "  %-12s %6s %12s %14s %12s %9s%n",
                "",
                "calls",
                "writes, mean",
                "flushes, mean",
                "most",
                "KB"));
        kinds.forEach((kind, calls) -> table.append(row(kind, calls)));
        Findings.tell(table.toString());
    }

    private static String row(String kind, List<Strace.Stretch> stretches) {
        IntSummaryStatistics flushes =
                stretches.stream().mapToInt(Strace.Stretch::flushes).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "  %-12s %6d %12.1f %14.2f %12d %9.1f%n",
                kind,
                stretches.size(),
                stretches.stream().mapToInt(Strace.Stretch::writes).average().orElse(0),
                flushes.getAverage(),
                flushes.getMax(),
                stretches.stream().mapToLong(Strace.Stretch::bytes).average().orElse(0) / 1024);
    }
}
