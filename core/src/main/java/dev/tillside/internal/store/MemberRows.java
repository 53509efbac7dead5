package dev.tillside.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members' records of one file. What a transaction changes in them is collected and written at its end, a row each,
 * however many of a member's objects came.
 */
final class MemberRows {
    private final Database database;
    private final Vault vault;
    private final Map<String, Row> open = new LinkedHashMap<>();

    /** Number 0: not in the file yet. */
    private static final class Row {
        private long number;
        private final MemberRecord record;
        private boolean changed;

        Row(long number, MemberRecord record) {
            this.number = number;
            this.record = record;
        }
    }

    MemberRows(Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    /** A record as it is in the file. */
    Optional<MemberRecord> find(String id) throws SQLException {
        return database.row("SELECT id, record FROM member WHERE id = ?", this::record, vault.name(id));
    }

    private MemberRecord record(ResultSet row) throws SQLException {
        return vault.record(row.getObject(1), row.getBytes(2));
    }

    /** The records of that card; one, as a rule, so that sorting them is not worth SQLite's while. */
    List<MemberRecord> ofCard(String card) throws SQLException {
        return database.rows(
                "SELECT m.id, m.record FROM card c JOIN member m ON m.number = c.member WHERE c.card = ?",
                this::record,
                vault.card(card));
    }

    /** Whose coupon or list that is. */
    Optional<MemberRecord> holder(Holding type, String id) throws SQLException {
        return database.row(
                "SELECT m.id, m.record FROM held h JOIN member m ON m.number = h.member WHERE h.type = ? AND h.id = ?",
                this::record,
                type.ordinal(),
                vault.name(id));
    }

    /** What is looked for in a member's record by its own id. */
    enum Holding {
        COUPON,
        LIST
    }

    /** The records with a greater number, in order of number: those after the one that is named, or all. */
    List<MemberRecord> after(Optional<String> id, int most) throws SQLException {
        return database.rows("""
                SELECT id, record FROM member
                WHERE number > coalesce((SELECT number FROM member WHERE id = ?), 0) ORDER BY number LIMIT ?
                """, this::record, id.map(vault::name).orElse(""), most);
    }

    boolean isNone() throws SQLException {
        return database.row("SELECT 1 FROM member LIMIT 1", row -> true).isEmpty();
    }

    /** The record of that id, which may be changed until {@link #save}; an empty one where there is none. */
    MemberRecord toChange(String id) throws SQLException {
        Row row = row(id);
        row.changed = true;
        return row.record;
    }

    private Row row(String id) throws SQLException {
        Row known = open.get(id);
        if (known == null) {
            known = database.row(
                            "SELECT id, record, number FROM member WHERE id = ?",
                            found -> new Row(found.getLong(3), record(found)),
                            vault.name(id))
                    .orElseGet(() -> new Row(0, new MemberRecord(id)));
            open.put(id, known);
        }
        return known;
    }

    /** The number by which indexes name the member; his row is made where there is none. */
    private long number(String id) throws SQLException {
        Row row = row(id);
        if (row.number == 0) {
            row.number = database.insert("INSERT INTO member (id, record) VALUES (?, x'')", vault.name(id));
            row.changed = true;
        }
        return row.number;
    }

    void addCard(String card, String member) throws SQLException {
        database.run("INSERT OR IGNORE INTO card (card, member) VALUES (?, ?)", vault.card(card), number(member));
    }

    void removeCard(String card, String member) throws SQLException {
        database.run("DELETE FROM card WHERE card = ? AND member = ?", vault.card(card), number(member));
    }

    /** Notes whose it is, unless somebody has it already. */
    boolean claim(Holding type, String id, String member) throws SQLException {
        return database.run(
                        "INSERT OR IGNORE INTO held (type, id, member) VALUES (?, ?, ?)",
                        type.ordinal(),
                        vault.name(id),
                        number(member))
                > 0;
    }

    Optional<String> heldBy(Holding type, String id) throws SQLException {
        return database.row(
                "SELECT m.id FROM held h JOIN member m ON m.number = h.member WHERE h.type = ? AND h.id = ?",
                row -> vault.named(row.getObject(1)),
                type.ordinal(),
                vault.name(id));
    }

    void release(Holding type, String id) throws SQLException {
        database.run("DELETE FROM held WHERE type = ? AND id = ?", type.ordinal(), vault.name(id));
    }

    /** Writes what was changed; inside the transaction. */
    void save() throws SQLException {
        for (Row row : new ArrayList<>(open.values())) {
            if (row.changed) {
                save(row);
            }
        }
        open.clear();
    }

    private void save(Row row) throws SQLException {
        if (row.record.isEmpty()) {
            database.run("DELETE FROM member WHERE id = ?", vault.name(row.record.id()));
        } else if (row.number == 0) {
            database.run(
                    "INSERT INTO member (id, record) VALUES (?, ?)",
                    vault.name(row.record.id()),
                    vault.seal(row.record));
        } else {
            database.run("UPDATE member SET record = ? WHERE number = ?", vault.seal(row.record), row.number);
        }
    }

    /** Forgets what was to be written: the transaction came to nothing. */
    void forget() {
        open.clear();
    }
}
