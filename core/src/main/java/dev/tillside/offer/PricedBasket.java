package dev.tillside.offer;

import dev.tillside.basket.Basket;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.points.Redemption;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a basket costs under all offers, and what is left to pay.
 *
 * @param basket as it was priced
 * @param due what is left to pay after discounts, tender coupons, and redeemed points and vouchers
 * @param pointsEarned what the lines' points sum to
 * @param redeemed what points and vouchers pay; none as {@link Offers#price} leaves it
 * @param lines in the basket's order
 * @param tenderCoupons in order of offer id
 * @param outcomes in order of offer id, then coupon id
 * @param benefits ids of the {@code BENEFIT} offers that hold
 * @param messages for the cashier and the shopper
 * @param proof how good it is
 * @param offerVersions the version of every offer that left a trace in the lines or tender coupons
 */
public record PricedBasket(
        Basket basket,
        Money due,
        Points pointsEarned,
        List<Redemption> redeemed,
        List<PricedLine> lines,
        List<TenderCoupon> tenderCoupons,
        List<Outcome> outcomes,
        List<String> benefits,
        List<Message> messages,
        Proof proof,
        SortedMap<String, Long> offerVersions) {
    public PricedBasket {
        redeemed = List.copyOf(redeemed);
        lines = List.copyOf(lines);
        tenderCoupons = List.copyOf(tenderCoupons);
        outcomes = List.copyOf(outcomes);
        benefits = List.copyOf(benefits);
        messages = List.copyOf(messages);
        offerVersions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(offerVersions));
    }

    /** The sum of all lines' amounts. */
    public Money total() {
        return basket.total();
    }

    /** The sum of all lines' discounts; what tender coupons pay is not among them. */
    public Money discount() {
        Money none = Money.zero(basket.currency());
        return lines.stream()
                .flatMap(l -> l.discounts().stream())
                .map(PricedLine.Discount::amount)
                .reduce(none, Money::plus);
    }

    /** The same basket, which also tells of offers and coupons that it has told nothing of so far. */
    public PricedBasket withOtherOutcomes(List<Outcome> more) {
        List<Outcome> all = new ArrayList<>(outcomes);
        more.stream().filter(this::untold).forEach(all::add);
        all.sort(Outcome.ORDER);
        return new PricedBasket(
                basket,
                due,
                pointsEarned,
                redeemed,
                lines,
                tenderCoupons,
                all,
                benefits,
                messages,
                proof,
                offerVersions);
    }

    private boolean untold(Outcome other) {
        return outcomes.stream()
                .noneMatch(o -> o.offer().equals(other.offer()) && o.coupon().equals(other.coupon()));
    }

    /** The outcome of that offer; of the coupon, where one is named. */
    public Optional<Outcome> outcome(String offer) {
        return outcomes.stream().filter(o -> o.offer().equals(offer)).findFirst();
    }
}
