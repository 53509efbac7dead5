package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The files that lists are planned with. */
final class PlanInputs {
    @Option(
            names = "--history",
            paramLabel = "FILE",
            required = true,
            description =
                    "What was bought: CSV, plain or .xz, with the columns household, date, item, quantity, spend, special.")
    private Path history = Path.of("");

    @Option(
            names = "--items",
            paramLabel = "FILE",
            required = true,
            description =
                    "JSON Lines with the programme and 'item' objects: price, cost, category, storeBrand, vendor.")
    private Path items = Path.of("");

    @Option(names = "--deals", paramLabel = "FILE", required = true, description = "JSON Lines of 'deal' objects.")
    private Path deals = Path.of("");

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "JSON Lines with a 'plan' object; what it does not say is as usual.")
    private Path policy = Path.of("");

    @Option(
            names = "--shown",
            paramLabel = "FILE",
            description = "The shown.csv of an earlier run, so that its outcome counts. May be given again.")
    private List<Path> shown = new ArrayList<>();

    Path history() {
        return history;
    }

    List<Path> shown() {
        return shown;
    }

    Reference reference() throws IOException {
        return Reference.read(List.of(items, deals, policy));
    }
}
