package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import java.util.List;
import java.util.Optional;

/**
 * All that one transaction did to a member's account. Moves are added and never changed; an account is the sum of its moves,
 * from whatever tills, in whatever order, and one that comes twice counts once.
 *
 * @param booking the transaction
 * @param account whose account; absent where a stranger paid with a voucher
 * @param points the ledger's entries
 * @param vouchers what happened to vouchers, which may be others' than the account's
 * @param fact what counts towards tiers
 * @param cashBack what was given, or below zero taken, back
 */
public record AccountMove(
        Booking booking,
        Optional<MemberId> account,
        List<LedgerEntry> points,
        List<VoucherMove> vouchers,
        Optional<Tiers.Fact> fact,
        Optional<CashBackAccount.Entry> cashBack) {
    public AccountMove {
        BadInput.present(booking, "booking");
        BadInput.present(account, "account");
        points = List.copyOf(points);
        vouchers = List.copyOf(vouchers);
        BadInput.present(fact, "fact");
        BadInput.present(cashBack, "cashBack");
        if (account.isEmpty() && (!points.isEmpty() || fact.isPresent() || cashBack.isPresent())) {
            throw BadInput.value("account", "points, visits or cash back of nobody");
        }
    }

    /** Whether the transaction moved nothing. */
    public boolean isEmpty() {
        return points.isEmpty() && vouchers.isEmpty() && fact.isEmpty() && cashBack.isEmpty();
    }

    /** Vouchers that the transaction issued. */
    public List<Voucher> issued() {
        return vouchers.stream()
                .filter(move -> move.kind() == VoucherMove.Kind.ISSUED)
                .map(VoucherMove::voucher)
                .toList();
    }
}
