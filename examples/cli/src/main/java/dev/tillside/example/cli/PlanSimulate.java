package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.Habits;
import dev.tillside.example.cli.plan.YearReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan simulate}: a year of lists with made-up shoppers. */
@Command(
        name = "simulate",
        description = {
            "Lives years of fortnights with made-up shoppers, each year three times: with lists that learn from what became of the"
                    + " earlier ones, with lists that do not, and without lists. Shows what learning does to the hit rate, the lift"
                    + " against hold-out, the margin that lists add and what vendors pay for an extra unit, as a table with intervals"
                    + " and as plots.",
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
            names = "--seeds",
            paramLabel = "N",
            description = "How many years, each of other shoppers. Default: ${DEFAULT-VALUE}")
    private int seeds = 4;

    @Option(
            names = "--shoppers",
            paramLabel = "KIND",
            description = "How they differ: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Habits shoppers = Habits.VARIED;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (households < 1 || fortnights < 1 || seeds < 1) {
            spec.commandLine()
                    .getErr()
                    .println("plan simulate: --households, --fortnights and --seeds must be above zero");
            return 2;
        }
        try (ProgressBar bar = ProgressBar.onTerminal("fortnights").of(3L * fortnights * seeds)) {
            AtomicLong lived = new AtomicLong();
            List<YearReport.Year> years = new ArrayList<>();
            for (int s = 0; s < seeds; s++) {
                years.add(YearReport.Year.of(
                        households, seed + s, shoppers, fortnights, () -> bar.advance(1, lived.incrementAndGet())));
            }
            YearReport report = new YearReport(years);
            report.write(out);
            report.text().forEach(spec.commandLine().getOut()::println);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("plan simulate: " + e.getMessage());
            return 2;
        }
    }
}
