package dev.tillside.pos.poslog;

import dev.tillside.money.Money;
import dev.tillside.offer.PricedLine;
import dev.tillside.sale.Worth;
import java.util.Optional;

/**
 * What takes something off a line as a whole.
 *
 * @param method the standard's method code
 * @param promotion the offer's id
 * @param coupon the coupon's id, where a coupon gave it
 * @param amount what it takes off; below zero: what it adds
 */
record Modifier(String method, Optional<String> promotion, Optional<String> coupon, Money amount) {
    static Modifier of(PricedLine.Discount discount) {
        return offer(discount.offer(), discount.coupon(), discount.amount());
    }

    static Modifier of(Worth.Discount discount) {
        return offer(discount.offer(), discount.coupon(), discount.amount());
    }

    private static Modifier offer(String offer, Optional<String> coupon, Money amount) {
        return new Modifier(coupon.isPresent() ? "Coupon" : "Promotion", Optional.of(offer), coupon, amount);
    }

    /** Goods that are kept lost their discounts: the refund is so much less than the share of what was paid. */
    static Optional<Modifier> withheld(Money amount) {
        return Optional.of(new Modifier("PriceRule", Optional.empty(), Optional.empty(), amount))
                .filter(modifier -> !amount.isZero());
    }

    /** The quantity is one, because by default the standard multiplies a modifier by the line's quantity. */
    Element element(int number) {
        Element element = new Element("RetailPriceModifier").with("MethodCode", method);
        element.add("SequenceNumber", Integer.toString(number));
        element.add(Amounts.amount("Amount", Amounts.absolute(amount))
                .with("Action", amount.isNegative() ? "Add" : "Subtract"));
        promotion.ifPresent(id -> element.add("PromotionID", id));
        coupon.ifPresent(id -> element.each(new Element("Description", id).with("TypeCode", Words.own("Coupon"))));
        return element.add("Quantity", "1");
    }
}
