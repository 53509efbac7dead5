package dev.tillside.example.cli;

import dev.tillside.example.cli.evaluate.Evaluations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan evaluate next-basket}: what a user's next basket holds. */
@Command(
        name = "next-basket",
        description = {
            "Judges the forecast of users' next baskets by recall, NDCG and the share of users with a hit, at 10 and at 20."
                    + " The model learns from the train users; TIFU-KNN is tuned on the val users; test users are judged.",
            ""
        },
        footer = {
            "",
            "Files are CSV with a header, plain or xz-packed.",
            "",
            "Examples:",
            "  java -jar tillside.jar plan evaluate next-basket --history h.csv --future f.csv --fold fold0.csv",
            "  java -jar tillside.jar plan evaluate next-basket --history set_history.csv.xz --future set_future.csv.xz"
                    + " --fold 0 --fold 1 --fold 2 --ablation",
            "",
            "Exit status: 0 judged; 2 a file could not be read."
        })
final class EvaluateNextBasket implements Callable<Integer> {
    @Option(
            names = "--history",
            paramLabel = "FILE",
            required = true,
            description = "user,basket,item: baskets by ascending number.")
    private Path history = Path.of("");

    @Option(
            names = "--future",
            paramLabel = "FILE",
            required = true,
            description = "user,item: the basket after those.")
    private Path future = Path.of("");

    @Option(
            names = "--fold",
            paramLabel = "FILE",
            required = true,
            description =
                    "user,part: train, val or test. Or a number K, for the file beside --history that is named foldK"
                            + " where that is named history. Several are judged one by one, and their means told.")
    private List<String> folds = new ArrayList<>();

    @Mixin
    private EvaluateOptions options = new EvaluateOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.run(spec, evaluations -> {
            List<Path> files = new ArrayList<>();
            for (String fold : folds) {
                files.add(Evaluations.fold(history, fold));
            }
            return evaluations.nextBasket(history, future, files);
        });
    }
}
