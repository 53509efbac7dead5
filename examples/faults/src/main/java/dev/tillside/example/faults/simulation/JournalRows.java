package dev.tillside.example.faults.simulation;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.Booking;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import dev.tillside.sale.Receipt;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A closed till's file, read with SQL: every transaction is there with all that belongs to it, or not at all. */
final class JournalRows {
    private final Path journal;
    private final Books books;
    private final int till;

    JournalRows(Path journal, Books books, int till) {
        this.journal = journal;
        this.books = books;
        this.till = till;
    }

    private record Row(String key, String kind, BigDecimal points, int coupons, int purchases, boolean waits) {}

    void check() {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = file.createStatement()) {
            integrity(statement);
            if (books.erased().isEmpty()) {
                transactions(statement);
                chain(statement);
            }
        } catch (SQLException e) {
            throw new Violation("a till's file can be read", e.getMessage(), e);
        }
    }

    private static void integrity(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA quick_check")) {
            Violation.unlessSame("ok", row.getString(1), "a till's file is sound", "quick_check");
        }
        try (ResultSet row = statement.executeQuery("""
                SELECT (SELECT count(*) FROM checkout) + (SELECT count(*) FROM checkout_event)
                  + (SELECT count(*) FROM ledger WHERE sale NOT IN (SELECT id FROM sale))
                  + (SELECT count(*) FROM coupon_use WHERE sale NOT IN (SELECT id FROM sale))
                  + (SELECT count(*) FROM offer_use WHERE sale NOT IN (SELECT id FROM sale))
                  + (SELECT count(*) FROM outbox WHERE sale NOT IN (SELECT id FROM sale))""")) {
            Violation.unlessSame(0, row.getInt(1), "nothing is left over in a till's file", "rows of no transaction");
        }
    }

    private void transactions(Statement statement) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        try (ResultSet found = statement.executeQuery("""
                SELECT s.key, s.kind,
                  (SELECT coalesce(sum(l.points), 0) FROM ledger l WHERE l.sale = s.id) points,
                  (SELECT coalesce(sum(c.uses), 0) FROM coupon_use c WHERE c.sale = s.id) coupons,
                  (SELECT count(*) FROM purchase p WHERE p.sale = s.id) purchases,
                  EXISTS (SELECT 1 FROM outbox o WHERE o.sale = s.id) waits
                FROM sale s WHERE s.here = 1 AND s.kind <> 'NOTE'""")) {
            while (found.next()) {
                String key = found.getString("key");
                Row row = new Row(
                        key,
                        found.getString("kind"),
                        new BigDecimal(found.getString("points")),
                        found.getInt("coupons"),
                        found.getInt("purchases"),
                        found.getBoolean("waits"));
                Violation.unless(rows.put(key, row) == null, "a transaction is there once", key);
            }
        }
        for (Books.Sold sold : books.soldList()) {
            if (sold.till() == till) {
                whole(
                        sold.receipt(),
                        Optional.ofNullable(rows.remove(sold.receipt().key().toString())));
            }
        }
        for (List<Books.Back> backs : books.returns().values()) {
            for (Books.Back back : backs) {
                if (back.till() == till) {
                    Row row = rows.remove(back.refund().key().toString());
                    Violation.unless(
                            row != null,
                            "a return is in the file",
                            back.refund().key().toString());
                    boolean twice = back.refund().of().map(books::returnedTwice).orElse(false);
                    if (!twice && !books.disputed(back.refund().key())) {
                        same(Books.points(back.refund()), row, "a return moves its points");
                    }
                }
            }
        }
        Violation.unless(
                rows.isEmpty(),
                "nothing unacknowledged is in the file",
                rows.keySet().toString());
    }

    private void whole(Receipt receipt, Optional<Row> found) {
        Row row = found.orElseThrow(
                () -> new Violation("a sale is in the file", receipt.key().toString()));
        same(Books.points(receipt), row, "a sale moves its points");
        int coupons = Catalogue.MEMBERS.stream()
                .mapToInt(member -> Oracle.uses(receipt, Catalogue.coupon(member)))
                .sum();
        Violation.unlessSame(coupons, row.coupons(), "a sale uses its coupons", row.key());
        Violation.unlessSame(
                receipt.member().isPresent() ? 1 : 0, row.purchases(), "a sale has its purchase", row.key());
        Violation.unless(!row.waits() || books.disputed(receipt.key()), "what is delivered waits no more", row.key());
    }

    private static void same(long points, Row row, String rule) {
        Violation.unless(row.points().compareTo(BigDecimal.valueOf(points)) == 0, rule, row + ", not " + points);
    }

    /** By the rows alone: each hash follows from the one before. */
    private void chain(Statement statement) throws SQLException {
        String name;
        String last;
        try (ResultSet row = statement.executeQuery("SELECT name, hash FROM chain")) {
            if (!row.next()) {
                return;
            }
            name = row.getString(1);
            last = row.getString(2);
        }
        String hash = Chain.start(name);
        try (ResultSet row = statement.executeQuery("""
                SELECT l.* FROM ledger l JOIN sale s ON s.id = l.sale WHERE s.here = 1 ORDER BY l.id""")) {
            while (row.next()) {
                hash = Chain.next(hash, entry(row));
                Violation.unlessSame(
                        hash, row.getString("hash"), "the chain of hashes holds", row.getString("booking"));
            }
        }
        Violation.unlessSame(last, hash, "the chain of hashes ends where it is said to", "till " + till);
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        long expires = row.getLong("expires");
        Optional<LocalDate> through = row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(expires));
        return new LedgerEntry(
                new MemberId(row.getString("member")),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                row.getString("lot"),
                Points.of(row.getString("points")),
                LocalDate.ofEpochDay(row.getLong("available")),
                through,
                new Booking(row.getString("booking"), LocalDate.ofEpochDay(row.getLong("day"))),
                row.getInt("number"),
                Optional.ofNullable(row.getString("undoes")));
    }

    /** Somebody gives himself points. Answers whether there was a row to change. */
    static boolean tamper(Path journal) {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = file.createStatement()) {
            return statement.executeUpdate("""
                    UPDATE ledger SET points = CAST(points AS INTEGER) + 7
                    WHERE id = (SELECT max(id) FROM ledger WHERE kind = 'EARN')""") > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
