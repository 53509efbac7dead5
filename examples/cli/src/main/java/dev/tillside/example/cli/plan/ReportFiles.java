package dev.tillside.example.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.plan.Cohort;
import dev.tillside.plan.VendorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports as CSV and JSON; the JSON of one run is what the next takes its told cohorts from. */
final class ReportFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The figures of a cohort, by the names of columns and fields. */
    static final Map<String, Function<Cohort, OptionalLong>> FIGURES = figures();

    private ReportFiles() {}

    private static Map<String, Function<Cohort, OptionalLong>> figures() {
        Map<String, Function<Cohort, OptionalLong>> figures = new LinkedHashMap<>();
        figures.put("lists", Cohort::lists);
        figures.put("redeemed", Cohort::redeemed);
        figures.put("units", Cohort::units);
        figures.put("buyers", Cohort::buyers);
        figures.put("spendMinor", Cohort::spend);
        figures.put("heldOut", Cohort::heldOut);
        figures.put("heldOutBuyers", Cohort::heldOutBuyers);
        figures.put("newBuyers", Cohort::newBuyers);
        figures.put("ownBefore", Cohort::ownBefore);
        figures.put("categoryBefore", Cohort::categoryBefore);
        figures.put("ownAfter", Cohort::ownAfter);
        figures.put("categoryAfter", Cohort::categoryAfter);
        return figures;
    }

    /** One line a cohort; a figure that is left out is empty. */
    static List<String> csv(List<VendorReport> reports) {
        List<String> lines = new ArrayList<>();
        lines.add("deal,vendor,from,through," + String.join(",", FIGURES.keySet()));
        for (VendorReport report : reports) {
            for (Cohort cohort : report.cohorts()) {
                lines.add(ShownFile.quoted(report.deal().id()) + ","
                        + ShownFile.quoted(report.deal().vendor()) + "," + cohort.from() + ","
                        + cohort.through() + ","
                        + FIGURES.values().stream()
                                .map(figure -> text(figure.apply(cohort)))
                                .collect(Collectors.joining(",")));
            }
        }
        return lines;
    }

    private static String text(OptionalLong figure) {
        return figure.isPresent() ? Long.toString(figure.getAsLong()) : "";
    }

    static String json(VendorReport report) {
        ObjectNode out = JSON.createObjectNode()
                .put("deal", report.deal().id())
                .put("vendor", report.deal().vendor())
                .put("asOf", report.asOf().toString());
        ObjectNode total = out.putObject("total");
        FIGURES.forEach((name, figure) -> put(total, name, report.total(figure)));
        report.lift().ifPresent(lift -> out.putObject("lift")
                .put("shown", lift.shown())
                .put("withheld", lift.withheld())
                .put("low", lift.low())
                .put("high", lift.high()));
        var cohorts = out.putArray("cohorts");
        report.cohorts().forEach(cohort -> {
            ObjectNode each = cohorts.addObject()
                    .put("from", cohort.from().toString())
                    .put("through", cohort.through().toString());
            FIGURES.forEach((name, figure) -> put(each, name, figure.apply(cohort)));
        });
        return out.toString();
    }

    private static void put(ObjectNode out, String name, OptionalLong figure) {
        figure.ifPresent(value -> out.put(name, value));
    }

    /** The cohorts that an earlier run told, by deal. */
    static Map<String, List<Cohort>> told(Path file) throws IOException {
        Map<String, List<Cohort>> told = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not there");
        }
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                JsonNode report = JSON.readTree(line);
                List<Cohort> cohorts = new ArrayList<>();
                report.path("cohorts").forEach(each -> cohorts.add(cohort(each)));
                told.put(report.path("deal").asText(), cohorts);
            } catch (JsonProcessingException | DateTimeException e) {
                throw new IOException(file + ", line " + number + ": no report", e);
            }
        }
        return told;
    }

    private static Cohort cohort(JsonNode json) {
        List<OptionalLong> f = FIGURES.keySet().stream()
                .map(name -> json.has(name) ? OptionalLong.of(json.get(name).asLong()) : OptionalLong.empty())
                .toList();
        return new Cohort(
                LocalDate.parse(json.path("from").asText()),
                LocalDate.parse(json.path("through").asText()),
                f.get(0),
                f.get(1),
                f.get(2),
                f.get(3),
                f.get(4),
                f.get(5),
                f.get(6),
                f.get(7),
                f.get(8),
                f.get(9),
                f.get(10),
                f.get(11));
    }
}
