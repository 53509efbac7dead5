package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.store.Journal;
import dev.tillside.internal.store.KnownAccounts;
import dev.tillside.internal.store.Reference;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.Account;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Booking;
import dev.tillside.points.Ledger;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Program;
import dev.tillside.points.Redemption;
import dev.tillside.points.Voucher;
import dev.tillside.points.VoucherMove;
import dev.tillside.sale.EarningBase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Members' accounts as this till knows them: what its own transactions did, and what head office told of other tills'. Computed
 * anew after every change, held between. Thread-safe.
 */
final class Accounts {
    private static final int HELD = 64;

    private final Reference reference;
    private final Journal journal;
    private final Supplier<Program> program;
    private final Map<MemberId, Account> held = new HashMap<>();
    private long heldReference;
    private long heldJournal;

    Accounts(Reference reference, Journal journal, Supplier<Program> program) {
        this.reference = reference;
        this.journal = journal;
        this.program = program;
    }

    /** The member's account, or his household's. */
    synchronized Account of(Member member) {
        if (heldReference != reference.change() || heldJournal != journal.accountsChange() || held.size() >= HELD) {
            heldReference = reference.change();
            heldJournal = journal.accountsChange();
            held.clear();
        }
        Account account = held.get(member.id());
        if (account == null) {
            account = read(member);
            held.put(member.id(), account);
        }
        return account;
    }

    /** All that transactions did to the account, here and at other tills; what happened to vouchers here stands apart. */
    List<AccountMove> moves(Member member) {
        List<AccountMove> moves = new ArrayList<>();
        for (MemberId id : ids(member, household(member))) {
            moves.addAll(journal.moves(id));
            moves.addAll(reference.accounts().moves(id));
        }
        return moves;
    }

    private Account read(Member member) {
        List<Member> together = household(member);
        List<LedgerEntry> openings = new ArrayList<>();
        List<VoucherMove> vouchers = new ArrayList<>();
        together.forEach(each -> openings.addAll(openings(each.id())));
        for (MemberId id : ids(member, together)) {
            vouchers.addAll(journal.vouchers(id));
            vouchers.addAll(reference.accounts().vouchers(id));
        }
        return Account.of(program.get(), AccountIds.of(member), openings, moves(member), vouchers);
    }

    private List<Member> household(Member member) {
        List<Member> together = new ArrayList<>(List.of(member));
        member.household().map(reference.accounts()::household).stream()
                .flatMap(List::stream)
                .filter(id -> !id.equals(member.id()))
                .flatMap(id -> reference.member(id).stream())
                .forEach(together::add);
        return together;
    }

    /** Every id under which something of theirs was booked: before they shared an account, or before a card was known, too. */
    private static Set<MemberId> ids(Member member, List<Member> together) {
        Set<MemberId> ids = new LinkedHashSet<>();
        ids.add(AccountIds.of(member));
        for (Member each : together) {
            ids.add(each.id());
            each.cards().stream().map(AccountIds::ofCard).forEach(ids::add);
        }
        return ids;
    }

    /** Balances brought in are booked when this till first hears of them, by the programme's calendar. */
    private List<LedgerEntry> openings(MemberId id) {
        Ledger ledger = Ledger.of(program.get(), id, List.of());
        for (KnownAccounts.Opening lot : reference.accounts().openings(id)) {
            Booking booking = new Booking(
                    "opening", LocalDate.ofInstant(lot.booked(), program.get().timeZone()));
            ledger = ledger.with(
                    lot.exact()
                            ? ledger.opening(booking, lot.points(), lot.expires())
                            : ledger.opening(booking, lot.points()));
        }
        return ledger.entries();
    }

    /** The tier of that day: what was bought earns it, and what head office gave is its floor. */
    Optional<String> tier(Member member, LocalDate day) {
        return of(member).tiers().tier(day, member.tier());
    }

    /** The voucher of that code, as far as this till knows what became of it. */
    Optional<Voucher> voucher(String code) {
        List<VoucherMove> moves = new ArrayList<>(journal.voucher(code));
        moves.addAll(reference.accounts().voucher(code));
        return VoucherMove.sum(moves);
    }

    /** The member's account once these moves are made; those of others' accounts leave it alone. */
    Account after(Member member, List<AccountMove> moves) {
        Account account = of(member);
        for (AccountMove move : moves) {
            if (move.account().equals(Optional.of(account.id()))) {
                account = account.with(move);
            }
        }
        return account;
    }

    /**
     * What a sale does to its member's account; what it does to vouchers, where a stranger pays with one.
     *
     * @param before what returns do in the same transaction
     */
    Optional<AccountMove> sale(Optional<Member> member, PricedBasket priced, List<AccountMove> before) {
        BasketKey key = priced.basket().key();
        Points spent = Points.ZERO;
        List<Account.Used> used = new ArrayList<>();
        for (Redemption redemption : priced.redeemed()) {
            spent = spent.plus(redemption.points());
            redemption
                    .voucher()
                    .flatMap(this::voucher)
                    .ifPresent(voucher -> used.add(new Account.Used(voucher, redemption.amount())));
        }
        Account.Sale sale = new Account.Sale(
                new Booking(key.toString(), key.businessDay()),
                spent,
                used,
                priced.pointsEarned(),
                EarningBase.of(priced),
                member.map(m -> !AccountIds.isCard(m.id())).orElse(false));
        return member.isPresent()
                ? member.map(m -> after(m, before).sale(sale))
                : Optional.of(Account.stranger(sale)).filter(move -> !move.isEmpty());
    }
}
