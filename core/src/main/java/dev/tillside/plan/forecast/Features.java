package dev.tillside.plan.forecast;

import static dev.tillside.plan.forecast.Feature.*;

import java.util.Arrays;

/** Finds a household's candidates and writes their rows of features. Reused from household to household; not thread-safe. */
final class Features {
    private static final float NEVER = 9_999;
    /** Where each fact of the population stands in a row. */
    private static final int[] FACTS = Arrays.stream(Population.Fact.values())
            .filter(fact -> fact != Population.Fact.HAZARD)
            .mapToInt(fact -> Feature.valueOf(fact.name()).ordinal())
            .toArray();

    private final Population population;
    private final int strangers;
    private final Nearness nearness;
    private final Candidates candidates = new Candidates();
    private final ItemFeatures own = new ItemFeatures();

    /**
     * @param strangers how many items to consider that the household has not bought before
     */
    Features(Population population, int strangers) {
        this.population = population;
        this.strangers = strangers;
        nearness = new Nearness(population);
    }

    Candidates of(Shopper shopper) {
        candidates.clear();
        int[] places = places(shopper);
        nearness.look(shopper, places);
        for (int item = 0; item < places.length; item++) {
            if (shopper.counts[item] > 0) {
                candidates.add(item, places[item]);
            }
        }
        if (strangers > 0) {
            addStrangers(places);
        }
        write(shopper);
        return candidates;
    }

    private int[] places(Shopper shopper) {
        int[] places = new int[shopper.counts.length];
        for (int item = 0; item < places.length; item++) {
            places[item] = shopper.counts[item] > 0 ? population.place(shopper.history.item(item)) : -1;
        }
        return places;
    }

    private void addStrangers(int[] owned) {
        boolean[] taken = new boolean[population.size()];
        for (int place : owned) {
            if (place >= 0) {
                taken[place] = true;
            }
        }
        int added = addNearest(taken, strangers / 2);
        for (int i = 0; i < population.size() && added < strangers; i++) {
            int place = population.popularFirst()[i];
            if (!taken[place]) {
                candidates.add(-1, place);
                added++;
            }
        }
    }

    private int addNearest(boolean[] taken, int most) {
        float[] near = new float[nearness.count()];
        int count = 0;
        for (int i = 0; i < nearness.count(); i++) {
            if (!taken[nearness.touched(i)]) {
                near[count++] = nearness.fading(nearness.touched(i));
            }
        }
        Arrays.sort(near, 0, count);
        float least = count > most && most > 0 ? near[count - most] : 0;
        int added = 0;
        for (int i = 0; i < nearness.count() && added < most; i++) {
            int place = nearness.touched(i);
            if (!taken[place] && nearness.fading(place) >= least) {
                taken[place] = true;
                candidates.add(-1, place);
                added++;
            }
        }
        return added;
    }

    private void write(Shopper shopper) {
        float[] rows = candidates.emptyRows();
        float[] household = HouseholdFeatures.of(shopper);
        for (int c = 0, at = 0; c < candidates.count(); c++, at += COUNT_OF) {
            System.arraycopy(household, 0, rows, at, household.length);
            if (candidates.own(c) >= 0) {
                own.write(shopper, candidates.own(c), rows, at);
            } else {
                rows[at + ELAPSED.ordinal()] = NEVER;
                rows[at + ELAPSED_VISITS.ordinal()] = NEVER;
                rows[at + GAP_MEAN.ordinal()] = NEVER;
            }
            writePopulation(candidates.place(c), rows, at);
        }
        rank(rows);
    }

    private void writePopulation(int place, float[] rows, int at) {
        for (int fact = 0; fact < FACTS.length; fact++) {
            rows[at + FACTS[fact]] = population.fact(place, fact);
        }
        int days = Period.bucket((int) rows[at + ELAPSED.ordinal()]);
        int visits = Period.bucket((int) rows[at + ELAPSED_VISITS.ordinal()]);
        rows[at + HAZARD.ordinal()] = population.fact(place, Population.HAZARDS + 2 * days);
        rows[at + HAZARD_VISITS.ordinal()] = population.fact(place, Population.HAZARDS + 2 * visits + 1);
        float year = rows[at + POPULAR_26.ordinal()];
        rows[at + POPULAR_TREND.ordinal()] = (rows[at + POPULAR_2.ordinal()] + 1e-3f) / (year + 1e-3f);
        rows[at + SEASON_LIFT.ordinal()] = (rows[at + POPULAR_YEAR_AGO.ordinal()] + 1e-3f) / (year + 1e-3f);
        if (place >= 0) {
            nearness.fill(rows, at, place);
        }
    }

    /** Which place a candidate takes in the household by its fading share of visits. */
    private void rank(float[] rows) {
        float[] values = new float[candidates.count()];
        for (int c = 0; c < values.length; c++) {
            values[c] = rows[c * COUNT_OF + FADING_15.ordinal()];
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int c = 0; c < values.length; c++) {
            int below = Arrays.binarySearch(sorted, values[c]);
            while (below + 1 < sorted.length && sorted[below + 1] == values[c]) {
                below++;
            }
            rows[c * COUNT_OF + RANK.ordinal()] = sorted.length - 1 - below;
        }
    }
}
