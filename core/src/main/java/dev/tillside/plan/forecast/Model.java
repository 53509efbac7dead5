package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A trained forecast, as a small file that a till can hold: boosted trees, and what is known of items from many households. It
 * holds nothing of any single household. Immutable and thread-safe.
 *
 * <p>A probability for a window of another length than the model was trained on takes the days to be alike.
 */
public final class Model implements Forecast {
    private final int days;
    private final int strangers;
    private final float base;
    private final Trees trees;
    private final Walk walk;
    private final Population population;
    private final ThreadLocal<Features> features;

    Model(int days, int strangers, float base, Trees trees, Population population) {
        this.days = days;
        this.strangers = strangers;
        this.base = base;
        this.trees = trees;
        walk = new Walk(trees);
        this.population = BadInput.present(population, "population");
        features = ThreadLocal.withInitial(() -> new Features(population, strangers));
    }

    /**
     * Reads a model's file.
     *
     * @throws BadInput where the bytes are not those of a model of this version, or their checksum does not hold
     */
    public static Model of(byte[] bytes) {
        return ModelFile.read(BadInput.present(bytes, "model"));
    }

    /** The model's file: its version comes first, and a SHA-256 over the rest last. The same model has the same bytes. */
    public byte[] bytes() {
        return ModelFile.write(this);
    }

    /** The same trees with what is known of items at another time. */
    public Model with(Population other) {
        return new Model(days, strangers, base, trees, other);
    }

    @Override
    public List<Likelihood> rank(PurchaseHistory history, LocalDate from, int window) {
        int start = Windows.checked(history, from, window);
        Candidates candidates = features.get().of(new Shopper(history, start, days));
        double[] scores = new double[candidates.count()];
        Arrays.fill(scores, base);
        walk.add(candidates.bits(), scores);
        Likelihood[] ranked = new Likelihood[scores.length];
        for (int c = 0; c < scores.length; c++) {
            ranked[c] = new Likelihood(candidates.item(c, history, population), probability(scores[c], window));
        }
        Arrays.sort(ranked);
        return List.of(ranked);
    }

    private double probability(double score, int window) {
        double inDays = 1 / (1 + StrictMath.exp(-score));
        return window == days ? inDays : 1 - StrictMath.pow(1 - inDays, window / (double) days);
    }

    /** The length of the windows that the model was trained on, in days. */
    public int days() {
        return days;
    }

    /** How many items it considers that a household has not bought before. */
    public int strangers() {
        return strangers;
    }

    /** How many trees it asks. */
    public int treeCount() {
        return trees.count();
    }

    /** How many items the population knows. */
    public int itemCount() {
        return population.size();
    }

    float base() {
        return base;
    }

    Trees trees() {
        return trees;
    }

    Population population() {
        return population;
    }
}
