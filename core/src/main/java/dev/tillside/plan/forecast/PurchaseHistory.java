package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one household bought: per item the days, quantities and spend, and whether it was at a special price.
 *
 * <p>Bounded: it keeps the last {@value #DAYS} days up to the last visit, and of those the last visits that together hold at most
 * {@value #MOST} purchases. The order in which visits come does not matter. Immutable and thread-safe; it takes 16 bytes a
 * purchase, 8 an item and 4 a visit besides the items' names, which it shares with its source.
 */
public final class PurchaseHistory {
    /** How far back from the last visit purchases are kept, in days. */
    public static final int DAYS = 800;

    /** The most purchases that are kept; an item bought on one day is one. */
    public static final int MOST = 8_192;

    private static final PurchaseHistory EMPTY = new PurchaseHistory(
            new String[0], new int[1], new int[0], new int[0], new long[0], new int[0], Integer.MIN_VALUE);

    private final String[] items;
    private final int[] starts;
    private final int[] stamps;
    private final int[] thousandths;
    private final long[] spends;
    private final int[] visits;
    /** Visits before this day were let go, and are not taken back. */
    private final int keptFrom;

    PurchaseHistory(
            String[] items, int[] starts, int[] stamps, int[] thousandths, long[] spends, int[] visits, int keptFrom) {
        this.items = items;
        this.starts = starts;
        this.stamps = stamps;
        this.thousandths = thousandths;
        this.spends = spends;
        this.visits = visits;
        this.keptFrom = keptFrom;
    }

    /** The history of a household that bought nothing yet. */
    public static PurchaseHistory empty() {
        return EMPTY;
    }

    /** The history of some visits, in any order. */
    public static PurchaseHistory of(List<Visit> visits) {
        return HistoryWriter.write(EMPTY, BadInput.present(visits, "visits"));
    }

    /** This history and one visit more. The work is one step a line, and a copy of what is kept. */
    public PurchaseHistory with(Visit visit) {
        return HistoryWriter.write(this, List.of(BadInput.present(visit, "visit")));
    }

    /** How many days the household shopped on. */
    public int visits() {
        return visits.length;
    }

    /** The days on which the household shopped, ascending, counted from 1970. */
    public int[] visitDays() {
        return visits.clone();
    }

    /** The day of the last visit. */
    public LocalDate lastVisit() {
        if (visits.length == 0) {
            throw BadInput.value("history", "no visit yet");
        }
        return LocalDate.ofEpochDay(visits[visits.length - 1]);
    }

    /** What the household bought, by name. */
    public List<String> items() {
        return List.of(items);
    }

    /** On which days the household bought the item, ascending. */
    public List<LocalDate> dates(String item) {
        return Arrays.stream(days(item)).mapToObj(LocalDate::ofEpochDay).toList();
    }

    /** The same, counted from 1970. */
    public int[] days(String item) {
        OptionalInt place = find(item);
        if (place.isEmpty()) {
            return new int[0];
        }
        int[] days = Arrays.copyOfRange(stamps, starts[place.getAsInt()], starts[place.getAsInt() + 1]);
        for (int i = 0; i < days.length; i++) {
            days[i] >>= 1;
        }
        return days;
    }

    /** Takes what was bought of one item since a day. */
    @FunctionalInterface
    public interface Bought {
        /**
         * @param item its name
         * @param days on how many days it was bought, at least one
         * @param quantity how much in all
         */
        void take(String item, int days, double quantity);
    }

    /** Hands over each item that was bought since a day, that day included, in order of name: one step for each purchase. */
    public void since(LocalDate day, Bought each) {
        long first = day.toEpochDay();
        for (int place = 0; place < items.length; place++) {
            int p = starts[place + 1];
            long sum = 0;
            while (p > starts[place] && stamps[p - 1] >> 1 >= first) {
                sum += thousandths[--p];
            }
            if (p < starts[place + 1]) {
                each.take(items[place], starts[place + 1] - p, sum / 1000.0);
            }
        }
    }

    /**
     * What was bought of one item.
     *
     * @param days on how many days
     * @param quantity how much in all
     */
    public record Amount(int days, double quantity) {}

    /** What was bought of the item since a day, that day included. */
    public Amount bought(String item, LocalDate since) {
        int end = end(item);
        int first = firstSince(item, since);
        long sum = 0;
        for (int p = first; p < end; p++) {
            sum += thousandths[p];
        }
        return new Amount(end - first, sum / 1000.0);
    }

    /** What was paid for the item since a day, that day included, in minor units. */
    public long spend(String item, LocalDate since) {
        long sum = 0;
        int end = end(item);
        for (int p = firstSince(item, since); p < end; p++) {
            sum += spends[p];
        }
        return sum;
    }

    /** On how many days since a day, that day included, the item was bought at a special price. */
    public int specials(String item, LocalDate since) {
        int sum = 0;
        int end = end(item);
        for (int p = firstSince(item, since); p < end; p++) {
            sum += stamps[p] & 1;
        }
        return sum;
    }

    /** What was paid for everything since a day, that day included, in minor units. */
    public long spend(LocalDate since) {
        long sum = 0;
        long first = since.toEpochDay();
        for (int p = 0; p < stamps.length; p++) {
            if (stamps[p] >> 1 >= first) {
                sum += spends[p];
            }
        }
        return sum;
    }

    /** On how many days since a day, that day included, the household shopped. */
    public int visits(LocalDate since) {
        long first = since.toEpochDay();
        int before = 0;
        while (before < visits.length && visits[before] < first) {
            before++;
        }
        return visits.length - before;
    }

    private int firstSince(String item, LocalDate since) {
        OptionalInt place = find(item);
        if (place.isEmpty()) {
            return 0;
        }
        int p = starts[place.getAsInt()];
        int end = starts[place.getAsInt() + 1];
        long first = since.toEpochDay();
        while (p < end && stamps[p] >> 1 < first) {
            p++;
        }
        return p;
    }

    private int end(String item) {
        OptionalInt place = find(item);
        return place.isEmpty() ? 0 : starts[place.getAsInt() + 1];
    }

    private OptionalInt find(String item) {
        int place = Arrays.binarySearch(items, BadInput.present(item, "item"));
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    int itemCount() {
        return items.length;
    }

    String item(int place) {
        return items[place];
    }

    int start(int place) {
        return starts[place];
    }

    int day(int purchase) {
        return stamps[purchase] >> 1;
    }

    int stamp(int purchase) {
        return stamps[purchase];
    }

    int thousandths(int purchase) {
        return thousandths[purchase];
    }

    long spend(int purchase) {
        return spends[purchase];
    }

    int visitDay(int visit) {
        return visits[visit];
    }

    int keptFrom() {
        return keptFrom;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseHistory that
                && Arrays.equals(items, that.items)
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(stamps, that.stamps)
                && Arrays.equals(thousandths, that.thousandths)
                && Arrays.equals(spends, that.spends)
                && Arrays.equals(visits, that.visits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(items) + Arrays.hashCode(stamps);
    }

    /** Its size alone: what a household buys belongs in no log. */
    @Override
    public String toString() {
        return visits.length + " visits, " + items.length + " items, " + stamps.length + " purchases";
    }
}
