package dev.tillside.example.cli.evaluate;

import dev.tillside.example.cli.evaluate.BasketUser.Part;
import dev.tillside.example.cli.evaluate.Evaluation.Note;
import dev.tillside.plan.forecast.FeatureGroup;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Likelihood;
import dev.tillside.plan.forecast.Model;
import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Population;
import dev.tillside.plan.forecast.PopulationBuilder;
import dev.tillside.plan.forecast.Training;
import dev.tillside.plan.forecast.TrainingSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One fold of the next-basket protocol. The model learns from the train users alone: what is known of items comes from their
 * baskets, and for each train user from the others', in five parts, so that nobody's own next basket is told beforehand.
 */
final class NextBasket {
    static final List<String> COLUMNS = List.of("R@10", "N@10", "PHR@10", "R@20", "N@20", "PHR@20");
    private static final int PARTS = 5;
    private static final int NEIGHBOURS = 40;
    /** Windows of one day that end before this are known. */
    private static final LocalDate AFTER = BasketUser.NEXT.plusDays(1);

    private final List<BasketUser> users;
    private final TrainingSettings settings;
    private final Consumer<String> progress;
    private final Training training;
    private final Population population;

    NextBasket(List<BasketUser> users, TrainingSettings settings, Consumer<String> progress) {
        this.users = users;
        this.settings = settings;
        this.progress = progress;
        training = new Training(settings, 1);
        List<Observation> seen = new ArrayList<>(
                of(Part.TRAIN).stream().map(BasketUser::observation).toList());
        Collections.shuffle(seen, new Random(settings.boosting().seed()));
        for (int part = 0; part < PARTS; part++) {
            Population others = population(seen, part);
            for (int i = part; i < seen.size(); i += PARTS) {
                training.add(seen.get(i), others);
            }
        }
        population = population(seen, PARTS);
    }

    private static Population population(List<Observation> seen, int without) {
        PopulationBuilder builder = new PopulationBuilder(1, NEIGHBOURS);
        for (int i = 0; i < seen.size(); i++) {
            if (i % PARTS != without) {
                builder.observe(seen.get(i));
            }
        }
        return builder.population(AFTER);
    }

    Evaluation judge(String part, boolean ablation) {
        List<Row> table = new ArrayList<>();
        FrequentItems frequent = new FrequentItems(users);
        table.add(new Row("personal top frequency", ranked(frequent::personal)));
        table.add(new Row("personal, filled with global", ranked(frequent::filled)));
        progress.accept("TIFU-KNN: tuning on the val users");
        table.add(new Row("TIFU-KNN as published", TunedTifu.judged(TifuKnn.Settings.PUBLISHED, users)));
        TifuKnn.Settings tuned = TunedTifu.on(users);
        table.add(new Row("TIFU-KNN tuned on val", TunedTifu.judged(tuned, users)));
        progress.accept("training on " + training.size() + " candidates");
        Model model = training.train(population);
        Calibration calibration = new Calibration();
        table.add(new Row("model", judged(model, calibration)));
        return new Evaluation(
                "next-basket",
                part,
                COLUMNS,
                table,
                ablation ? ablation() : List.of(),
                calibration.deciles(),
                List.of(
                        new Note("TIFU-KNN tuned to", tuned.toString()),
                        new Note("test users", String.valueOf(of(Part.TEST).size())),
                        new Note(
                                "candidates per user",
                                String.valueOf(
                                        calibration.size() / of(Part.TEST).size()))),
                model);
    }

    private double[] ranked(Function<BasketUser, List<String>> ranking) {
        BasketScores scores = new BasketScores();
        of(Part.TEST).forEach(user -> scores.add(ranking.apply(user), user.next()));
        return scores.means();
    }

    private double[] judged(Forecast forecast, Calibration calibration) {
        return ranked(user -> {
            List<Likelihood> ranking = forecast.rank(user.observation().history(), BasketUser.NEXT, 1);
            ranking.forEach(l -> calibration.add(l.probability(), user.next().contains(l.item())));
            return ranking.stream().map(Likelihood::item).toList();
        });
    }

    private List<Row> ablation() {
        return Arrays.stream(FeatureGroup.values())
                .map(group -> {
                    progress.accept("training without " + group);
                    Model without = training.train(population, settings.without(Set.of(group)));
                    return new Row("without " + group, judged(without, new Calibration()));
                })
                .toList();
    }

    private List<BasketUser> of(Part part) {
        return users.stream().filter(user -> user.part() == part).toList();
    }
}
