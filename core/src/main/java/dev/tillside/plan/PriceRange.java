package dev.tillside.plan;

import java.util.OptionalLong;

/**
 * What an article's specials may cost, in minor units.
 *
 * @param shelf today's price
 * @param was the former price that is printed
 * @param least the lowest price in whole steps that is not below cost
 * @param step to what multiple prices are rounded
 */
record PriceRange(long shelf, long was, long least, long step) {
    /** Of an article that has a price. */
    static PriceRange of(Article article, Policy policy) {
        long shelf = article.price().orElseThrow();
        long was = policy.wasIsLowest() ? article.lowest().orElse(shelf) : shelf;
        long step = policy.priceStep().minor();
        return new PriceRange(shelf, was, (article.cost().orElse(0) + step - 1) / step * step, step);
    }

    /** What a unit costs so much below the shelf, in whole steps; absent where no such price is allowed. */
    OptionalLong below(double depth) {
        if (depth <= 0) {
            return OptionalLong.empty();
        }
        long aim = (long) Math.floor(shelf * (1 - depth) / step + 1e-9) * step;
        long price = Math.max(aim, least);
        return price > 0 && price <= was - step ? OptionalLong.of(price) : OptionalLong.empty();
    }
}
