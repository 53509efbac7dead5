package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of items from many households, as of a day: how many buy them, who buys them again and when, and what is bought
 * after what. It holds nothing of any single household. Immutable and thread-safe.
 */
public final class Population {
    /** What is known of an item: one number each, in this order. */
    enum Fact {
        POPULAR_1,
        POPULAR_2,
        POPULAR_6,
        POPULAR_26,
        POPULAR_YEAR_AGO,
        KEPT_1,
        KEPT_6,
        KEPT_26,
        HAZARD
    }

    static final int HAZARDS = Fact.HAZARD.ordinal();
    static final int WIDTH = HAZARDS + 2 * Period.BUCKETS;

    private final String[] items;
    private final float[] facts;
    private final float[] unknown;
    private final Neighbours neighbours;
    private final int[] popular;
    private final Map<String, Integer> places;

    Population(String[] items, float[] facts, float[] unknown, Neighbours neighbours) {
        this.items = items;
        this.facts = facts;
        this.unknown = unknown;
        this.neighbours = neighbours;
        places = new HashMap<>(items.length * 2);
        for (int i = 0; i < items.length; i++) {
            items[i] = items[i].intern(); // one string for one name: it is found sooner
            places.put(items[i], i);
        }
        popular = popular();
    }

    /** Where there are no other households. */
    public static Population unknown() {
        return new PopulationBuilder(1, 0).population(LocalDate.EPOCH);
    }

    /** The place of an item, or -1 where nothing is known of it. */
    int place(String item) {
        return places.getOrDefault(item, -1);
    }

    String item(int place) {
        return items[place];
    }

    int size() {
        return items.length;
    }

    float fact(int place, int fact) {
        return place < 0 ? unknown[fact] : facts[place * WIDTH + fact];
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** The places of all items, those that most households bought of late first. */
    int[] popularFirst() {
        return popular;
    }

    private int[] popular() {
        Integer[] order = new Integer[items.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(liking(b), liking(a)));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }

    private float liking(int place) {
        return fact(place, Fact.POPULAR_1.ordinal()) + fact(place, Fact.POPULAR_26.ordinal()) / 4;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(items.length);
        for (String item : items) {
            out.writeUTF(item);
        }
        Numbers.write(facts, out);
        Numbers.write(unknown, out);
        Numbers.write(neighbours.starts(), out);
        Numbers.write(neighbours.others(), out);
        Numbers.write(neighbours.shares(), out);
    }

    static Population read(DataInputStream in) throws IOException {
        String[] items = new String[Numbers.count(in, Short.BYTES)];
        for (int i = 0; i < items.length; i++) {
            items[i] = in.readUTF();
            if (i > 0 && items[i - 1].compareTo(items[i]) >= 0) {
                throw BadInput.value("model", "items that are not in order");
            }
        }
        float[] facts = Numbers.floats(in);
        float[] unknown = Numbers.floats(in);
        Neighbours neighbours = new Neighbours(Numbers.ints(in), Numbers.ints(in), Numbers.floats(in));
        if (facts.length != items.length * WIDTH || unknown.length != WIDTH || !neighbours.isSound(items.length)) {
            throw BadInput.value("model", "items that are not those of the model");
        }
        return new Population(items, facts, unknown, neighbours);
    }
}
