package dev.tillside.example.office;

import java.math.BigDecimal;

/**
 * Sums over sales, in the programme's currency, of the sales' own fields; a field that a sale does not have counts as zero.
 *
 * @param baskets how many sales
 * @param total before discounts
 * @param discount all line discounts
 * @param due what was left to pay
 * @param pointsEarned points
 */
public record Totals(long baskets, BigDecimal total, BigDecimal discount, BigDecimal due, BigDecimal pointsEarned) {
    static final Totals NONE = new Totals(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Totals plus(Totals other) {
        return new Totals(
                baskets + other.baskets,
                total.add(other.total),
                discount.add(other.discount),
                due.add(other.due),
                pointsEarned.add(other.pointsEarned));
    }
}
