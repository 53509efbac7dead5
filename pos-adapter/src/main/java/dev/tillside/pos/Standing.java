package dev.tillside.pos;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Proof;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last price that the library answered, as far as it holds for a ticket that may have changed since. Pure. */
final class Standing {
    private Standing() {}

    /** Absent where no currency is known. */
    static Optional<PricedBasket> on(
            BasketKey key, List<Line> ticket, Optional<PricedBasket> last, Optional<Currency> currency) {
        return currency.map(c -> on(new Basket(key, c, ticket), last));
    }

    private static PricedBasket on(Basket basket, Optional<PricedBasket> last) {
        Map<String, PricedLine> before = last.stream()
                .flatMap(priced -> priced.lines().stream())
                .collect(Collectors.toMap(line -> line.line().id(), Function.identity()));
        List<PricedLine> lines = basket.lines().stream()
                .map(line -> standing(line, Optional.ofNullable(before.get(line.id()))))
                .toList();
        Money none = Money.zero(basket.currency());
        Money net = lines.stream().map(PricedLine::net).reduce(none, Money::plus);
        List<TenderCoupon> coupons = last.map(PricedBasket::tenderCoupons).orElse(List.of());
        List<Redemption> redeemed = last.map(PricedBasket::redeemed).orElse(List.of());
        Money paid = coupons.stream().map(TenderCoupon::amount).reduce(none, Money::plus);
        paid = redeemed.stream().map(Redemption::amount).reduce(paid, Money::plus);
        boolean fits = paid.compareTo(net) <= 0;
        return new PricedBasket(
                basket,
                fits ? net.minus(paid) : net,
                Points.ZERO,
                fits ? redeemed : List.of(),
                lines,
                fits ? coupons : List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Proof(Proof.Status.BOUNDED, basket.total().minus(net), basket.total(), 0),
                last.map(PricedBasket::offerVersions).orElseGet(TreeMap::new));
    }

    /** What was taken off a line stays as long as the line is as it was. */
    private static PricedLine standing(Line line, Optional<PricedLine> before) {
        List<PricedLine.Discount> discounts = before.filter(
                        b -> sameGoods(b.line(), line) && b.line().amount().equals(line.amount()))
                .map(PricedLine::discounts)
                .orElse(List.of());
        Money off = discounts.stream()
                .map(PricedLine.Discount::amount)
                .reduce(line.amount().withMinor(0), Money::plus);
        return new PricedLine(line, line.amount().minus(off), Points.ZERO, discounts);
    }

    /** Whether both are the same quantity of the same item. */
    static boolean sameGoods(Line a, Line b) {
        return a.item().equals(b.item())
                && a.unit().equals(b.unit())
                && a.quantity().equals(b.quantity());
    }

    /** Whether both take the same off every line, and leave the same to pay. */
    static boolean same(PricedBasket a, PricedBasket b) {
        return a.due().equals(b.due()) && off(a).equals(off(b));
    }

    private static Map<String, Money> off(PricedBasket priced) {
        return priced.lines().stream()
                .collect(Collectors.toMap(
                        line -> line.line().id(), line -> line.line().amount().minus(line.net())));
    }
}
