package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.points.AccountIds;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks through the journal, row by row: heap does not grow with it. Thread-safe. */
public final class Inspection {
    private static final int AT_ONCE = 200;
    /** Tables whose rows name a transaction's. */
    private static final List<String> NAMING =
            List.of("outbox", "ledger", "coupon_use", "offer_use", "purchase", "visit", "voucher_move");

    private final Database database;
    private final Vault vault;
    private final Journal journal;

    /**
     * A row of the table of transactions.
     *
     * @param kind {@code SALE}, {@code RETURN} or {@code NOTE}
     * @param json empty where it was trimmed
     * @param waiting whether head office does not have it
     * @param refused why head office refused it
     */
    public record Row(
            long id,
            BasketKey key,
            String kind,
            boolean here,
            Optional<String> json,
            boolean waiting,
            Optional<String> refused) {}

    /** An open checkout, with its events in order. */
    public record Open(BasketKey key, boolean suspended, List<String> events) {}

    Inspection(Database database, Journal journal) {
        this.journal = journal;
        this.database = database;
        this.vault = database.vault();
    }

    /** What SQLite finds wrong with the file. */
    public List<String> faults() {
        return faults(database);
    }

    static List<String> faults(Database database) {
        return database.read(() -> database.rows("PRAGMA integrity_check", r -> r.getString(1))).stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    /** Sealed values that cannot be opened, because they were altered or moved. */
    public List<String> unreadable() {
        return Resealing.unreadable(database);
    }

    /** Transactions that were here once: rows are numbered without gaps, none is ever deleted, and other tables name them. */
    public List<String> missing() {
        return database.read(() -> {
            List<String> missing = new ArrayList<>();
            long gaps = database.row("SELECT coalesce(max(id), 0) - count(*) FROM sale", r -> r.getLong(1))
                    .orElse(0L);
            if (gaps > 0) {
                missing.add("transactions are missing from between others: " + gaps);
            }
            for (String table : NAMING) {
                database.row(
                                "SELECT count(DISTINCT sale) FROM " + table
                                        + " WHERE sale > (SELECT coalesce(max(id), 0) FROM sale)",
                                r -> r.getLong(1))
                        .filter(lost -> lost > 0)
                        .ifPresent(lost -> missing.add(
                                "the last transactions are missing, " + lost + " of the table " + table + " at least"));
            }
            return missing;
        });
    }

    /** All transactions, in the order in which this till made them or heard of them. */
    public void each(Consumer<Row> taker) {
        long after = 0;
        List<Row> some;
        do {
            some = page(after);
            for (Row row : some) {
                taker.accept(row);
                after = row.id();
            }
        } while (some.size() == AT_ONCE);
    }

    private List<Row> page(long after) {
        return database.read(() -> database.rows(
                """
                SELECT s.id, s.key, s.kind, s.here, s.json, o.sale IS NOT NULL, o.refused
                FROM sale s LEFT JOIN outbox o ON o.sale = s.id WHERE s.id > ? ORDER BY s.id LIMIT ?
                """,
                r -> new Row(
                        r.getLong(1),
                        BasketKey.parse(r.getString(2)),
                        r.getString(3),
                        r.getBoolean(4),
                        Optional.of(vault.open(SealedColumn.TRANSACTION, r.getObject(5), r.getString(2)))
                                .filter(json -> !json.isEmpty()),
                        r.getBoolean(6),
                        vault.openPresent(SealedColumn.REFUSAL, r.getObject(7), r.getLong(1))),
                after,
                AT_ONCE));
    }

    /** Open checkouts, in the order in which they were begun. */
    public List<Open> open() {
        return database.read(() -> {
            List<Open> open = new ArrayList<>();
            record Begun(long id, BasketKey key) {}
            for (Begun begun : database.rows(
                    "SELECT id, key FROM checkout ORDER BY id",
                    r -> new Begun(r.getLong(1), BasketKey.parse(r.getString(2))))) {
                boolean suspended = database.row("SELECT 1 FROM suspended WHERE checkout = ?", r -> true, begun.id())
                        .isPresent();
                open.add(new Open(begun.key(), suspended, journal.events(begun.id())));
            }
            return open;
        });
    }

    /** The ledger entries of a transaction, in order; those of erased members left out. */
    public List<LedgerEntry> entries(long row) {
        return database
                .read(() -> database.rows(
                        "SELECT " + AccountRows.ENTRY + " FROM ledger WHERE sale = ? ORDER BY id",
                        r -> AccountRows.entry(vault, r),
                        row))
                .stream()
                .filter(entry -> !entry.member().equals(AccountIds.ERASED))
                .toList();
    }

    /** Whether the entries of a transaction are an erased member's, in part at least. */
    public boolean isErased(long row) {
        return database.read(() -> database.row(
                        "SELECT 1 FROM ledger WHERE sale = ? AND member = ?",
                        r -> true,
                        row,
                        vault.name(AccountIds.ERASED))
                .isPresent());
    }

    /** The coupon uses of a transaction, as they count. */
    public Map<String, Integer> couponUses(long row) {
        return database.read(() -> {
            Map<String, Integer> uses = new TreeMap<>();
            database.rows(
                    "SELECT coupon, uses FROM coupon_use WHERE sale = ?",
                    r -> uses.put(vault.named(r.getObject(1)), r.getInt(2)),
                    row);
            return uses;
        });
    }

    /**
     * Holds the ledger against its chain of hashes.
     *
     * @param links how many entries follow one from the other
     * @param erased how many of them are erased members': their hash is taken at its word, and the next must follow from it
     * @param broken what does not follow, where something does not
     */
    public record Chained(long links, long erased, Optional<String> broken) {}

    /** Looks for the first ledger entry that does not follow from the one before. */
    public Chained chained() {
        return database.read(() -> {
            record End(String name, long links, String hash) {}
            Optional<End> end = database.row(
                    "SELECT name, links, hash FROM chain",
                    r -> new End(
                            r.getString(1),
                            r.getLong(2),
                            vault.open(SealedColumn.CHAIN_END, r.getObject(3), AccountRows.THE_ONE)));
            if (end.isEmpty()) {
                long entries = database.row("SELECT count(*) FROM ledger", r -> r.getLong(1))
                        .orElse(0L);
                return new Chained(0, 0, entries == 0 ? Optional.empty() : Optional.of("the chain's end is missing"));
            }
            Walk walk = new Walk(Chain.start(end.get().name()));
            while (walk.broken.isEmpty() && walk.page()) {
                // The next page, until there is none.
            }
            boolean ends = walk.hash.equals(end.get().hash())
                    && walk.links == end.get().links();
            return new Chained(
                    walk.links,
                    walk.erased,
                    walk.broken.isPresent() || ends
                            ? walk.broken
                            : Optional.of("the ledger does not end where its chain does: entries are missing"));
        });
    }

    private final class Walk {
        private String hash;
        private long after;
        private long links;
        private long erased;
        private Optional<String> broken = Optional.empty();

        private Walk(String start) {
            hash = start;
        }

        private record Link(long id, LedgerEntry entry, String hash) {}

        private boolean page() throws SQLException {
            List<Link> some = database.rows(
                    "SELECT " + AccountRows.ENTRY + ", hash FROM ledger WHERE id > ? ORDER BY id LIMIT ?",
                    r -> new Link(
                            r.getLong(11),
                            AccountRows.entry(vault, r),
                            vault.open(SealedColumn.LINK, r.getObject(12), r.getLong(11))),
                    after,
                    AT_ONCE);
            for (Link link : some) {
                boolean nobodys = link.entry().member().equals(AccountIds.ERASED);
                if (!nobodys && !Chain.next(hash, link.entry()).equals(link.hash())) {
                    broken = Optional.of("entry " + link.id() + ", of "
                            + link.entry().booking().key() + ", does not follow from the one before");
                    return false;
                }
                hash = link.hash();
                after = link.id();
                links++;
                erased += nobodys ? 1 : 0;
            }
            return some.size() == AT_ONCE;
        }
    }
}
