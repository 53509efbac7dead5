package dev.tillside.example.cli.evaluate;

import dev.tillside.example.cli.evaluate.Evaluation.Note;
import dev.tillside.example.cli.evaluate.ShoppingDays.Customer;
import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.FeatureGroup;
import dev.tillside.plan.forecast.Likelihood;
import dev.tillside.plan.forecast.Model;
import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Population;
import dev.tillside.plan.forecast.PopulationBuilder;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Training;
import dev.tillside.plan.forecast.TrainingSettings;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Will a customer buy an item again within some days? Time goes on from cut day to cut day: what is known of items comes from
 * windows that have ended, the model from the training cuts alone.
 */
final class Fortnight {
    private static final int LEAST_VISITS = 10;
    /** A year of windows, and one, before the first training cut. */
    private static final int WINDOWS_BEFORE = 27;

    private final ShoppingDays shopping;
    private final FortnightCuts cuts;
    private final TrainingSettings settings;
    private final Consumer<String> progress;
    private final PopulationBuilder builder;
    private final GapBaselines gaps;
    private final Training training;
    private int nextWindow;

    Fortnight(ShoppingDays shopping, FortnightCuts cuts, TrainingSettings settings, Consumer<String> progress) {
        this.shopping = shopping;
        this.cuts = cuts;
        this.settings = settings;
        this.progress = progress;
        builder = new PopulationBuilder(cuts.window(), 0);
        gaps = new GapBaselines(cuts.window());
        training = new Training(settings, cuts.window());
        nextWindow = cuts.trainFrom() - WINDOWS_BEFORE * cuts.window();
    }

    Evaluation judge(boolean ablation) {
        Population population = Population.unknown();
        for (int cut : cuts.training()) {
            population = learn(cut);
        }
        if (training.size() == 0) {
            throw BadInput.value(
                    "--train-to",
                    "by then no customer had shopped on " + LEAST_VISITS + " days: nothing to learn from");
        }
        progress.accept("training on " + training.size() + " candidates");
        Map<String, Model> models = new LinkedHashMap<>();
        models.put("model", training.train(population));
        if (ablation) {
            for (FeatureGroup group : FeatureGroup.values()) {
                progress.accept("training without " + group);
                models.put("without " + group, training.train(population, settings.without(Set.of(group))));
            }
        }
        Map<String, WindowScores> scores = new LinkedHashMap<>();
        for (int cut : cuts.judged()) {
            population = judgeAt(cut, models, scores);
        }
        if (scores.isEmpty()) {
            throw BadInput.value(
                    "--from",
                    "on days " + cuts.from() + " to " + cuts.last() + " no customer had shopped on " + LEAST_VISITS
                            + " days and bought anything twice in a year: nothing to judge");
        }
        Calibration own = scores.get("model").calibration();
        List<Row> rows = scores.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue().figures()))
                .toList();
        int table = rows.size() - models.size() + 1;
        return new Evaluation(
                "fortnight",
                "days " + cuts.from() + " to " + cuts.last(),
                WindowScores.COLUMNS,
                rows.subList(0, table),
                rows.subList(table, rows.size()),
                own.deciles(),
                List.of(
                        new Note(
                                "customers", String.valueOf(shopping.customers().size())),
                        new Note("judged", String.valueOf(own.size())),
                        new Note("bought", String.valueOf(own.positives()))),
                models.get("model").with(population));
    }

    /** What is known on the day: windows that are over by then are taken in. */
    private Population knownOn(int day) {
        for (; nextWindow + cuts.window() <= day; nextWindow += cuts.window()) {
            for (Customer customer : shopping.customers()) {
                PurchaseHistory history = customer.upTo(nextWindow);
                if (customer.visits(nextWindow) >= LEAST_VISITS) {
                    builder.observe(observation(customer, history, nextWindow));
                }
            }
        }
        return builder.population(ShoppingDays.date(day));
    }

    private Observation observation(Customer customer, PurchaseHistory history, int day) {
        return new Observation(history, ShoppingDays.date(day), cuts.window(), customer.bought(day, cuts.window()));
    }

    private Population learn(int cut) {
        Population population = knownOn(cut);
        LocalDate date = ShoppingDays.date(cut);
        for (Customer customer : shopping.customers()) {
            PurchaseHistory history = customer.upTo(cut);
            if (customer.visits(cut) >= LEAST_VISITS) {
                Observation observation = observation(customer, history, cut);
                training.add(observation, population);
                for (String item : customer.often(cut)) {
                    gaps.learn(history, item, date, observation.bought().contains(item));
                }
            }
        }
        return population;
    }

    private Population judgeAt(int cut, Map<String, Model> models, Map<String, WindowScores> scores) {
        Population population = knownOn(cut);
        LocalDate date = ShoppingDays.date(cut);
        Map<String, Model> current = new LinkedHashMap<>();
        models.forEach((name, model) -> current.put(name, model.with(population)));
        for (Customer customer : shopping.customers()) {
            PurchaseHistory history = customer.upTo(cut);
            List<String> items = customer.often(cut);
            if (customer.visits(cut) >= LEAST_VISITS && !items.isEmpty()) {
                boolean[] came = came(items, customer.bought(cut, cuts.window()));
                add(scores, "mean gap due", came, items, item -> gaps.meanGap(history, item, date));
                add(scores, "modified Poisson-Gamma", came, items, i -> gaps.modifiedPoissonGamma(history, i, date));
                add(scores, "365-day Poisson", came, items, item -> gaps.yearlyPoisson(history, item, date));
                current.forEach((name, model) -> {
                    Map<String, Double> said = model.rank(history, date, cuts.window()).stream()
                            .collect(Collectors.toMap(Likelihood::item, Likelihood::probability));
                    add(scores, name, came, items, said::get);
                });
            }
        }
        return population;
    }

    private static boolean[] came(List<String> items, Set<String> bought) {
        boolean[] came = new boolean[items.size()];
        for (int i = 0; i < came.length; i++) {
            came[i] = bought.contains(items.get(i));
        }
        return came;
    }

    private static void add(
            Map<String, WindowScores> scores,
            String name,
            boolean[] came,
            List<String> items,
            ToDoubleFunction<String> forecast) {
        double[] said = items.stream().mapToDouble(forecast).toArray();
        scores.computeIfAbsent(name, unseen -> new WindowScores()).add(said, came);
    }
}
