package dev.tillside.example.cli.authoring;

import dev.tillside.item.CodePoints;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.points.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that could be read of the reference data. */
final class Catalogue {
    private final Program program;
    private final Map<ItemId, Item> items = new TreeMap<>();
    private final Map<String, Entry<Offer>> offers = new TreeMap<>(CodePoints.ORDER);
    private final Map<String, Entry<Coupon>> coupons = new TreeMap<>(CodePoints.ORDER);
    private final Map<Selector, List<Item>> matching = new HashMap<>();

    Catalogue(Program program) {
        this.program = program;
    }

    void add(Item item) {
        items.put(item.id(), item);
    }

    void add(Entry<Offer> offer) {
        offers.put(offer.value().id(), offer);
    }

    void addCoupon(Entry<Coupon> coupon) {
        coupons.put(coupon.value().id(), coupon);
    }

    void removeOffer(String id) {
        offers.remove(id);
    }

    void removeCoupon(String id) {
        coupons.remove(id);
    }

    Program program() {
        return program;
    }

    Collection<Item> items() {
        return items.values();
    }

    Optional<Item> item(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    /** In order of line. */
    List<Entry<Offer>> offers() {
        return offers.values().stream()
                .sorted(java.util.Comparator.comparingLong(Entry::line))
                .toList();
    }

    Optional<Entry<Offer>> offer(String id) {
        return Optional.ofNullable(offers.get(id));
    }

    Collection<Entry<Coupon>> coupons() {
        return coupons.values();
    }

    /** The items of the table that the selector chooses. */
    List<Item> matching(Selector selector) {
        return matching.computeIfAbsent(selector, this::look);
    }

    private List<Item> look(Selector selector) {
        return candidates(selector).stream()
                .filter(item -> selector.matches(item.id(), item.facts()))
                .toList();
    }

    /** A selector that names items alone needs no walk through the whole table. */
    private Collection<Item> candidates(Selector selector) {
        boolean byName = !selector.all()
                && selector.brands().isEmpty()
                && selector.categories().isEmpty()
                && selector.departments().isEmpty()
                && selector.tags().isEmpty();
        if (!byName) {
            return items.values();
        }
        List<Item> named = new ArrayList<>();
        selector.gtins().forEach(gtin -> item(ItemId.of(gtin)).ifPresent(named::add));
        selector.skus().forEach(sku -> item(ItemId.sku(sku)).ifPresent(named::add));
        return named;
    }
}
