package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.DeadLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Deliveries that head office refused: kept, to be looked at, mended and sent again. Thread-safe. */
public final class DeadLetters {
    private static final String OF_KEY =
            "refused IS NOT NULL AND sale = (SELECT id FROM sale WHERE key = ? AND here = 1)";

    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /** All of them, the oldest first. */
    public List<DeadLetter> all() {
        return database.read(() -> database.rows("""
                SELECT s.key, o.refused, o.sale FROM outbox o JOIN sale s ON s.id = o.sale
                WHERE o.refused IS NOT NULL ORDER BY o.sale
                """, this::letter));
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        String reason = database.vault().open(SealedColumn.REFUSAL, row.getObject(2), row.getLong(3));
        return new DeadLetter(BasketKey.parse(row.getString(1)), reason);
    }

    /** How many there are. */
    public int count() {
        return database.read(
                () -> database.row("SELECT count(*) FROM outbox WHERE refused IS NOT NULL", r -> r.getInt(1))
                        .orElse(0));
    }

    /** Lets one be delivered again as it is; false where it is none. Durable when this returns. */
    public boolean resend(BasketKey key) {
        return database.write(() ->
                database.run("UPDATE outbox SET refused = NULL, attempts = 0 WHERE " + OF_KEY, key.toString()) > 0);
    }

    /**
     * Lets one be delivered again in other words; those that it had are kept. False, and nothing is done, where it is none.
     * Durable when this returns.
     */
    public boolean mend(BasketKey key, String json) {
        return database.write(() -> {
            Optional<Long> sale =
                    database.row("SELECT sale FROM outbox WHERE " + OF_KEY, r -> r.getLong(1), key.toString());
            if (sale.isEmpty()) {
                return false;
            }
            long id = sale.get();
            keepText(id, key);
            database.run(
                    "UPDATE sale SET json = ? WHERE id = ?",
                    database.vault().seal(SealedColumn.TRANSACTION, json, key.toString()),
                    id);
            database.run("UPDATE outbox SET refused = NULL, attempts = 0 WHERE sale = ?", id);
            return true;
        });
    }

    private void keepText(long sale, BasketKey key) throws SQLException {
        Vault vault = database.vault();
        String text = database.row(
                        "SELECT json FROM sale WHERE id = ?",
                        r -> vault.open(SealedColumn.TRANSACTION, r.getObject(1), key.toString()),
                        sale)
                .orElseThrow();
        long number = database.row("SELECT count(*) FROM mended WHERE sale = ?", r -> r.getLong(1), sale)
                .orElseThrow();
        database.run(
                "INSERT INTO mended (sale, number, json) VALUES (?, ?, ?)",
                sale,
                number,
                vault.seal(SealedColumn.MENDED, text, sale, number));
    }

    /** What was sent under that key before it was mended, the first first. */
    public List<String> before(BasketKey key) {
        return database.read(() -> database.rows("""
                SELECT m.sale, m.number, m.json FROM mended m JOIN sale s ON s.id = m.sale WHERE s.key = ? ORDER BY m.number
                """, this::mended, key.toString()));
    }

    private String mended(ResultSet row) throws SQLException {
        return database.vault().open(SealedColumn.MENDED, row.getObject(3), row.getLong(1), row.getLong(2));
    }
}
