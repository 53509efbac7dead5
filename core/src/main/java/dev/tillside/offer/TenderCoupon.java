package dev.tillside.offer;

import dev.tillside.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a tender offer pays: a manufacturer's coupon handed in as payment.
 *
 * @param offer the offer's id
 * @param coupon the coupon's id
 * @param amount what it pays
 * @param lines on which lines
 * @param funding who pays it; sums to the amount
 */
public record TenderCoupon(
        String offer, Optional<String> coupon, Money amount, List<Part> lines, List<FundedAmount> funding) {
    public TenderCoupon {
        lines = List.copyOf(lines);
        funding = List.copyOf(funding);
    }

    /**
     * @param line the line's id
     * @param amount what it pays of that line
     */
    public record Part(String line, Money amount) {}
}
