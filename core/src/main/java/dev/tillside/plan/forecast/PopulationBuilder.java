package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
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
    private final List<Basket> baskets = new ArrayList<>();

    /**
     * One household's window.
     *
     * @param start the window's first day
     * @param had places of what it had bought before
     * @param bought places of what it bought inside
     */
    record Basket(int start, int[] had, int[] bought) {}

    /**
     * @param days the length of the windows that are observed
     * @param neighbours how many neighbours of each item to learn, 0 for none
     */
    public PopulationBuilder(int days, int neighbours) {
        if (days < 1 || neighbours < 0) {
            throw BadInput.value("days", "not a window of a day or more, and neighbours: " + days + ", " + neighbours);
        }
        this.days = days;
        this.neighbours = neighbours;
    }

    /** Takes one household's window in. */
    public void observe(Observation observation) {
        if (observation.days() != days) {
            throw BadInput.value("days", "a window of " + observation.days() + " days, not of " + days);
        }
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
            baskets.add(new Basket(
                    observation.start(),
                    IntStream.range(0, history.itemCount())
                            .filter(item -> shopper.counts[item] > 0)
                            .map(item -> place(history.item(item)))
                            .toArray(),
                    observation.bought().stream().mapToInt(this::place).sorted().toArray()));
        }
    }

    private int place(String item) {
        return places.computeIfAbsent(item, unseen -> places.size());
    }

    /** What is known on a day, by windows that end before it. */
    public Population population(LocalDate asOf) {
        int day = (int) asOf.toEpochDay();
        FactWriter writer = new FactWriter(
                since(day, 1),
                since(day, 2),
                since(day, 6),
                since(day, 26),
                between(day - YEAR_DAYS - SEASON_DAYS, Math.min(day - days, day - YEAR_DAYS + SEASON_DAYS)));
        String[] items = places.keySet().toArray(String[]::new);
        float[] facts = new float[items.length * Population.WIDTH];
        for (int i = 0; i < items.length; i++) {
            writer.write(places.get(items[i]), facts, i * Population.WIDTH);
        }
        float[] unknown = new float[Population.WIDTH];
        writer.write(FactWriter.UNSEEN, unknown, 0);
        return new Population(items, facts, unknown, found(items, day));
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

    private Neighbours found(String[] items, int day) {
        if (neighbours == 0) {
            return Neighbours.none(items.length);
        }
        Map<Integer, Integer> sorted = new HashMap<>();
        for (int i = 0; i < items.length; i++) {
            sorted.put(places.get(items[i]), i);
        }
        List<Basket> ended =
                baskets.stream().filter(basket -> basket.start() <= day - days).toList();
        return new NeighbourSearch(items.length, neighbours, ended, sorted).find();
    }
}
