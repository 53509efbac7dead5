package dev.tillside.example.office.crm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a CRM has read a feed.
 *
 * @param begun the newest place when it began: what was gone by then it was never told
 */
record CrmCursor(long begun, long place, boolean fromStart) {
    private static final Pattern CURSOR =
            Pattern.compile("([0-9a-f]{8})-(member|redemption)-([0-9]{1,18})-([0-9]{1,18})");

    /** The start, where the text is no cursor of this office and feed, or is ahead of it. */
    static CrmCursor of(String text, String epoch, CrmFeed feed, long newest) {
        Matcher parts = CURSOR.matcher(text);
        if (parts.matches() && parts.group(1).equals(epoch) && parts.group(2).equals(feed.wireName())) {
            CrmCursor read = new CrmCursor(Long.parseLong(parts.group(3)), Long.parseLong(parts.group(4)), false);
            if (read.place <= newest && read.begun <= newest) {
                return read;
            }
        }
        return new CrmCursor(newest, 0, true);
    }

    CrmCursor at(long next) {
        return new CrmCursor(begun, next, false);
    }

    String text(String epoch, CrmFeed feed) {
        return epoch + "-" + feed.wireName() + "-" + begun + "-" + place;
    }
}
