package dev.tillside.example.office.delivery;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Cursors;
import dev.tillside.example.office.store.Pages;
import dev.tillside.example.office.store.Rows;
import dev.tillside.member.MemberId;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What tills delivered: sales, returns, and notes of baskets put aside; each once. */
public final class Baskets {
    private final Connection book;
    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public Baskets(Connection book) {
        this.book = book;
        this.rows = new Rows(book);
    }

    /**
     * A transaction as it is stored.
     *
     * @param original the sale that a return returns
     * @param member who bought or brought back
     */
    public record Stored(Delivery delivery, Sale.Kind kind, Optional<BasketKey> original, Optional<MemberId> member) {}

    /** Stores one whose key is not there, as the newest. */
    public void add(Stored stored, Instant now) throws SQLException {
        rows.run(
                """
                insert into basket (arrival, key, received, json, kind, original, member)
                values ((select coalesce(max(arrival), 0) + 1 from basket), ?, ?, ?, ?, ?, ?)""",
                stored.delivery().key().toString(),
                now.toString(),
                stored.delivery().json(),
                stored.kind().name().toLowerCase(Locale.ROOT),
                stored.original().map(BasketKey::toString).orElse(null),
                stored.member().map(MemberId::id).orElse(null));
    }

    /** The transaction of this key, as it is stored. */
    public Optional<String> json(BasketKey key) throws SQLException {
        return rows.text("select json from basket where key = ?", key.toString());
    }

    /** The text of a transaction that is there. */
    public String of(String key) throws SQLException {
        return json(BasketKey.parse(key)).orElseThrow(() -> new SQLException("what is told of is there"));
    }

    /** The sales of a member, in the order of arrival. */
    public List<String> of(MemberId member) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("""
                select b.json from account_move a join basket b on b.key = a.key where a.account = ? order by b.arrival""")) {
            asked.setString(1, member.id());
            try (ResultSet rows = asked.executeQuery()) {
                List<String> sales = new ArrayList<>();
                while (rows.next()) {
                    sales.add(rows.getString(1));
                }
                return sales;
            }
        }
    }

    /** How many sales are stored. */
    public long count() throws SQLException {
        return number("select count(*) from basket where kind = 'sale'");
    }

    /** The keys of all sales and returns, in the order of arrival. */
    public List<BasketKey> all() throws SQLException {
        return keys("select key from basket where kind <> 'note' order by arrival");
    }

    /** The keys of all sales, in the order of arrival. */
    public List<BasketKey> keys() throws SQLException {
        return keys("select key from basket where kind = 'sale' order by arrival");
    }

    /** The returns of a sale that arrived before that one of them, in the order of arrival. */
    public List<String> returnsBefore(String original, BasketKey key) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("""
                select json from basket where original = ? and arrival < (select arrival from basket where key = ?)
                order by arrival""")) {
            asked.setString(1, original);
            asked.setString(2, key.toString());
            try (ResultSet rows = asked.executeQuery()) {
                List<String> returns = new ArrayList<>();
                while (rows.next()) {
                    returns.add(rows.getString(1));
                }
                return returns;
            }
        }
    }

    private List<BasketKey> keys(String question) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet rows = asked.executeQuery(question)) {
            List<BasketKey> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(BasketKey.parse(rows.getString(1)));
            }
            return keys;
        }
    }

    /** The page after a cursor; it also ends where it gets long. */
    public ChangePage after(Cursors cursors, String cursor, int most) throws SQLException {
        long after = cursors.place(cursor, number("select coalesce(max(arrival), 0) from basket"));
        try (PreparedStatement asked = book.prepareStatement("""
                select arrival, json from basket where arrival > ? order by arrival limit ?""")) {
            asked.setLong(1, after);
            asked.setLong(2, most + 1L); // one more tells whether there is more
            try (ResultSet rows = asked.executeQuery()) {
                return Pages.of(rows, cursors, after, most);
            }
        }
    }

    /** The sums over all that is stored, which is read for it. */
    public Totals totals() throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet rows = asked.executeQuery("select json from basket where kind <> 'note'")) {
            Totals sum = Totals.NONE;
            while (rows.next()) {
                sum = sum.plus(Sale.totals(rows.getString(1)));
            }
            return sum;
        }
    }

    private long number(String question) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
