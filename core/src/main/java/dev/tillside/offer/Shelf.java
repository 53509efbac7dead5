package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.item.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The item table as near misses need it: what could be added, and what it would cost. Immutable but for what it remembers of
 * earlier questions, which changes no answer; thread-safe. Built once per change of the item table.
 */
public final class Shelf {
    /** No items. */
    public static final Shelf EMPTY = new Shelf(List.of());

    private static final int REMEMBERED_MOST = 512;
    private static final Comparator<Item> BY_PRICE = Comparator.comparingLong(
                    (Item item) -> item.price().orElseThrow().minor())
            .thenComparing(Item::id);

    private final List<Item> priced;
    private final Map<Selector, List<Item>> remembered = new ConcurrentHashMap<>();

    private Shelf(List<Item> priced) {
        this.priced = priced;
    }

    /** The items whose price is known. */
    public static Shelf of(Collection<Item> items) {
        return new Shelf(BadInput.present(items, "items").stream()
                .filter(item -> item.price().isPresent())
                .sorted(BY_PRICE)
                .toList());
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
        for (Item item : priced) {
            boolean samePrice =
                    !found.isEmpty() && found.get(found.size() - 1).price().equals(item.price());
            if (!samePrice && items.matches(item.id(), item.facts())) {
                found.add(item);
            }
        }
        return List.copyOf(found);
    }
}
