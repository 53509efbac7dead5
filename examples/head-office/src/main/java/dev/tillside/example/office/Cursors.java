package dev.tillside.example.office;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the file's history, as a text that is of no use with another file: after a restore the same numbers would
 * stand for other changes, and a till would miss some without a word.
 */
record Cursors(String epoch) {
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})");

    String text(long place) {
        return epoch + "-" + place;
    }

    /** The place, or 0, the start, where the cursor is not of this file or is ahead of it. */
    long place(String cursor, long newest) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches() || !parts.group(1).equals(epoch)) {
            return 0;
        }
        long place = Long.parseLong(parts.group(2));
        return place <= newest ? place : 0;
    }
}
