package dev.tillside.plan.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sums up observations of many households into what is known of items. Not thread-safe; the order of observations does not matter. */
public final class PopulationBuilder {
    private static final int SEASON_DAYS = 10;
    private static final int YEAR_DAYS = 364;

    private final int days;
    private final int neighbours;
    private final NavigableMap<Integer, Period> periods = new TreeMap<>();
    private final NavigableMap<String, Integer> places = new TreeMap<>();
    private final List<int[][]> baskets = new ArrayList<>();

    /**
     * @param days the length of the windows that are observed
     * @param neighbours how many neighbours of each item to learn, 0 for none
     */
    public PopulationBuilder(int days, int neighbours) {
        this.days = days;
        this.neighbours = neighbours;
    }

    /** Takes one household's window in. */
    public void observe(Observation observation) {
        Period period = periods.computeIfAbsent(observation.start(), unseen -> new Period());
        Shopper shopper = observation.shopper();
        PurchaseHistory history = observation.history();
        period.household();
        for (int item = 0; item < history.itemCount(); item++) {
            if (shopper.counts[item] > 0) {
                period.owned(
                        place(history.item(item)),
                        shopper.elapsed(item),
                        shopper.elapsedVisits(item),
                        observation.bought().contains(history.item(item)));
            }
        }
        observation.bought().stream().sorted().forEach(item -> period.bought(place(item)));
        if (neighbours > 0) {
            baskets.add(new int[][] {
                IntStream.range(0, history.itemCount())
                        .filter(item -> shopper.counts[item] > 0)
                        .map(item -> place(history.item(item)))
                        .toArray(),
                observation.bought().stream().mapToInt(this::place).sorted().toArray()
            });
        }
    }

    private int place(String item) {
        return places.computeIfAbsent(item, unseen -> places.size());
    }

    /** What is known on a day, by windows that end before it. */
    public Population population(LocalDate asOf) {
        int day = (int) asOf.toEpochDay();
        Period last = since(day, 1);
        Period two = since(day, 2);
        Period six = since(day, 6);
        Period year = since(day, 26);
        Period season = between(day - YEAR_DAYS - SEASON_DAYS, day - YEAR_DAYS + SEASON_DAYS);
        String[] items = places.keySet().toArray(String[]::new);
        float[] facts = new float[(items.length + 1) * Population.WIDTH];
        double usual = year.usual(Period.BUCKETS);
        double[] usualHazards =
                IntStream.range(0, Period.BUCKETS).mapToDouble(year::usual).toArray();
        double[] usualVisits = IntStream.range(0, Period.BUCKETS)
                .mapToDouble(year::usualVisits)
                .toArray();
        for (int i = 0; i <= items.length; i++) {
            int place = i < items.length ? places.get(items[i]) : Integer.MAX_VALUE / 1000;
            int at = i * Population.WIDTH;
            facts[at++] = (float) last.popularity(place);
            facts[at++] = (float) two.popularity(place);
            facts[at++] = (float) six.popularity(place);
            facts[at++] = (float) year.popularity(place);
            facts[at++] = (float) season.popularity(place);
            double kept = year.kept(place, usual);
            facts[at++] = (float) last.kept(place, kept);
            facts[at++] = (float) six.kept(place, kept);
            facts[at++] = (float) kept;
            for (int bucket = 0; bucket < Period.BUCKETS; bucket++) {
                facts[at++] = (float) year.hazard(place, bucket, usualHazards[bucket] * kept / usual);
                facts[at++] = (float) year.hazardVisits(place, bucket, usualVisits[bucket] * kept / usual);
            }
        }
        float[] unknown = java.util.Arrays.copyOfRange(facts, items.length * Population.WIDTH, facts.length);
        return new Population(
                items, java.util.Arrays.copyOf(facts, items.length * Population.WIDTH), unknown, found(items));
    }

    /** The last windows that have ended, whether the last of them ended yesterday or some days ago. */
    private Period since(int day, int windows) {
        return between(day - (windows + 1) * days + 1, day - days);
    }

    private Period between(int first, int last) {
        Period sum = new Period();
        periods.subMap(first, true, last, true).values().forEach(sum::add);
        return sum;
    }

    private Neighbours found(String[] items) {
        if (neighbours == 0) {
            return Neighbours.none(items.length);
        }
        Map<Integer, Integer> sorted = new HashMap<>();
        for (int i = 0; i < items.length; i++) {
            sorted.put(places.get(items[i]), i);
        }
        return new NeighbourSearch(items.length, neighbours, baskets, sorted).find();
    }
}
