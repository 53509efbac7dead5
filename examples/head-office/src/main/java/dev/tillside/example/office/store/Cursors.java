package dev.tillside.example.office.store;

import dev.tillside.sync.HeadOffice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the file's history, as a text that is of no use with another file: after a restore the same numbers would
 * stand for other changes, and a till would miss some without a word.
 *
 * @param mark {@code n} in the cursors of whoever began at the start, and so needs no removals of before
 */
public record Cursors(String epoch, String mark) {
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{8})-(n?)([0-9]{1,18})");

    /** The cursors of an office, for whoever did not begin at its start. */
    public Cursors(String epoch) {
        this(epoch, "");
    }

    /** The cursors that go on from that one. */
    public Cursors after(String cursor) {
        return new Cursors(epoch, isNew(cursor) ? "n" : "");
    }

    /** Whether its reader began at the start. */
    public static boolean isNew(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        return cursor.equals(HeadOffice.START)
                || parts.matches() && !parts.group(2).isEmpty();
    }

    /** The cursor of this place. */
    public String text(long place) {
        return epoch + "-" + mark + place;
    }

    /** The place, or 0, the start, where the cursor is not of this file or is ahead of it. */
    public long place(String cursor, long newest) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches() || !parts.group(1).equals(epoch)) {
            return 0;
        }
        long place = Long.parseLong(parts.group(3));
        return place <= newest ? place : 0;
    }
}
