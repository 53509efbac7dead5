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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tills delivered: sales, returns, and notes of baskets put aside; each once. */
final class Baskets {
    private final Connection book;

    Baskets(Connection book) {
        this.book = book;
    }

    List<Settlement> take(List<Arrival> batch, Consequences consequences, Instant now) throws SQLException {
        String insert = """
                insert into basket (arrival, key, received, json, kind, original, member)
                values ((select coalesce(max(arrival), 0) + 1 from basket), ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement inserted = book.prepareStatement(insert)) {
            inserted.setString(2, now.toString());
            List<Settlement> settlements = new ArrayList<>(batch.size());
            for (Arrival arrival : batch) {
                settlements.add(take(arrival, consequences, inserted));
            }
            consequences.settle();
            return settlements;
        }
    }

    private Settlement take(Arrival arrival, Consequences consequences, PreparedStatement inserted)
            throws SQLException {
        Delivery delivery = arrival.delivery();
        Set<MemberId> erased = new Erasing(book).erased(arrival.told().named());
        Optional<Fault> fault = arrival.malformed();
        if (fault.isEmpty()) {
            Optional<String> stored = json(delivery.key());
            if (stored.isPresent()
                    && Sale.same(
                            stored.get(), Erasing.anonymous(delivery, erased).json())) {
                return new Settlement(delivery.key(), Verdict.ALREADY_THERE, Optional.empty());
            }
            if (stored.isPresent() && Sale.kind(delivery.json()) == Sale.Kind.NOTE) {
                return refused(
                        delivery, "another till took the basket up"); // which both may do, and nobody is at fault
            }
            fault = stored.isPresent() ? Optional.of(Fault.DIFFERENT) : fault(arrival);
        }
        if (fault.isPresent()) {
            consequences.ofFault(delivery, fault.get(), arrival.told(), erased);
            return refused(delivery, fault.get().reason());
        }
        store(arrival, erased, consequences, inserted);
        return new Settlement(delivery.key(), Verdict.STORED, Optional.empty());
    }

    private Optional<Fault> fault(Arrival arrival) throws SQLException {
        Optional<String> ledger = arrival.told().fault();
        if (ledger.isPresent()) {
            return Optional.of(new Fault(Fault.Code.LEDGER, ledger.get()));
        }
        if (arrival.wrong().isPresent()) {
            return arrival.wrong();
        }
        return new Accounts(book).misfit(arrival.told()).map(reason -> new Fault(Fault.Code.CHAIN, reason));
    }

    private void store(Arrival arrival, Set<MemberId> erased, Consequences consequences, PreparedStatement inserted)
            throws SQLException {
        Delivery kept = Erasing.anonymous(arrival.delivery(), erased);
        Sale.Kind kind = Sale.kind(kept.json());
        inserted.setString(1, kept.key().toString());
        inserted.setString(3, kept.json());
        inserted.setString(4, kind.name().toLowerCase(Locale.ROOT));
        inserted.setString(5, original(kind, arrival.delivery()).orElse(null));
        Optional<MemberId> member = kind == Sale.Kind.NOTE ? Optional.empty() : Sale.member(kept.json());
        inserted.setString(6, member.map(MemberId::id).orElse(null));
        inserted.executeUpdate();
        new Accounts(book).take(arrival.delivery(), arrival.told(), erased);
        if (member.isPresent()) {
            new CrmEntries(book).tellSale(member.get(), kept.key().toString(), kept.json());
        }
        consequences.ofStored(kept, kind, arrival.unverified());
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
        Map<String, List<Conflicts.Lost>> lost = new Conflicts(book).lost();
        Rows rows = new Rows(book);
        Set<String> unproved = new HashSet<>(rows.texts("select key from unverified"));
        Set<String> cameBack = new HashSet<>(rows.texts("select original from basket where original is not null"));
        try (Statement asked = book.createStatement();
                ResultSet sales = asked.executeQuery("select key, json from basket where kind = 'sale'")) {
            Claims claims = new Claims();
            while (sales.next()) {
                String key = sales.getString(1);
                List<String> returns = cameBack.contains(key)
                        ? rows.texts("select json from basket where original = ?", key)
                        : List.of();
                claims.add(sales.getString(2), returns, lost.getOrDefault(key, List.of()), !unproved.contains(key));
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
