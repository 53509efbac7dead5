package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import java.util.List;

/**
 * Reference data that changed after a cursor.
 *
 * @param objects wire objects, one line of JSON each, in the order in which they changed
 * @param cursor where the next page begins; opaque to the till
 * @param more whether there is a next page now
 */
public record ChangePage(List<String> objects, String cursor, boolean more) {
    public ChangePage {
        objects = List.copyOf(objects);
        BadInput.present(cursor, "cursor");
    }
}
