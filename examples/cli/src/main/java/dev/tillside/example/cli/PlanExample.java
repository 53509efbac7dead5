package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.ExampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan example}: input files of a made-up shop. */
@Command(
        name = "example",
        description = {
            "Writes the input files of a made-up shop, to try the other commands with: shop.jsonl, deals.jsonl, policy.jsonl and"
                    + " history.csv.",
            "",
            "Exit status: 0 written, 2 the folder cannot be written."
        })
final class PlanExample implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
    private Path out = Path.of("");

    @Option(names = "--households", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}")
    private int households = 500;

    @Option(names = "--seed", paramLabel = "N", description = "Draws other households. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--date",
            paramLabel = "DAY",
            description = "The day after the last purchase. Default: ${DEFAULT-VALUE}")
    private LocalDate date = LocalDate.of(2026, 11, 22);

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            ExampleFiles.write(out, households, seed, date);
        } catch (IOException e) {
            spec.commandLine().getErr().println("plan example: " + e.getMessage());
            return 2;
        }
        spec.commandLine()
                .getOut()
                .println("Now try: java -jar tillside.jar plan lists --history " + out.resolve("history.csv")
                        + " --items "
                        + out.resolve("shop.jsonl") + " --deals " + out.resolve("deals.jsonl") + " --policy "
                        + out.resolve("policy.jsonl") + " --date " + date + " --out " + out.resolve("lists"));
        return 0;
    }
}
