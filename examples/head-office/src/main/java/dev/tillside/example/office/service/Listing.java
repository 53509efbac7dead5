package dev.tillside.example.office.service;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A list for an operator: a line of column names, and a line each. Programs cut it at tabs, and find no other tab and no line
 * break in it; at a terminal columns stand below their names.
 */
final class Listing {
    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    private Listing(String... columns) {
        lines.add(List.of(columns));
    }

    static Listing of(String... columns) {
        return new Listing(columns);
    }

    /** A value for each column; one that is not there is a dash. */
    Listing line(String... values) {
        lines.add(List.of(values).stream().map(Listing::inOneCell).toList());
        return this;
    }

    private static String inOneCell(String value) {
        return value.isBlank() ? "-" : value.replaceAll("\\p{Cntrl}", " ");
    }

    /** Writes it as the process's output wants it. */
    void print(PrintWriter out) {
        print(out, System.console() != null);
    }

    void print(PrintWriter out, boolean terminal) {
        List<Integer> widths = IntStream.range(0, lines.get(0).size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        lines.forEach(line -> out.println(terminal ? padded(line, widths) : String.join("\t", line)));
    }

    private static String padded(List<String> line, List<Integer> widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.size(); i++) {
            out.append(line.get(i));
            if (i + 1 < line.size()) {
                out.append(" ".repeat(widths.get(i) - line.get(i).length())).append(GAP);
            }
        }
        return out.toString();
    }
}
