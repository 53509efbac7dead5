package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Trains a model from observations: boosted trees over what is known of household and item. The same observations in the same
 * order, settings and seed give the same model, to the byte, on every machine. Not thread-safe; training takes two threads.
 */
public final class Training {
    private static final float RARE = 2;

    private final TrainingSettings settings;
    private final int days;
    private final Random random;
    private final List<Sample> samples = new ArrayList<>();
    private int count;
    private Population known;
    private Features features;

    /** Some candidates of one observation: their rows, whether they were bought, and how many each stands for. */
    private record Sample(float[] rows, float[] labels, float[] weights) {}

    /**
     * @param days the length of the windows that are observed and will be forecast
     */
    public Training(TrainingSettings settings, int days) {
        this.settings = BadInput.present(settings, "settings");
        this.days = days;
        random = new Random(settings.boosting().seed());
        known = Population.unknown();
        features = new Features(known, settings.strangers());
    }

    /**
     * Takes an observation in.
     *
     * @param population what was known when the window began; it must not have learned from this observation, or the model takes
     *     hearsay for knowledge
     */
    public void add(Observation observation, Population population) {
        if (observation.days() != days) {
            throw BadInput.value("days", "a window of " + observation.days() + " days, not of " + days);
        }
        if (known != population) {
            known = population;
            features = new Features(population, settings.strangers());
        }
        Candidates candidates = features.of(observation.shopper());
        int[] chosen = new int[candidates.count()];
        float[] labels = new float[chosen.length];
        float[] weights = new float[chosen.length];
        int size = 0;
        for (int c = 0; c < chosen.length; c++) {
            boolean yes = observation.bought().contains(candidates.item(c, observation.history(), population));
            double kept = yes ? 1 : kept(candidates, c);
            // Drawn for each candidate, so that what is kept of one does not depend on another.
            if (random.nextDouble() < kept) {
                chosen[size] = c;
                labels[size] = yes ? 1 : 0;
                weights[size++] = (float) (1 / kept);
            }
        }
        float[] rows = new float[size * Feature.COUNT_OF];
        for (int i = 0; i < size; i++) {
            System.arraycopy(
                    candidates.rows(), chosen[i] * Feature.COUNT_OF, rows, i * Feature.COUNT_OF, Feature.COUNT_OF);
        }
        samples.add(new Sample(rows, Arrays.copyOf(labels, size), Arrays.copyOf(weights, size)));
        count += size;
    }

    private double kept(Candidates candidates, int c) {
        if (candidates.own(c) < 0) {
            return settings.strangersKept();
        }
        float yearly = candidates.rows()[c * Feature.COUNT_OF + Feature.COUNT_365.ordinal()];
        return yearly < RARE ? settings.rareKept() : 1;
    }

    /** How many pairs of household and item were taken in. */
    public int size() {
        return count;
    }

    /**
     * Trains the model.
     *
     * @param current what is known of items when the model is used; see {@link Model#with(Population)}
     */
    public Model train(Population current) {
        return train(current, settings);
    }

    /** Trains the model on the same observations by other trees, or without some features. */
    public Model train(Population current, TrainingSettings other) {
        if (count == 0) {
            throw BadInput.value("observations", "nothing to train on");
        }
        float[] table = new float[count * Feature.COUNT_OF];
        float[] labels = new float[count];
        float[] weights = new float[count];
        int row = 0;
        for (Sample sample : samples) {
            System.arraycopy(sample.rows(), 0, table, row * Feature.COUNT_OF, sample.rows().length);
            System.arraycopy(sample.labels(), 0, labels, row, sample.labels().length);
            System.arraycopy(sample.weights(), 0, weights, row, sample.weights().length);
            row += sample.labels().length;
        }
        blank(table, other);
        double base = odds(labels, weights);
        Binned binned = Binned.of(table, Feature.COUNT_OF, count);
        Trees trees = Boosting.train(other.boosting(), binned, labels, weights, base);
        return new Model(days, settings.strangers(), (float) base, trees, current);
    }

    /** A feature that is the same everywhere splits nothing. */
    private static void blank(float[] table, TrainingSettings settings) {
        for (Feature feature : Feature.values()) {
            if (settings.without().contains(feature.group())) {
                for (int at = feature.ordinal(); at < table.length; at += Feature.COUNT_OF) {
                    table[at] = 0;
                }
            }
        }
    }

    private static double odds(float[] labels, float[] weights) {
        double yes = 0.5;
        double all = 1;
        for (int i = 0; i < labels.length; i++) {
            yes += labels[i] * weights[i];
            all += weights[i];
        }
        return StrictMath.log(yes / (all - yes));
    }
}
