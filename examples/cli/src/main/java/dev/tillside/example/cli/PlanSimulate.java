package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.Fortnight;
import dev.tillside.example.cli.plan.Simulation;
import dev.tillside.example.cli.plan.YearReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan simulate}: a year of lists with made-up shoppers. */
@Command(
        name = "simulate",
        description = {
            "Lives a year of fortnights with made-up shoppers whose habits are known, once learning from what became of lists and once"
                    + " not, and shows hit rate, lift against hold-out and what vendors pay for an extra unit, as a table and as plots.",
            "",
            "Exit status: 0 done, 2 the folder cannot be written."
        })
final class PlanSimulate implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write plots.")
    private Path out = Path.of("");

    @Option(names = "--households", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}")
    private int households = 400;

    @Option(names = "--fortnights", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}")
    private int fortnights = 26;

    @Option(names = "--seed", paramLabel = "N", description = "Draws other shoppers. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (households < 1 || fortnights < 1) {
            spec.commandLine().getErr().println("plan simulate: --households and --fortnights must be above zero");
            return 2;
        }
        try (ProgressBar bar = ProgressBar.onTerminal("fortnights").of(2L * fortnights)) {
            List<Fortnight> learning = new Simulation(households, seed, true).run(fortnights, f -> bar.advance(1, f));
            List<Fortnight> fixed = new Simulation(households, seed, false).run(fortnights, f -> bar.advance(1, f));
            YearReport report = new YearReport(learning, fixed);
            report.write(out);
            report.text().forEach(spec.commandLine().getOut()::println);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("plan simulate: " + e.getMessage());
            return 2;
        }
    }
}
