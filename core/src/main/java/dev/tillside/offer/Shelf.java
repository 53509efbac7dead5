package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The item table as near misses need it: what could be added, and what it would cost. Immutable but for what it remembers of
 * earlier questions, which changes no answer; thread-safe. Built once per change of the item table.
 */
public final class Shelf {
    /** No items. */
    public static final Shelf EMPTY = new Shelf(Map.of(), List.of());

    private static final int REMEMBERED_MOST = 512;
    private static final Comparator<Item> BY_PRICE = Comparator.comparingLong(
                    (Item item) -> item.price().orElseThrow().minor())
            .thenComparing(Item::id);

    private final Map<ItemId, Item> byId;
    private final List<Item> priced;
    private final Map<Selector, List<Item>> remembered = new ConcurrentHashMap<>();

    private Shelf(Map<ItemId, Item> byId, List<Item> priced) {
        this.byId = byId;
        this.priced = priced;
    }

    /** All items that the till knows; of two with one id the later stands. */
    public static Shelf of(Collection<Item> items) {
        Map<ItemId, Item> byId = new HashMap<>();
        for (Item item : BadInput.present(items, "items")) {
            byId.put(item.id(), item);
        }
        return new Shelf(
                byId,
                byId.values().stream()
                        .filter(item -> item.price().isPresent())
                        .sorted(BY_PRICE)
                        .toList());
    }

    /** What is known of the item. */
    Optional<Item> item(ItemId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** For each price that a matching item has, the first such item by id; the cheapest first. */
    List<Item> cheapest(Selector items) {
        List<Item> known = remembered.get(items);
        if (known != null) {
            return known;
        }
        List<Item> found = search(items);
        if (remembered.size() < REMEMBERED_MOST) {
            remembered.put(items, found);
        }
        return found;
    }

    private List<Item> search(Selector items) {
        List<Item> found = new ArrayList<>();
        for (Item item : namesItems(items) ? named(items) : priced) {
            boolean samePrice =
                    !found.isEmpty() && found.get(found.size() - 1).price().equals(item.price());
            if (!samePrice && items.matches(item.id(), item.facts())) {
                found.add(item);
            }
        }
        return List.copyOf(found);
    }

    /** Whether it chooses by nothing but keys, so that not every item has to be looked at. */
    private static boolean namesItems(Selector items) {
        return !items.all()
                && items.brands().isEmpty()
                && items.categories().isEmpty()
                && items.departments().isEmpty()
                && items.tags().isEmpty();
    }

    private List<Item> named(Selector items) {
        return Stream.concat(
                        items.gtins().stream().map(ItemId::of),
                        items.skus().stream().map(ItemId::sku))
                .map(byId::get)
                .filter(item -> item != null && item.price().isPresent())
                .sorted(BY_PRICE)
                .toList();
    }
}
