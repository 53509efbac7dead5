package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.DeadLetter;
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
        return database.read(
                () -> database.rows("""
                SELECT s.key, o.refused FROM outbox o JOIN sale s ON s.id = o.sale
                WHERE o.refused IS NOT NULL ORDER BY o.sale
                """, r -> new DeadLetter(BasketKey.parse(r.getString(1)), r.getString(2))));
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
            database.run("""
                    INSERT INTO mended (sale, number, json)
                    SELECT id, (SELECT count(*) FROM mended WHERE sale = ?), json FROM sale WHERE id = ?
                    """, id, id);
            database.run("UPDATE sale SET json = ? WHERE id = ?", json, id);
            database.run("UPDATE outbox SET refused = NULL, attempts = 0 WHERE sale = ?", id);
            return true;
        });
    }

    /** What was sent under that key before it was mended, the first first. */
    public List<String> before(BasketKey key) {
        return database.read(() -> database.rows("""
                SELECT m.json FROM mended m JOIN sale s ON s.id = m.sale WHERE s.key = ? ORDER BY m.number
                """, r -> r.getString(1), key.toString()));
    }
}
