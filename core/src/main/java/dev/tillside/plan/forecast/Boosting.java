package dev.tillside.plan.forecast;

import java.util.Arrays;
import java.util.Random;

/**
 * Learns trees that predict the logarithm of the odds of a yes (Friedman's gradient boosting with second derivatives, on
 * histograms). The same rows, settings and seed give the same trees on every machine: sums are taken in the order of the rows.
 */
final class Boosting {
    private final BoostingSettings settings;
    private final Binned table;
    private final float[] labels;
    private final float[] weights;
    private final double[] scores;
    private final TreesWriter written;
    private final Random random;

    private Boosting(BoostingSettings settings, Binned table, float[] labels, float[] weights, double base) {
        this.settings = settings;
        this.table = table;
        this.labels = labels;
        this.weights = weights;
        written = new TreesWriter(settings.depth());
        scores = new double[labels.length];
        Arrays.fill(scores, base);
        random = new Random(settings.seed());
    }

    /**
     * @param weights how many rows each stands for
     * @param base every row's score to begin with
     */
    static Trees train(BoostingSettings settings, Binned table, float[] labels, float[] weights, double base) {
        Boosting boosting = new Boosting(settings, table, labels, weights, base);
        for (int tree = 0; tree < settings.trees(); tree++) {
            boosting.grow();
        }
        return boosting.written.trees();
    }

    private void grow() {
        float[] gradients = new float[labels.length];
        float[] curvatures = new float[labels.length];
        TwoThreads.rows(labels.length, row -> {
            double chance = 1 / (1 + StrictMath.exp(-scores[row]));
            gradients[row] = (float) (weights[row] * (chance - labels[row]));
            curvatures[row] = (float) (weights[row] * Math.max(1e-6, chance * (1 - chance)));
        });
        new TreeGrower(settings, table, gradients, curvatures, sampled(), features()).grow(scores, written);
    }

    private int[] sampled() {
        int[] rows = new int[labels.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (random.nextFloat() < settings.rowShare()) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private boolean[] features() {
        boolean[] chosen = new boolean[table.width()];
        for (int feature = 0; feature < chosen.length; feature++) {
            chosen[feature] = random.nextFloat() < settings.featureShare();
        }
        return chosen;
    }
}
