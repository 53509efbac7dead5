package dev.tillside;

import dev.tillside.money.Points;
import dev.tillside.points.Booking;
import dev.tillside.points.Ledger;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Voucher;
import dev.tillside.sale.Refund;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What a return does to a member's points: those spent on the goods come back, those earned with them are taken back, and
 * unused vouchers of the sale are cancelled with the last of its points.
 */
final class Reversal {
    private Reversal() {}

    /**
     * The entries of a return.
     *
     * @param refund of a member's sale
     * @param ledger of that member, before
     * @param vouchers the member's vouchers
     * @param today the day on which the return is booked
     */
    static List<LedgerEntry> entries(Refund refund, Ledger ledger, Collection<Voucher> vouchers, LocalDate today) {
        Points earned = refund.totals().earned();
        return ledger.undo(
                        new Booking(refund.key().toString(), today),
                        refund.of().orElseThrow().toString(),
                        refund.totals().spent(),
                        earned.isNegative() ? Points.ZERO : earned,
                        vouchers)
                .entries();
    }
}
