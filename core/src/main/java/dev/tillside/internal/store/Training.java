package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.sale.Refund;
import dev.tillside.wire.RefundJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was sold and returned in training mode: kept so that it is answered again, and apart from all that counts. What a
 * method wrote is durable when it returns. Thread-safe.
 */
public final class Training {
    private final Database database;
    private final Journal journal;

    Training(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Opens a checkout in training; false where the key is taken, in training or not. */
    public boolean open(BasketKey key, String beginEvent) {
        return database.read(() -> json(key).isEmpty() && journal.open(key, beginEvent));
    }

    /** Ends a training sale with its receipt; where the key has one already, that is answered and nothing is done. */
    public Optional<String> commit(BasketKey key, String json, List<Refund> exchanged) {
        return database.write(() -> {
            Optional<String> before = json(key);
            if (before.isEmpty()) {
                journal.close(key);
                insert(Journal.Kind.SALE, key, json, Optional.empty());
                for (Refund refund : exchanged) {
                    write(refund);
                }
            }
            return before;
        });
    }

    /** Keeps a return of a training sale; false where the key is taken. */
    public boolean commit(Refund refund) {
        return database.write(() -> {
            if (json(refund.key()).isPresent() || journal.row(refund.key()).isPresent()) {
                return false;
            }
            write(refund);
            return true;
        });
    }

    private void write(Refund refund) throws SQLException {
        insert(Journal.Kind.RETURN, refund.key(), RefundJson.write(refund, Optional.empty()), refund.of());
    }

    private void insert(Journal.Kind kind, BasketKey key, String json, Optional<BasketKey> original)
            throws SQLException {
        database.run(
                "INSERT INTO training (key, tx, json, kind, original) VALUES (?, ?, ?, ?, ?)",
                key.toString(),
                key.tx(),
                database.vault().seal(SealedColumn.TRAINING, json, key.toString()),
                kind.name(),
                original.map(BasketKey::toString).orElse(null));
    }

    private Optional<String> json(BasketKey key) throws SQLException {
        return database.row("SELECT key, json FROM training WHERE key = ?", this::text, key.toString());
    }

    private String text(ResultSet row) throws SQLException {
        return database.vault().open(SealedColumn.TRAINING, row.getObject(2), row.getString(1));
    }

    /** The training sale of that key. */
    public Optional<String> saleJson(BasketKey key) {
        return database.read(() -> database.row(
                "SELECT key, json FROM training WHERE key = ? AND kind = 'SALE'", this::text, key.toString()));
    }

    /** The latest training sale of that transaction number, by day. */
    public Optional<BasketKey> lastSale(String tx) {
        return database
                .read(() -> database.rows(
                        "SELECT key FROM training WHERE tx = ? AND kind = 'SALE'",
                        r -> BasketKey.parse(r.getString(1)),
                        tx))
                .stream()
                .max(Comparator.comparing(BasketKey::businessDay));
    }

    /** What came back of that training sale. */
    public List<Refund> of(BasketKey sale) {
        return database.read(() -> database.rows(
                "SELECT key, json FROM training WHERE original = ? AND kind = 'RETURN' ORDER BY key",
                r -> RefundJson.read(text(r)),
                sale.toString()));
    }

    /** The return of that key made in training. */
    public Optional<Refund> refund(BasketKey key) {
        return database.read(() -> database.row(
                "SELECT key, json FROM training WHERE key = ? AND kind = 'RETURN'",
                r -> RefundJson.read(text(r)),
                key.toString()));
    }
}
