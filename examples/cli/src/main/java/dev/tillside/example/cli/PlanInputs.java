package dev.tillside.example.cli;

import dev.tillside.example.cli.plan.Purchases;
import dev.tillside.example.cli.plan.Reference;
import dev.tillside.example.cli.plan.ShownFile;
import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The files that lists are planned with. */
final class PlanInputs {
    private static final int REMARKS = 10;

    /**
     * @param visits of every household, in order
     * @param shown what lists showed and held out
     */
    record Inputs(SortedMap<String, List<Visit>> visits, List<ShownFile.Row> shown) {}

    @Mixin
    private PurchaseSource purchases = new PurchaseSource();

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
            description =
                    "The shown.csv of an earlier run, so that its outcome counts; or, ending in .jsonl, sales as head office got"
                            + " them, one a line, that tell of tills' own lists. May be given again.")
    private List<Path> shown = new ArrayList<>();

    /** What was bought, and what lists showed. */
    Inputs read(Reference reference) throws IOException {
        Purchases bought = purchases.purchases(reference.program().currency());
        return new Inputs(bought.visits(), bought.shown(shown));
    }

    /** What the files say; what may not be meant in them is told on standard error. */
    Reference reference(CommandSpec spec) throws IOException {
        Reference reference = Reference.read(List.of(items, deals, policy));
        PrintWriter err = spec.commandLine().getErr();
        reference.remarks().stream().limit(REMARKS).forEach(remark -> err.println("note: " + remark));
        if (reference.remarks().size() > REMARKS) {
            err.println("note: and " + (reference.remarks().size() - REMARKS) + " more like these");
        }
        return reference;
    }
}
