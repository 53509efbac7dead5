package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.VoucherMove;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.wire.TransactionJson;
import dev.tillside.wire.TransactionText;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads out of a transaction what it took from things that end: coupons, limits of offers, vouchers and points. */
public final class UseReader {
    private final Terms terms;
    private final Map<Use.Subject, Use> uses = new LinkedHashMap<>();

    /**
     * @param key the transaction
     * @param at its clock reading
     * @param uses one of each subject
     */
    public record Read(BasketKey key, Instant at, Collection<Use> uses) {}

    private UseReader(Terms terms) {
        this.terms = terms;
    }

    /** What is neither sale nor return, or cannot be read as one, took nothing. */
    public static Optional<Read> read(TransactionText text, Terms terms) throws SQLException {
        TransactionJson transaction;
        try {
            transaction = text.transaction();
        } catch (BadInput e) {
            return Optional.empty(); // stored unread, or in quarantine, where its fault is told
        }
        UseReader reader = new UseReader(terms);
        if (transaction instanceof TransactionJson.Sale sale) {
            reader.sale(sale.receipt(), text);
            return Optional.of(new Read(sale.key(), sale.receipt().at(), List.copyOf(reader.uses.values())));
        }
        if (transaction instanceof TransactionJson.Return back) {
            reader.refund(back.refund());
            return Optional.of(new Read(back.key(), back.refund().at(), List.copyOf(reader.uses.values())));
        }
        return Optional.empty();
    }

    private void add(Use use) {
        uses.merge(use.of(), use, Use::plus);
    }

    private void sale(Receipt receipt, TransactionText text) throws SQLException {
        String key = receipt.key().toString();
        List<Outcome> applied = receipt.priced().outcomes().stream()
                .filter(outcome -> outcome.uses() > 0)
                .toList();
        boolean coupons = applied.stream().anyMatch(outcome -> outcome.coupon().isPresent());
        Map<String, Integer> left = coupons ? left(text) : Map.of();
        for (Outcome outcome : applied) {
            BigDecimal amount = outcome.amount().value();
            outcome.coupon()
                    .ifPresent(coupon -> add(Use.ofCoupon(
                            coupon, key, outcome.offer(), outcome.uses(), amount, left.getOrDefault(coupon, 1))));
            limited(outcome.offer(), receipt.member(), key, outcome.uses(), amount);
        }
        if (receipt.account().isPresent()) {
            account(receipt.account().get(), key, false);
        }
    }

    /** What the till knew to be left of each coupon. */
    private static Map<String, Integer> left(TransactionText text) {
        Map<String, Integer> left = new HashMap<>();
        try {
            text.circumstances().stream()
                    .flatMap(seen -> seen.coupons().stream())
                    .forEach(held -> held.id().ifPresent(id -> left.merge(id, held.usesLeft(), Math::max)));
        } catch (BadInput e) {
            // The sale is stored without being verified: nothing is known of what its till knew.
        }
        return left;
    }

    private void limited(String offer, Optional<MemberId> member, String sale, long uses, BigDecimal amount)
            throws SQLException {
        Limits limits = terms.offer(offer).map(Offer::limits).orElse(Limits.NONE);
        if (limits.totalUses().isPresent() || limits.totalAmount().isPresent()) {
            add(Use.ofOffer(Conflict.Kind.OFFER_BUDGET, offer, sale, offer, uses, amount));
        }
        Optional<MemberId> named = member.filter(id -> !id.equals(AccountIds.ERASED));
        if (limits.needMember() && named.isPresent()) {
            String subject = Terms.memberLimit(named.get(), offer);
            add(Use.ofOffer(Conflict.Kind.MEMBER_LIMIT, subject, sale, offer, uses, amount));
        }
    }

    private void refund(Refund refund) throws SQLException {
        String sale = refund.of().orElse(refund.key()).toString();
        for (ReturnPlan.CouponBack back : refund.plan().couponsRestored()) {
            add(Use.ofCoupon(back.coupon(), sale, back.offer(), -back.uses(), BigDecimal.ZERO, 1));
        }
        for (ReturnPlan.UsesBack back : refund.plan().usesRestored()) {
            limited(
                    back.offer(),
                    refund.member(),
                    sale,
                    -back.uses(),
                    back.amount().value().negate());
        }
        if (refund.account().isPresent()) {
            account(refund.account().get(), sale, true);
        }
    }

    private void account(AccountMove move, String sale, boolean back) {
        move.vouchers().forEach(voucher -> voucher(voucher, sale));
        Optional<MemberId> account = move.account().filter(id -> !id.equals(AccountIds.ERASED));
        if (account.isPresent() && !move.points().isEmpty()) {
            Points used = move.points().stream()
                    .filter(entry -> back ? givesBack(entry) : uses(entry))
                    .map(entry -> entry.points().negated())
                    .reduce(Points.ZERO, Points::plus);
            Points all = move.points().stream().map(LedgerEntry::points).reduce(Points.ZERO, Points::plus);
            add(Use.ofAmount(
                    Conflict.Kind.POINTS,
                    account.get().id(),
                    sale,
                    used.value(),
                    all.plus(used).value()));
        }
    }

    private static boolean uses(LedgerEntry entry) {
        return entry.kind() == LedgerEntry.Kind.SPEND
                || entry.kind() == LedgerEntry.Kind.VOUCHER && entry.points().isNegative();
    }

    private static boolean givesBack(LedgerEntry entry) {
        return entry.kind() == LedgerEntry.Kind.GIVE_BACK || entry.kind() == LedgerEntry.Kind.GRACE;
    }

    private void voucher(VoucherMove move, String sale) {
        BigDecimal value = move.voucher().value().value();
        BigDecimal amount = move.amount().value();
        String code = move.voucher().code();
        switch (move.kind()) {
            case ISSUED, CANCELLED -> {
                Use none = Use.ofAmount(Conflict.Kind.VOUCHER, code, sale, BigDecimal.ZERO, value);
                add(move.kind() == VoucherMove.Kind.CANCELLED ? none.asEnd() : none);
            }
            case USED -> add(Use.ofAmount(Conflict.Kind.VOUCHER, code, sale, amount, value));
            case GIVEN_BACK -> add(Use.ofAmount(Conflict.Kind.VOUCHER, code, sale, amount.negate(), value));
        }
    }
}
