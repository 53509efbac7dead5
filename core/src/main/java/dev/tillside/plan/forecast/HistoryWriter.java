package dev.tillside.plan.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a history's arrays: an older history and some visits, merged by item, then by day. */
final class HistoryWriter {
    private final String[] items;
    private final int[] starts;
    private final int[] stamps;
    private final int[] thousandths;
    private final long[] spends;
    private int itemCount;
    private int size;

    private record Entry(String item, int day, Purchase purchase) {}

    HistoryWriter(int mostItems, int most) {
        items = new String[mostItems];
        starts = new int[mostItems + 1];
        stamps = new int[most];
        thousandths = new int[most];
        spends = new long[most];
    }

    static PurchaseHistory write(PurchaseHistory old, List<Visit> visits) {
        List<Entry> entries = entries(old.keptFrom(), visits);
        int oldSize = old.start(old.itemCount());
        HistoryWriter writer = new HistoryWriter(old.itemCount() + entries.size(), oldSize + entries.size());
        writer.merge(old, entries);
        PurchaseHistory whole = writer.history(mergedVisits(old, visits), old.keptFrom());
        return bounded(whole);
    }

    private static List<Entry> entries(int keptFrom, List<Visit> visits) {
        List<Visit> byDay = new ArrayList<>(visits);
        byDay.sort(Comparator.comparingInt(Visit::day));
        Map<String, List<Entry>> byItem = new HashMap<>();
        for (Visit visit : byDay) {
            if (visit.day() >= keptFrom) {
                for (Purchase bought : visit.purchases()) {
                    byItem.computeIfAbsent(bought.item(), unseen -> new ArrayList<>())
                            .add(new Entry(bought.item(), visit.day(), bought));
                }
            }
        }
        String[] items = byItem.keySet().toArray(String[]::new);
        Arrays.sort(items);
        List<Entry> entries = new ArrayList<>();
        for (String item : items) {
            entries.addAll(byItem.get(item));
        }
        return entries;
    }

    private static int[] mergedVisits(PurchaseHistory old, List<Visit> visits) {
        int[] days = new int[old.visits() + visits.size()];
        int count = 0;
        for (int v = 0; v < old.visits(); v++) {
            days[count++] = old.visitDay(v);
        }
        for (Visit visit : visits) {
            // A visit at which nothing was bought is none.
            if (visit.day() >= old.keptFrom() && !visit.purchases().isEmpty()) {
                days[count++] = visit.day();
            }
        }
        return Arrays.stream(days, 0, count).sorted().distinct().toArray();
    }

    private void merge(PurchaseHistory old, List<Entry> entries) {
        int next = 0;
        for (int place = 0; place < old.itemCount(); place++) {
            String item = old.item(place);
            while (next < entries.size() && entries.get(next).item().compareTo(item) < 0) {
                append(entries.get(next++));
            }
            for (int p = old.start(place); p < old.start(place + 1); p++) {
                while (next < entries.size()
                        && entries.get(next).item().equals(item)
                        && entries.get(next).day() < old.day(p)) {
                    append(entries.get(next++));
                }
                append(item, old.stamp(p), old.thousandths(p), old.spend(p));
            }
        }
        while (next < entries.size()) {
            append(entries.get(next++));
        }
    }

    private void append(Entry entry) {
        Purchase bought = entry.purchase();
        append(entry.item(), entry.day() << 1 | (bought.special() ? 1 : 0), bought.thousandths(), bought.spend());
    }

    void append(String item, int stamp, int quantity, long spend) {
        boolean sameItem = itemCount > 0 && items[itemCount - 1].equals(item);
        if (sameItem && stamps[size - 1] >> 1 == stamp >> 1) {
            stamps[size - 1] |= stamp & 1;
            thousandths[size - 1] = (int) Math.min(Integer.MAX_VALUE, (long) thousandths[size - 1] + quantity);
            spends[size - 1] = Math.addExact(spends[size - 1], spend);
            return;
        }
        if (!sameItem) {
            items[itemCount] = item;
            starts[itemCount++] = size;
        }
        stamps[size] = stamp;
        thousandths[size] = quantity;
        spends[size++] = spend;
    }

    PurchaseHistory history(int[] visits, int keptFrom) {
        starts[itemCount] = size;
        return new PurchaseHistory(
                Arrays.copyOf(items, itemCount),
                Arrays.copyOf(starts, itemCount + 1),
                Arrays.copyOf(stamps, size),
                Arrays.copyOf(thousandths, size),
                Arrays.copyOf(spends, size),
                visits,
                keptFrom);
    }

    static PurchaseHistory bounded(PurchaseHistory whole) {
        int from = keptFrom(whole);
        if (whole.visits() == 0 || whole.visitDay(0) >= from) {
            return whole;
        }
        int size = whole.start(whole.itemCount());
        HistoryWriter writer = new HistoryWriter(whole.itemCount(), size);
        for (int place = 0; place < whole.itemCount(); place++) {
            for (int p = whole.start(place); p < whole.start(place + 1); p++) {
                if (whole.day(p) >= from) {
                    writer.append(whole.item(place), whole.stamp(p), whole.thousandths(p), whole.spend(p));
                }
            }
        }
        int first = 0;
        while (whole.visitDay(first) < from) {
            first++;
        }
        int[] visits = new int[whole.visits() - first];
        for (int v = 0; v < visits.length; v++) {
            visits[v] = whole.visitDay(first + v);
        }
        return writer.history(visits, from);
    }

    /** The first day that is kept: whole visits go, the oldest first, but never the last one. */
    private static int keptFrom(PurchaseHistory whole) {
        if (whole.visits() == 0) {
            return whole.keptFrom();
        }
        int last = whole.visitDay(whole.visits() - 1);
        int from = Math.max(whole.keptFrom(), last - PurchaseHistory.DAYS);
        int size = whole.start(whole.itemCount());
        return size <= PurchaseHistory.MOST ? from : Math.max(from, fullFrom(whole, last, size));
    }

    private static int fullFrom(PurchaseHistory whole, int last, int size) {
        int[] perVisit = new int[whole.visits()];
        int[] days = new int[whole.visits()];
        Arrays.setAll(days, whole::visitDay);
        for (int p = 0; p < size; p++) {
            perVisit[Arrays.binarySearch(days, whole.day(p))]++;
        }
        int kept = 0;
        for (int v = days.length - 1; v >= 0; v--) {
            kept += perVisit[v];
            if (kept > PurchaseHistory.MOST) {
                return Math.min(last, days[v] + 1);
            }
        }
        return days[0];
    }
}
