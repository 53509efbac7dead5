package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.picture.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two simulated years side by side: one that learns from its lists, one that does not.
 *
 * @param learning fortnight by fortnight
 * @param fixed the same shoppers, and every list planned as the first one
 */
public record YearReport(List<Fortnight> learning, List<Fortnight> fixed) {
    /** Single fortnights are noisy; each point is of so many up to it. */
    private static final int WINDOW = 6;

    public YearReport {
        learning = List.copyOf(learning);
        fixed = List.copyOf(fixed);
    }

    public List<String> text() {
        List<String> text = new ArrayList<>();
        text.add(String.format(
                Locale.ROOT,
                "%-14s %9s %9s %9s %9s %9s %12s %12s",
                "",
                "hit rate",
                "shown",
                "bought",
                "held out",
                "lift",
                "extra units",
                "cost a unit"));
        int third = Math.max(1, learning.size() / 3);
        text.add(row("learns, first", learning.subList(0, third)));
        text.add(row("learns, last", learning.subList(learning.size() - third, learning.size())));
        text.add(row("fixed, first", fixed.subList(0, third)));
        text.add(row("fixed, last", fixed.subList(fixed.size() - third, fixed.size())));
        return text;
    }

    private static String row(String name, List<Fortnight> some) {
        Fortnight sum = Fortnight.sum(some);
        return String.format(
                Locale.ROOT,
                "%-14s %8.1f%% %9d %8.1f%% %8.1f%% %+8.1f %12.0f %12.2f",
                name,
                100 * sum.hitRate(),
                sum.shown(),
                100d * sum.shownBuyers() / sum.shown(),
                100d * sum.heldOutBuyers() / sum.heldOut(),
                sum.lift(),
                sum.extraUnits(),
                sum.costPerExtraUnit() / 100);
    }

    /** Writes the plots and the table into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("simulation.txt"), text());
        plot("Hit rate: lines of lists whose item was bought", "percent", f -> 100 * f.hitRate())
                .write(folder, "hit-rate");
        plot("Lift of vendors' specials against hold-out", "percentage points more that bought", Fortnight::lift)
                .write(folder, "lift");
        plot("What vendors pay for each extra unit", "GBP a unit", f -> f.costPerExtraUnit() / 100)
                .write(folder, "cost-per-extra-unit");
    }

    private Plot plot(String title, String up, ToDoubleFunction<Fortnight> figure) {
        return new Plot(
                title,
                "fortnight; each point is of the six up to it",
                up,
                IntStream.rangeClosed(1, learning.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of(
                        new Plot.Series("learning", rolling(learning, figure)),
                        new Plot.Series("not learning", rolling(fixed, figure))),
                false);
    }

    private static List<Double> rolling(List<Fortnight> all, ToDoubleFunction<Fortnight> figure) {
        return IntStream.range(0, all.size())
                .mapToObj(f -> f + 1 < Math.min(WINDOW, all.size())
                        ? Double.NaN
                        : figure.applyAsDouble(Fortnight.sum(all.subList(Math.max(0, f + 1 - WINDOW), f + 1))))
                .toList();
    }
}
