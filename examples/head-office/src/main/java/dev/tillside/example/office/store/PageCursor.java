package dev.tillside.example.office.store;

import dev.tillside.fault.BadInput;
import dev.tillside.sync.HeadOffice;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of an ordered list begins: at a place in its order, after so many rows that share it. So it names nobody, as
 * what stands in addresses and logs must not.
 *
 * @param place a value of the column by which the list is ordered
 * @param told how many rows at that place were told already
 */
public record PageCursor(String place, int told) {
    private static final Pattern CURSOR = Pattern.compile("(.{0,40})~([0-9]{1,9})");

    /** A row of the list, at its place. */
    public record Row<T>(String place, T value) {}

    /**
     * @param first the least place
     * @throws BadInput {@code after} where it is no cursor
     */
    public static PageCursor of(String cursor, String first) {
        if (BadInput.present(cursor, "after").equals(HeadOffice.START)) {
            return new PageCursor(first, 0);
        }
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw BadInput.value("after", "not a cursor of this list");
        }
        return new PageCursor(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** The place, where it is a number. */
    public long number() {
        try {
            return Long.parseLong(place);
        } catch (NumberFormatException e) {
            throw BadInput.value("after", "not a cursor of this list");
        }
    }

    /**
     * The page that begins here.
     *
     * @param rows of it
     * @param more whether others follow them
     */
    public <T> Page<T> page(List<Row<T>> rows, boolean more) {
        PageCursor next = this;
        for (Row<T> row : rows) {
            next = row.place().equals(next.place)
                    ? new PageCursor(next.place, next.told + 1)
                    : new PageCursor(row.place(), 1);
        }
        return new Page<>(rows.stream().map(Row::value).toList(), next.place + "~" + next.told, more);
    }

    /** The page that begins here, of all rows that were found, one more than belong to it at most. */
    public <T> Page<T> pageOf(List<Row<T>> found, int most) {
        return page(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }
}
