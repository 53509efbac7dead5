package dev.tillside.example.cli.demo;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.ReferenceObject.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The made-up shop: what head office publishes, and the till's own shelf prices. */
final class Shop {
    static final String STORE = "0042";
    static final String WORKSTATION = "3";
    static final String CARD = "2900047110817";
    static final String LIST = "L-8801-4417";

    private static final Pattern PLACE = Pattern.compile("\\{(item\\.[a-z]+)}");

    private final List<String> published;
    private final Map<Type, Integer> counts = new LinkedHashMap<>();
    private final Map<ItemId, Item> shelf = new HashMap<>();
    private final Map<String, String> offerNames = new HashMap<>();
    private final Program program;

    Shop(Words words, String language) {
        published = text().lines()
                .map(line -> PLACE.matcher(line).replaceAll(place -> words.of(place.group(1))))
                .toList();
        program = ReferenceObject.program(published.get(0));
        for (String json : published) {
            ReferenceObject object = ReferenceObject.read(json, Optional.of(program));
            counts.merge(object.type(), 1, Integer::sum);
            if (object.type() == Type.ITEM) {
                Item item = ReferenceObject.item(json, program);
                shelf.put(item.id(), item);
            }
            if (object.type() == Type.OFFER) {
                offerNames.put(
                        object.id(), ReferenceObject.offer(json, program).name().in(language, object.id()));
            }
        }
    }

    /** The reference data, one wire object a line. */
    List<String> published() {
        return published;
    }

    /** How many objects of each type, in the order of the data. */
    Map<Type, Integer> counts() {
        return counts;
    }

    Program program() {
        return program;
    }

    String offerName(String id) {
        return offerNames.getOrDefault(id, id);
    }

    /** So many of a scanned item, at its shelf price. */
    Line goods(String lineId, Gtin gtin, int quantity) {
        ItemId item = ItemId.of(gtin);
        Money each = price(item);
        return Line.of(
                lineId,
                item,
                Quantity.of(quantity),
                Unit.EACH,
                each.withMinor(Math.multiplyExact(each.minor(), quantity)));
    }

    /** Weighed goods, whose number the cashier keys in. */
    Line weighed(String lineId, String sku, String kilograms) {
        ItemId item = ItemId.sku(sku);
        BigDecimal weight = new BigDecimal(kilograms);
        Money amount = Money.rounded(price(item).value().multiply(weight), program.currency());
        return Line.of(lineId, item, new Quantity(weight), Unit.KG, amount);
    }

    private Money price(ItemId item) {
        return shelf.get(item).price().orElseThrow();
    }

    String description(ItemId item) {
        return shelf.get(item).facts().description().orElse(item.code());
    }

    private static String text() {
        try (var in = Objects.requireNonNull(Shop.class.getResourceAsStream("shop.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
