package dev.tillside.example.office.store;

import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of something that operators list.
 *
 * @param rows in the list's order
 * @param cursor where the next page begins
 * @param more whether there is more already
 */
public record Page<T>(List<T> rows, String cursor, boolean more) {
    private static final int AT_ONCE = 1_000;

    public Page {
        rows = List.copyOf(rows);
    }

    /** A list that is read page by page. */
    @FunctionalInterface
    public interface Source<T> {
        /**
         * The page after a cursor, or after {@link HeadOffice#START} the first.
         *
         * @param most how many rows at most
         */
        Page<T> after(String cursor, int most) throws IOException;
    }

    /** The whole list. What is added meanwhile may be among it or not. */
    public static <T> List<T> all(Source<T> source) throws IOException {
        Page<T> page = source.after(HeadOffice.START, AT_ONCE);
        List<T> all = new ArrayList<>(page.rows());
        while (page.more()) {
            page = source.after(page.cursor(), AT_ONCE);
            all.addAll(page.rows());
        }
        return all;
    }
}
