package dev.tillside.internal.store;

import java.util.Optional;

/** The till's own name towards head office, and the name of what head office has stored. Durable on return; thread-safe. */
public final class OfficeRow {
    private static final long UNREAD = -1;

    private final Database database;
    private final Undelivered undelivered;
    private volatile long level = UNREAD;

    OfficeRow(Database database, Undelivered undelivered) {
        this.database = database;
        this.undelivered = undelivered;
    }

    /**
     * A whole round has ended: what was sold before is head office's, and what it knew of other tills then is known here.
     * A round that broke off after it delivered says nothing of other tills, and does not count.
     */
    public void levelled() {
        long now = undelivered.moment();
        if (now != level()) {
            database.write(() -> database.run("UPDATE till SET level = ?", now));
            level = now;
        }
    }

    /** The moment of the last whole round, as {@link Undelivered} asks for it; before the first, that of the first sale. */
    public long level() {
        if (level == UNREAD) {
            level = database.read(() -> database.row("SELECT level FROM till", r -> r.getLong(1)))
                    .orElse(0L);
        }
        return level;
    }

    /**
     * The till's name, which no two directories share and which is never changed.
     *
     * @param otherwise its name from now on, where it has none yet
     */
    public String till(String otherwise) {
        Optional<String> name = database.read(() -> database.row("SELECT name FROM till", r -> r.getString(1)));
        return name.orElseGet(() -> database.write(() -> {
            database.run("INSERT OR IGNORE INTO till (one, name) VALUES (1, ?)", otherwise);
            return otherwise;
        }));
    }

    /**
     * Hears under which name head office keeps what it has. Under another one than last time it may have lost what it had: then
     * all transactions of this till whose texts are still here wait for head office once more.
     *
     * @return how many transactions wait that did not
     */
    public int heard(String office) {
        Optional<String> before = database.read(
                () -> database.row("SELECT office FROM till WHERE office IS NOT NULL", r -> r.getString(1)));
        if (before.equals(Optional.of(office))) {
            return 0;
        }
        return database.write(() -> {
            database.run("UPDATE till SET office = ?", office);
            return before.isEmpty() ? 0 : database.run("""
                    INSERT INTO outbox (sale, attempts)
                    SELECT id, 0 FROM sale WHERE here = 1 AND trimmed = 0 AND id NOT IN (SELECT sale FROM outbox)
                    """);
        });
    }
}
