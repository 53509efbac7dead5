package dev.tillside.example.office.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tillside.example.office.store.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Rows as CSV: RFC 4180, and harmless in a spreadsheet. */
final class CrmCsv {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();
    private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";
    /** What head office reckons itself; a minus there is one. */
    private static final Set<String> NUMBERS =
            Set.of("amount", "spend", "points", "expiringPoints", "pointsSpent", "visits");

    private CrmCsv() {}

    static String of(CrmFeed feed, List<String> rows) {
        CsvSchema schema = CsvSchema.builder()
                .addColumns(feed.columns(), CsvSchema.ColumnType.STRING)
                .setLineSeparator("\r\n")
                .build();
        ObjectWriter writer = CSV.writer(schema);
        StringWriter text = new StringWriter();
        try {
            writer.writeValue(text, feed.columns());
            for (String row : rows) {
                writer.writeValue(text, cells(feed, Json.object(row).orElseThrow()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a text in memory there is none
        }
        return text.toString();
    }

    private static List<String> cells(CrmFeed feed, ObjectNode row) {
        List<String> cells = new ArrayList<>();
        for (String column : feed.columns()) {
            String cell = text(row.path(column));
            cells.add(NUMBERS.contains(column) ? cell : harmless(cell));
        }
        return cells;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(";"))
                : value.isNull() ? "" : value.asText();
    }

    private static String harmless(String cell) {
        String shown = cell.stripLeading();
        boolean formula = !cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0
                || !shown.isEmpty() && FORMULAS.indexOf(shown.charAt(0)) >= 0;
        return formula ? "'" + cell : cell;
    }
}
