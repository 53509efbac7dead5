package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.journey.CsvFile;
import dev.tillside.plan.Article;
import dev.tillside.plan.Plan;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Special;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What lists showed and what was held out: the way back from one run to the next, and to the vendors' report. What {@code plan
 * lists} planned stands in a CSV file; what tills planned, in the sales that they sent to head office ({@link TillLists}).
 */
public final class ShownFile {
    private static final List<String> COLUMNS = List.of(
            "household",
            "deal",
            "item",
            "cell",
            "issued",
            "through",
            "heldOut",
            "price",
            "shelf",
            "funding",
            "forecast",
            "chance",
            "usual",
            "expected",
            "taken");

    private ShownFile() {}

    /**
     * One special that a list showed, or that was withheld from it.
     *
     * @param household whose
     * @param deal its deal, or the retailer's own
     * @param item as histories name it
     * @param cell where the household stood in the category; empty: it did not buy it
     * @param issued the list's first day
     * @param through its last
     * @param heldOut whether it was withheld
     * @param price of a unit, in minor units
     * @param shelf price of a unit, in the same
     * @param funding what the vendor pays for a unit, in minor units
     * @param forecast the chance of a purchase that was forecast
     * @param chance the same without the special, as far as hold-outs had shown
     * @param usual the same with it, should the household answer as the average one does
     * @param expected the same as it was expected of this household
     * @param taken whether the household took the list along; absent: nobody knows
     */
    public record Row(
            String household,
            String deal,
            String item,
            String cell,
            LocalDate issued,
            LocalDate through,
            boolean heldOut,
            long price,
            long shelf,
            long funding,
            double forecast,
            double chance,
            double usual,
            double expected,
            Optional<Boolean> taken) {}

    /** The rows of a plan, list by list. */
    public static List<Row> rows(Plan plan) {
        List<Row> rows = new ArrayList<>();
        for (PlannedList list : plan.lists()) {
            list.specials().forEach(special -> rows.add(row(list, special, false)));
            list.heldOut().forEach(special -> rows.add(row(list, special, true)));
        }
        return rows;
    }

    private static Row row(PlannedList list, Special special, boolean heldOut) {
        return new Row(
                list.household(),
                special.dealId(),
                special.article().key(),
                special.cell().map(Object::toString).orElse(""),
                list.issued(),
                list.through(),
                heldOut,
                special.price().minor(),
                special.shelf().minor(),
                special.funding().minor(),
                special.forecast(),
                special.chance(),
                special.usual(),
                special.withIt(),
                Optional.empty());
    }

    public static void write(Path file, List<Row> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", COLUMNS));
        rows.forEach(row -> lines.add(String.join(
                ",",
                quoted(row.household()),
                quoted(row.deal()),
                quoted(row.item()),
                row.cell(),
                row.issued().toString(),
                row.through().toString(),
                row.heldOut() ? "1" : "0",
                Long.toString(row.price()),
                Long.toString(row.shelf()),
                Long.toString(row.funding()),
                share(row.forecast()),
                share(row.chance()),
                share(row.usual()),
                share(row.expected()),
                row.taken().map(taken -> taken ? "1" : "0").orElse(""))));
        Files.write(file, lines);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    static String quoted(String text) {
        return text.matches("[\\w:./ -]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** @throws IOException where it cannot be read; the message names file, line and fault */
    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        new CsvFile(file).read(COLUMNS, fields -> rows.add(row(fields)));
        return rows;
    }

    private static Row row(String[] f) {
        try {
            Row row = new Row(
                    f[0],
                    f[1],
                    Article.key(Article.id(f[2])),
                    f[3],
                    LocalDate.parse(f[4]),
                    LocalDate.parse(f[5]),
                    f[6].equals("1"),
                    Long.parseLong(f[7]),
                    Long.parseLong(f[8]),
                    Long.parseLong(f[9]),
                    Double.parseDouble(f[10]),
                    Double.parseDouble(f[11]),
                    Double.parseDouble(f[12]),
                    Double.parseDouble(f[13]),
                    f[14].isEmpty() ? Optional.empty() : Optional.of(f[14].equals("1")));
            boolean chances = DoubleStream.of(row.forecast(), row.chance(), row.usual(), row.expected())
                    .allMatch(chance -> chance >= 0 && chance <= 1);
            if (!row.through().isBefore(row.issued()) && row.shelf() > 0 && chances) {
                return row;
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("not as 'plan lists' wrote it: " + String.join(",", f), e);
        }
        throw new IllegalArgumentException("not as 'plan lists' wrote it: " + String.join(",", f));
    }
}
