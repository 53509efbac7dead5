package dev.tillside.example.cli;

import dev.tillside.example.cli.evaluate.Evaluation;
import dev.tillside.example.cli.evaluate.EvaluationReport;
import dev.tillside.example.cli.evaluate.Evaluations;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What both evaluations are asked alike. */
final class EvaluateOptions {
    @Option(names = "--ablation", description = "Train without each group of features too, and say what it costs.")
    private boolean ablation;

    @Option(
            names = "--model-out",
            paramLabel = "FILE",
            description = "Write the trained model there; of several folds, the last one's.")
    private Optional<Path> modelOut = Optional.empty();

    @Option(names = "--json", description = "Print JSON instead of tables.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of what training draws. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** One evaluation, or several of one kind. */
    interface Judging {
        List<Evaluation> by(Evaluations evaluations) throws IOException;
    }

    /** Judges, prints, and answers the exit status. */
    int run(CommandSpec spec, Judging judging) {
        try {
            List<Evaluation> judged = judging.by(new Evaluations(seed, ablation, step -> {
                spec.commandLine().getErr().println(step);
                spec.commandLine().getErr().flush();
            }));
            EvaluationReport report = new EvaluationReport(spec.commandLine().getOut());
            if (json) {
                report.printJson(judged);
            } else {
                report.print(judged);
            }
            if (modelOut.isPresent()) {
                Files.write(
                        modelOut.get(), judged.get(judged.size() - 1).model().bytes());
            }
            return 0;
        } catch (BadInput e) {
            spec.commandLine().getErr().println("evaluate: " + e.path().orElse("") + ": " + e.getMessage());
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("evaluate: " + e.getMessage());
            return 2;
        }
    }
}
