package dev.tillside.example.cli.authoring;

import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.offer.Offer;
import java.util.List;
import java.util.Map;

/** Offers on goods that the item table does not have. Without an item table nothing can be said. */
final class ItemsCheck implements Check {
    @Override
    public void of(Catalogue catalogue, Remarks remarks) {
        if (!catalogue.items().isEmpty()) {
            catalogue.offers().forEach(offer -> Choices.of(offer.value().reward())
                    .forEach((field, selector) -> check(catalogue, remarks, offer, field, selector)));
        }
    }

    private static void check(
            Catalogue catalogue, Remarks remarks, Entry<Offer> offer, String field, Selector selector) {
        if (catalogue.matching(selector).isEmpty()) {
            remarks.warn(offer, field, "NO_SUCH_ITEMS", Map.of());
            return;
        }
        List<ItemId> named = Choices.named(selector);
        List<ItemId> unknown =
                named.stream().filter(id -> catalogue.item(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            remarks.warn(
                    offer,
                    field,
                    "ITEMS_NOT_IN_TABLE",
                    Map.of(
                            "count", String.valueOf(unknown.size()),
                            "of", String.valueOf(named.size()),
                            "item", unknown.get(0).code()));
        }
    }
}
