package dev.tillside.example.office.reference;

import dev.tillside.example.office.store.Cursors;
import dev.tillside.sync.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The snapshots in the book. */
public final class Snapshots {
    /** So many are kept, that a till which is taking the last but one can end it. */
    private static final int KEPT = 2;

    private final Connection book;

    /** In one look at the book, or one change of it. */
    public Snapshots(Connection book) {
        this.book = book;
    }

    /** The newest that is whole. */
    public Optional<Snapshot> newest(Cursors cursors) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(
                        "select issue, id, place, objects from snapshot order by issue desc limit 1");
                ResultSet row = asked.executeQuery()) {
            return row.next()
                    ? Optional.of(new Snapshot(
                            row.getString(2),
                            row.getLong(1),
                            cursors.text(row.getLong(3)),
                            row.getLong(4),
                            parts(row.getLong(1)),
                            Optional.empty()))
                    : Optional.empty();
        }
    }

    private List<Snapshot.Part> parts(long issue) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(
                "select length(packed), sha256 from snapshot_part where issue = ? order by number")) {
            asked.setLong(1, issue);
            try (ResultSet rows = asked.executeQuery()) {
                List<Snapshot.Part> parts = new ArrayList<>();
                while (rows.next()) {
                    parts.add(new Snapshot.Part(rows.getLong(1), rows.getString(2)));
                }
                return parts;
            }
        }
    }

    /** A part of a snapshot that is kept. */
    public Optional<byte[]> part(String id, int number) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("""
                select packed from snapshot_part join snapshot using (issue) where id = ? and number = ?""")) {
            asked.setString(1, id);
            asked.setInt(2, number);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** The number for the next one: the clock's, or above the last where the clock was set back. */
    public long nextIssue(long clock) throws SQLException {
        try (PreparedStatement asked =
                        book.prepareStatement("select coalesce(max(issue), 0) from (select issue from snapshot_part"
                                + " union all select issue from snapshot) issues");
                ResultSet row = asked.executeQuery()) {
            row.next();
            return Math.max(clock, row.getLong(1) + 1);
        }
    }

    void addPart(long issue, int number, byte[] packed) throws SQLException {
        run(
                "insert into snapshot_part (issue, number, sha256, packed) values (?, ?, ?, ?)",
                issue,
                number,
                Snapshot.Part.of(packed).sha256(),
                packed);
    }

    /** All parts are in: from here on it is the newest, and what is too old goes. */
    public void finish(long issue, String id, long place, long objects) throws SQLException {
        run("insert into snapshot (issue, id, place, objects) values (?, ?, ?, ?)", issue, id, place, objects);
        run("delete from snapshot where issue not in (select issue from snapshot order by issue desc limit ?)", KEPT);
        run("delete from snapshot_part where issue < ? and issue not in (select issue from snapshot)", issue);
    }

    /** Removals from before the newest snapshot are told no more. */
    public void tellNoRemovalsBefore() throws SQLException {
        run("update office set told_since = coalesce((select max(place) from snapshot), told_since)");
    }

    /** From which change on removals are told. */
    long toldSince() throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("select told_since from office");
                ResultSet row = asked.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String statement, Object... arguments) throws SQLException {
        try (PreparedStatement run = book.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                run.setObject(i + 1, arguments[i]);
            }
            run.executeUpdate();
        }
    }
}
