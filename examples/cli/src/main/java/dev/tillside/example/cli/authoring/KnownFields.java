package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tillside.fault.BadInput;
import dev.tillside.wire.WireSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds fields that no schema knows: the library leaves them alone, but they are often slips of the pen. It understands as
 * much of JSON Schema as the wire format's own schemas use.
 */
public final class KnownFields {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Optional<JsonNode>> schemas = new HashMap<>();

    /**
     * @param path where it stands
     * @param name the field's name
     * @param meant a known name that looks much like it
     */
    public record Unknown(String path, String name, Optional<String> meant) {}

    /** A schema, and the document in which its references point. */
    private record At(JsonNode schema, JsonNode document) {
        At with(JsonNode other) {
            return new At(other, document);
        }
    }

    /** The same of an object's text. */
    public List<Unknown> unknown(String json) {
        try {
            return unknown(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw BadInput.value("", "not JSON: " + e.getOriginalMessage());
        }
    }

    /** The fields of that object, and of all objects in it, that are not known. */
    public List<Unknown> unknown(JsonNode object) {
        List<Unknown> found = new ArrayList<>();
        schemas.computeIfAbsent(object.path("type").asText(), KnownFields::schema)
                .ifPresent(schema -> walk(List.of(new At(schema, schema)), object, "", found));
        return found;
    }

    private static Optional<JsonNode> schema(String type) {
        try {
            return Optional.of(JSON.readTree(WireSchema.of(WireSchema.Group.REFERENCE, type)));
        } catch (BadInput e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + type + " is not JSON", e);
        }
    }

    private static void walk(List<At> schemas, JsonNode value, String path, List<Unknown> found) {
        if (value.isArray()) {
            List<At> items = new ArrayList<>();
            schemas.forEach(s -> every(s, value, each -> addTo(items, each, "items")));
            for (int i = 0; i < value.size(); i++) {
                walk(items, value.get(i), path + "[" + i + "]", found);
            }
        } else if (value.isObject()) {
            walkObject(schemas, value, path, found);
        }
    }

    private static void walkObject(List<At> schemas, JsonNode object, String path, List<Unknown> found) {
        Map<String, List<At>> known = new TreeMap<>();
        List<At> any = new ArrayList<>();
        schemas.forEach(s -> every(s, object, each -> {
            each.schema().path("properties").properties().forEach(p -> known.computeIfAbsent(
                            p.getKey(), k -> new ArrayList<>())
                    .add(each.with(p.getValue())));
            addTo(any, each, "additionalProperties");
        }));
        if (known.isEmpty() || !any.isEmpty()) {
            return;
        }
        object.properties().forEach(field -> {
            String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            List<At> next = known.get(field.getKey());
            if (next == null) {
                found.add(new Unknown(at, field.getKey(), nearest(field.getKey(), known.keySet())));
            } else {
                walk(next, field.getValue(), at, found);
            }
        });
    }

    private static void addTo(List<At> list, At at, String keyword) {
        if (at.schema().path(keyword).isObject()) {
            list.add(at.with(at.schema().get(keyword)));
        }
    }

    /** The schema itself and all that it applies to the same value. */
    private static void every(At at, JsonNode value, java.util.function.Consumer<At> taker) {
        taker.accept(at);
        JsonNode schema = at.schema();
        if (schema.has("$ref")) {
            every(resolved(at), value, taker);
        }
        for (String combined : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(combined).forEach(part -> every(at.with(part), value, taker));
        }
        if (schema.has("if")) {
            String branch = holds(schema.get("if"), value) ? "then" : "else";
            if (schema.has(branch)) {
                every(at.with(schema.get(branch)), value, taker);
            }
        }
    }

    /** Conditions of the wire format's schemas ask for a type, or for fields that are there and for their constants. */
    private static boolean holds(JsonNode condition, JsonNode value) {
        if (condition.has("type")) {
            return condition.get("type").asText().equals(value.isTextual() ? "string" : "object");
        }
        for (JsonNode name : condition.path("required")) {
            if (!value.has(name.asText())) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> property : condition.path("properties").properties()) {
            JsonNode constant = property.getValue().path("const");
            if (!constant.isMissingNode() && !constant.equals(value.path(property.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static At resolved(At at) {
        String reference = at.schema().get("$ref").asText();
        JsonNode document =
                reference.startsWith("#") ? at.document() : at.document().at("/$defs/common");
        return new At(document.at(reference.substring(reference.indexOf('#') + 1)), document);
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(k -> distance(name.toLowerCase(), k.toLowerCase()) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(k -> distance(name.toLowerCase(), k.toLowerCase())));
    }

    /** How many letters differ (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int kept = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
