package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events of one basket to be tried. What a till would say and a person leaves out is filled in: the beginning, the
 * transaction, a line's number, a quantity of one, and the amount from the item table.
 */
final class TrialBasket {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TX = "TRY";

    /** What would end or answer the trial before its price is asked for. */
    private static final Set<String> PASSED_OVER =
            Set.of("price", "commit", "cancel", "explain", "balance", "sync", "restart", "suspend", "return");

    private final Catalogue catalogue;
    private final Visit visit;
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, String> quantities = new TreeMap<>();
    private final List<Said> events = new ArrayList<>();
    private String tx = TX;
    private Instant at = Instant.EPOCH;
    private boolean byTheClock;
    private int added;

    /**
     * When, where and who, as far as the command line says.
     *
     * @param at stands above what the file says
     * @param now where neither says when
     */
    record Visit(Optional<Instant> at, Instant now, Optional<String> store, Optional<String> member) {}

    /** An event, and the line of the file that it comes from. */
    record Said(long line, String json) {}

    TrialBasket(Catalogue catalogue, Visit visit) {
        this.catalogue = catalogue;
        this.visit = visit;
    }

    /**
     * Takes the file's lines.
     *
     * @throws BadInput where a line is not a JSON object, naming its number
     */
    List<Said> read(List<String> lines) {
        List<ObjectNode> objects = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            objects.add(lines.get(i).isBlank() ? null : object(lines.get(i), i + 1));
        }
        begin(objects);
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i) != null) {
                event(objects.get(i), i + 1);
            }
        }
        return events;
    }

    String tx() {
        return tx;
    }

    /** What people call the item of that line. */
    String label(String line) {
        return labels.getOrDefault(line, "");
    }

    /** How much of it, with its unit where it is measured. */
    String quantity(String line) {
        return quantities.getOrDefault(line, "");
    }

    /** When the sale begins. */
    Instant at() {
        return at;
    }

    /** Whether nobody said when, so that the machine's clock did. */
    boolean byTheClock() {
        return byTheClock;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw BadInput.value("at", "not an instant with offset: " + Decimals.shown(text));
        }
    }

    private static ObjectNode object(String line, int n) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new BadInput(Code.MALFORMED, "", "line " + n + " of the basket: " + e.getOriginalMessage());
        }
        throw new BadInput(Code.MALFORMED, "", "line " + n + " of the basket is not a JSON object");
    }

    /** The sale's first event; the file's own where it has one. */
    private void begin(List<ObjectNode> objects) {
        ObjectNode begin = objects.stream()
                .filter(o -> o != null && o.path("type").asText().equals("begin"))
                .findFirst()
                .orElseGet(() -> JSON.createObjectNode().put("type", "begin"));
        tx = begin.path("tx").asText(TX);
        begin.put("tx", tx);
        visit.store().ifPresent(store -> begin.put("store", store));
        visit.at().ifPresent(at -> begin.put("at", at.toString()));
        byTheClock = !begin.hasNonNull("at");
        if (byTheClock) {
            begin.put("at", visit.now().toString());
        }
        at = instant(begin.get("at").asText());
        say(0, begin);
        visit.member()
                .ifPresent(member -> say(
                        0,
                        JSON.createObjectNode()
                                .put("type", "member")
                                .put("tx", tx)
                                .put("id", member)));
    }

    private void event(ObjectNode event, int n) {
        String type = event.path("type").asText("add");
        if (type.equals("begin") || PASSED_OVER.contains(type)) {
            return;
        }
        event.put("type", type);
        if (!event.hasNonNull("tx")) {
            event.put("tx", tx);
        }
        if (visit.at().isPresent()) {
            event.remove("at");
        }
        if (type.equals("add")) {
            fill(event);
        }
        if (type.equals("quantity")) {
            quantities.put(event.path("line").asText(), event.path("quantity").asText());
        }
        say(n, event);
    }

    private void say(long line, JsonNode event) {
        events.add(new Said(line, event.toString()));
    }

    private void fill(ObjectNode line) {
        added++;
        if (!line.hasNonNull("line")) {
            line.put("line", String.valueOf(added));
        }
        if (!line.hasNonNull("quantity")) {
            line.put("quantity", "1");
        }
        Optional<Item> item = item(line);
        if (!line.hasNonNull("amount")) {
            item.flatMap(Item::price)
                    .ifPresent(price -> line.put(
                            "amount",
                            times(price, line.path("quantity").asText()).plain()));
        }
        String unit = line.path("unit").asText("each");
        quantities.put(
                line.path("line").asText(), line.path("quantity").asText() + (unit.equals("each") ? "" : " " + unit));
        labels.put(
                line.path("line").asText(),
                line.path("description")
                        .asText(item.map(PriceCheck::label)
                                .orElse(line.path("gtin")
                                        .asText(line.path("sku").asText()))));
    }

    private static Money times(Money price, String quantity) {
        BigDecimal count = Decimals.parse(quantity, 6, false, "quantity");
        return Money.rounded(price.value().multiply(count), price.currency());
    }

    /** The item of the table; a code that is none is the till's to refuse. */
    private Optional<Item> item(ObjectNode line) {
        try {
            return line.hasNonNull("gtin")
                    ? catalogue.item(new ItemId(line.get("gtin").asText(), true))
                    : catalogue.item(new ItemId(line.path("sku").asText(), false));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
