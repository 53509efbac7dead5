package dev.tillside.example.cli.plan;

import dev.tillside.plan.forecast.HistoryColumns;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.TreeMap;

/** One household's visits in order of day, in about six bytes a purchase: unpacked each time that somebody looks. */
final class PackedVisits extends AbstractList<Visit> {
    /** Of a number at most: seven bits a byte. */
    private static final int WIDEST = 10;

    private final HouseholdRows rows;
    private byte[] bytes = new byte[256];
    private int size;
    private int lastDay;

    /** Takes a purchase as it was packed. */
    private interface Unpacked {
        void purchase(int day, int item, int thousandths, long spend, boolean special);
    }

    PackedVisits(HouseholdRows rows) {
        this.rows = rows;
    }

    void add(int day, int item, int thousandths, long spend, boolean special) {
        if (size + 4 * WIDEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int step = day - lastDay;
        lastDay = day;
        write(step << 1 ^ step >> 31);
        write((long) item << 1 | (special ? 1 : 0));
        write(thousandths % 1000 == 0 ? thousandths / 1000 << 1 : (long) thousandths << 1 | 1);
        write(spend);
    }

    private void write(long number) {
        long left = number;
        while (left > 0x7F) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    /** Gives back the room that is not used. */
    void trim() {
        if (bytes.length > size + 4 * WIDEST) {
            bytes = Arrays.copyOf(bytes, size + 4 * WIDEST);
        }
    }

    private final class Cursor {
        private int at;

        long next() {
            long number = bytes[at] & 0x7F;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                number |= (long) (bytes[at] & 0x7F) << shift;
            }
            return number;
        }
    }

    private void unpack(Unpacked each) {
        Cursor cursor = new Cursor();
        int day = 0;
        while (cursor.at < size) {
            int step = (int) cursor.next();
            day += step >>> 1 ^ -(step & 1);
            long item = cursor.next();
            long quantity = cursor.next();
            int thousandths = (int) ((quantity & 1) == 0 ? (quantity >> 1) * 1000 : quantity >> 1);
            each.purchase(day, (int) (item >> 1), thousandths, cursor.next(), (item & 1) == 1);
        }
    }

    /** What was bought before a day. Thread-safe. */
    PurchaseHistory before(LocalDate end) {
        long first = end.toEpochDay();
        HistoryColumns columns = rows.columns();
        columns.clear();
        unpack((day, item, thousandths, spend, special) -> {
            if (day < first) {
                columns.add(rows.rank(item), day, thousandths, spend, special);
            }
        });
        return columns.history();
    }

    private List<Visit> visits() {
        Map<Integer, List<Purchase>> byDay = new TreeMap<>();
        unpack((day, item, thousandths, spend, special) -> byDay.computeIfAbsent(day, none -> new ArrayList<>())
                .add(new Purchase(rows.name(item), thousandths / 1000d, spend, special)));
        List<Visit> visits = new ArrayList<>();
        byDay.forEach((day, purchases) -> visits.add(new Visit(LocalDate.ofEpochDay(day), purchases)));
        return visits;
    }

    @Override
    public Visit get(int index) {
        return visits().get(index);
    }

    @Override
    public int size() {
        return visits().size();
    }

    @Override
    public Iterator<Visit> iterator() {
        return visits().iterator();
    }

    @Override
    public Spliterator<Visit> spliterator() {
        return visits().spliterator();
    }
}
