package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Rows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What transactions used of things that end, in the book. */
public final class Uses {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private static final String COLUMNS =
            "select key, at, sale, offer, uses, amount, brought, ended, counted from used where kind = ? and subject = ?";

    private final Rows rows;
    private final UsedTotals totals;

    /** In one look at the book, or one change of it. */
    public Uses(Connection book) {
        this.rows = new Rows(book);
        this.totals = new UsedTotals(book);
    }

    /** A change of the uses that are stored. */
    @FunctionalInterface
    private interface Change {
        void make() throws SQLException;
    }

    /**
     * A use as it is stored.
     *
     * @param key the transaction that it is of
     * @param at its clock reading, in microseconds
     * @param counted false in quarantine
     */
    public record Stored(BasketKey key, long at, Use use, boolean counted) {
        boolean isSales() {
            return key.toString().equals(use.sale());
        }
    }

    /**
     * A sale's use, less what returns gave back of it.
     *
     * @param brought what the sale says there is
     */
    record Net(BasketKey key, long at, String offer, long uses, BigDecimal amount, BigDecimal brought) {}

    /** Microseconds since 1970; what is beyond all sense is held at its end. */
    static long micros(Instant at) {
        try {
            return Math.addExact(
                    Math.multiplyExact(at.getEpochSecond(), MICROS_PER_SECOND), at.getNano() / NANOS_PER_MICRO);
        } catch (ArithmeticException e) {
            return at.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * Takes what a transaction used. What stands there under its key stays: a stored transaction's before one in quarantine.
     *
     * @param counted false in quarantine
     */
    public void take(UseReader.Read read, boolean counted) throws SQLException {
        for (Use use : read.uses()) {
            changing(use.of(), use.sale(), () -> insert(read, use, counted));
        }
    }

    private void insert(UseReader.Read read, Use use, boolean counted) throws SQLException {
        rows.run(
                """
                insert into used (kind, subject, key, sale, offer, at, uses, amount, brought, ended, counted)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                use.kind().name(),
                use.subject(),
                read.key().toString(),
                use.sale(),
                use.offer(),
                micros(read.at()),
                use.uses(),
                use.amount().toPlainString(),
                use.brought().toPlainString(),
                use.ended() ? 1 : 0,
                counted ? 1 : 0);
    }

    /** What a transaction in quarantine used is free again. */
    public void forgetQuarantined(String key) throws SQLException {
        for (Stored forgotten : rows.list(
                "select key, at, sale, offer, uses, amount, brought, ended, counted, kind, subject from used"
                        + " where key = ? and counted = 0",
                row -> read(row, new Use.Subject(Conflict.Kind.valueOf(row.getString(10)), row.getString(11))),
                key)) {
            Use.Subject subject = forgotten.use().of();
            changing(
                    subject,
                    forgotten.use().sale(),
                    () -> rows.run(
                            "delete from used where kind = ? and subject = ? and key = ?",
                            subject.kind().name(),
                            subject.id(),
                            key));
        }
    }

    /** Makes a change to what one sale and its returns used; the sums follow. */
    private void changing(Use.Subject subject, String sale, Change change) throws SQLException {
        if (!UsedTotals.areKept(subject.kind())) {
            change.make();
            return;
        }
        UsedTotals.Both before = UsedTotals.Both.of(ofSale(subject, sale));
        change.make();
        totals.change(subject, before, UsedTotals.Both.of(ofSale(subject, sale)));
    }

    /** What a sale and its returns used of a subject. */
    private List<Stored> ofSale(Use.Subject subject, String sale) throws SQLException {
        List<Stored> all = new ArrayList<>(rows.list(
                COLUMNS + " and key = ? and sale = key",
                row -> read(row, subject),
                subject.kind().name(),
                subject.id(),
                sale));
        all.addAll(rows.list(
                COLUMNS + " and sale = ? and sale <> key",
                row -> read(row, subject),
                subject.kind().name(),
                subject.id(),
                sale));
        return all;
    }

    /** All of one subject, in no order: read {@link #total} where the sum does. */
    List<Stored> of(Use.Subject subject, boolean quarantinedToo) throws SQLException {
        return rows.list(
                COLUMNS + " and counted >= ?",
                row -> read(row, subject),
                subject.kind().name(),
                subject.id(),
                quarantinedToo ? 0 : 1);
    }

    private static Stored read(ResultSet row, Use.Subject subject) throws SQLException {
        return new Stored(
                BasketKey.parse(row.getString(1)),
                row.getLong(2),
                new Use(
                        subject.kind(),
                        subject.id(),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        new BigDecimal(row.getString(6)),
                        new BigDecimal(row.getString(7)),
                        row.getInt(8) == 1),
                row.getInt(9) == 1);
    }

    /** How much of one subject is used, less what came back. */
    UsedTotals.Total total(Use.Subject subject, boolean quarantinedToo) throws SQLException {
        if (!UsedTotals.areKept(subject.kind())) {
            return UsedTotals.Total.of(net(of(subject, quarantinedToo)));
        }
        UsedTotals.Both kept = totals.of(subject);
        return quarantinedToo ? kept.known() : kept.stored();
    }

    /**
     * What sales used that are known, less what came back, those of which all came back left out. In the order in which uses
     * stand: of the clock readings, then of the keys as texts.
     */
    static List<Net> net(List<Stored> stored) {
        Map<String, Long> uses = new HashMap<>();
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (Stored one : stored) {
            if (!one.isSales()) {
                uses.merge(one.use().sale(), one.use().uses(), Long::sum);
                amounts.merge(one.use().sale(), one.use().amount(), BigDecimal::add);
            }
        }
        List<Net> net = new ArrayList<>();
        for (Stored one : inOrder(stored)) {
            Use use = one.use();
            long left = use.uses() + uses.getOrDefault(use.sale(), 0L);
            BigDecimal amount = use.amount().add(amounts.getOrDefault(use.sale(), BigDecimal.ZERO));
            boolean used = use.uses() > 0 ? left > 0 : amount.signum() > 0;
            if (one.isSales() && used) {
                net.add(new Net(one.key(), one.at(), use.offer(), left, amount.max(BigDecimal.ZERO), use.brought()));
            }
        }
        return net;
    }

    static List<Stored> inOrder(List<Stored> stored) {
        List<Stored> ordered = new ArrayList<>(stored);
        ordered.sort((a, b) -> a.at() != b.at()
                ? Long.compare(a.at(), b.at())
                : a.key().toString().compareTo(b.key().toString()));
        return ordered;
    }
}
