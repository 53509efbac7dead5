package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.Reference;
import dev.tillside.example.cli.plan.ReportRun;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan report}: what became of vendors' deals. */
@Command(
        name = "report",
        description = {
            "Tells each vendor what became of its deals, from what lists showed (--shown) and what was bought since: VENDOR.csv,"
                    + " VENDOR.html with plots, and report.jsonl of all.",
            "",
            "No household can be told from it: cohorts of whole list days and at least thirty households, told once their lists have"
                    + " run out; figures of fewer than ten left out; the others blurred, and in steps of five. Give the last run's report.jsonl with"
                    + " --told, so that what was told stands."
        },
        footer = {"", "Exit status: 0 written, 2 a file cannot be used."})
final class PlanReport implements Callable<Integer> {
    @Mixin
    private PlanInputs inputs;

    @Option(names = "--date", paramLabel = "DAY", required = true, description = "The report's day.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--told", paramLabel = "FILE", description = "The report.jsonl of the run before.")
    private Optional<Path> told = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
    private Path out = Path.of("");

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
            Reference reference = inputs.reference(spec);
            PlanInputs.Inputs read = inputs.read(reference);
            ReportRun run = new ReportRun(read.visits(), reference, read.shown(), date, told);
            run.write(out);
            spec.commandLine().getOut().println(run.summary());
            return 0;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("plan report: " + InputFault.text(e));
            return 2;
        }
    }
}
