package dev.tillside.item;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import java.util.Optional;

/**
 * An item of the retailer's item table. The till owns prices: {@code price} serves near misses and lists alone.
 *
 * @param id its key
 * @param facts what offers choose by
 * @param storeBrand whether it is the retailer's own brand
 * @param price today's shelf price, where known
 * @param lowestPrice the lowest shelf price of the last 30 days, where known
 * @param cost what the retailer pays for it, where known
 * @param vendor who supplies it, where known
 */
public record Item(
        ItemId id,
        ItemFacts facts,
        boolean storeBrand,
        Optional<Money> price,
        Optional<Money> lowestPrice,
        Optional<Money> cost,
        Optional<String> vendor) {
    public Item {
        BadInput.present(id, "gtin");
        BadInput.present(facts, "facts");
        BadInput.present(price, "price");
        BadInput.present(lowestPrice, "lowestPrice");
        BadInput.present(cost, "cost");
        BadInput.present(vendor, "vendor");
    }
}
