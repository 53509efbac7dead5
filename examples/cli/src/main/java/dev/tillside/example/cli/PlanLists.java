package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.ListRun;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan lists}: lists for all households whose turn it is. */
@Command(
        name = "lists",
        description = {
            "Plans a list for every household that spends enough, and writes into a folder:",
            "  reference.jsonl  offers, coupons and lists for tills, and the plan by which they make lists themselves",
            "  lists.txt        the lists as their shoppers read them",
            "  shown.csv        what was shown and what was held out, for --shown of the next run and for 'plan report'",
            "  summary.txt      what is printed here too",
            "  *.svg, *.png     discount by cell, value by decile",
            "",
            "'plan example' writes input files to try it with."
        },
        footer = {"", "Exit status: 0 planned, 2 a file cannot be used."})
final class PlanLists implements Callable<Integer> {
    @Mixin
    private PlanInputs inputs;

    @Option(names = "--date", paramLabel = "DAY", required = true, description = "The lists' first day.")
    private LocalDate date = LocalDate.EPOCH;

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
        try (ProgressBar bar = ProgressBar.onTerminal(0)) {
            ListRun run = ListRun.read(inputs.history(), inputs.reference(), inputs.shown(), date);
            run.plan(done -> bar.advance(0, done));
            run.write(out);
            run.summary().forEach(spec.commandLine().getOut()::println);
            return 0;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("plan lists: " + e.getMessage());
            return 2;
        }
    }
}
