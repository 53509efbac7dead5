package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.ListRun;
import dev.tillside.example.cli.plan.Reference;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.plan.forecast.Forecast;
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

/** {@code plan lists}: lists for all households whose turn it is. */
@Command(
        name = "lists",
        description = {
            "Plans a list for every household that spends enough, and writes into a folder:",
            "  reference.jsonl  offers, coupons and lists for tills, and the plan by which they make lists themselves",
            "  lists.txt        the lists as their shoppers read them",
            "  shown.csv        what was shown and what was held out, for --shown of the next run and for 'plan report'",
            "  summary.txt      what is printed here too",
            "  *.svg, *.png     discount by cell, value by decile, calibration",
            "",
            "'plan example' writes input files to try it with."
        },
        footer = {"", "Exit status: 0 planned, 2 a file cannot be used."})
final class PlanLists implements Callable<Integer> {
    @Mixin
    private PlanInputs inputs;

    @Option(names = "--date", paramLabel = "DAY", required = true, description = "The lists' first day.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "What households will buy, as a model of 'plan train' says; else a closed formula does.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "In which lists.txt is written: en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

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
        try (ProgressBar bar = ProgressBar.onTerminal("households")) {
            Reference reference = inputs.reference(spec);
            Forecast forecast = ModelInput.forecast(model);
            bar.say("reading purchases");
            PlanInputs.Inputs read = inputs.read(reference);
            ListRun run = ListRun.of(read.visits(), reference, read.shown(), forecast, date);
            bar.of(run.size());
            int[] told = {0};
            run.plan(done -> {
                bar.advance(done - told[0], done);
                told[0] = done;
            });
            bar.say("writing");
            run.write(out, language);
            bar.clear();
            run.summary().forEach(spec.commandLine().getOut()::println);
            return 0;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("plan lists: " + InputFault.text(e));
            return 2;
        }
    }
}
