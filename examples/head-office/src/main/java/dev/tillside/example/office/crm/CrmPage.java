package dev.tillside.example.office.crm;

import dev.tillside.fault.BadInput;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page of a {@link CrmFeed}. Each row stands for all that is told of its subject, and takes the place of what was told
 * before; a row of {@code "type":"removal"} says that a member is told of no more: a CRM then forgets what it had of him from
 * this feed.
 *
 * @param rows a JSON object each
 * @param cursor where the next page begins
 * @param more whether there is more already
 * @param fromStart whether this is the first page of all: what a CRM had before and is not told again is gone
 */
public record CrmPage(CrmFeed feed, List<String> rows, String cursor, boolean more, boolean fromStart) {
    public CrmPage {
        BadInput.present(feed, "feed");
        rows = List.copyOf(rows);
        BadInput.present(cursor, "cursor");
    }

    /** The rows as JSON Lines. */
    public String jsonLines() {
        return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }

    /**
     * The rows as CSV (RFC 4180) with a header, of columns that are always the same. Texts that a spreadsheet would take for a
     * formula have an apostrophe before them.
     */
    public String csv() {
        return CrmCsv.of(feed, rows);
    }

    /** Shows no row, so that a log cannot. */
    @Override
    public String toString() {
        return "CrmPage[" + feed + ", " + rows.size() + " rows, cursor=" + cursor + ", more=" + more + "]";
    }
}
