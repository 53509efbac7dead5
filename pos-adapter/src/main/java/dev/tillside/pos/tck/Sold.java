package dev.tillside.pos.tck;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import java.util.Optional;

/** What was sold of an item, and what of it was sold before it was changed. */
record Sold(long quantity, Money amount, Optional<Sold> before) {
    /** Whether the line of a ticket says so. */
    boolean is(Line line) {
        return isSoMany(line) && line.amount().equals(amount);
    }

    boolean isSoMany(Line line) {
        return line.quantity().value().longValue() == quantity;
    }

    /** Whether the line has the price of one for all. */
    boolean isOfOne(Line line) {
        return quantity > 1 && line.amount().minor() * quantity == amount.minor();
    }

    /** Whether quantity, amount or both are as they were. */
    boolean isPartly(Line line, Sold was) {
        return (was.isSoMany(line) || isSoMany(line))
                && (line.amount().equals(was.amount) || line.amount().equals(amount));
    }
}
