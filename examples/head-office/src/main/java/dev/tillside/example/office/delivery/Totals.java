package dev.tillside.example.office.delivery;

import java.math.BigDecimal;

/**
 * Sums over sales and returns, in the programme's currency, of their own fields; a field that is not there counts as zero.
 * What returns took back stands by itself and is not taken off the sales' sums.
 *
 * @param baskets how many sales
 * @param total before discounts
 * @param discount all line discounts
 * @param due what was left to pay
 * @param pointsEarned points
 * @param returns how many returns and post-voids
 * @param refunded money that they gave back
 * @param discountTakenBack line discounts of what came back
 * @param pointsTakenBack points earned with what came back
 */
public record Totals(
        long baskets,
        BigDecimal total,
        BigDecimal discount,
        BigDecimal due,
        BigDecimal pointsEarned,
        long returns,
        BigDecimal refunded,
        BigDecimal discountTakenBack,
        BigDecimal pointsTakenBack) {
    private static final BigDecimal NIL = BigDecimal.ZERO;
    static final Totals NONE = new Totals(0, NIL, NIL, NIL, NIL, 0, NIL, NIL, NIL);

    static Totals ofSale(BigDecimal total, BigDecimal discount, BigDecimal due, BigDecimal pointsEarned) {
        return new Totals(1, total, discount, due, pointsEarned, 0, NIL, NIL, NIL);
    }

    static Totals ofReturn(BigDecimal refunded, BigDecimal discount, BigDecimal pointsTakenBack) {
        return new Totals(0, NIL, NIL, NIL, NIL, 1, refunded, discount, pointsTakenBack);
    }

    Totals plus(Totals other) {
        return new Totals(
                baskets + other.baskets,
                total.add(other.total),
                discount.add(other.discount),
                due.add(other.due),
                pointsEarned.add(other.pointsEarned),
                returns + other.returns,
                refunded.add(other.refunded),
                discountTakenBack.add(other.discountTakenBack),
                pointsTakenBack.add(other.pointsTakenBack));
    }
}
