package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.points.Chain;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.wire.RefundJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Returns and post-voids in the journal. What a method wrote is durable when it returns. Thread-safe.
 *
 * <p>A coupon's use, or an offer's, is given back only where the sale's own use was counted here: whoever has not heard of
 * the sale has nothing to give back.
 */
public final class Refunds {
    private final Database database;
    private final Journal journal;

    /**
     * A return as it goes into the journal, all of it or nothing.
     *
     * @param section the links that it adds to the till's chain of ledger entries, where it moves points
     */
    public record Made(Refund refund, Optional<Chain.Section> section) {}

    /** What came back of an offer's use, and how it was counted. */
    private record Counted(Object member, long at) {}

    Refunds(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Commits a return whole; false, and nothing is done, where the key names a transaction already. */
    public boolean commit(Made made) {
        return database.write(() -> {
            BasketKey key = made.refund().key();
            if (journal.row(key).isPresent() || journal.checkout(key).isPresent()) {
                return false;
            }
            write(made);
            return true;
        });
    }

    /** A return made here, on its way to head office; inside a transaction. */
    void write(Made made) throws SQLException {
        long id = write(made.refund(), RefundJson.write(made.refund(), made.section()), true);
        if (made.refund().account().isPresent()) {
            journal.writeAccount(id, made.refund().account().get());
        }
        journal.send(id);
    }

    /** The row, with coupons and limits given back; inside a transaction. */
    long write(Refund refund, String json, boolean here) throws SQLException {
        long id = journal.insert(
                Journal.Kind.RETURN, refund.key(), json, here, new Journal.About(refund.of(), refund.into()));
        if (refund.of().isPresent()) {
            Optional<Long> sale = journal.row(refund.of().get());
            if (sale.isPresent()) {
                giveBack(id, sale.get(), refund.plan());
            }
        }
        return id;
    }

    private void giveBack(long id, long sale, ReturnPlan plan) throws SQLException {
        for (ReturnPlan.CouponBack coupon : plan.couponsRestored()) {
            Optional<Integer> counted = database.row(
                    "SELECT uses FROM coupon_use WHERE coupon = ? AND sale = ?",
                    r -> r.getInt(1),
                    database.vault().name(coupon.coupon()),
                    sale);
            if (counted.isPresent()) {
                database.run(
                        "INSERT INTO coupon_use (coupon, sale, uses) VALUES (?, ?, ?)",
                        database.vault().name(coupon.coupon()),
                        id,
                        -Math.min(counted.get(), coupon.uses()));
            }
        }
        for (ReturnPlan.UsesBack uses : plan.usesRestored()) {
            giveBack(id, sale, uses);
        }
    }

    /** Dated as the sale was, so that a limit per period forgets both at once. */
    private void giveBack(long id, long sale, ReturnPlan.UsesBack back) throws SQLException {
        Optional<Counted> counted = database.row(
                "SELECT member, at FROM offer_use WHERE offer = ? AND sale = ?",
                r -> new Counted(r.getObject(1), r.getLong(2)),
                back.offer(),
                sale);
        if (counted.isPresent()) {
            database.run(
                    "UPDATE offer_total SET uses = uses - ?, amount = amount - ? WHERE offer = ?",
                    back.uses(),
                    back.amount().minor(),
                    back.offer());
            database.run(
                    "INSERT INTO offer_use (offer, member, sale, at, uses, amount) VALUES (?, ?, ?, ?, ?, ?)",
                    back.offer(),
                    counted.get().member(),
                    id,
                    counted.get().at(),
                    -back.uses(),
                    -back.amount().minor());
        }
    }

    private Refund read(ResultSet row) throws SQLException {
        return RefundJson.read(database.vault().open(SealedColumn.TRANSACTION, row.getObject(2), row.getString(1)));
    }

    /** What came back of that sale, as far as it is known here, in the order in which it was. */
    public List<Refund> of(BasketKey sale) {
        return database.read(() -> database.rows(
                "SELECT key, json FROM sale WHERE original = ? AND kind = 'RETURN' AND trimmed = 0 ORDER BY id",
                this::read,
                sale.toString()));
    }

    /** What came back into that sale, as an exchange. */
    public List<Refund> into(BasketKey sale) {
        return database.read(() -> database.rows(
                "SELECT key, json FROM sale WHERE basket = ? AND kind = 'RETURN' AND trimmed = 0 ORDER BY id",
                this::read,
                sale.toString()));
    }

    /** The return of that key. */
    public Optional<Refund> refund(BasketKey key) {
        return database.read(() -> database.row(
                "SELECT key, json FROM sale WHERE key = ? AND kind = 'RETURN' AND trimmed = 0",
                this::read,
                key.toString()));
    }
}
