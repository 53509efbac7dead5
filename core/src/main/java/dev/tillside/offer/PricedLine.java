package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.util.List;
import java.util.Optional;

/**
 * A line and what the offers made of it.
 *
 * @param line as the till sent it
 * @param net the amount less all its discounts
 * @param points what the line earns, before points or vouchers pay
 * @param discounts in the order of layers, then of offer and coupon ids
 */
public record PricedLine(Line line, Money net, Points points, List<Discount> discounts) {
    public PricedLine {
        discounts = List.copyOf(discounts);
    }

    public PricedLine withPoints(Points other) {
        return new PricedLine(line, net, other, discounts);
    }

    /**
     * What one offer takes off a line.
     *
     * @param offer the offer's id
     * @param coupon the coupon's id, where a coupon gave it
     * @param amount above zero
     * @param units how many of the line's units it took as targets
     * @param funding who pays it; sums to the amount
     * @param taxTreatment what it is for the tax
     */
    public record Discount(
            String offer,
            Optional<String> coupon,
            Money amount,
            int units,
            List<FundedAmount> funding,
            Offer.TaxTreatment taxTreatment) {
        public Discount {
            funding = List.copyOf(funding);
        }
    }
}
