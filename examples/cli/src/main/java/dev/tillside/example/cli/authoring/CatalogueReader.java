package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tillside.example.cli.authoring.Finding.Severity;
import dev.tillside.fault.BadInput;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads reference data as the library does, and goes on after a line that it refuses. */
final class CatalogueReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Consumer<Finding> findings;
    private final Map<String, Stood> standing = new HashMap<>();
    private final KnownFields fields = new KnownFields();

    /** The version of an object that stands so far, and its line. */
    private record Stood(long version, long line) {}

    CatalogueReader(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /**
     * @param background lines of other files, whose faults are theirs
     * @param lines of the file that is being checked
     */
    Catalogue read(List<String> background, List<String> lines) {
        Optional<Program> program = newestProgram(lines).or(() -> newestProgram(background));
        if (program.isEmpty()) {
            findings.accept(new Finding(Severity.WARNING, 1, "", "", "NO_PROGRAMME", Map.of()));
        }
        // Without a programme, amounts need some currency: one with two decimals stands in.
        Catalogue catalogue = new Catalogue(
                program.orElseGet(() -> Program.of("unknown", Currency.getInstance("EUR"), ZoneOffset.UTC)));
        background.forEach(line -> take(catalogue, 0, line));
        for (int i = 0; i < lines.size(); i++) {
            take(catalogue, i + 1L, lines.get(i));
        }
        return catalogue;
    }

    private static Optional<Program> newestProgram(List<String> lines) {
        Optional<Program> newest = Optional.empty();
        for (String line : lines) {
            if (line.contains("\"program\"")) {
                Optional<Program> found = program(line);
                if (found.isPresent()
                        && newest.map(n -> n.version() <= found.get().version()).orElse(true)) {
                    newest = found;
                }
            }
        }
        return newest;
    }

    private static Optional<Program> program(String line) {
        try {
            ReferenceObject object = ReferenceObject.read(line, Optional.empty());
            return object.type() == ReferenceObject.Type.PROGRAM && !object.removed()
                    ? Optional.of(ReferenceObject.program(line))
                    : Optional.empty();
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    private void take(Catalogue catalogue, long n, String line) {
        if (line.isBlank()) {
            return;
        }
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            notJson(n, e.getLocation().getColumnNr());
            return;
        }
        take(catalogue, n, line, json);
    }

    private void notJson(long n, int column) {
        if (n > 0) {
            Map<String, String> arguments = Map.of("column", String.valueOf(column));
            findings.accept(new Finding(Severity.ERROR, n, "", "", "NOT_JSON", arguments));
        }
    }

    private void take(Catalogue catalogue, long n, String line, JsonNode json) {
        // Told even where the line is refused: what is missing is often there under a misspelt name.
        fields.unknown(json).forEach(unknown -> tell(n, name(json), unknown.path(), unknown));
        try {
            ReferenceObject object = ReferenceObject.read(line, Optional.of(catalogue.program()));
            if (newest(object, n, json)) {
                put(catalogue, object, n, json);
            }
        } catch (BadInput fault) {
            if (n > 0) {
                findings.accept(PlainWords.of(fault, n, name(json)));
            }
        }
    }

    private void tell(long n, String object, String path, KnownFields.Unknown unknown) {
        if (n > 0) {
            Map<String, String> arguments = unknown.meant()
                    .map(meant -> Map.of("field", unknown.name(), "meant", meant))
                    .orElse(Map.of("field", unknown.name()));
            String code = unknown.meant().isPresent() ? "UNKNOWN_FIELD_MEANT" : "UNKNOWN_FIELD";
            findings.accept(new Finding(Severity.WARNING, n, object, path, code, arguments));
        }
    }

    /** Whether it stands: an older version never replaces a newer one. */
    private boolean newest(ReferenceObject object, long n, JsonNode json) {
        String key = object.type() + "\t" + object.id();
        Stood before = standing.get(key);
        if (before != null && n > 0 && before.version() >= object.version()) {
            String code = before.version() > object.version() ? "OLDER_VERSION" : "SAME_VERSION";
            Map<String, String> arguments = Map.of(
                    "line", before.line() > 0 ? String.valueOf(before.line()) : "0",
                    "version", String.valueOf(object.version()),
                    "newer", String.valueOf(before.version()));
            findings.accept(new Finding(Severity.WARNING, n, name(json), "version", code, arguments));
        }
        if (before != null && before.version() > object.version()) {
            return false;
        }
        standing.put(key, new Stood(object.version(), n));
        return true;
    }

    private static void put(Catalogue catalogue, ReferenceObject object, long n, JsonNode json) {
        switch (object.type()) {
            case OFFER -> {
                catalogue.removeOffer(object.id());
                if (!object.removed()) {
                    catalogue.add(new Entry<>(n, ReferenceObject.offer(object.json(), catalogue.program()), json));
                }
            }
            case COUPON -> {
                catalogue.removeCoupon(object.id());
                if (!object.removed()) {
                    catalogue.addCoupon(new Entry<>(n, ReferenceObject.coupon(object.json()), json));
                }
            }
            case ITEM -> {
                if (!object.removed()) {
                    catalogue.add(ReferenceObject.item(object.json(), catalogue.program()));
                }
            }
            case PROGRAM, STORE, SCAN_RULES, MEMBER, LIST, LIST_KEY, DEAL, PLAN, ACCOUNT -> {}
        }
    }

    /** The object's name, as far as the line gives it. */
    private static String name(JsonNode json) {
        String type = json.path("type").asText();
        String id =
                json.path("id").asText(json.path("gtin").asText(json.path("sku").asText()));
        return (type + " " + id).strip();
    }
}
