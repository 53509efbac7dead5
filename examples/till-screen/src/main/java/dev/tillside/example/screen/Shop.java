package dev.tillside.example.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.list.SigningKey;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The made-up shop: what its head office publishes, with dates around the day on which it opens. Immutable; thread-safe. */
final class Shop {
    static final String STORE = "0042";
    static final ZoneId ZONE = ZoneId.of("Europe/Dublin");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GOODS = Pattern.compile("\\{(goods\\.[0-9]+)}");
    private static final Pattern DAY = Pattern.compile("\\{day([+-][0-9]+)}");
    private static final Set<String> SEED = Set.of("program", "listKey");
    private static final DateTimeFormatter BIRTHDAY = DateTimeFormatter.ofPattern("MM-dd");

    private final List<String> published;
    private final Program program;

    /**
     * @param words what goods are called on receipts
     * @param key signs lists
     * @param now the day of the shop's dates; and later objects replace those of earlier openings
     */
    Shop(Texts words, SigningKey key, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        long version = now.getEpochSecond() / 60;
        published = (text() + listKey(key))
                .lines()
                .map(line -> GOODS.matcher(line).replaceAll(goods -> words.of(goods.group(1))))
                .map(line -> DAY.matcher(line).replaceAll(day -> today.plusDays(Long.parseLong(day.group(1)))
                        .toString()))
                .map(line -> line.replace("{birthday}", BIRTHDAY.format(today)))
                .map(line -> versioned(line, version))
                .toList();
        program = ReferenceObject.program(published.get(0));
    }

    private static String listKey(SigningKey key) {
        return JSON.createObjectNode()
                .put("type", "listKey")
                .put("id", key.id())
                .put("publicKey", key.publicKey())
                .toString();
    }

    private static String versioned(String line, long version) {
        return ((ObjectNode) read(line)).put("version", version).toString();
    }

    /** All that head office publishes, one wire object a line. */
    List<String> published() {
        return published;
    }

    /** The objects of that type, as they are published. */
    List<JsonNode> of(String type) {
        return published.stream()
                .map(Shop::read)
                .filter(node -> node.get("type").textValue().equals(type))
                .toList();
    }

    /** Of its prices, an ISO 4217 code. */
    String currency() {
        return program.currency().getCurrencyCode();
    }

    /** What offers are called, in each language, by their ids. */
    ObjectNode offerNames() {
        ObjectNode names = JSON.createObjectNode();
        of("offer").forEach(offer -> names.set(offer.get("id").textValue(), offer.get("name")));
        return names;
    }

    /** All of it, for a till that is to know everything at once. */
    List<ReferenceObject> all() {
        return published.stream().map(this::object).toList();
    }

    /** What a till needs to redeem signed lists, and nothing else. */
    List<String> seed() {
        return published.stream()
                .filter(json -> SEED.contains(read(json).get("type").textValue()))
                .toList();
    }

    private ReferenceObject object(String json) {
        return ReferenceObject.read(json, Optional.of(program));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text() {
        try (var in = Objects.requireNonNull(Shop.class.getResourceAsStream("shop.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
