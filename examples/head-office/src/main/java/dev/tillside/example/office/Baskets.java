package dev.tillside.example.office;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
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
import java.util.Set;

/** What tills delivered: sales, returns, and notes of baskets put aside; each once. */
final class Baskets {
    private final Connection book;

    Baskets(Connection book) {
        this.book = book;
    }

    List<Settlement> take(List<Delivery> batch, List<Optional<String>> faults, List<Accounts.Told> told, Instant now)
            throws SQLException {
        String insert = """
                insert into basket (arrival, key, received, json, kind, original, lists, member)
                values ((select coalesce(max(arrival), 0) + 1 from basket), ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement inserted = book.prepareStatement(insert)) {
            inserted.setString(2, now.toString());
            List<Settlement> settlements = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                Delivery delivery = batch.get(i);
                settlements.add(
                        faults.get(i).isPresent()
                                ? new Settlement(delivery.key(), Verdict.REFUSED, faults.get(i))
                                : take(delivery, told.get(i), inserted));
            }
            return settlements;
        }
    }

    private Settlement take(Delivery delivery, Accounts.Told told, PreparedStatement inserted) throws SQLException {
        Sale.Kind kind = Sale.kind(delivery.json());
        Set<MemberId> erased = new Erasing(book).erased(told.named());
        Delivery kept = Erasing.anonymous(delivery, erased);
        Optional<String> stored = json(delivery.key());
        if (stored.isPresent()) {
            return Sale.same(stored.get(), kept.json())
                    ? new Settlement(delivery.key(), Verdict.ALREADY_THERE, Optional.empty())
                    : refused(delivery, "a different sale of this key is stored");
        }
        Accounts accounts = new Accounts(book);
        Optional<String> fault = told.fault().isPresent() ? told.fault() : accounts.misfit(told);
        if (fault.isPresent()) {
            return refused(delivery, fault.get());
        }
        inserted.setString(1, delivery.key().toString());
        inserted.setString(3, kept.json());
        inserted.setString(4, kind.name().toLowerCase(Locale.ROOT));
        inserted.setString(5, original(kind, delivery).orElse(null));
        inserted.setInt(6, kept.json().contains("\"lists\":[{") ? 1 : 0);
        Optional<MemberId> member = kind == Sale.Kind.NOTE ? Optional.empty() : Sale.member(kept.json());
        inserted.setString(7, member.map(MemberId::id).orElse(null));
        inserted.executeUpdate();
        accounts.take(delivery, told, erased);
        if (member.isPresent()) {
            new CrmEntries(book).tellSale(member.get(), delivery.key().toString(), kept.json());
        }
        return new Settlement(delivery.key(), Verdict.STORED, Optional.empty());
    }

    private static Optional<String> original(Sale.Kind kind, Delivery delivery) {
        return kind == Sale.Kind.RETURN ? Sale.original(delivery.json()).map(BasketKey::toString) : Optional.empty();
    }

    private static Settlement refused(Delivery delivery, String reason) {
        return new Settlement(delivery.key(), Verdict.REFUSED, Optional.of(reason));
    }

    Optional<String> json(BasketKey key) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("select json from basket where key = ?")) {
            asked.setString(1, key.toString());
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The text of a transaction that is there. */
    String of(String key) throws SQLException {
        return json(BasketKey.parse(key)).orElseThrow(() -> new SQLException("what is told of is there"));
    }

    /** The sales of a member, in the order of arrival. */
    List<String> of(MemberId member) throws SQLException {
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

    long count() throws SQLException {
        return number("select count(*) from basket where kind = 'sale'");
    }

    /** The keys of all sales and returns, in the order of arrival. */
    List<BasketKey> all() throws SQLException {
        return keys("select key from basket where kind <> 'note' order by arrival");
    }

    List<BasketKey> keys() throws SQLException {
        return keys("select key from basket where kind = 'sale' order by arrival");
    }

    /** The returns of a sale that arrived before that one of them, in the order of arrival. */
    List<String> returnsBefore(String original, BasketKey key) throws SQLException {
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

    ChangePage after(Cursors cursors, String cursor, int most) throws SQLException {
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

    Totals totals() throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet rows = asked.executeQuery("select json from basket where kind <> 'note'")) {
            Totals sum = Totals.NONE;
            while (rows.next()) {
                sum = sum.plus(Sale.totals(rows.getString(1)));
            }
            return sum;
        }
    }

    /** What each payer owes for discounts and tender coupons, less what returns took back. */
    Claims claims() throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet rows = asked.executeQuery("select json from basket where kind <> 'note'")) {
            Claims claims = new Claims();
            while (rows.next()) {
                claims.add(rows.getString(1));
            }
            return claims;
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
