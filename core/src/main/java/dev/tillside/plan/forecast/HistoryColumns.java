package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Makes histories from columns of numbers: the quick way for whoever reads very many households. Used again and again; not
 * thread-safe. What comes of it is the same as what {@link PurchaseHistory#of} makes of the same purchases.
 */
public final class HistoryColumns {
    private static final int EARLIEST = (int) LocalDate.of(1900, 1, 1).toEpochDay();
    private static final int LATEST = (int) LocalDate.of(2999, 12, 31).toEpochDay();
    private static final int NONE = -1;

    private final String[] items;
    /** Each item's last purchase so far; the one before it stands in {@link #before}. */
    private final int[] last;

    private int[] bought = new int[128];
    private int boughtCount;
    private int[] before = new int[512];
    private int[] stamps = new int[512];
    private int[] thousandths = new int[512];
    private long[] spends = new long[512];
    private int[] turn = new int[64];
    private int count;

    /**
     * @param items the names of all items that will come, each once, ascending
     */
    public HistoryColumns(String[] items) {
        this.items = BadInput.present(items, "items").clone();
        last = new int[items.length];
        Arrays.fill(last, NONE);
        for (int i = 1; i < items.length; i++) {
            if (items[i - 1].compareTo(items[i]) >= 0) {
                throw BadInput.value("items", "not in order");
            }
        }
    }

    /** Begins another household. */
    public void clear() {
        for (int i = 0; i < boughtCount; i++) {
            last[bought[i]] = NONE;
        }
        boughtCount = 0;
        count = 0;
    }

    /**
     * Takes a purchase in, in any order.
     *
     * @param item its place among the items
     * @param day counted from 1970, between the years 1900 and 2999
     * @param quantity in thousandths, at least 1
     * @param spend in minor units, not below zero
     * @param special whether it was bought at a special price
     */
    public void add(int item, int day, int quantity, long spend, boolean special) {
        if (item < 0 || item >= items.length || day < EARLIEST || day > LATEST || quantity < 1 || spend < 0) {
            throw BadInput.value("purchase", "an item, a day or an amount that cannot be");
        }
        if (count == stamps.length) {
            before = Arrays.copyOf(before, 2 * count);
            stamps = Arrays.copyOf(stamps, 2 * count);
            thousandths = Arrays.copyOf(thousandths, 2 * count);
            spends = Arrays.copyOf(spends, 2 * count);
        }
        if (last[item] == NONE) {
            bought = boughtCount == bought.length ? Arrays.copyOf(bought, 2 * boughtCount) : bought;
            bought[boughtCount++] = item;
        }
        stamps[count] = day << 1 | (special ? 1 : 0);
        thousandths[count] = quantity;
        spends[count] = spend;
        before[count] = last[item];
        last[item] = count++;
    }

    /** The history of what came since {@link #clear}. */
    public PurchaseHistory history() {
        if (count == 0) {
            return PurchaseHistory.empty();
        }
        Arrays.sort(bought, 0, boughtCount);
        HistoryWriter writer = new HistoryWriter(boughtCount, count);
        for (int i = 0; i < boughtCount; i++) {
            write(bought[i], writer);
        }
        return HistoryWriter.bounded(
                writer.history(days(), PurchaseHistory.empty().keptFrom()));
    }

    private void write(int item, HistoryWriter writer) {
        int size = 0;
        for (int p = last[item]; p != NONE; p = before[p]) {
            turn = size == turn.length ? Arrays.copyOf(turn, 2 * size) : turn;
            turn[size++] = p;
        }
        sort(size);
        for (int i = 0; i < size; i++) {
            int p = turn[i];
            writer.append(items[item], stamps[p], thousandths[p], spends[p]);
        }
    }

    /** By day, by insertion: purchases mostly come in order, and stand here from the last to the first. */
    private void sort(int size) {
        for (int i = 0; i < size / 2; i++) {
            int other = turn[size - 1 - i];
            turn[size - 1 - i] = turn[i];
            turn[i] = other;
        }
        for (int i = 1; i < size; i++) {
            int moved = turn[i];
            int to = i;
            for (; to > 0 && stamps[turn[to - 1]] >> 1 > stamps[moved] >> 1; to--) {
                turn[to] = turn[to - 1];
            }
            turn[to] = moved;
        }
    }

    private int[] days() {
        int[] days = new int[count];
        int size = 0;
        for (int p = 0; p < count; p++) {
            if (size == 0 || days[size - 1] != stamps[p] >> 1) {
                days[size++] = stamps[p] >> 1;
            }
        }
        return Arrays.stream(days, 0, size).sorted().distinct().toArray();
    }
}
