package dev.tillside.example.cli.evaluate;

import dev.tillside.plan.forecast.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The evaluations, from files to figures.
 *
 * @param seed of all that is drawn
 * @param ablation whether to train without each group of features too
 * @param progress is told in a few words what goes on
 */
public record Evaluations(long seed, boolean ablation, Consumer<String> progress) {
    /**
     * Judges the forecast of next baskets, fold by fold.
     *
     * @param history {@code user,basket,item}
     * @param future {@code user,item}: the basket after those
     * @param folds {@code user,part} each; part is train, val or test
     * @throws IOException whose message names file, record and field
     */
    public List<Evaluation> nextBasket(Path history, Path future, List<Path> folds) throws IOException {
        BasketFiles files = new BasketFiles(history, future);
        List<Evaluation> evaluations = new ArrayList<>();
        for (Path fold : folds) {
            progress.accept("reading " + fold.getFileName());
            evaluations.add(new NextBasket(files.fold(fold), TrainingSettings.nextBasket(seed), progress)
                    .judge(fold.getFileName().toString(), ablation));
        }
        return evaluations;
    }

    /**
     * Judges the forecast of what customers buy within some days.
     *
     * @param purchases {@code customer,day,item}
     * @throws IOException whose message names file, record and field
     */
    public Evaluation fortnight(Path purchases, FortnightCuts cuts) throws IOException {
        progress.accept("reading " + purchases.getFileName());
        ShoppingDays shopping = ShoppingDays.of(purchases);
        cuts.within(shopping.lastDay());
        return new Fortnight(shopping, cuts, TrainingSettings.window(seed), progress).judge(ablation);
    }

    /**
     * The file of a fold that is told by its path, or by its number K: then it lies beside the history, whose name it bears with
     * {@code foldK} for {@code history}.
     *
     * @throws IOException where there is no such file
     */
    public static Path fold(Path history, String told) throws IOException {
        if (Files.isRegularFile(Path.of(told))) {
            return Path.of(told);
        }
        String name = history.getFileName().toString();
        Path beside = history.resolveSibling(name.replace("history", "fold" + told));
        if (name.contains("history") && Files.isRegularFile(beside)) {
            return beside;
        }
        throw new IOException("--fold: "
                + (name.contains("history")
                        ? "neither " + told + " nor " + beside + " is there"
                        : told + " is not there"));
    }
}
