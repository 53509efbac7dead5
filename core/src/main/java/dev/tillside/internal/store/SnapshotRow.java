package dev.tillside.internal.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * What a file says of the snapshot that was taken into it.
 *
 * @param digest of what head office said of the snapshot
 * @param issue head office's number for it
 * @param parts how many are in
 * @param objects how many lines they had
 * @param turn the last one of taking by hand in the file beside, when it began
 * @param stands whether it is whole, and stands
 */
record SnapshotRow(String digest, long issue, int parts, long objects, long turn, boolean stands) {
    static Optional<SnapshotRow> read(ReferenceFile file) {
        Database database = file.database();
        return database.read(() -> database.row(
                "SELECT digest, issue, parts, objects, turn, stands FROM snapshot",
                row -> new SnapshotRow(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6) == 1)));
    }

    /** Inside a transaction. */
    void write(ReferenceFile file) throws SQLException {
        file.database()
                .run(
                        "INSERT OR REPLACE INTO snapshot (one, digest, issue, parts, objects, turn, stands) VALUES (1, ?, ?, ?, ?, ?, ?)",
                        digest,
                        issue,
                        parts,
                        objects,
                        turn,
                        stands ? 1 : 0);
    }

    SnapshotRow withPart(long lines) {
        return new SnapshotRow(digest, issue, parts + 1, objects + lines, turn, stands);
    }

    SnapshotRow standing() {
        return new SnapshotRow(digest, issue, parts, objects, turn, true);
    }
}
