package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.journey.CsvFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a record of purchases byte by byte, quickly, as long as it is plain: no quotes, no more decimals than are kept, nothing
 * wrong. Whatever else it meets, it leaves the whole file to who understands everything and says what is wrong.
 */
final class PlainHistory {
    private static final int MOST_COLUMNS = 32;
    private static final int MOST_DIGITS = 15;
    private static final int[] POWERS = {1, 10, 100, 1000};
    private static final long NONE = -1;

    private final CsvFile file;
    private final int decimals;
    private final HouseholdRows rows = new HouseholdRows();
    private final ByteNames items = new ByteNames(name -> rows.item(HistoryFile.item(name)));
    private final int[] starts = new int[MOST_COLUMNS + 1];
    private int[] places = new int[0];
    private byte[] buffer = new byte[1 << 18];
    private byte[] household = new byte[0];
    private int lastDate = -1;
    private int lastDay;

    PlainHistory(CsvFile file, int decimals) {
        this.file = file;
        this.decimals = decimals;
    }

    /** Nothing where the file is not plain. */
    Optional<HouseholdRows> read() throws IOException {
        try (InputStream in = file.open()) {
            int kept = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, kept, buffer.length - kept)) {
                int end = kept + read;
                int begin = 0;
                for (int i = kept; i < end; i++) {
                    if (buffer[i] == '\n') {
                        if (!line(begin, i)) {
                            return Optional.empty();
                        }
                        begin = i + 1;
                    }
                }
                kept = end - begin;
                System.arraycopy(buffer, begin, buffer, 0, kept);
                if (kept == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * kept);
                }
            }
            return places.length > 0 && (kept == 0 || line(0, kept)) ? Optional.of(rows) : Optional.empty();
        }
    }

    private boolean line(int begin, int end) {
        int last = end > begin && buffer[end - 1] == '\r' ? end - 1 : end;
        int count = 0;
        starts[0] = begin;
        for (int i = begin; i < last; i++) {
            if (buffer[i] == '"') {
                return false;
            }
            if (buffer[i] == ',') {
                if (++count == MOST_COLUMNS) {
                    return false;
                }
                starts[count] = i + 1;
            }
        }
        starts[++count] = last + 1;
        return places.length == 0 ? header(begin, last) : row(count);
    }

    private boolean header(int begin, int end) {
        List<String> names = List.of(text(begin, end).split(","));
        places = HistoryFile.COLUMNS.stream().mapToInt(names::indexOf).toArray();
        return Arrays.stream(places).allMatch(place -> place >= 0);
    }

    private String text(int begin, int end) {
        return new String(buffer, begin, end - begin, StandardCharsets.UTF_8);
    }

    private boolean row(int count) {
        for (int place : places) {
            if (place >= count) {
                return false;
            }
        }
        int day = day(begin(1), end(1));
        long quantity = number(begin(3), end(3), 3);
        long spend = number(begin(4), end(4), decimals);
        int special = end(5) - begin(5) == 1 ? buffer[begin(5)] - '0' : -1;
        if (day == NONE || quantity < 1 || quantity > 999_999_000 || spend == NONE || special >> 1 != 0) {
            return false;
        }
        if (!Arrays.equals(household, 0, household.length, buffer, begin(0), end(0))) {
            household = Arrays.copyOfRange(buffer, begin(0), end(0));
            rows.household(text(begin(0), end(0)));
        }
        rows.add(day, items.place(buffer, begin(2), end(2)), (int) quantity, spend, special == 1);
        return true;
    }

    private int begin(int column) {
        return starts[places[column]];
    }

    private int end(int column) {
        return starts[places[column] + 1] - 1;
    }

    /** A day such as 2026-11-22, counted from 1970. */
    private int day(int begin, int end) {
        if (end - begin != 10 || buffer[begin + 4] != '-' || buffer[begin + 7] != '-') {
            return (int) NONE;
        }
        long year = number(begin, begin + 4, 0);
        long month = number(begin + 5, begin + 7, 0);
        long of = number(begin + 8, end, 0);
        if (year < 1970 || year > 2999 || month == NONE || of == NONE) {
            return (int) NONE;
        }
        int date = (int) (year * 10_000 + month * 100 + of);
        if (date != lastDate) {
            try {
                lastDay = (int) LocalDate.of((int) year, (int) month, (int) of).toEpochDay();
                lastDate = date;
            } catch (DateTimeException e) {
                return (int) NONE; // who reads it next says so
            }
        }
        return lastDay;
    }

    /** A plain number, as a whole number of its smallest decimals. */
    private long number(int begin, int end, int most) {
        long number = 0;
        int point = -1;
        for (int i = begin; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            } else if (buffer[i] == '.' && point < 0 && i > begin && i + 1 < end) {
                point = i;
            } else {
                return NONE;
            }
        }
        int after = point < 0 ? 0 : end - 1 - point;
        return begin == end || end - begin > MOST_DIGITS || after > most ? NONE : number * POWERS[most - after];
    }
}
