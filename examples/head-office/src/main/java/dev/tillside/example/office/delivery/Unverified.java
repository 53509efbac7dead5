package dev.tillside.example.office.delivery;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Stored transactions that could not be computed again, or came out differently when they were, in the book. */
public final class Unverified {
    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public Unverified(Connection book) {
        this.rows = new Rows(book);
    }

    /** In place of an earlier reason. */
    public void add(BasketKey key, String reason) throws SQLException {
        rows.run("""
                insert into unverified (key, reason) values (?, ?)
                on conflict (key) do update set reason = excluded.reason""", key.toString(), reason);
    }

    /** Whether the transaction is not verified. */
    public boolean has(BasketKey key) throws SQLException {
        return rows.any("select 1 from unverified where key = ?", key.toString());
    }

    /** It is verified after all; how many there were, one or none. */
    public int remove(BasketKey key) throws SQLException {
        return rows.run("delete from unverified where key = ?", key.toString());
    }

    /** How many, by reason. */
    public Map<String, Long> reasons() throws SQLException {
        Map<String, Long> reasons = new TreeMap<>();
        rows.list(
                        "select reason, count(*) from unverified group by reason",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }
}
