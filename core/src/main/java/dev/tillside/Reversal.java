package dev.tillside;

import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.points.Account;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Booking;
import dev.tillside.points.CashBackAccount;
import dev.tillside.points.Ledger;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Program;
import dev.tillside.points.Tiers;
import dev.tillside.points.VoucherMove;
import dev.tillside.sale.EarningBase;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.sale.Worth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a return does to accounts: points spent on the goods come back, those earned with them are taken back, with the last of
 * them the sale's unused vouchers are cancelled; vouchers that paid are worth that again; and what counted towards tiers and
 * cash back no longer does. A stranger's sale moves vouchers alone.
 */
final class Reversal {
    private final Desk desk;
    private final Program program;
    private final LocalDate today;

    /** @param today the day on which returns are booked */
    Reversal(Desk desk, LocalDate today) {
        this.desk = desk;
        this.program = desk.program();
        this.today = today;
    }

    /**
     * The move of a return, where it moves anything.
     *
     * @param original the sale that it returns
     * @param committed what came back of that sale before
     * @param beside returns of the same transaction, made before this one, with their moves
     */
    Optional<AccountMove> of(Refund refund, Receipt original, List<Refund> committed, List<Refund> beside) {
        Booking booking = new Booking(refund.key().toString(), today);
        List<VoucherMove> vouchers = new ArrayList<>();
        for (Worth.Voucher back : refund.totals().vouchers()) {
            desk.accounts()
                    .voucher(back.code())
                    .map(voucher -> VoucherMove.givenBack(
                            voucher, back.amount(), booking, program.points().graceDays()))
                    .ifPresent(vouchers::add);
        }
        Optional<Member> member = refund.member().flatMap(desk.shoppers()::named);
        if (member.isEmpty()) {
            return vouchers.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AccountMove(
                            booking, Optional.empty(), List.of(), vouchers, Optional.empty(), Optional.empty()));
        }
        List<Refund> earlier = Stream.concat(
                        committed.stream(), beside.stream().filter(r -> r.of().equals(refund.of())))
                .toList();
        Account account = desk.accounts().after(member.get(), known(original, committed, beside));
        return Optional.of(move(booking, account, refund, original, earlier, vouchers));
    }

    /**
     * What the receipt and its returns say that they did: of another till's, the receipt may be here before the account, and a
     * move that is here already counts once.
     */
    private static List<AccountMove> known(Receipt original, List<Refund> committed, List<Refund> beside) {
        Stream<AccountMove> returns =
                Stream.concat(committed.stream(), beside.stream()).flatMap(r -> r.account().stream());
        return Stream.concat(original.account().stream(), returns).toList();
    }

    private AccountMove move(
            Booking booking,
            Account account,
            Refund refund,
            Receipt original,
            List<Refund> earlier,
            List<VoucherMove> vouchers) {
        Points earned = refund.totals().earned();
        Ledger.Undone undone = account.ledger()
                .undo(
                        booking,
                        original.key().toString(),
                        refund.totals().spent(),
                        earned.isNegative() ? Points.ZERO : earned,
                        account.vouchers());
        undone.cancelled().forEach(voucher -> vouchers.add(VoucherMove.cancelled(voucher, booking)));
        List<LedgerEntry> entries = undone.entries();
        Money paid = EarningBase.of(original.priced());
        Money returned = earlier.stream()
                .flatMap(r -> r.account().flatMap(AccountMove::fact).stream())
                .map(fact -> fact.spend().negated())
                .reduce(paid.withMinor(0), Money::plus);
        Money now = base(refund, original, paid.minus(returned));
        Tiers.Fact fact = new Tiers.Fact(
                today, now.negated(), earned.negated(), refund.plan().complete() ? -1 : 0);
        return new AccountMove(
                booking,
                Optional.of(account.id()),
                entries,
                vouchers,
                Optional.of(fact),
                cashBack(original, paid, returned, now));
    }

    /** The money that the goods earned on; with the last of them all that is left of it. */
    private static Money base(Refund refund, Receipt original, Money left) {
        if (refund.plan().complete()) {
            return left;
        }
        Set<String> earning = original.priced().basket().lines().stream()
                .filter(line -> line.earns())
                .map(line -> line.id())
                .collect(Collectors.toSet());
        Money base = left.withMinor(0);
        for (ReturnedLine line : refund.lines()) {
            if (earning.contains(line.line())) {
                base = base.plus(line.back().money());
                for (Worth.Claim claim : line.back().claims()) {
                    base = base.plus(claim.amount());
                }
            }
        }
        return base.min(left);
    }

    private Optional<CashBackAccount.Entry> cashBack(Receipt original, Money paid, Money returned, Money now) {
        return program.cashBack()
                .flatMap(rule -> original.cashBack()
                        .map(brought -> CashBackAccount.takesBack(rule, brought, paid, returned, now)))
                .filter(Money::isPositive)
                .map(taken -> new CashBackAccount.Entry(original.key().businessDay(), taken.negated()));
    }
}
