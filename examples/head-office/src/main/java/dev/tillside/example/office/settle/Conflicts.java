package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.store.PageCursor;
import dev.tillside.example.office.store.Rows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The uses that do not stand, in the book. */
public final class Conflicts {
    private static final String COLUMNS =
            "select kind, subject, key, store, at, uses, amount, reason, offer, part, whole";

    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public Conflicts(Connection book) {
        this.rows = new Rows(book);
    }

    /**
     * A part of what a sale used that does not stand.
     *
     * @param offer the offer's id
     * @param coupon the coupon's id, or empty where all uses of the offer are meant
     * @param part so much of
     * @param whole so much
     */
    record Lost(String offer, String coupon, BigDecimal part, BigDecimal whole) {}

    /** What stands there is replaced; mostly there is nothing before and after. */
    void replace(Use.Subject subject, List<Beyond.Excess> beyond) throws SQLException {
        rows.run(
                "delete from conflict where kind = ? and subject = ?",
                subject.kind().name(),
                subject.id());
        for (Beyond.Excess excess : beyond) {
            rows.run(
                    """
                    insert into conflict (kind, subject, key, offer, store, at, uses, amount, part, whole, reason)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    subject.kind().name(),
                    subject.id(),
                    excess.use().key().toString(),
                    excess.use().offer(),
                    excess.use().key().store(),
                    excess.use().at(),
                    excess.uses(),
                    excess.amount().toPlainString(),
                    excess.part().toPlainString(),
                    excess.whole().toPlainString(),
                    excess.reason().name());
        }
    }

    /** Whether any use of the subject does not stand. */
    public boolean any(Use.Subject subject) throws SQLException {
        return rows.any(
                "select 1 from conflict where kind = ? and subject = ?",
                subject.kind().name(),
                subject.id());
    }

    /** In the order in which their sales were made. */
    public Page<Conflict> after(String cursor, int most) throws SQLException {
        PageCursor begun = PageCursor.of(cursor, String.valueOf(Long.MIN_VALUE));
        List<PageCursor.Row<Conflict>> found = rows.list(
                COLUMNS + " from conflict where at >= ? order by at, key, kind, subject limit ? offset ?",
                row -> new PageCursor.Row<>(row.getString(5), read(row)),
                begun.number(),
                most + 1L,
                begun.told());
        return begun.pageOf(found, most);
    }

    private static Conflict read(ResultSet row) throws SQLException {
        return new Conflict(
                Conflict.Kind.valueOf(row.getString(1)),
                row.getString(2),
                BasketKey.parse(row.getString(3)),
                row.getString(4),
                Uses.instant(row.getLong(5)),
                row.getLong(6),
                new BigDecimal(row.getString(7)),
                Conflict.Reason.valueOf(row.getString(8)));
    }

    /** What of their offers does not stand, by sale. */
    Map<String, List<Lost>> lost() throws SQLException {
        Map<String, List<Lost>> lost = new HashMap<>();
        rows.list(
                        COLUMNS + " from conflict where kind in ('COUPON', 'OFFER_BUDGET', 'MEMBER_LIMIT')",
                        row -> Map.entry(
                                row.getString(3),
                                new Lost(
                                        row.getString(9),
                                        row.getString(1).equals(Conflict.Kind.COUPON.name()) ? row.getString(2) : "",
                                        new BigDecimal(row.getString(10)),
                                        new BigDecimal(row.getString(11)))))
                .forEach(entry -> lost.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue()));
        return lost;
    }
}
