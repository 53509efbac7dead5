package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Quarantine;
import dev.tillside.example.office.store.Rows;
import dev.tillside.offer.Coupon;
import dev.tillside.points.Burn;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What baskets hold back, in the book. What an offer with a policy for tills that are offline is part of, and points where the
 * programme bounds what a till may spend offline, is held until the basket is over; all else for an hour.
 */
public final class Leases {
    private static final Duration SOFT = Duration.ofHours(1);

    /**
     * How old a till's word of its open baskets may be when it comes in: what was leased in that time, it may not have known
     * of.
     */
    private static final Duration PRESENCE_AGE = Duration.ofMinutes(2);

    private static final long WITH_THE_LEASE = 0;

    private final Connection book;
    private final Rows rows;
    private final Terms terms;
    private final Instant now;

    /** In one look at the book, or one change of it, at this time. */
    public Leases(Connection book, Terms terms, Instant now) {
        this.book = book;
        this.rows = new Rows(book);
        this.terms = terms;
        this.now = now;
    }

    /** Answers what a basket may use at most, and holds it back for it, in place of what it held. */
    public Lease lease(LeaseRequest request) throws SQLException {
        BasketKey basket = request.basket();
        if (!request.isEnd() || isOf(basket, request.till())) {
            end(basket);
        }
        rows.run("delete from lease_part where ends > 0 and ends <= ?", now.toEpochMilli());
        Lease nothing = new Lease(basket, Optional.empty(), Map.of(), Map.of(), Map.of());
        if (request.isEnd() || isOver(basket)) {
            return nothing;
        }
        rows.run(
                "insert into lease (key, till, asked) values (?, ?, ?)",
                basket.toString(),
                request.till(),
                now.toEpochMilli());
        Left left = new Left(book, terms, this::held, now);
        Lease granted = new Lease(
                basket,
                request.member().isPresent() ? left.points(request.member().get()) : Optional.empty(),
                coupons(request, left),
                offers(request),
                vouchers(request, left));
        hold(request, granted);
        return granted;
    }

    /** A basket that was put aside and taken up elsewhere is the other till's by then. */
    private boolean isOf(BasketKey basket, String till) throws SQLException {
        return rows.any("select 1 from lease where key = ? and till = ?", basket.toString(), till);
    }

    /** Whether head office has the basket's sale already, so that nothing is held for it any more. */
    private boolean isOver(BasketKey basket) throws SQLException {
        return rows.any("select 1 from basket where key = ?", basket.toString()) || new Quarantine(book).has(basket);
    }

    private Map<String, Lease.Part> coupons(LeaseRequest request, Left left) throws SQLException {
        Map<String, Lease.Part> parts = new TreeMap<>();
        for (Map.Entry<String, String> coupon : request.coupons().entrySet()) {
            left.coupon(coupon.getKey(), coupon.getValue()).ifPresent(part -> parts.put(coupon.getKey(), part));
        }
        return parts;
    }

    private Map<String, Lease.Share> offers(LeaseRequest request) throws SQLException {
        Shares all = new Shares(book, terms, now);
        String store = request.basket().store();
        Map<String, Lease.Share> shares = new TreeMap<>();
        for (String offer : request.offers()) {
            all.of(offer, request.member(), store, this::held).ifPresent(share -> shares.put(offer, share));
        }
        return shares;
    }

    private Map<String, Lease.Part> vouchers(LeaseRequest request, Left left) throws SQLException {
        Map<String, Lease.Part> parts = new TreeMap<>();
        for (String code : request.vouchers()) {
            left.voucher(code).ifPresent(part -> parts.put(code, part));
        }
        return parts;
    }

    /** What other baskets hold of something. */
    private Held held(Use.Subject subject) throws SQLException {
        List<Held> parts = rows.list(
                """
                select uses, amount from lease_part
                where kind = ? and subject = ? and (ends = 0 or ends > ?)""",
                row -> new Held(row.getLong(1), new BigDecimal(row.getString(2))),
                subject.kind().name(),
                subject.id(),
                now.toEpochMilli());
        return parts.stream().reduce(Held.NOTHING, Held::plus);
    }

