package dev.tillside.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.money.Points;
import dev.tillside.text.IsoTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one JSON object, read strictly. Every error names the field, relative to this object; {@link #within}
 * puts the parent's name in front.
 */
final class Fields {
    /** So flat that no object can exhaust the stack: what is refused must not depend on how much of it was left. */
    private static final int DEEPEST = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final long LONGEST_MONTHS = 12_000;
    private static final long LONGEST_DAYS = 365_000;

    private final ObjectNode node;
    private final Set<String> asked = new HashSet<>();

    private Fields(ObjectNode node) {
        this.node = node;
    }

    /** Reads one line. */
    static Fields parse(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return new Fields(object);
            }
            throw new BadInput(Code.MALFORMED, "", "not a JSON object");
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    Code.MALFORMED,
                    "",
                    "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    static Fields of(ObjectNode node) {
        return new Fields(node);
    }

    boolean has(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    /** Names that nobody asked for. */
    List<String> unknown() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }

    ObjectNode node() {
        return node;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> BadInput.missing(name));
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(value -> textOf(value, name));
    }

    String text(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return optionalFlag(name).orElse(otherwise);
    }

    Optional<Boolean> optionalFlag(String name) {
        return optional(name).map(value -> {
            if (!value.isBoolean()) {
                throw BadInput.value(name, "not true or false: " + shown(value));
            }
            return value.booleanValue();
        });
    }

    OptionalLong whole(String name) {
        return optional(name)
                .map(value -> {
                    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                        throw BadInput.value(name, "not a JSON integer: " + shown(value));
                    }
                    return OptionalLong.of(value.longValue());
                })
                .orElseGet(OptionalLong::empty);
    }

    OptionalInt count(String name) {
        OptionalLong whole = whole(name);
        if (whole.isEmpty()) {
            return OptionalInt.empty();
        }
        if (whole.getAsLong() < 0 || whole.getAsLong() > Integer.MAX_VALUE) {
            throw BadInput.value(name, "out of range: " + whole.getAsLong());
        }
        return OptionalInt.of((int) whole.getAsLong());
    }

    int requiredCount(String name) {
        return count(name).orElseThrow(() -> BadInput.missing(name));
    }

    Money money(String name, Currency currency) {
        return Money.parse(text(name), currency, false, name);
    }

    Money signedMoney(String name, Currency currency) {
        return Money.parse(text(name), currency, true, name);
    }

    Optional<Money> optionalMoney(String name, Currency currency) {
        return optionalText(name).map(text -> Money.parse(text, currency, false, name));
    }

    Percent percent(String name) {
        return Percent.parse(text(name), name);
    }

    BigDecimal decimal(String name, int decimals) {
        return Decimals.parse(text(name), decimals, false, name);
    }

    Optional<BigDecimal> optionalDecimal(String name, int decimals) {
        return optionalText(name).map(text -> Decimals.parse(text, decimals, false, name));
    }

    Points points(String name) {
        return new Points(decimal(name, 4));
    }

    Optional<Points> optionalPoints(String name) {
        return optionalDecimal(name, 4).map(Points::new);
    }

    Points signedPoints(String name) {
        return new Points(Decimals.parse(text(name), 4, true, name));
    }

    Optional<LocalDate> date(String name) {
        return optionalText(name).map(text -> timely(name, "a date", text, IsoTime::date));
    }

    Optional<Instant> instant(String name) {
        return optionalText(name).map(text -> timely(name, "an instant with offset", text, IsoTime::instant));
    }

    /** An instant that the library wrote itself, whatever the till's clock said. */
    Optional<Instant> ownInstant(String name) {
        return optionalText(name).map(text -> timely(name, "an instant", text, Instant::parse));
    }

    Optional<Period> period(String name) {
        return optionalText(name).map(text -> {
            Period period = timely(name, "an ISO 8601 period", text, Period::parse);
            if (Math.abs(period.toTotalMonths()) > LONGEST_MONTHS || Math.abs((long) period.getDays()) > LONGEST_DAYS) {
                throw BadInput.value(name, "longer than a thousand years: " + Decimals.shown(text));
            }
            return period;
        });
    }

    <T> T timely(String name, String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException e) {
            throw BadInput.value(name, "not " + what + ": " + Decimals.shown(text));
        }
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return optionalText(name).map(text -> constant(text, name, type));
    }

    static <E extends Enum<E>> E constant(String text, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw BadInput.value(name, "not one of " + List.of(type.getEnumConstants()) + ": " + Decimals.shown(text));
    }

    /** A list of strings; absent is empty. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        int index = 0;
        for (JsonNode value : array(name)) {
            texts.add(textOf(value, name + "[" + index++ + "]"));
        }
        return texts;
    }

    /** A list of objects, each read by the function; absent is empty. Errors carry the index. */
    <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        int index = 0;
        for (JsonNode value : array(name)) {
            values.add(within(name + "[" + index++ + "]", value, reader));
        }
        return values;
    }

    <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return optional(name).map(value -> within(name, value, reader));
    }

    <T> T requiredObject(String name, Function<Fields, T> reader) {
        return object(name, reader).orElseThrow(() -> BadInput.missing(name));
    }

    /** Whether the field holds a JSON string. */
    boolean isText(String name) {
        return has(name) && node.get(name).isTextual();
    }

    private <T> T within(String name, JsonNode value, Function<Fields, T> reader) {
        if (!(value instanceof ObjectNode object)) {
            throw BadInput.value(name, "not a JSON object: " + shown(value));
        }
        try {
            Fields fields = new Fields(object);
            T read = reader.apply(fields);
            fields.unknown().forEach(unknown -> UnknownFields.report(name + "." + unknown));
            return read;
        } catch (BadInput e) {
            throw e.within(name);
        }
    }

    private Iterable<JsonNode> array(String name) {
        Optional<JsonNode> value = optional(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            throw BadInput.value(name, "not a JSON array: " + shown(value.get()));
        }
        return value.get();
    }

    private Optional<JsonNode> optional(String name) {
        return has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    private static String textOf(JsonNode value, String name) {
        if (!value.isTextual()) {
            throw BadInput.value(name, "not a JSON string: " + shown(value));
        }
        String text = value.textValue();
        if (halfACharacter(text)) {
            throw BadInput.value(name, "half a character, a surrogate without its pair, is in it");
        }
        return text;
    }

    /** No file can hold one: two texts that differ in it alone would become the same key. */
    private static boolean halfACharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String shown(JsonNode value) {
        return Decimals.shown(value.toString());
    }
}
