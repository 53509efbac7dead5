package dev.tillside.plan.forecast;

import java.util.Arrays;

/** The items that a household may buy, each with its row of features. */
final class Candidates {
    /** The household's own item, or -1 where it has not bought the candidate before. */
    private int[] own = new int[64];
    /** The item in the population, or -1 where that does not know it. */
    private int[] places = new int[64];

    private int count;
    private float[] rows = new float[0];
    private int[] bits = new int[0];

    void clear() {
        count = 0;
    }

    void add(int item, int place) {
        if (count == own.length) {
            own = Arrays.copyOf(own, count * 2);
            places = Arrays.copyOf(places, count * 2);
        }
        own[count] = item;
        places[count++] = place;
    }

    /** Room for the rows of all candidates, all zero. */
    float[] emptyRows() {
        int size = count * Feature.COUNT_OF;
        if (rows.length < size) {
            rows = new float[size * 3 / 2];
        }
        Arrays.fill(rows, 0, size, 0);
        return rows;
    }

    float[] rows() {
        return rows;
    }

    /** The bits of all rows' numbers. */
    int[] bits() {
        int size = count * Feature.COUNT_OF;
        if (bits.length < size) {
            bits = new int[rows.length];
        }
        for (int i = 0; i < size; i++) {
            bits[i] = Float.floatToRawIntBits(rows[i]);
        }
        return bits;
    }

    int count() {
        return count;
    }

    int own(int candidate) {
        return own[candidate];
    }

    int place(int candidate) {
        return places[candidate];
    }

    String item(int candidate, PurchaseHistory history, Population population) {
        return own[candidate] >= 0 ? history.item(own[candidate]) : population.item(places[candidate]);
    }
}