    private void hold(LeaseRequest request, Lease granted) throws SQLException {
        String key = request.basket().toString();
        if (granted.points().isPresent()) {
            hold(
                    key,
                    new AccountIndex(book)
                            .subject(request.member().orElseThrow().id()),
                    new Held(0, granted.points().get().value()),
                    boundsPoints());
        }
        for (Map.Entry<String, Lease.Part> coupon : granted.coupons().entrySet()) {
            hold(
                    key,
                    new Use.Subject(Conflict.Kind.COUPON, coupon.getKey()),
                    new Held(coupon.getValue().uses(), BigDecimal.ZERO),
                    hasPolicy(offerOf(coupon.getKey(), request)));
        }
        for (Map.Entry<String, Lease.Share> offer : granted.offers().entrySet()) {
            holdShare(key, request, offer.getKey(), offer.getValue());
        }
        for (Map.Entry<String, Lease.Part> voucher : granted.vouchers().entrySet()) {
            Held held = new Held(voucher.getValue().uses(), BigDecimal.ZERO);
            hold(key, new Use.Subject(Conflict.Kind.VOUCHER, voucher.getKey()), held, false);
        }
    }

    /** As it was published; what the till says of a code that never was. */
    private String offerOf(String coupon, LeaseRequest request) throws SQLException {
        return terms.coupon(coupon).map(Coupon::offer).orElse(request.coupons().get(coupon));
    }

    private void holdShare(String key, LeaseRequest request, String offer, Lease.Share share) throws SQLException {
        Held held = new Held(share.uses().orElse(0), share.amount().orElse(BigDecimal.ZERO));
        boolean strict = hasPolicy(offer);
        hold(key, new Use.Subject(Conflict.Kind.OFFER_BUDGET, offer), held, strict);
        if (request.member().isPresent()) {
            String limit = Terms.memberLimit(request.member().get(), offer);
            hold(key, new Use.Subject(Conflict.Kind.MEMBER_LIMIT, limit), held, strict);
        }
    }

    private boolean boundsPoints() throws SQLException {
        return terms.program()
                .flatMap(p -> p.points().burn())
                .flatMap(Burn::offline)
                .isPresent();
    }

    private boolean hasPolicy(String offer) throws SQLException {
        return terms.offer(offer).flatMap(known -> known.offline()).isPresent();
    }

    private void hold(String key, Use.Subject subject, Held held, boolean strict) throws SQLException {
        if (held.uses() == 0 && held.amount().signum() == 0) {
            return;
        }
        rows.run(
                "insert into lease_part (key, kind, subject, uses, amount, ends) values (?, ?, ?, ?, ?, ?)",
                key,
                subject.kind().name(),
                subject.id(),
                held.uses(),
                held.amount().toPlainString(),
                strict ? WITH_THE_LEASE : now.plus(SOFT).toEpochMilli());
    }

    /** Whatever the basket held, it holds no more. */
    public void end(BasketKey basket) throws SQLException {
        rows.run("delete from lease_part where key = ?", basket.toString());
        rows.run("delete from lease where key = ?", basket.toString());
    }

    /** Remembers that a till is there; leases of its baskets that are over end. */
    public void present(Presence presence) throws SQLException {
        Set<String> open = new HashSet<>();
        presence.open().forEach(key -> open.add(key.toString()));
        List<String> leased = rows.texts(
                "select key from lease where till = ? and asked < ?",
                presence.till(),
                now.minus(PRESENCE_AGE).toEpochMilli());
        for (String key : leased) {
            if (!open.contains(key)) {
                end(BasketKey.parse(key));
            }
        }
        String store =
                presence.open().stream().map(BasketKey::store).findFirst().orElse(null);
        rows.run("""
                insert into till (till, store, seen, open) values (?, ?, ?, ?) on conflict (till) do update set
                  store = coalesce(excluded.store, till.store), seen = excluded.seen, open = excluded.open""", presence.till(), store, now.toString(), presence.open().size());
    }

    /** The tills that told of themselves, by name. */
    public List<TillSeen> tills() throws SQLException {
        return rows.list(
                """
                select till, store, seen, open, (select count(*) from lease where lease.till = till.till) from till
                order by till""",
                row -> new TillSeen(
                        row.getString(1),
                        Optional.ofNullable(row.getString(2)),
                        Instant.parse(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5)));
    }

    /** How many there were. */
    public int endAll(String till) throws SQLException {
        List<String> leased = rows.texts("select key from lease where till = ?", till);
        for (String key : leased) {
            end(BasketKey.parse(key));
        }
        return leased.size();
    }
}
