package dev.tillside.offer;

import dev.tillside.money.Money;
import dev.tillside.points.Redemption;
import java.util.ArrayList;
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
        return price(pricing, PricingMemory.NONE);
    }

    /**
     * The same for who prices a basket again and again as it grows: what the memory holds is not found out anew.
     *
     * @param memory of earlier pricings, by one thread at a time; it changes no answer
     * @return what {@link #price(Pricing)} returns
     */
    public static PricedBasket price(Pricing pricing, PricingMemory memory) {
        Pricer pricer = Pricer.of(pricing, memory);
        Composer composer = new Composer(pricer);
        Missing missing = new Missing(pricer, new Promises(pricer));
        Explanation explanation = new Explanation(pricer, composer, missing);
        List<Outcome> outcomes =
                switch (pricing.outcomes()) {
                    case ALL -> explanation.all();
                    case TOUCHED -> explanation.touched();
                };
        return composer.compose(outcomes, benefits(pricer), new Advice(pricer, missing).messages());
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
        List<String> benefits = new ArrayList<>();
        for (Standing standing : pricer.contest.extras) {
            if (standing.offer.reward() instanceof Reward.Benefit) {
                benefits.add(standing.offer.id());
            }
        }
        return benefits;
    }
}
