package dev.tillside.example.office.store;

import dev.tillside.sync.ChangePage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Pages that stay well below what a till takes at once. */
public final class Pages {
    private static final int LONGEST = 8 << 20;

    private Pages() {}

    /** A page of rows of (place, json), in the order of places. */
    public static ChangePage of(ResultSet rows, Cursors cursors, long after, int most) throws SQLException {
        List<String> objects = new ArrayList<>();
        long place = after;
        long length = 0;
        while (rows.next()) {
            if (objects.size() == most || length > LONGEST) {
                return new ChangePage(objects, cursors.text(place), true);
            }
            String json = rows.getString(2);
            objects.add(json);
            place = rows.getLong(1);
            length += json.length();
        }
        return new ChangePage(objects, cursors.text(place), false);
    }
}
