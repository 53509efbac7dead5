package dev.tillside.example.cli.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One line of a table.
 *
 * @param name what was judged
 * @param figures one per column
 */
public record Row(String name, double[] figures) {
    /** The means of tables of the same lines. */
    public static List<Row> means(List<List<Row>> tables) {
        List<Row> first = tables.get(0);
        return IntStream.range(0, first.size())
                .mapToObj(line -> {
                    double[] means = new double[first.get(line).figures().length];
                    Arrays.setAll(means, column -> tables.stream()
                            .mapToDouble(table -> table.get(line).figures()[column])
                            .average()
                            .orElseThrow());
                    return new Row(first.get(line).name(), means);
                })
                .toList();
    }
}
