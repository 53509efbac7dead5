package dev.tillside.sale;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a return does, all of it; nothing has been done yet.
 *
 * @param terms how it is counted; absent without a receipt
 * @param lines in the receipt's order, one for each line of which something comes back
 * @param totals what the lines give back together
 * @param couponsRestored coupons of which all effect is back with this return; a coupon that is no longer valid then is
 *     for the till to see
 * @param usesRestored offers of which all effect is back with this return, for their limits
 * @param complete whether with this return everything of the sale is back; never without a receipt
 */
public record ReturnPlan(
        Optional<ReturnTerms> terms,
        List<ReturnedLine> lines,
        Worth totals,
        List<CouponBack> couponsRestored,
        List<UsesBack> usesRestored,
        boolean complete) {
    /**
     * A coupon that comes back to life.
     *
     * @param coupon the coupon's id
     * @param offer the offer's id
     * @param uses how many uses of it
     */
    public record CouponBack(String coupon, String offer, int uses) {}

    /**
     * Uses of an offer that no longer count towards its limits.
     *
     * @param offer the offer's id
     * @param uses how many, by coupons and without
     * @param amount the discount (or tender) that no longer counts towards its budget
     */
    public record UsesBack(String offer, int uses, Money amount) {}

    public ReturnPlan {
        lines = List.copyOf(lines);
        couponsRestored = List.copyOf(couponsRestored);
        usesRestored = List.copyOf(usesRestored);
    }

    /** The money to pay out; below zero where deposits are asked for again. */
    public Money refund() {
        return totals.money();
    }

    /**
     * The returned goods as they stand in the open basket of an exchange: lines {@code tx/line} of the money that each
     * gives back, negative, outside every offer and without points, which the return takes back itself.
     *
     * @param tx the return's transaction
     */
    public List<Line> exchangeLines(String tx) {
        return lines.stream()
                .map(l -> Line.of(
                                tx + "/" + l.line(),
                                l.item(),
                                l.quantity(),
                                l.unit(),
                                l.refund().negated())
                        .withDiscountable(false)
                        .withEarnsPoints(false))
                .toList();
    }
}
