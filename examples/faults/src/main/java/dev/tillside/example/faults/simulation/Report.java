package dev.tillside.example.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is printed of runs. */
final class Report {
    private static final int PER_LINE = 4;

    private Report() {}

    /** A run in which something did not hold: what, the shortest way there that was found, and how to see it again. */
    static List<String> of(Simulation.Run violating, Simulation.Run shortest, Arrangement arrangement) {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + violating.seed() + " violates: "
                + violating.violation().map(Violation::getMessage).orElse("nothing"));
        lines.add("  of its " + violating.actions().size() + " actions these are enough:");
        shortest.actions().forEach(action -> lines.add("    " + action));
        lines.add("  what happened then:");
        shortest.trace().lines().forEach(line -> lines.add("    " + line));
        lines.add("  again: java -jar examples/faults/target/faults.jar simulate --seeds 1 --trace --from "
                + violating.seed() + (arrangement == Arrangement.SOUND ? "" : " --control " + arrangement));
        return lines;
    }

    /** Counts by kind, some to a line. */
    static List<String> counts(String title, Map<String, Long> counts) {
        List<String> lines = new ArrayList<>(List.of(title));
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            line.append(String.format(Locale.ROOT, "  %-32s%,10d", each.getKey(), each.getValue()));
            if (++column % PER_LINE == 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
