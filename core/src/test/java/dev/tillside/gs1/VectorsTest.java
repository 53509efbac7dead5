package dev.tillside.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.gs1.Gs1Reading.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The conformance vectors read off the GS1 Syntax Engine's own tests. They are not part of the project: where they are absent,
 * this is skipped. Vectors of its parsers say nothing of associations; those have a file of their own.
 */
@Tag("shared-data")
class VectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Checks that the dictionary no longer names; the Syntax Engine lets everything pass them. */
    private static final Set<String> RETIRED_CHECKS =
            Set.of("hhmm", "iso3166list", "key", "keyoff1", "mmoptss", "yymmddhh");

    private static final Map<String, Symbol> SYMBOLS = Map.ofEntries(
            Map.entry("QR", Symbol.QR),
            Map.entry("DM", Symbol.DATA_MATRIX),
            Map.entry("DotCode", Symbol.DOT_CODE),
            Map.entry("DataBarExpanded", Symbol.DATABAR_EXPANDED),
            Map.entry("DataBarOmni", Symbol.DATABAR_OMNIDIRECTIONAL),
            Map.entry("DataBarTruncated", Symbol.DATABAR_OMNIDIRECTIONAL),
            Map.entry("DataBarStacked", Symbol.DATABAR_OMNIDIRECTIONAL),
            Map.entry("DataBarStackedOmni", Symbol.DATABAR_OMNIDIRECTIONAL),
            Map.entry("DataBarLimited", Symbol.DATABAR_LIMITED),
            Map.entry("GS1_128_CCA", Symbol.GS1_128),
            Map.entry("GS1_128_CCC", Symbol.GS1_128_COMPOSITE),
            Map.entry("EAN13", Symbol.EAN_13),
            Map.entry("EAN8", Symbol.EAN_8),
            Map.entry("UPCA", Symbol.UPC_A),
            Map.entry("UPCE", Symbol.UPC_E));

    private final List<String> disagreements = new ArrayList<>();

    @BeforeEach
    void vectorsAreThere() {
        assumeTrue(Files.isDirectory(folder()), "the conformance vectors are not there: not compared with them");
    }

    @Test
    void everyCheckAgreesWithItsOracle() throws IOException {
        compare("linters.jsonl", v -> {
            String data = v.get("data").asText();
            String name = v.get("linter").asText();
            if (v.get("err").asText("").startsWith("The data source for GCP lookups")) {
                return ""; // a stub of that suite plays a registry that is down; this library asks none
            }
            if (RETIRED_CHECKS.contains(name)) {
                return v.get("ok").asBoolean() ? "" : "a retired check that refuses";
            }
            Optional<Flaw> flaw = Checks.named(name).orElseThrow().flaw(data, 0, data.length());
            if (flaw.isEmpty() != v.get("ok").asBoolean()) {
                return flaw.map(f -> "refused " + f.rule()).orElse("accepted");
            }
            int oracle = v.get("highlight").asText("").indexOf('*');
            return flaw.map(f -> f.at() == oracle ? "" : "at " + f.at() + " instead of " + oracle)
                    .orElse("");
        });
    }

    @Test
    void elementStringsReadAlike() throws IOException {
        compare("processAIdata.jsonl", v -> verdict(v, syntax(v).elementString(text(v, "elementString")), a -> ""));
    }

    @Test
    void bracketedTextsReadAlike() throws IOException {
        compare("parseAIdata.jsonl", v -> verdict(v, syntax(v).bracketed(text(v, "bracketed")), elements(v)));
    }

    @Test
    void associationsReadAlike() throws IOException {
        Gs1Options options = Gs1Options.STRICT.withUnknownAis(true);
        compare("validateAIs.jsonl", v -> verdict(v, new Gs1Syntax(options).bracketed(text(v, "bracketed")), a -> ""));
    }

    @Test
    void digitalLinksReadAlike() throws IOException {
        compare("parseDLuri.jsonl", v -> verdict(v, syntax(v).digitalLink(text(v, "uri")), elements(v)));
    }

    @Test
    void scanDataReadAlike() throws IOException {
        compare("processScanData.jsonl", v -> {
            Symbol symbol = SYMBOLS.getOrDefault(text(v, "sym"), Symbol.QR);
            return verdict(v, syntax(v).scanData(text(v, "scanData")), read -> {
                boolean same = read.message().equals(text(v, "dataStr"))
                        && read.symbol().equals(Optional.of(symbol));
                return same ? "" : read.symbol() + " " + read.message();
            });
        });
    }

    @Test
    void digitalLinksAreWrittenAlike() throws IOException {
        compare("generateDLuri.jsonl", v -> {
            Gs1Syntax syntax =
                    new Gs1Syntax(Gs1Options.STRICT.withUnknownAis(true).withAssociations(false));
            String stem = v.get("stem").isNull() ? Gs1Syntax.CANONICAL_STEM : text(v, "stem");
            Optional<String> written = syntax.bracketed(text(v, "ai")) instanceof Accepted read
                    ? syntax.toDigitalLink(read.elements(), stem)
                    : Optional.empty();
            String wanted = v.get("ok").asBoolean() ? text(v, "uri") : "";
            return written.orElse("").equals(wanted) ? "" : written.orElse("nothing");
        });
    }

    @Test
    void scanDataAreWrittenAlike() throws IOException {
        compare("generateScanData.jsonl", v -> {
            Optional<String> wanted = v.get("expect").isNull() ? Optional.empty() : Optional.of(text(v, "expect"));
            Optional<String> written = Optional.ofNullable(SYMBOLS.get(text(v, "sym")))
                    .flatMap(symbol -> Gs1Syntax.toScanData(
                            symbol, text(v, "dataStr"), v.get("addCheckDigit").asBoolean()));
            return written.equals(wanted) ? "" : written.orElse("nothing");
        });
    }

    private static Gs1Syntax syntax(JsonNode v) {
        return new Gs1Syntax(new Gs1Options(
                v.path("permitUnknownAIs").asBoolean(),
                v.path("permitZeroSuppressedGTINinDLuris").asBoolean(),
                v.path("permitConvenienceAlphas").asBoolean(),
                false));
    }

    private static Function<Accepted, String> elements(JsonNode v) {
        return read -> read.elements().text().equals(text(v, "elementString"))
                ? ""
                : read.elements().text();
    }

    private static String verdict(JsonNode v, Gs1Reading reading, Function<Accepted, String> more) {
        if (reading instanceof Accepted accepted) {
            return v.get("ok").asBoolean() ? more.apply(accepted) : "accepted";
        }
        return v.get("ok").asBoolean() ? reading.toString() : "";
    }

    private void compare(String file, Function<JsonNode, String> difference) throws IOException {
        int count = 0;
        for (String line : Files.readAllLines(folder().resolve(file))) {
            JsonNode vector = JSON.readTree(line);
            count++;
            String found = difference.apply(vector);
            if (!found.isEmpty()) {
                disagreements.add(found + " <- " + line);
            }
        }
        System.out.println(file + ": " + (count - disagreements.size()) + " of " + count + " vectors agree");
        assertThat(disagreements).isEmpty();
    }

    private static String text(JsonNode vector, String field) {
        return vector.get(field).asText();
    }

    /** The folder beside the project's own, as the evaluation has it. */
    private static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("shared/data/gs1"))) {
            here = here.getParent();
        }
        return here == null ? Path.of("shared/data/gs1") : here.resolve("shared/data/gs1");
    }
}
