package dev.tillside.basket;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One line of a basket.
 *
 * @param id the till's own line id, 1 to 64 characters
 * @param item what was sold
 * @param quantity above zero, also on a negative line
 * @param unit {@code each} or a measure
 * @param amount what the till charges for the whole line before our discounts; negative for deposits paid back
 * @param facts what offers choose by; what the till does not know is filled from the item table
 * @param discountable whether offers may touch the line
 * @param earnsPoints what the till says; by default a line earns if it takes part in offers
 * @param floor the line's legal minimum: no discount takes its net below it
 * @param taxCode carried through
 * @param entryMethod how it was entered, where the till says so
 * @param attributes carried through
 */
public record Line(
        String id,
        ItemId item,
        Quantity quantity,
        Unit unit,
        Money amount,
        ItemFacts facts,
        boolean discountable,
        Optional<Boolean> earnsPoints,
        Optional<Money> floor,
        Optional<String> taxCode,
        Optional<EntryMethod> entryMethod,
        Map<String, String> attributes) {
    private static final int LONGEST_ID = 64;

    public Line {
        BadInput.present(id, "line");
        if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw BadInput.value("line", "not a line id of 1 to 64 characters: " + Decimals.shown(id));
        }
        BadInput.present(item, "gtin");
        BadInput.present(quantity, "quantity");
        BadInput.present(unit, "unit");
        BadInput.present(amount, "amount");
        BadInput.present(facts, "facts");
        BadInput.present(earnsPoints, "earnsPoints");
        BadInput.present(floor, "floor").ifPresent(f -> {
            if (f.isNegative() || !f.currency().equals(amount.currency())) {
                throw BadInput.value("floor", "not an amount of zero or more in the line's currency: " + f);
            }
        });
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** So many pieces of an item. */
    public static Line each(String id, Gtin gtin, long quantity, Money amount) {
        return of(id, ItemId.of(gtin), Quantity.of(quantity), Unit.EACH, amount);
    }

    /** A line with every default. */
    public static Line of(String id, ItemId item, Quantity quantity, Unit unit, Money amount) {
        return new Line(
                id,
                item,
                quantity,
                unit,
                amount,
                ItemFacts.NONE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public Line withFacts(ItemFacts other) {
        return changed(copy -> copy.facts = other);
    }

    public Line withQuantity(Quantity other, Money otherAmount) {
        return changed(copy -> {
            copy.quantity = other;
            copy.amount = otherAmount;
        });
    }

    public Line withDiscountable(boolean other) {
        return changed(copy -> copy.discountable = other);
    }

    public Line withEarnsPoints(boolean other) {
        return changed(copy -> copy.earnsPoints = Optional.of(other));
    }

    public Line withFloor(Money other) {
        return changed(copy -> copy.floor = Optional.of(other));
    }

    public Line withEntryMethod(Optional<EntryMethod> other) {
        return changed(copy -> copy.entryMethod = BadInput.present(other, "entryMethod"));
    }

    private Line changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new Line(
                id,
                item,
                copy.quantity,
                unit,
                copy.amount,
                copy.facts,
                copy.discountable,
                copy.earnsPoints,
                copy.floor,
                taxCode,
                copy.entryMethod,
                attributes);
    }

    /** Whether offers may see the line at all: it is discountable and not negative. */
    public boolean takesPart() {
        return discountable && !amount.isNegative();
    }

    /** Whether the line earns points (a negative one: takes them back). */
    public boolean earns() {
        return earnsPoints.orElse(takesPart());
    }

    /** What of a line can be another in its copy. */
    private static final class Copy {
        private Quantity quantity;
        private Money amount;
        private ItemFacts facts;
        private boolean discountable;
        private Optional<Boolean> earnsPoints;
        private Optional<Money> floor;
        private Optional<EntryMethod> entryMethod;

        private Copy(Line line) {
            quantity = line.quantity;
            amount = line.amount;
            facts = line.facts;
            discountable = line.discountable;
            earnsPoints = line.earnsPoints;
            floor = line.floor;
            entryMethod = line.entryMethod;
        }
    }
}
