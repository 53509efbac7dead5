package dev.tillside.example.office;

import dev.tillside.member.MemberId;
import dev.tillside.sync.ChangePage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference data in the book: of each object the newest version, removed or not, and when it changed last. */
final class Reference {
    private final Connection book;

    Reference(Connection book) {
        this.book = book;
    }

    List<Publication> publish(List<WireObject.Reading> readings, Instant now) throws SQLException {
        String upsert = """
                insert into reference (type, id, version, removed, json, change) values (?, ?, ?, ?, ?, ?)
                on conflict (type, id) do update set version = excluded.version, removed = excluded.removed,
                  json = excluded.json, change = excluded.change""";
        String stored = "select version, json from reference where type = ? and id = ?";
        try (PreparedStatement written = book.prepareStatement(upsert);
                PreparedStatement asked = book.prepareStatement(stored)) {
            List<Publication> publications = new ArrayList<>(readings.size());
            long change = newest();
            History history = new History(book);
            for (WireObject.Reading reading : readings) {
                Publication publication = reading.object().isPresent()
                        ? judged(reading.object().get(), asked)
                        : Publication.refused(Optional.empty(), reading.fault().orElseThrow());
                if (publication.verdict() == Publication.Verdict.ACCEPTED) {
                    remember(reading.object().orElseThrow());
                    change = newest();
                    write(reading.object().orElseThrow(), ++change, written);
                    history.keepAll(List.of(reading.object().orElseThrow()));
                    indexed(reading.object().orElseThrow(), now);
                }
                publications.add(publication);
            }
            return publications;
        }
    }

    /** What an object says of erasing, before it takes the place of the one that stands. */
    private void remember(WireObject object) throws SQLException {
        if (object.type().equals("member")) {
            Erasing erasing = new Erasing(book);
            if (object.erase()) {
                erasing.erase(new MemberId(object.id()));
            } else if (!object.removed()) {
                erasing.welcome(new MemberId(object.id()));
            }
        }
    }

    private void indexed(WireObject object, Instant now) throws SQLException {
        if (object.type().equals("member")) {
            new AccountIndex(book).take(object, now);
        }
    }

    /** The text of an object that stands. */
    Optional<WireObject> object(String type, String id) throws SQLException {
        return texts("select json from reference where type = ? and id = ? and not removed", type, id).stream()
                .findFirst()
                .flatMap(json -> WireObject.read(json).object());
    }

    /** The version of an object that stands or was removed; 0 where none is known. */
    long version(String type, String id) throws SQLException {
        List<String> versions = texts("select version from reference where type = ? and id = ?", type, id);
        return versions.isEmpty() ? 0 : Long.parseLong(versions.get(0));
    }

    /** The objects of that type which name the member. */
    List<String> ofMember(String type, MemberId member) throws SQLException {
        return texts(
                "select json from reference where type = ? and not removed and json_extract(json, '$.member') = ?"
                        + " order by id",
                type,
                member.id());
    }

    private List<String> texts(String question, String type, String argument) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(question)) {
            asked.setString(1, type);
            asked.setString(2, argument);
            try (ResultSet rows = asked.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    private static Publication judged(WireObject object, PreparedStatement asked) throws SQLException {
        asked.setString(1, object.type());
        asked.setString(2, object.id());
        try (ResultSet stored = asked.executeQuery()) {
            if (!stored.next()) {
                return Publication.of(object, Publication.Verdict.ACCEPTED);
            }
            long version = stored.getLong(1);
            if (version > object.version()) {
                return Publication.refused(
                        Optional.of(object.name()), "version " + version + " is stored, which is newer");
            }
            boolean same = object.json().equals(stored.getString(2));
            return Publication.of(object, same ? Publication.Verdict.UNCHANGED : Publication.Verdict.ACCEPTED);
        }
    }

    private static void write(WireObject object, long change, PreparedStatement written) throws SQLException {
        written.setString(1, object.type());
        written.setString(2, object.id());
        written.setLong(3, object.version());
        written.setBoolean(4, object.removed());
        written.setString(5, object.json());
        written.setLong(6, change);
        written.executeUpdate();
    }

    /** All that stands, as it was published. */
    List<WireObject> standing() throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet rows =
                        asked.executeQuery("select json from reference where not removed and type <> 'account'")) {
            List<WireObject> standing = new ArrayList<>();
            while (rows.next()) {
                WireObject.read(rows.getString(1)).object().ifPresent(standing::add);
            }
            return standing;
        }
    }

    /** Nothing where the cursor is from before removals are told. */
    Optional<ChangePage> changesAfter(Cursors cursors, String cursor, int most) throws SQLException {
        long after = cursors.place(cursor, newest());
        long toldSince = new Snapshots(book).toldSince();
        boolean begunHere = Cursors.isNew(cursor);
        if (after < toldSince && !begunHere) {
            return Optional.empty();
        }
        try (PreparedStatement asked = book.prepareStatement("""
                select change, json from reference
                where change > ?1 and (change > ?2 or not removed or type = 'member' and json_extract(json, '$.erase'))
                order by change limit ?3""")) {
            asked.setLong(1, after);
            asked.setLong(2, begunHere ? toldSince : 0);
            asked.setLong(3, most + 1L); // one more tells whether there is more
            try (ResultSet rows = asked.executeQuery()) {
                return Optional.of(Pages.of(rows, toldSince > 0 ? cursors.after(cursor) : cursors, after, most));
            }
        }
    }

    long count() throws SQLException {
        return number("select count(*) from reference where not removed and type <> 'account'");
    }

    /** The newest change. */
    long newest() throws SQLException {
        return number("select coalesce(max(change), 0) from reference");
    }

    private long number(String question) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            return row.getLong(1);
        }
    }
}
