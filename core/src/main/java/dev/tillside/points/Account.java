package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A member's account, or a household's: points, vouchers, what counts towards tiers, and cash back. Immutable, pure,
 * thread-safe; the sum of its moves, in whatever order they come.
 */
public final class Account {
    private final Program program;
    private final MemberId id;
    private final Ledger ledger;
    private final List<VoucherMove> vouchers;
    private final List<Tiers.Fact> facts;
    private final Tiers tiers;
    private final List<CashBackAccount.Entry> cashBack;

    /**
     * A sale about to be committed, as the account sees it.
     *
     * @param booking the sale
     * @param spent points that pay
     * @param used what vouchers pay, in the order in which they do
     * @param earned points that it earns
     * @param base the money that it earns on: the net of the lines that earn, less what points and vouchers pay
     * @param vouchers whether points may turn into vouchers now
     */
    public record Sale(Booking booking, Points spent, List<Used> used, Points earned, Money base, boolean vouchers) {
        public Sale {
            BadInput.present(booking, "booking");
            used = List.copyOf(used);
        }
    }

    /**
     * A payment with a voucher.
     *
     * @param voucher as it stood before
     * @param amount what it pays
     */
    public record Used(Voucher voucher, Money amount) {}

    private Account(
            Program program,
            MemberId id,
            Ledger ledger,
            List<VoucherMove> vouchers,
            List<Tiers.Fact> facts,
            List<CashBackAccount.Entry> cashBack) {
        this.program = program;
        this.id = id;
        this.ledger = ledger;
        this.vouchers = vouchers;
        this.facts = facts;
        this.tiers = Tiers.of(program.tiers(), facts);
        this.cashBack = cashBack;
    }

    /**
     * @param program whose rules hold
     * @param id the account's id, under which new entries are made
     * @param openings balances that members brought in
     * @param moves all moves, in any order; one of a transaction that comes twice counts once
     * @param vouchers all that happened to the account's vouchers, whoever paid with them
     */
    public static Account of(
            Program program,
            MemberId id,
            Collection<LedgerEntry> openings,
            Collection<AccountMove> moves,
            Collection<VoucherMove> vouchers) {
        Map<String, AccountMove> distinct = new HashMap<>();
        for (AccountMove move : moves) {
            distinct.putIfAbsent(move.booking().key() + "\t" + move.account(), move);
        }
        List<LedgerEntry> entries = new ArrayList<>(openings);
        distinct.values().forEach(move -> entries.addAll(move.points()));
        return new Account(
                program,
                id,
                Ledger.of(program, id, entries),
                List.copyOf(vouchers),
                distinct.values().stream().flatMap(m -> m.fact().stream()).toList(),
                distinct.values().stream().flatMap(m -> m.cashBack().stream()).toList());
    }

    /** Under which id new entries are made. */
    public MemberId id() {
        return id;
    }

    /** The points. */
    public Ledger ledger() {
        return ledger;
    }

    /** What counts towards tiers. */
    public Tiers tiers() {
        return tiers;
    }

    /** Whether a sale is known. */
    public boolean hasBought() {
        return facts.stream().anyMatch(fact -> fact.visits() > 0);
    }

    /** Every voucher of the account that is known, in order of its last day, then of its code. */
    public List<Voucher> vouchers() {
        return vouchers.stream()
                .collect(Collectors.groupingBy(move -> move.voucher().code()))
                .values()
                .stream()
                .flatMap(moves -> VoucherMove.sum(moves).stream())
                .sorted(Comparator.comparing(Voucher::through).thenComparing(Voucher::code))
                .toList();
    }

    /** The cash back. */
    public CashBackAccount cashBack() {
        return CashBackAccount.of(program.currency(), cashBack);
    }

    /** The balance on that day; cash back where the programme gives it. */
    public Balance balance(Optional<String> tier, LocalDate day) {
        Balance balance = ledger.balance(tier, day);
        return program.cashBack().isPresent() ? balance.withCashBack(cashBack().inYear(day.getYear())) : balance;
    }

    /**
     * What a sale does: points pay, then are earned, then turn into vouchers.
     *
     * <p>Points that pay were promised when the price stood: what another till spent meanwhile is overdrawn, as
     * {@link Ledger#pay} says.
     */
    public AccountMove sale(Sale sale) {
        Booking booking = sale.booking();
        List<LedgerEntry> entries = new ArrayList<>(ledger.pay(booking, sale.spent()));
        Ledger after = ledger.with(entries);
        List<LedgerEntry> earned = after.earn(booking, sale.earned());
        entries.addAll(earned);
        Ledger.Issued issued =
                sale.vouchers() ? after.with(earned).vouchers(booking) : new Ledger.Issued(List.of(), List.of());
        entries.addAll(issued.entries());
        List<VoucherMove> moves = new ArrayList<>(used(sale));
        issued.vouchers().forEach(voucher -> moves.add(VoucherMove.issued(voucher, booking)));
        Tiers.Fact fact = new Tiers.Fact(booking.day(), sale.base(), sale.earned(), 1);
        Optional<CashBackAccount.Entry> back = program.cashBack()
                .map(rule -> cashBack().brings(rule, sale.base(), booking.day()))
                .map(amount -> new CashBackAccount.Entry(booking.day(), amount));
        return new AccountMove(booking, Optional.of(id), entries, moves, Optional.of(fact), back);
    }

    /** The account with one move more, of its own. */
    public Account with(AccountMove move) {
        return new Account(
                program,
                id,
                ledger.with(move.points()),
                joined(vouchers, move.vouchers()),
                joined(facts, move.fact().stream().toList()),
                joined(cashBack, move.cashBack().stream().toList()));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** What a stranger's sale does: vouchers pay, and nothing is earned. */
    public static AccountMove stranger(Sale sale) {
        return new AccountMove(
                sale.booking(), Optional.empty(), List.of(), used(sale), Optional.empty(), Optional.empty());
    }

    private static List<VoucherMove> used(Sale sale) {
        return sale.used().stream()
                .map(used -> VoucherMove.used(used.voucher(), used.amount(), sale.booking()))
                .toList();
    }
}
