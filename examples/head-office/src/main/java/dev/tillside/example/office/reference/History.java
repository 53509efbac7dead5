package dev.tillside.example.office.reference;

import dev.tillside.fault.BadInput;
import dev.tillside.wire.ReferenceObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every text of programme, offers and keys of lists that ever came, so that old sales can be computed again. */
public final class History {
    private static final Set<String> TYPES = Set.of("program", "offer", "listKey");

    private final Connection book;

    /** In one look at the book, or one change of it. */
    public History(Connection book) {
        this.book = book;
    }

    /** Keeps those that decide prices; what is kept already, or cannot be read, is passed over. */
    public void keepAll(List<WireObject> objects) throws SQLException {
        String insert = """
                insert into history (type, id, version, digest, json) values (?, ?, ?, ?, ?) on conflict do nothing""";
        try (PreparedStatement kept = book.prepareStatement(insert)) {
            for (WireObject object : objects) {
                Optional<ReferenceObject> read = decidesPrices(object) ? read(object.json()) : Optional.empty();
                if (read.isPresent()) {
                    kept.setString(1, object.type());
                    kept.setString(2, object.id());
                    kept.setLong(3, object.version());
                    kept.setString(4, read.get().digest());
                    kept.setString(5, read.get().json());
                    kept.executeUpdate();
                }
            }
        }
    }

    private static boolean decidesPrices(WireObject object) {
        return TYPES.contains(object.type()) && !object.removed();
    }

    /** As tills read it: its digest is that of the text which they hold. */
    private static Optional<ReferenceObject> read(String json) {
        try {
            return Optional.of(ReferenceObject.read(json, Optional.empty()));
        } catch (BadInput e) {
            return Optional.empty(); // no till can have priced with it
        }
    }

    Optional<String> text(String type, String id, long version, String digest) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("""
                select json from history where type = ? and id = ? and version = ? and digest = ?""")) {
            asked.setString(1, type);
            asked.setString(2, id);
            asked.setLong(3, version);
            asked.setString(4, digest);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
