package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.ModelTraining;
import dev.tillside.example.cli.plan.Reference;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan train}: the model by which lists are planned. */
@Command(
        name = "train",
        description = {
            "Trains the forecast of what households will buy, on what they bought before a day, and judges it beside the closed"
                    + " formula on the last days, by a model that has not seen them.",
            "",
            "The file is for 'plan lists --model', and for tills ('sidecar' and 'drop --list-model')."
                    + " It names no household."
        },
        footer = {"", "Exit status: 0 trained, 2 a file cannot be used, or there are too few days."})
final class PlanTrain implements Callable<Integer> {
    @Mixin
    private PurchaseSource purchases = new PurchaseSource();

    @Option(
            names = "--items",
            paramLabel = "FILE",
            required = true,
            description = "JSON Lines with the programme, whose currency counts.")
    private Path items = Path.of("");

    @Option(
            names = "--date",
            paramLabel = "DAY",
            required = true,
            description = "The first day that is not learned from: the lists' first day, as a rule.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--days", paramLabel = "N", description = "For how many days lists hold. Default: ${DEFAULT-VALUE}")
    private int days = 14;

    @Option(names = "--seed", paramLabel = "N", description = "Of what training draws. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write the model.")
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
        try (ProgressBar bar = ProgressBar.onTerminal("windows")) {
            Reference reference = Reference.read(List.of(items));
            ModelTraining.Trained trained = new ModelTraining(
                            purchases.purchases(reference.program().currency()).visits(), date, days, seed)
                    .train(bar::say);
            write(trained.model().bytes());
            bar.clear();
            trained.text().forEach(spec.commandLine().getOut()::println);
            return 0;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("plan train: " + InputFault.text(e));
            return 2;
        }
    }

    /** Under its name stands a whole model, or what stood there before. */
    private void write(byte[] model) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            Files.write(part, model);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
