package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;

/**
 * A member's cash back. Immutable, pure; the sum of its entries, in whatever order.
 *
 * <p>The year is the calendar year of the sale's business day. What a return takes back counts to the year of the sale that
 * it returns, so that the year's cap has room again.
 *
 * <p>Where the rules are silent: a return leaves what the kept part alone would have brought, as far as the sale had brought
 * it, so a sale that met the cap loses nothing while the rest still meets it.
 */
public final class CashBackAccount {
    private final Currency currency;
    private final List<Entry> entries;

    /**
     * @param day the business day of the sale that brought it, also where a return takes it back
     * @param amount above zero in, below zero out
     */
    public record Entry(LocalDate day, Money amount) {}

    private CashBackAccount(Currency currency, List<Entry> entries) {
        this.currency = currency;
        this.entries = entries;
    }

    /** The account with those entries. */
    public static CashBackAccount of(Currency currency, Collection<Entry> entries) {
        return new CashBackAccount(BadInput.present(currency, "currency"), List.copyOf(entries));
    }

    /** The cash back of a calendar year; never below zero. */
    public Money inYear(int year) {
        Money sum = entries.stream()
                .filter(e -> e.day().getYear() == year)
                .map(Entry::amount)
                .reduce(Money.zero(currency), Money::plus);
        return sum.isNegative() ? Money.zero(currency) : sum;
    }

    /**
     * What a sale brings, within what the cap leaves of the year.
     *
     * @param rule the programme's
     * @param paid the net of the lines that earn, less what points and vouchers paid; below zero brings nothing
     * @param day the sale's business day
     */
    public Money brings(CashBack rule, Money paid, LocalDate day) {
        Money whole = share(rule, paid);
        return rule.yearlyCap()
                .map(cap -> whole.min(notBelowZero(cap.minus(inYear(day.getYear())))))
                .orElse(whole);
    }

    /**
     * What a return takes back. However a return is split, the sum is the same, and all of it takes back all.
     *
     * @param rule the programme's on the day of the sale
     * @param brought what the sale brought
     * @param paid what it brought it on
     * @param returnedBefore how much of that was returned before
     * @param returnedNow and how much now
     */
    public static Money takesBack(CashBack rule, Money brought, Money paid, Money returnedBefore, Money returnedNow) {
        Money before = left(rule, brought, paid.minus(returnedBefore));
        return before.minus(left(rule, brought, paid.minus(returnedBefore).minus(returnedNow)));
    }

    private static Money left(CashBack rule, Money brought, Money kept) {
        return share(rule, kept).min(brought);
    }

    private static Money share(CashBack rule, Money paid) {
        return paid.withMinor(rule.percent().of(Math.max(0, paid.minor())));
    }

    private static Money notBelowZero(Money money) {
        return money.isNegative() ? money.withMinor(0) : money;
    }
}
