package dev.tillside.plan.forecast;

import java.util.Arrays;

/** How near each item of the population is to what a household bought, by what others bought after it. Reused; not thread-safe. */
final class Nearness {
    private static final float[] FADING = fading();

    private final Population population;
    private final float[] last;
    private final float[] fading;
    private final float[] all;
    private final float[] most;
    private final boolean[] seen;
    private int[] touched = new int[256];
    private int count;

    Nearness(Population population) {
        this.population = population;
        last = new float[population.size()];
        fading = new float[population.size()];
        all = new float[population.size()];
        most = new float[population.size()];
        seen = new boolean[population.size()];
    }

    private static float[] fading() {
        float[] weights = new float[100];
        double weight = 1;
        for (int ago = 0; ago < weights.length; ago++) {
            weights[ago] = (float) weight;
            weight *= 0.8;
        }
        return weights;
    }

    void look(Shopper shopper, int[] places) {
        forget();
        Neighbours neighbours = population.neighbours();
        for (int item = 0; item < places.length; item++) {
            if (places[item] >= 0 && shopper.counts[item] > 0) {
                int ago = shopper.elapsedVisits(item);
                float weight = FADING[Math.min(ago, FADING.length) - 1];
                for (int n = neighbours.starts()[places[item]]; n < neighbours.starts()[places[item] + 1]; n++) {
                    near(neighbours.others()[n], neighbours.shares()[n], weight, ago == 1);
                }
            }
        }
    }

    private void near(int place, float share, float weight, boolean inLast) {
        if (!seen[place]) {
            seen[place] = true;
            if (count == touched.length) {
                touched = Arrays.copyOf(touched, count * 2);
            }
            touched[count++] = place;
        }
        all[place] += share;
        fading[place] += share * weight;
        last[place] += inLast ? share : 0;
        most[place] = Math.max(most[place], share);
    }

    private void forget() {
        for (int i = 0; i < count; i++) {
            int place = touched[i];
            seen[place] = false;
            all[place] = 0;
            fading[place] = 0;
            last[place] = 0;
            most[place] = 0;
        }
        count = 0;
    }

    int count() {
        return count;
    }

    int touched(int i) {
        return touched[i];
    }

    float fading(int place) {
        return fading[place];
    }

    void fill(float[] row, int at, int place) {
        float popular = population.fact(place, Population.Fact.POPULAR_26.ordinal());
        row[at + Feature.NEAR_LAST.ordinal()] = last[place];
        row[at + Feature.NEAR_FADING.ordinal()] = fading[place];
        row[at + Feature.NEAR_ALL.ordinal()] = all[place];
        row[at + Feature.NEAR_LIFT.ordinal()] = (float) (fading[place] / Math.sqrt(popular + 1e-4));
        row[at + Feature.NEAR_MOST.ordinal()] = most[place];
    }
}
