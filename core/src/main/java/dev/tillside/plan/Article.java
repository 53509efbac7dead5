package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.money.Money;
import java.util.OptionalLong;

/**
 * An item as lists are planned with it.
 *
 * @param key by which purchase histories name it: the GTIN's 14 digits, or {@code sku:} and the SKU
 * @param item the item
 * @param category its category; an item without one is a category of its own
 */
public record Article(String key, Item item, String category) {
    private static final String SKU = "sku:";

    public Article {
        BadInput.present(key, "key");
        BadInput.present(item, "item");
        BadInput.present(category, "category");
    }

    static Article of(Item item) {
        // One string for one name: keys are looked up for every line of every household, and what is the same is found
        // sooner.
        String key = key(item.id()).intern();
        return new Article(key, item, item.facts().category().orElse(key));
    }

    /** How purchase histories name an item. */
    public static String key(ItemId id) {
        return id.isGtin() ? id.code() : SKU + id.code();
    }

    /** The item that purchase histories name so. */
    public static ItemId id(String key) {
        return key.startsWith(SKU) ? ItemId.sku(key.substring(SKU.length())) : new ItemId(key, true);
    }

    /** Today's shelf price in minor units. */
    OptionalLong price() {
        return minor(item.price());
    }

    /** Its cost in minor units. */
    OptionalLong cost() {
        return minor(item.cost());
    }

    /** The lowest price of the last 30 days in minor units, today's included. */
    OptionalLong lowest() {
        OptionalLong price = price();
        OptionalLong lowest = minor(item.lowestPrice());
        if (lowest.isEmpty() || price.isEmpty()) {
            return price;
        }
        return OptionalLong.of(Math.min(price.getAsLong(), lowest.getAsLong()));
    }

    /** What a unit earns at the shelf price, in minor units; where no cost is known, a quarter of the price. */
    double margin() {
        long price = price().orElse(0);
        return cost().isPresent() ? price - cost().getAsLong() : price / 4d;
    }

    private static OptionalLong minor(java.util.Optional<Money> amount) {
        return amount.map(m -> OptionalLong.of(m.minor())).orElse(OptionalLong.empty());
    }

    /** The description, or the item's code. */
    public String description() {
        return item.facts().description().orElse(item.id().code());
    }
}
