package dev.tillside.example.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a stage tried and found, told as a table that {@code target/faults.txt} keeps. Thread-safe. */
public final class Findings {
    private static final Path REPORT = Path.of("target", "faults.txt");

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private static final int SHOWN = 10;

    private final String stage;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    private static final class Row {
        private int tried;
        private int struck;
        private int bad;
    }

    public Findings(String stage) {
        this.stage = stage;
    }

    /**
     * Something was tried.
     *
     * @param what groups rows
     * @param which names the one thing, so that it can be tried again
     * @param struck whether the fault came about at all
     */
    public synchronized void tried(String what, String which, boolean struck, List<String> found) {
        Row row = rows.computeIfAbsent(what, name -> new Row());
        row.tried++;
        row.struck += struck ? 1 : 0;
        row.bad += found.isEmpty() ? 0 : 1;
        found.forEach(violation -> violations.add(which + ": " + violation));
    }

    public synchronized int bad(String what) {
        return rows.containsKey(what) ? rows.get(what).bad : 0;
    }

    public synchronized int struck(String what) {
        return rows.containsKey(what) ? rows.get(what).struck : 0;
    }

    /** Prints the table. */
    public synchronized void print() throws IOException {
        StringBuilder table = new StringBuilder("\n").append(stage).append('\n');
        table.append(String.format(Locale.ROOT, "  %-52s %7s %7s %10s%n", "", "tried", "struck", "violations"));
        rows.forEach((what, row) -> table.append(
                String.format(Locale.ROOT, "  %-52s %7d %7d %10d%n", what, row.tried, row.struck, row.bad)));
        violations.stream()
                .limit(SHOWN)
                .forEach(violation -> table.append("  ! ").append(violation).append('\n'));
        tell(table.toString());
    }

    /** Prints a text and adds it to the report of this run. */
    static void tell(String text) throws IOException {
        System.out.print(text);
        Files.createDirectories(REPORT.getParent());
        if (BEGUN.compareAndSet(false, true)) {
            Files.deleteIfExists(REPORT); // an earlier run's
        }
        Files.writeString(REPORT, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Nothing may be wrong. */
    public synchronized void none() {
        assertThat(violations)
                .as(stage + ": see one again with -Dtillside.faults.only=NAME, seed " + Extent.seed())
                .isEmpty();
    }
}
