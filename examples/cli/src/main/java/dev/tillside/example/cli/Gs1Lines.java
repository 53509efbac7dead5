package dev.tillside.example.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.gs1.Gs1Options;
import dev.tillside.gs1.Gs1Problem;
import dev.tillside.gs1.Gs1Reading;
import dev.tillside.gs1.Gs1Syntax;
import dev.tillside.gs1.Symbol;
import dev.tillside.scan.LenientGs1;
import dev.tillside.scan.LenientGs1.Mended;
import dev.tillside.scan.Repair;
import java.util.List;
import java.util.Optional;

/** Answers lines of JSON about GS1's syntax, one for one. */
final class Gs1Lines {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<String> KINDS = List.of("scan", "element", "bracketed", "uri", "ai", "symbol");

    private static final List<String> SETTINGS = List.of(
            "permitUnknownAIs",
            "permitZeroSuppressedGTINinDLuris",
            "permitConvenienceAlphas",
            "validateAIassociations",
            "addCheckDigit");

    private final Gs1Options options;
    private final boolean lenient;
    private final List<String> substitutes;
    private final Optional<String> stem;

    /**
     * @param options of lines that do not say otherwise
     * @param lenient whether what tills are used to is mended
     * @param substitutes what stands for the separator, where lenient
     * @param stem where Digital Links begin that are written beside each answer; absent: none are
     */
    Gs1Lines(Gs1Options options, boolean lenient, List<String> substitutes, Optional<String> stem) {
        this.options = options;
        this.lenient = lenient;
        this.substitutes = substitutes;
        this.stem = stem;
    }

    /** The line of a text that is too long or in no encoding to be a line of JSON. */
    static String unreadable(String why) {
        return malformed(why).toString();
    }

    String answer(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node != null && node.isObject()
                    ? answer((ObjectNode) node).toString()
                    : unreadable("not a JSON object");
        } catch (JsonProcessingException e) {
            return unreadable("not JSON");
        }
    }

    private ObjectNode answer(ObjectNode line) {
        List<String> kinds = KINDS.stream().filter(line::has).toList();
        if (kinds.size() != 1) {
            return malformed("a line has one of " + String.join(", ", KINDS));
        }
        for (String field : List.of("scan", "element", "bracketed", "uri", "ai", "value", "symbol", "message")) {
            if (line.has(field) && !line.get(field).isTextual()) {
                return malformed(field + " is not a JSON string");
            }
        }
        for (String field : SETTINGS) {
            if (line.has(field) && !line.get(field).isBoolean()) {
                return malformed(field + " is not true or false");
            }
        }
        String kind = kinds.get(0);
        if (kind.equals("ai") && !line.has("value") || kind.equals("symbol") && !line.has("message")) {
            return malformed(kind.equals("ai") ? "value is missing" : "message is missing");
        }
        return kind.equals("symbol") ? written(line) : read(kind, line.get(kind).textValue(), line);
    }

    private ObjectNode read(String kind, String text, ObjectNode line) {
        Gs1Options asked = new Gs1Options(
                line.path("permitUnknownAIs").asBoolean(options.permitUnknownAis()),
                line.path("permitZeroSuppressedGTINinDLuris").asBoolean(options.permitZeroSuppressedGtins()),
                line.path("permitConvenienceAlphas").asBoolean(options.permitConvenienceAlphas()),
                line.path("validateAIassociations").asBoolean(options.validateAssociations()));
        Gs1Syntax strict = new Gs1Syntax(asked);
        LenientGs1 mending = new LenientGs1(asked, substitutes);
        Mended read =
                switch (kind) {
                    case "scan" -> lenient ? mending.scanData(text) : plainly(strict.scanData(text));
                    case "element" -> lenient ? mending.elementString(text) : plainly(strict.elementString(text));
                    case "uri" -> lenient ? mending.webAddress(text) : plainly(strict.digitalLink(text));
                    case "bracketed" -> plainly(strict.bracketed(text));
                    default -> plainly(strict.value(text, line.get("value").textValue()));
                };
        return read.reading() instanceof Gs1Reading.Accepted accepted
                ? accepted(accepted, read.repairs(), strict)
                : refused(((Gs1Reading.Refused) read.reading()).problem(), read.repairs());
    }

    private static Mended plainly(Gs1Reading reading) {
        return new Mended(reading, List.of());
    }

    private ObjectNode accepted(Gs1Reading.Accepted read, List<Repair> repairs, Gs1Syntax syntax) {
        ObjectNode out = JSON.createObjectNode();
        out.put("ok", true).put("kind", read.kind().name());
        ArrayNode ais = out.putArray("ais");
        read.elements()
                .elements()
                .forEach(element -> ais.addArray().add(element.ai()).add(element.value()));
        boolean asRead = read.kind() == Gs1Reading.Kind.ELEMENT_STRING;
        out.put("element", asRead ? read.message() : read.elements().text());
        repairs(out, repairs);
        read.symbol().ifPresent(symbol -> out.put("symbol", symbol.name()).put("message", read.message()));
        stem.flatMap(s -> syntax.toDigitalLink(read.elements(), s)).ifPresent(uri -> out.put("uri", uri));
        return out;
    }

    private static ObjectNode refused(Gs1Problem problem, List<Repair> repairs) {
        ObjectNode out = JSON.createObjectNode();
        ObjectNode error = out.put("ok", false).putObject("error");
        error.put("code", problem.rule().name());
        error.put("ai", problem.ai().orElse(null));
        error.put("at", problem.at()).put("message", problem.message());
        if (!repairs.isEmpty()) {
            repairs(out, repairs);
        }
        return out;
    }

    private static void repairs(ObjectNode out, List<Repair> repairs) {
        ArrayNode names = out.putArray("repairs");
        repairs.forEach(repair -> names.add(repair.name()));
    }

    private static ObjectNode written(ObjectNode line) {
        Optional<Symbol> symbol = List.of(Symbol.values()).stream()
                .filter(s -> s.name().equals(line.get("symbol").textValue()))
                .findFirst();
        if (symbol.isEmpty()) {
            return malformed("no such symbol; there are " + List.of(Symbol.values()));
        }
        Optional<String> scan = Gs1Syntax.toScanData(
                symbol.get(),
                line.get("message").textValue(),
                line.path("addCheckDigit").asBoolean());
        return scan.map(s -> JSON.createObjectNode().put("ok", true).put("scan", s))
                .orElseGet(() -> error("NOT_IN_THIS_SYMBOL", "a symbol of this kind cannot carry this"));
    }

    private static ObjectNode malformed(String why) {
        return error("BAD_LINE", why);
    }

    private static ObjectNode error(String code, String message) {
        ObjectNode out = JSON.createObjectNode();
        ObjectNode error = out.put("ok", false).putObject("error");
        error.put("code", code).putNull("ai").put("at", 0).put("message", message);
        return out;
    }
}
