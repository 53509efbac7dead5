package dev.tillside.internal.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Keeps the journal from growing for ever: the texts of transactions that head office has are let go when they are old, or when
 * the file is larger than it may be. What head office does not have, refused or not, is never touched. Keys, ledger, coupon uses and limits stay,
 * so that a trimmed sale is still not sold, spent or counted twice. Thread-safe.
 */
public final class Keeping {
    /** So few that a checkout never waits long for the file. */
    private static final int AT_ONCE = 20;

    private final Database database;

    Keeping(Database database) {
        this.database = database;
    }

    /**
     * Lets go what is older than that day, and the oldest while the file is larger than it may be.
     *
     * @param from the first business day that is kept for its age
     * @param mostBytes in use in the file
     * @return how many transactions were trimmed
     */
    public int trim(LocalDate from, long mostBytes) {
        int trimmed = 0;
        int now;
        do {
            now = trimSome(from.toEpochDay());
            trimmed += now;
        } while (now > 0);
        while (database.size() > mostBytes && (now = trimSome(Long.MAX_VALUE)) > 0) {
            trimmed += now;
        }
        return trimmed;
    }

    private int trimSome(long before) {
        boolean any = database.read(() -> database.row(
                        "SELECT 1 FROM sale WHERE trimmed = 0 AND day < ? AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.sale = sale.id)",
                        r -> true,
                        before)
                .isPresent());
        return any ? database.write(() -> trim(before)) : 0;
    }

    private int trim(long before) throws SQLException {
        database.run("""
                DELETE FROM mended WHERE sale IN (
                  SELECT id FROM sale WHERE trimmed = 0 AND day < ? AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.sale = sale.id)
                  ORDER BY day, id LIMIT ?)
                """, before, AT_ONCE);
        return database.run("""
                UPDATE sale SET trimmed = 1, json = '' WHERE id IN (
                  SELECT id FROM sale WHERE trimmed = 0 AND day < ? AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.sale = sale.id)
                  ORDER BY day, id LIMIT ?)
                """, before, AT_ONCE);
    }

    /** The latest business day of what is here. */
    public Optional<LocalDate> latestDay() {
        return database.read(() -> database.row(
                "SELECT max(day) FROM sale WHERE trimmed = 0 HAVING max(day) IS NOT NULL",
                r -> LocalDate.ofEpochDay(r.getLong(1))));
    }

    /** How many transactions were let go. */
    public int trimmed() {
        return database.read(() -> database.row("SELECT count(*) FROM sale WHERE trimmed = 1", r -> r.getInt(1))
                .orElse(0));
    }
}
