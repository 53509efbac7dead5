package dev.tillside.sale;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.points.AccountMove;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A return that was made, or that stands in an open exchange and is made when that sale is committed.
 *
 * @param key the return's own name
 * @param of the sale that it returns; absent without a receipt
 * @param member whose points and coupons it moves: the member of the sale
 * @param at when
 * @param operator who took the goods back, where the till says so
 * @param reason why, where the till says so
 * @param tenders how it was paid out, where the till says so; carried through
 * @param into the open basket that an exchange put the goods into
 * @param postVoid whether it undid the sale instead of taking goods back
 * @param before the returns of the same sale that were known when it was counted, in order of name
 * @param plan what came back
 * @param account what it did to the member's account, or to vouchers that had paid; absent where it did nothing, or stands in
 *     an open exchange
 * @param text the receipt's lines of at most 42 columns, as {@link Receipt#text} has them
 * @param again whether it was made before this call
 */
public record Refund(
        BasketKey key,
        Optional<BasketKey> of,
        Optional<MemberId> member,
        Instant at,
        Optional<String> operator,
        Optional<String> reason,
        Optional<List<Tender>> tenders,
        Optional<BasketKey> into,
        boolean postVoid,
        List<BasketKey> before,
        ReturnPlan plan,
        Optional<AccountMove> account,
        List<String> text,
        boolean again) {
    public Refund {
        BadInput.present(key, "key");
        BadInput.present(of, "of");
        BadInput.present(at, "at");
        tenders = tenders.map(List::copyOf);
        before = List.copyOf(before);
        BadInput.present(plan, "plan");
        text = List.copyOf(text);
    }

    /** A return of which the till says no more. */
    public static Refund of(BasketKey key, Optional<BasketKey> of, Instant at, ReturnPlan plan) {
        return new Refund(
                key,
                of,
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                plan,
                Optional.empty(),
                List.of(),
                false);
    }

    public List<ReturnedLine> lines() {
        return plan.lines();
    }

    public Worth totals() {
        return plan.totals();
    }

    /** The money paid out; below zero where deposits were asked for again. In an exchange the open sale pays it. */
    public Money amount() {
        return plan.refund();
    }

    /** The same with its printed lines. */
    public Refund withText(List<String> lines) {
        return with(account, lines, again);
    }

    /** The same with what it does to accounts. */
    public Refund withAccount(Optional<AccountMove> move) {
        return with(move, text, again);
    }

    /** The same return, said to have been made before. */
    public Refund asAgain() {
        return with(account, text, true);
    }

    private Refund with(Optional<AccountMove> move, List<String> lines, boolean madeBefore) {
        return new Refund(
                key, of, member, at, operator, reason, tenders, into, postVoid, before, plan, move, lines, madeBefore);
    }
}
