package dev.tillside.offer;

import dev.tillside.basket.Basket;
import dev.tillside.fault.BadInput;
import dev.tillside.points.Program;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Everything that {@link Offers#price} looks at. Nothing else decides a price.
 *
 * @param basket what is on the belt
 * @param program layers, currency and earn rules
 * @param offers all offers that the till knows
 * @param shopper who shops, with coupons
 * @param at the one clock reading that decides validity
 * @param zone the store's time zone
 * @param usage what counts towards limits
 * @param items the item table, from which a near miss takes prices; asked at most once
 * @param outcomes which outcomes are wanted
 * @param stepBudget how many search steps may be spent; the same on every machine
 */
public record Pricing(
        Basket basket,
        Program program,
        OfferBook offers,
        Shopper shopper,
        Instant at,
        ZoneId zone,
        Usage usage,
        Supplier<Shelf> items,
        Outcomes outcomes,
        long stepBudget) {
    /** What a cashier may wait for: most crowded baskets are proved within it, and the rest say by how much they may miss. */
    public static final long DEFAULT_STEP_BUDGET = 250_000;

    /** Which outcomes are wanted. */
    public enum Outcomes {
        /** One for every offer. */
        ALL,
        /** Those applied, beaten or nearly missed, and one for every coupon held. */
        TOUCHED
    }

    public Pricing {
        BadInput.present(basket, "basket");
        BadInput.present(program, "program");
        BadInput.present(offers, "offers");
        BadInput.present(shopper, "shopper");
        BadInput.present(at, "at");
        BadInput.present(zone, "zone");
        BadInput.present(usage, "usage");
        BadInput.present(items, "items");
        BadInput.present(outcomes, "outcomes");
    }

    /** A stranger's basket, at that time, with defaults. */
    public static Pricing of(Basket basket, Program program, OfferBook offers, Instant at) {
        return new Pricing(
                basket,
                program,
                offers,
                Shopper.STRANGER,
                at,
                program.timeZone(),
                Usage.NONE,
                () -> Shelf.EMPTY,
                Outcomes.ALL,
                DEFAULT_STEP_BUDGET);
    }

    public Pricing withShopper(Shopper other) {
        return new Pricing(basket, program, offers, other, at, zone, usage, items, outcomes, stepBudget);
    }

    public Pricing withUsage(Usage other) {
        return new Pricing(basket, program, offers, shopper, at, zone, other, items, outcomes, stepBudget);
    }

    public Pricing withBasket(Basket other) {
        return new Pricing(other, program, offers, shopper, at, zone, usage, items, outcomes, stepBudget);
    }

    public Pricing withOffers(OfferBook other) {
        return new Pricing(basket, program, other, shopper, at, zone, usage, items, outcomes, stepBudget);
    }
}
