package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.EntryMethod;
import dev.tillside.basket.Line;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes a line as {@code add} has it. */
final class LineJson {
    private LineJson() {}

    static Line read(Fields f, Currency currency) {
        Quantity quantity = ReferenceReader.quantity(f, "quantity");
        return new Line(
                f.text("line"),
                ReferenceReader.itemId(f),
                quantity,
                f.optionalText("unit").map(Unit::new).orElse(Unit.EACH),
                f.signedMoney("amount", currency),
                ReferenceReader.facts(f),
                f.flag("discountable", true),
                f.optionalFlag("earnsPoints"),
                f.optionalMoney("floor", currency),
                f.optionalText("taxCode"),
                f.oneOf("entryMethod", EntryMethod.class),
                attributes(f));
    }

    private static Map<String, String> attributes(Fields f) {
        return f.object("attributes", a -> {
                    Map<String, String> attributes = new TreeMap<>();
                    a.unknown().forEach(name -> attributes.put(name, a.text(name)));
                    return attributes;
                })
                .orElse(new TreeMap<>());
    }

    static void write(ObjectNode out, Line line) {
        out.put("line", line.id());
        out.put(line.item().isGtin() ? "gtin" : "sku", line.item().code());
        out.put("quantity", line.quantity().plain());
        out.put("unit", line.unit().code());
        out.put("amount", line.amount().plain());
        optional(out, "description", line.facts().description());
        optional(out, "brand", line.facts().brand());
        optional(out, "category", line.facts().category());
        optional(out, "department", line.facts().department());
        line.facts().tags().ifPresent(tags -> {
            ArrayNode array = out.putArray("tags");
            tags.forEach(array::add);
        });
        out.put("discountable", line.discountable());
        line.earnsPoints().ifPresent(earns -> out.put("earnsPoints", earns));
        optional(out, "floor", line.floor().map(Money::plain));
        optional(out, "taxCode", line.taxCode());
        optional(out, "entryMethod", line.entryMethod().map(Enum::name));
        if (!line.attributes().isEmpty()) {
            ObjectNode attributes = out.putObject("attributes");
            line.attributes().forEach(attributes::put);
        }
    }

    private static void optional(ObjectNode out, String name, Optional<String> text) {
        text.ifPresent(t -> out.put(name, t));
    }
}
