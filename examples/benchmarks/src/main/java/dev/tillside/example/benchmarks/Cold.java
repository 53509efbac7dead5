package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first price in a fresh JVM, beside what starting such a JVM takes at all. */
final class Cold {
    private final int starts;

    Cold(int starts) {
        this.starts = starts;
    }

    void print(PrintWriter out) throws Exception {
        Samples first = new Samples();
        Samples data = new Samples();
        List<Samples> wall = InTurn.run(1, starts, child(first, data), round -> started("-version"));
        Table table = new Table(
                "Cold: the first price in a fresh JVM (12 units, 6 offers, 5 coupons, SPEND)",
                "what",
                "p50",
                "p99",
                "java -version p50",
                "p99",
                "ratio p50");
        row(table, "Offers.price alone", first, wall.get(1));
        row(table, "making basket and offers, before it", data, wall.get(1));
        row(table, "the whole process", wall.get(0), wall.get(1));
        table.print(out);
    }

    private static void row(Table table, String what, Samples mine, Samples version) {
        table.row(
                what,
                Table.time(mine.p50()),
                Table.time(mine.p99()),
                Table.time(version.p50()),
                Table.time(version.p99()),
                Table.ratio(mine.p50(), version.p50()));
    }

    private static Contestant child(Samples first, Samples data) {
        return new Contestant() {
            @Override
            public Object run(int round) throws Exception {
                return started("-cp", System.getProperty("java.class.path"), FirstPrice.class.getName());
            }

            @Override
            public void look(int round, Object answer) {
                String[] nanos = ((String) answer).trim().split(" ");
                first.add(Long.parseLong(nanos[0]));
                data.add(Long.parseLong(nanos[1]));
            }
        };
    }

    /** Runs this JDK's java and answers what it printed. */
    static String started(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return output(command);
    }

    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + printed);
        }
        return printed;
    }
}
