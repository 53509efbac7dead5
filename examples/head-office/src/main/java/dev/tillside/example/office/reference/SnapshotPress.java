package dev.tillside.example.office.reference;

import dev.tillside.example.office.store.Book;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a snapshot: one reader goes through all that stands, and each part is written by itself, so that the writer is never
 * held for long. Who was erased is told too, since a till may know him still; other removals are not.
 */
public final class SnapshotPress {
    private static final int PART = 2 << 20;
    /** A member with what he holds, one after the other: tills keep them in one record. */
    private static final String ALL = """
            select json from reference where removed = 0 or erase = 1
            order by case when owner is null then 0 else 1 end, owner, case type when 'member' then 0 else 1 end, change""";

    private final Book reading;
    private final Book writing;
    private final long issue;
    private ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private GZIPOutputStream part;
    private int parts;
    private long objects;

    /**
     * @param issue the number of the snapshot that it makes
     */
    public SnapshotPress(Book reading, Book writing, long issue) throws IOException {
        this.reading = reading;
        this.writing = writing;
        this.issue = issue;
        this.part = new GZIPOutputStream(packed);
    }

    /** @return how many objects it has */
    public long print() throws IOException {
        // One question is answered from one moment, whatever is written meanwhile.
        reading.look(book -> {
            try (Statement asked = book.createStatement();
                    ResultSet rows = asked.executeQuery(ALL)) {
                while (rows.next()) {
                    add(rows.getString(1));
                }
                return objects;
            } catch (IOException e) {
                throw new SQLException(e);
            }
        });
        if (objects > 0) {
            endPart();
        }
        return objects;
    }

    private void add(String json) throws IOException {
        if (packed.size() >= PART) {
            endPart();
            packed = new ByteArrayOutputStream();
            part = new GZIPOutputStream(packed);
        }
        part.write(json.getBytes(StandardCharsets.UTF_8));
        part.write('\n');
        objects++;
    }

    private void endPart() throws IOException {
        part.close();
        byte[] whole = packed.toByteArray();
        int number = parts++;
        writing.change(book -> {
            new Snapshots(book).addPart(issue, number, whole);
            return number;
        });
    }
}
