package dev.tillside.example.office.settle;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Coupon;
import dev.tillside.points.Program;
import dev.tillside.sync.Lease;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is left of coupons, vouchers and points, as head office knows it: less what sales used that are stored or in quarantine,
 * and less what other baskets hold.
 */
final class Left {
    private final Connection book;
    private final Terms terms;
    private final Held.ByOthers held;
    private final Uses uses;
    private final Instant now;

    Left(Connection book, Terms terms, Held.ByOthers held, Instant now) {
        this.book = book;
        this.terms = terms;
        this.held = held;
        this.uses = new Uses(book);
        this.now = now;
    }

    /** Nothing where neither the coupon is known nor, for a code that was never published, its offer as one with such codes. */
    Optional<Lease.Part> coupon(String coupon, String offer) throws SQLException {
        Optional<Coupon> known = terms.coupon(coupon);
        if (known.isEmpty() && !isSerial(coupon, offer)) {
            return Optional.empty();
        }
        Use.Subject subject = new Use.Subject(Conflict.Kind.COUPON, coupon);
        long used = uses.total(subject, true).uses();
        return Optional.of(
                part(known.map(Coupon::uses).orElse(1) - used, held.of(subject).uses()));
    }

    private boolean isSerial(String coupon, String offer) throws SQLException {
        return terms.offer(offer)
                .filter(known -> known.codes().stream().anyMatch(coupon::contains))
                .isPresent();
    }

    private static Lease.Part part(long left, long heldByOthers) {
        long there = Math.max(0, left);
        long free = Math.max(0, there - heldByOthers);
        return new Lease.Part((int) Math.min(free, Integer.MAX_VALUE), there > free);
    }

    /** Nothing where head office has not heard of the voucher; otherwise one use or none. */
    Optional<Lease.Part> voucher(String code) throws SQLException {
        Use.Subject subject = new Use.Subject(Conflict.Kind.VOUCHER, code);
        List<Uses.Stored> moves = uses.of(subject, true);
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal paid = Uses.net(moves).stream().map(Uses.Net::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean ended = moves.stream().anyMatch(move -> move.use().ended());
        boolean left = !ended && paid.compareTo(Settling.worth(moves)) < 0;
        return Optional.of(part(left ? 1 : 0, held.of(subject).uses()));
    }

    /** Nothing where the member is not known. */
    Optional<Points> points(MemberId member) throws SQLException {
        Optional<Program> program = terms.program();
        AccountIndex.Shared shared = new AccountIndex(book).of(member);
        if (program.isEmpty() || !shared.members().contains(member)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, program.get().timeZone());
        Points balance = new Holdings(book)
                .of(shared, program.get())
                .balance(Optional.empty(), today)
                .points();
        Use.Subject subject =
                new Use.Subject(Conflict.Kind.POINTS, shared.account().id());
        Points free = balance.minus(new Points(held.of(subject).amount())).minus(quarantined(shared));
        return Optional.of(free.isNegative() ? Points.ZERO : free);
    }

    /** Points that sales in quarantine spent: their entries are not among the account's. */
    private Points quarantined(AccountIndex.Shared shared) throws SQLException {
        BigDecimal spent = BigDecimal.ZERO;
        for (String id : shared.ids()) {
            for (Uses.Stored one : uses.of(new Use.Subject(Conflict.Kind.POINTS, id), true)) {
                spent = one.counted() ? spent : spent.add(one.use().amount().max(BigDecimal.ZERO));
            }
        }
        return new Points(spent);
    }
}
