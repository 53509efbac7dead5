package dev.tillside.example.office.settle;

import dev.tillside.example.office.store.Rows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a coupon or of an offer's limits for all is used, in the book: the sums of {@link Uses#net}, kept with every
 * change of a use, since a subject that everybody shares may have a use in every sale.
 */
final class UsedTotals {
    private static final Set<Conflict.Kind> KINDS = EnumSet.of(Conflict.Kind.COUPON, Conflict.Kind.OFFER_BUDGET);

    private final Rows rows;

    UsedTotals(Connection book) {
        this.rows = new Rows(book);
    }

    /** A sum of uses, less what came back. */
    record Total(long uses, BigDecimal amount) {
        static final Total NONE = new Total(0, BigDecimal.ZERO);

        static Total of(List<Uses.Net> net) {
            return net.stream().map(one -> new Total(one.uses(), one.amount())).reduce(NONE, Total::plus);
        }

        Total plus(Total other) {
            return new Total(uses + other.uses, amount.add(other.amount));
        }

        Total minus(Total other) {
            return new Total(uses - other.uses, amount.subtract(other.amount));
        }
    }

    /**
     * Both sums of a subject, or of one sale's part of it.
     *
     * @param stored of transactions that are stored
     * @param known of those in quarantine, too
     */
    record Both(Total stored, Total known) {
        static final Both NONE = new Both(Total.NONE, Total.NONE);

        static Both of(List<Uses.Stored> uses) {
            List<Uses.Stored> counted =
                    uses.stream().filter(Uses.Stored::counted).toList();
            return new Both(Total.of(Uses.net(counted)), Total.of(Uses.net(uses)));
        }

        private Both changed(Both before, Both after) {
            return new Both(
                    stored.minus(before.stored).plus(after.stored),
                    known.minus(before.known).plus(after.known));
        }
    }

    /** Whether sums are kept of that kind: of others one member's uses are all that there are. */
    static boolean areKept(Conflict.Kind kind) {
        return KINDS.contains(kind);
    }

    Both of(Use.Subject subject) throws SQLException {
        return rows.first(
                        """
                        select stored_uses, stored_amount, known_uses, known_amount from used_total
                        where kind = ? and subject = ?""",
                        row -> new Both(
                                new Total(row.getLong(1), new BigDecimal(row.getString(2))),
                                new Total(row.getLong(3), new BigDecimal(row.getString(4)))),
                        subject.kind().name(),
                        subject.id())
                .orElse(Both.NONE);
    }

    /** What one sale and its returns used became something else. */
    void change(Use.Subject subject, Both before, Both after) throws SQLException {
        if (before.equals(after)) {
            return;
        }
        Both total = of(subject).changed(before, after);
        rows.run(
                """
                insert into used_total (kind, subject, stored_uses, stored_amount, known_uses, known_amount)
                values (?, ?, ?, ?, ?, ?) on conflict (kind, subject) do update set
                  stored_uses = excluded.stored_uses, stored_amount = excluded.stored_amount,
                  known_uses = excluded.known_uses, known_amount = excluded.known_amount""",
                subject.kind().name(),
                subject.id(),
                total.stored().uses(),
                total.stored().amount().toPlainString(),
                total.known().uses(),
                total.known().amount().toPlainString());
    }
}
