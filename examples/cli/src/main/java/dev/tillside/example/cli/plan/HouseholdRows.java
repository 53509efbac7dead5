package dev.tillside.example.cli.plan;

import dev.tillside.plan.forecast.HistoryColumns;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects purchases row by row, packed, as the rows of one household come together or apart. Not thread-safe until all have come. */
final class HouseholdRows {
    private final Map<String, PackedVisits> households = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> items = new ArrayList<>();
    private PackedVisits current = new PackedVisits(this);
    private String[] sorted = new String[0];
    private int[] ranks = new int[0];
    private final ThreadLocal<HistoryColumns> columns = ThreadLocal.withInitial(() -> new HistoryColumns(sorted));

    /** Whose the next rows are. */
    void household(String id) {
        current.trim();
        current = households.computeIfAbsent(id, unseen -> new PackedVisits(this));
    }

    /** The place of an item, which is new or not. */
    int item(String name) {
        Integer place = places.get(name);
        if (place == null) {
            place = items.size();
            String kept = name.intern(); // the same string as the shop's items have
            places.put(kept, place);
            items.add(kept);
        }
        return place;
    }

    void add(int day, int item, Purchase bought) {
        add(day, item, (int) Math.max(1, Math.round(bought.quantity() * 1000)), bought.spend(), bought.special());
    }

    void add(int day, int item, int thousandths, long spend, boolean special) {
        current.add(day, item, thousandths, spend, special);
    }

    /** All households, in order; nothing comes after this. */
    SortedMap<String, List<Visit>> visits() {
        current.trim();
        sorted = items.toArray(String[]::new);
        Arrays.sort(sorted);
        ranks = new int[sorted.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            ranks[places.get(sorted[rank])] = rank;
        }
        return new TreeMap<>(households);
    }

    String name(int item) {
        return items.get(item);
    }

    /** The place of an item among all, in order of name. */
    int rank(int item) {
        return ranks[item];
    }

    HistoryColumns columns() {
        return columns.get();
    }
}
