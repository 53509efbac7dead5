package dev.tillside.internal.store;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.util.List;
import java.util.Optional;

/**
 * What sales of this till used that head office does not have, or did not have at an earlier moment. Transactions that give
 * back are left out: until head office has heard of it, nothing is free again. Thread-safe.
 */
public final class Undelivered {
    private final Database database;
    private final Vault vault;

    Undelivered(Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    /**
     * What one sale used.
     *
     * @param member whose limits it counts for
     * @param amountMinor the discount, in minor units; zero for a coupon
     */
    public record Use(BasketKey sale, Optional<MemberId> member, long uses, long amountMinor) {}

    /**
     * What one sale spent.
     *
     * @param points above zero
     */
    public record Spent(BasketKey sale, Points points) {}

    /** The moment now, to ask later what head office did not have then: above the number of every sale that it has. */
    public long moment() {
        return database.read(() -> database.row("""
                        SELECT coalesce(min(sale), (SELECT coalesce(max(id), 0) + 1 FROM sale))
                        FROM outbox WHERE refused IS NULL
                        """, r -> r.getLong(1)).orElseThrow());
    }

    /** Uses of a coupon by sales that head office does not have, or did not have at that moment. */
    public List<Use> ofCoupon(String coupon, long moment) {
        return database.read(() -> database.rows(
                """
                SELECT s.key, u.uses FROM coupon_use u JOIN sale s ON s.id = u.sale
                WHERE u.coupon = ?1 AND u.uses > 0 AND s.here = 1
                  AND (u.sale >= ?2 OR EXISTS (SELECT 1 FROM outbox o WHERE o.sale = u.sale))
                """,
                r -> new Use(BasketKey.parse(r.getString(1)), Optional.empty(), r.getLong(2), 0),
                vault.name(coupon),
                moment));
    }

    /** The same of an offer that has limits, or a policy for tills that are offline. */
    public List<Use> ofOffer(String offer, long moment) {
        return database.read(() -> database.rows(
                """
                SELECT s.key, u.member, u.uses, u.amount FROM offer_use u JOIN sale s ON s.id = u.sale
                WHERE u.offer = ?1 AND u.uses > 0 AND s.here = 1
                  AND u.sale >= min(?2, coalesce((SELECT min(sale) FROM outbox), ?2))
                  AND (u.sale >= ?2 OR EXISTS (SELECT 1 FROM outbox o WHERE o.sale = u.sale))
                """,
                r -> new Use(
                        BasketKey.parse(r.getString(1)),
                        Optional.of(vault.named(r.getObject(2)))
                                .filter(id -> !id.isEmpty())
                                .map(MemberId::new),
                        r.getLong(3),
                        r.getLong(4)),
                offer,
                moment));
    }

    /** Points of an account that sales spent which head office does not have, or did not have at that moment. */
    public List<Spent> ofAccount(MemberId account, long moment) {
        return database.read(() -> database.rows(
                """
                SELECT s.key, l.points FROM ledger l JOIN sale s ON s.id = l.sale
                WHERE l.member = ?1 AND l.kind = 'SPEND'
                  AND (l.sale >= ?2 OR EXISTS (SELECT 1 FROM outbox o WHERE o.sale = l.sale))
                """,
                r -> new Spent(
                        BasketKey.parse(r.getString(1)),
                        Points.of(r.getString(2)).negated()),
                vault.name(account),
                moment));
    }

    /** Keys of sales that head office does not have, refused ones too, the oldest first. */
    public List<BasketKey> sales(int most) {
        return database.read(() -> database.rows("""
                SELECT s.key FROM outbox o JOIN sale s ON s.id = o.sale WHERE s.kind = 'SALE' ORDER BY o.sale LIMIT ?
                """, r -> BasketKey.parse(r.getString(1)), most));
    }
}
