package dev.tillside.offer;

import dev.tillside.money.Money;
import dev.tillside.points.Redemption;
import java.util.List;

/** Prices baskets. Pure: no I/O, the time is an argument; thread-safe. */
public final class Offers {
    private Offers() {}

    /**
     * What the basket costs under all offers.
     *
     * @return the same for the same argument, on every machine and JDK
     */
    public static PricedBasket price(Pricing pricing) {
        Pricer pricer = Pricer.of(pricing);
        Composer composer = new Composer(pricer);
        Explanation explanation = new Explanation(pricer, composer);
        List<Outcome> outcomes =
                switch (pricing.outcomes()) {
                    case ALL -> explanation.all();
                    case TOUCHED -> explanation.touched();
                };
        return composer.compose(outcomes, benefits(pricer));
    }

    /**
     * The same basket once points or vouchers pay: less is due, and what they pay earns no points. Amounts beyond what is
     * due are the caller's to refuse.
     *
     * @param pricing the argument that {@code priced} was priced with
     * @param priced what {@link #price} made of it, with or without redemptions, which are replaced
     * @param redeemed all that points and vouchers pay
     */
    public static PricedBasket withRedemptions(Pricing pricing, PricedBasket priced, List<Redemption> redeemed) {
        Money none = Money.zero(priced.basket().currency());
        Money before = priced.redeemed().stream().map(Redemption::amount).reduce(none, Money::plus);
        Money paid = redeemed.stream().map(Redemption::amount).reduce(none, Money::plus);
        return Bonuses.recomputed(pricing, priced, priced.due().plus(before).minus(paid), redeemed, paid);
    }

    private static List<String> benefits(Pricer pricer) {
        return pricer.extras.stream()
                .filter(a -> a.offer().reward() instanceof Reward.Benefit)
                .map(a -> a.offer().id())
                .toList();
    }
}
