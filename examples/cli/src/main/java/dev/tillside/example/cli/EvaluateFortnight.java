package dev.tillside.example.cli;

import dev.tillside.example.cli.evaluate.FortnightCuts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan evaluate fortnight}: what a customer buys again within some days. */
@Command(
        name = "fortnight",
        description = {
            "Judges, at some cut days, whether customers with 10 or more visits buy again within a window what they bought twice or"
                    + " more in the last 365 days: area under the curve, average precision, logarithmic loss, recall and"
                    + " precision of a list of 20, and calibration. The model learns from earlier cut days alone.",
            ""
        },
        footer = {
            "",
            "The file is CSV with a header, plain or xz-packed. A day is a whole number.",
            "",
            "Example:",
            "  java -jar tillside.jar plan evaluate fortnight --purchases days.csv.xz --from 2190 --every 14 --cuts 26"
                    + " --train-from 1825 --train-to 2133",
            "",
            "Exit status: 0 judged; 2 a file could not be read, or days do not fit it."
        })
final class EvaluateFortnight implements Callable<Integer> {
    @Option(names = "--purchases", paramLabel = "FILE", required = true, description = "customer,day,item.")
    private Path purchases = Path.of("");

    @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first cut day that is judged.")
    private int from;

    @Option(
            names = "--every",
            paramLabel = "DAYS",
            defaultValue = "14",
            description = "Days between two cut days. Default: ${DEFAULT-VALUE}")
    private int every;

    @Option(names = "--cuts", paramLabel = "N", required = true, description = "How many cut days are judged.")
    private int cuts;

    @Option(
            names = "--train-from",
            paramLabel = "DAY",
            required = true,
            description = "The first cut day to learn from.")
    private int trainFrom;

    @Option(
            names = "--train-to",
            paramLabel = "DAY",
            required = true,
            description = "No later cut day is learned from.")
    private int trainTo;

    @Option(
            names = "--window",
            paramLabel = "DAYS",
            defaultValue = "14",
            description = "The window's length. Default: ${DEFAULT-VALUE}")
    private int window;

    @Mixin
    private EvaluateOptions options = new EvaluateOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.run(
                spec,
                evaluations -> List.of(evaluations.fortnight(
                        purchases, new FortnightCuts(from, every, cuts, trainFrom, trainTo, window))));
    }
}
