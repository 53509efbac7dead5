package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.evaluate.Calibration;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Model;
import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Population;
import dev.tillside.plan.forecast.PopulationBuilder;
import dev.tillside.plan.forecast.Training;
import dev.tillside.plan.forecast.TrainingSettings;
import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Trains the forecast of lists on windows that are over by a day. The first windows only tell what items are like; the model learns
 * from those after them, each with what was known when it began. What it is worth is found out on the last window by a model
 * that has not seen it; then the last window is learned from too.
 */
public final class ModelTraining {
    private static final int LEAST_WINDOWS = 4;
    /** A year and the windows of that season: more changes little. */
    private static final int MOST_WINDOWS = 54;

    private static final int MOST_LEARNED = 26;

    private final SortedMap<String, List<Visit>> visits;
    private final LocalDate day;
    private final int days;
    private final TrainingSettings settings;
    private final PopulationBuilder builder;
    private final Training training;

    /**
     * @param visits of every household
     * @param day the first day that must not be learned from
     * @param days a window's length
     * @param seed of what training draws
     */
    public ModelTraining(SortedMap<String, List<Visit>> visits, LocalDate day, int days, long seed) {
        this.visits = visits;
        this.day = day;
        this.days = days;
        settings = TrainingSettings.window(seed);
        builder = new PopulationBuilder(days, 0);
        training = new Training(settings, days);
    }

    /**
     * @param model the model
     * @param windows from how many windows it learned
     * @param households that the last of them has
     * @param judgedFrom the first day of the window on which a model that had not seen it was judged
     * @param own how it did
     * @param closed how the closed formula did
     */
    public record Trained(
            Model model, int windows, int households, LocalDate judgedFrom, Calibration own, Calibration closed) {
        public List<String> text() {
            List<String> text = new ArrayList<>();
            text.add(String.format(
                    Locale.ROOT,
                    "Trained on %d windows of %d days; %,d households in the last. %d trees, %,d items, %,d bytes.",
                    windows,
                    model.days(),
                    households,
                    model.treeCount(),
                    model.itemCount(),
                    model.bytes().length));
            text.add("On the last window, from " + judgedFrom + ", by a model that had not seen it:");
            text.add(
                    String.format(Locale.ROOT, "%-16s %8s %10s %22s", "", "AUC", "log-loss", "furthest off in tenths"));
            text.add(row("closed formula", closed));
            text.add(row("model", own));
            return text;
        }

        private static String row(String name, Calibration calibration) {
            return String.format(
                    Locale.ROOT,
                    "%-16s %8.4f %10.4f %15.1f points",
                    name,
                    calibration.areaUnderCurve(),
                    calibration.logLoss(),
                    100 * calibration.furthest());
        }
    }

    /**
     * Trains.
     *
     * @param progress is told in a few words what goes on
     * @throws IOException where there are too few days, or nobody shopped in them
     */
    public Trained train(Consumer<String> progress) throws IOException {
        List<LocalDate> windows = windows();
        int first = Math.max(windows.size() / 3, windows.size() - MOST_LEARNED);
        PastWindows past = new PastWindows(visits, day, days);
        for (int w = 0; w < windows.size() - 1; w++) {
            progress.accept("window " + (w + 1) + " of " + windows.size());
            observe(past.from(windows.get(w)), windows.get(w), w >= first);
        }
        LocalDate last = windows.get(windows.size() - 1);
        List<Observation> unseen = past.from(last);
        if (training.size() == 0 || unseen.isEmpty()) {
            throw new IOException("too few households shopped in the weeks before " + day + " to learn from");
        }
        progress.accept("training without the last window, to judge by it");
        Model before = training.train(builder.population(last), settings);
        Calibration own = PastWindows.judged(before, unseen);
        Calibration closed = PastWindows.judged(Forecast.closed(), unseen);
        observe(unseen, last, true);
        progress.accept("training on " + training.size() + " candidates");
        Model model = training.train(builder.population(day));
        return new Trained(model, windows.size() - first, unseen.size(), last, own, closed);
    }

    private void observe(List<Observation> observations, LocalDate from, boolean learns) {
        if (learns) {
            Population known = builder.population(from);
            observations.forEach(observation -> training.add(observation, known));
        }
        observations.forEach(builder::observe);
    }

    /** The windows that end before the day, the oldest first. */
    private List<LocalDate> windows() throws IOException {
        LocalDate first = visits.values().stream()
                .flatMap(List::stream)
                .map(Visit::date)
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new IOException("nobody bought anything"));
        long whole = Math.min(MOST_WINDOWS, ChronoUnit.DAYS.between(first, day) / days);
        if (whole < LEAST_WINDOWS) {
            throw new IOException("the purchases begin on " + first + ": fewer than " + LEAST_WINDOWS + " windows of "
                    + days + " days before " + day);
        }
        List<LocalDate> windows = new ArrayList<>();
        for (long w = 1; w <= whole; w++) {
            windows.add(day.minusDays(w * days));
        }
        Collections.reverse(windows);
        return windows;
    }
}
