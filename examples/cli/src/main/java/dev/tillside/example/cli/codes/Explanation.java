package dev.tillside.example.cli.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.barcode.Decoded;
import dev.tillside.item.Gtin;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.list.ListCode;
import dev.tillside.list.ListReading;
import dev.tillside.list.SignedList;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.pos.device.DeviceScan;
import dev.tillside.scan.KnownCodes;
import dev.tillside.scan.Scan;
import dev.tillside.scan.ScanReader;
import dev.tillside.scan.ScanReading;
import dev.tillside.scan.Symbology;
import dev.tillside.text.Message;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scan is, field by field: whatever fields the kind of scan has. Card numbers are masked, and a list's code is replaced by
 * what it says.
 */
public final class Explanation {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode out = JSON.createObjectNode();
    private final Known known;
    private final Instant at;
    private boolean good;

    private Explanation(Known known, Instant at) {
        this.known = known;
        this.at = at;
    }

    /**
     * Explains a text, or the picture in the file of that name.
     *
     * @param known keys and rules to read it with
     * @param at when, for what has a validity
     * @throws IOException where a file is no picture
     */
    public static Explanation of(String argument, Known known, Instant at) throws IOException {
        Explanation explanation = new Explanation(known, at);
        Optional<Path> file = Pictures.file(argument);
        if (file.isEmpty()) {
            explanation.text(argument, Optional.empty());
        } else {
            explanation.picture(file.get());
        }
        return explanation;
    }

    /** Explains what a scanner sent. */
    public static Explanation of(DeviceScan scan, Known known, Instant at) {
        Explanation explanation = new Explanation(known, at);
        scan.symbology().ifPresent(symbology -> explanation.out.put("symbology", symbology.name()));
        explanation.text(scan.raw(), scan.symbology());
        return explanation;
    }

    private void picture(Path file) throws IOException {
        out.put("picture", file.toString());
        Optional<Decoded> decoded = Pictures.read(file);
        if (decoded.isEmpty()) {
            out.put("scan", "NothingRead");
            return;
        }
        out.put("aim", decoded.get().aim());
        text(decoded.get().raw(), Optional.empty());
    }

    private void text(String raw, Optional<Symbology> symbology) {
        ScanReading reading = new ScanReader(known.rules()).read(raw, symbology, KnownCodes.NONE);
        Scan scan = reading.scan();
        out.put("scan", scan.getClass().getSimpleName());
        good = !(scan instanceof Scan.Rejected);
        if (scan instanceof Scan.SignedList list) {
            list(list.code());
        } else {
            fields((Record) scan, out);
        }
        if (!reading.elements().elements().isEmpty()) {
            ObjectNode elements = out.putObject("elements");
            reading.elements().elements().forEach(element -> elements.put(element.ai(), element.value()));
        }
        reading.repairs().forEach(repair -> out.withArray("repairs").add(repair.name()));
    }

    private void list(String code) {
        ListCode.keyId(code).ifPresent(key -> out.put("key", key));
        ListReading reading = known.program().isPresent()
                ? ListCode.read(
                        code,
                        known,
                        known.home().orElseThrow(),
                        at,
                        known.program().get().timeZone())
                : ListCode.genuine(code, known);
        good = reading instanceof ListReading.Genuine;
        out.put("genuine", ListCode.genuine(code, known) instanceof ListReading.Genuine);
        out.put("holds", good);
        if (reading instanceof ListReading.Refused refused) {
            out.put("reason", refused.why().name());
            out.put(
                    "message",
                    Message.cashier("LIST_REFUSED_" + refused.why().name(), Map.of())
                            .text("en"));
        }
        Optional<SignedList> list = ListCode.unproved(code);
        out.put("characters", code.length());
        list.ifPresent(said -> fields(said, out.putObject("says")));
    }

    /** Every component of a record; the accessors of exported records are open to all. */
    private static void fields(Record record, ObjectNode into) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                boolean card = component.getName().equals("card") && value instanceof String;
                node(card ? Scan.masked((String) value) : value).ifPresent(node -> into.set(component.getName(), node));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record of an exported package is closed: " + record.getClass(), e);
            }
        }
    }

    private static Optional<JsonNode> node(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(Explanation::node);
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? node(number.getAsInt()) : Optional.empty();
        }
        if (value instanceof Collection<?> many) {
            ArrayNode array = JSON.createArrayNode();
            many.forEach(one -> node(one).ifPresent(array::add));
            return array.isEmpty() ? Optional.empty() : Optional.of(array);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.createObjectNode();
            map.forEach((key, one) -> node(one).ifPresent(node -> object.set(String.valueOf(key), node)));
            return Optional.of(object);
        }
        Optional<String> plain = plain(value);
        if (plain.isEmpty() && value instanceof Record record) {
            ObjectNode object = JSON.createObjectNode();
            fields(record, object);
            return Optional.of(object);
        }
        return value instanceof Boolean flag
                ? Optional.of(JSON.getNodeFactory().booleanNode(flag))
                : Optional.of(JSON.getNodeFactory().textNode(plain.orElseGet(() -> String.valueOf(value))));
    }

    /** What the wire format writes as one text. */
    private static Optional<String> plain(Object value) {
        if (value instanceof Money money) {
            return Optional.of(money.plain());
        }
        if (value instanceof Percent percent) {
            return Optional.of(percent.plain());
        }
        if (value instanceof Gtin gtin) {
            return Optional.of(gtin.digits());
        }
        if (value instanceof Quantity quantity) {
            return Optional.of(quantity.plain());
        }
        if (value instanceof Unit unit) {
            return Optional.of(unit.code());
        }
        return value instanceof MemberId member ? Optional.of(member.id()) : Optional.empty();
    }

    /** Whether it is the code of a list that holds. */
    public boolean isListThatHolds() {
        return out.path("holds").asBoolean();
    }

    /** Whether it is something that a till can use. */
    public boolean isGood() {
        return good;
    }

    /** One line of JSON. */
    public String json() {
        return out.toString();
    }

    /** For people: a field a line, what is inside another indented. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines(out, "", text);
        return text.toString();
    }

    private static void lines(JsonNode node, String indent, StringBuilder text) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                text.append(indent).append(field.getKey()).append('\n');
                lines(value, indent + "  ", text);
            } else if (value.isArray()) {
                value.forEach(one -> {
                    text.append(indent)
                            .append(field.getKey())
                            .append(one.isObject() ? "\n" : "  " + one.asText() + "\n");
                    lines(one, indent + "  ", text);
                });
            } else {
                text.append(indent)
                        .append(field.getKey())
                        .append("  ")
                        .append(value.asText())
                        .append('\n');
            }
        });
    }
}
