package dev.tillside.sale;

import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.AccountMove;
import dev.tillside.points.CashBackAccount;
import dev.tillside.points.Voucher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A committed sale, durable when it is handed out.
 *
 * @param key the sale's name
 * @param member who bought, where known
 * @param at the one clock reading that decided all validity
 * @param operator who sold, where the till says so
 * @param programVersion the programme's version
 * @param priced what was bought and what it cost
 * @param payment how it was paid
 * @param flags what head office should look at
 * @param pointsBalance the member's points after the sale, where there is a member
 * @param account what it did to the member's account, or to vouchers that paid; absent where it did nothing
 * @param text the receipt's lines of at most 42 columns: words at the left, where there is an amount or a date it ends in column 42; a
 *     line that begins with four blanks goes on with the words of the one before
 * @param again whether it was committed before this call
 */
public record Receipt(
        BasketKey key,
        Optional<MemberId> member,
        Instant at,
        Optional<String> operator,
        long programVersion,
        PricedBasket priced,
        Payment payment,
        Set<Flag> flags,
        Optional<Points> pointsBalance,
        Optional<AccountMove> account,
        List<String> text,
        boolean again) {
    /** What head office should look at. */
    public enum Flag {
        /** The tenders do not make what is due; the money had been taken already. */
        TENDERS_DIFFER
    }

    public Receipt {
        flags = Set.copyOf(flags);
        text = List.copyOf(text);
    }

    /** Vouchers that the sale issued. */
    public List<Voucher> vouchers() {
        return account.map(AccountMove::issued).orElse(List.of());
    }

    /** The cash back that the sale brought; absent where it brought none. */
    public Optional<Money> cashBack() {
        return account.flatMap(AccountMove::cashBack).map(CashBackAccount.Entry::amount);
    }

    /** The same receipt, said to have been committed before. */
    public Receipt asAgain() {
        return new Receipt(
                key, member, at, operator, programVersion, priced, payment, flags, pointsBalance, account, text, true);
    }
}
