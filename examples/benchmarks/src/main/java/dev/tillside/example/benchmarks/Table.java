package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, its columns aligned. */
final class Table {
    private final String title;
    private final List<String[]> rows = new ArrayList<>();

    Table(String title, String... heads) {
        this.title = title;
        rows.add(heads);
    }

    Table row(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells under " + rows.get(0).length + " heads");
        }
        rows.add(cells);
        return this;
    }

    void print(PrintWriter out) {
        out.println();
        out.println("### " + title);
        out.println(line(rows.get(0)));
        out.println(rule());
        rows.subList(1, rows.size()).forEach(r -> out.println(line(r)));
    }

    private String rule() {
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < rows.get(0).length; column++) {
            rule.append("-".repeat(width(column) + 1)).append(column == 0 ? "-|" : ":|");
        }
        return rule.toString();
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < cells.length; column++) {
            String blanks = " ".repeat(width(column) - cells[column].length());
            line.append(' ')
                    .append(column == 0 ? cells[column] + blanks : blanks + cells[column])
                    .append(" |");
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(r -> r[column].length()).max().orElse(0);
    }

    /** {@code 3.21 ms}, {@code 12.4 us}. */
    static String time(long nanos) {
        if (nanos >= 1_000_000_000L) {
            return format("%.2f s", nanos / 1e9);
        }
        return nanos >= 1_000_000L ? format("%.2f ms", nanos / 1e6) : format("%.1f us", nanos / 1e3);
    }

    /** How many times the reference. */
    static String ratio(long figure, long reference) {
        double ratio = (double) figure / Math.max(1, reference);
        return format(ratio < 0.1 ? "%.4f" : ratio < 10 ? "%.2f" : "%.0f", ratio);
    }

    static String percent(double percent) {
        return format("%.1f %%", percent);
    }

    static String count(long count) {
        return format("%,d", count);
    }

    static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
