package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks office}: what one head office bears. */
@Command(
        name = "office",
        description = "Tills by the thousand against one head office, beside a receiver that only writes; with kills.")
final class OfficeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--tills", defaultValue = "2000", description = "Tills at once (${DEFAULT-VALUE}).")
    private int tills;

    @Option(
            names = "--every",
            defaultValue = "20",
            description = "Seconds from sale to sale of a till (${DEFAULT-VALUE}).")
    private int every;

    @Option(names = "--seconds", defaultValue = "60", description = "How long each part lasts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--kills", defaultValue = "3", description = "How often head office is killed (${DEFAULT-VALUE}).")
    private int kills;

    @Mixin
    private MeasuredDisk disk;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        disk.print(out);
        try (Scratch scratch = disk.scratch()) {
            OfficeLoad load = new OfficeLoad(scratch.path(), Duration.ofSeconds(seconds), out);
            load.press();
            boolean sound = load.pace(tills, Duration.ofSeconds(every), 0);
            return load.pace(tills, Duration.ofSeconds(every), kills) && sound ? 0 : 1;
        }
    }
}
