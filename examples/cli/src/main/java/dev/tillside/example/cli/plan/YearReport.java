package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.picture.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Simulated years, each of other shoppers: with lists that learn, with lists that do not, and without any. What lists add is told
 * from the same shoppers' year without them, and lift from what was withheld, as a real shop would.
 *
 * @param years one for each seed
 */
public record YearReport(List<Year> years) {
    /** Single fortnights are noisy; each point is of so many up to it. */
    private static final int WINDOW = 6;

    /** Of Student's t, for 19 of 20 cases, by degrees of freedom from 1. */
    private static final double[] STUDENT = {12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26};

    private static final double STUDENT_BEYOND = 2.2;
    private static final double MINOR = 100;

    /**
     * The same shoppers' year, lived three times, fortnight by fortnight.
     *
     * @param learning what became of each list goes into the next
     * @param fixed every list is planned as the first one
     * @param without no lists
     */
    public record Year(List<Fortnight> learning, List<Fortnight> fixed, List<Fortnight> without) {
        public Year {
            learning = List.copyOf(learning);
            fixed = List.copyOf(fixed);
            without = List.copyOf(without);
        }

        /** Lives it. */
        public static Year of(int households, long seed, Habits habits, int fortnights, Runnable progress) {
            return new Year(
                    lived(households, seed, habits, fortnights, World.LEARNING, progress),
                    lived(households, seed, habits, fortnights, World.NOT_LEARNING, progress),
                    lived(households, seed, habits, fortnights, World.NO_LISTS, progress));
        }

        private static List<Fortnight> lived(
                int households, long seed, Habits habits, int fortnights, World world, Runnable progress) {
            return new Simulation(households, seed, habits, world).run(fortnights, f -> progress.run());
        }
    }

    /** What is compared. */
    public enum Measure {
        HIT_RATE("hit rate", "hit-rate", "Hit rate: lines of lists whose item was bought", "percent"),
        LIFT(
                "lift against hold-out",
                "lift",
                "Lift of specials that are to win something against hold-out",
                "percentage points more that bought"),
        EXTRA(
                "extra units a hundred",
                "extra-units",
                "Units that would not have been bought without the list",
                "units for a hundred specials that are to win something"),
        COST(
                "cost of an extra unit",
                "cost-per-extra-unit",
                "What is paid for each unit that would not have been bought without the list",
                "GBP a unit"),
        MARGIN(
                "margin added a list",
                "margin-added",
                "Margin that a list adds to the same shoppers' year without lists, the shop's own rewards aside",
                "GBP a list"),
        GIFTS("own rewards a list", "own-rewards", "What the shop's own rewards take off", "GBP a list");

        private final String label;
        private final String file;
        private final String title;
        private final String unit;

        Measure(String label, String file, String title, String unit) {
            this.label = label;
            this.file = file;
            this.title = title;
            this.unit = unit;
        }

        /** Of some fortnights, beside the same ones without lists. */
        double of(Fortnight with, Fortnight without) {
            return switch (this) {
                case HIT_RATE -> 100 * with.hitRate();
                case LIFT -> with.lift();
                case EXTRA -> 100 * with.extraUnits() / with.shown();
                case COST -> with.cost() / MINOR / with.extraUnits();
                case MARGIN -> (with.margin() + with.gifts() - without.margin()) / MINOR / with.lists();
                case GIFTS -> with.gifts() / MINOR / with.lists();
            };
        }
    }

    /**
     * How much more it is with learning than without, over whole years.
     *
     * @param learning with it, on average
     * @param fixed without it
     * @param low the lower end of the interval that holds the difference of the two in 19 of 20 cases
     * @param high its upper end
     */
    public record Gain(double learning, double fixed, double low, double high) {
        public double difference() {
            return learning - fixed;
        }
    }

    public YearReport {
        years = List.copyOf(years);
    }

    /** What learning does to a measure. */
    public Gain gain(Measure measure) {
        double[] learning = years.stream()
                .mapToDouble(y -> measure.of(whole(y.learning()), whole(y.without())))
                .toArray();
        double[] fixed = years.stream()
                .mapToDouble(y -> measure.of(whole(y.fixed()), whole(y.without())))
                .toArray();
        int n = learning.length;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            mean += (learning[i] - fixed[i]) / n;
        }
        for (int i = 0; i < n; i++) {
            squares += Math.pow(learning[i] - fixed[i] - mean, 2);
        }
        double half = n < 2
                ? Double.POSITIVE_INFINITY
                : (n - 2 < STUDENT.length ? STUDENT[n - 2] : STUDENT_BEYOND) * Math.sqrt(squares / (n - 1) / n);
        return new Gain(mean(learning), mean(fixed), mean - half, mean + half);
    }

    private static Fortnight whole(List<Fortnight> year) {
        return Fortnight.sum(year);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    public List<String> text() {
        List<String> text = new ArrayList<>();
        text.add(String.format(
                Locale.ROOT,
                "%-24s %10s %12s %12s %22s",
                "over the year",
                "learning",
                "not learning",
                "difference",
                years.size() < 2 ? "" : "in 19 of 20 cases"));
        for (Measure measure : Measure.values()) {
            Gain gain = gain(measure);
            text.add(String.format(
                    Locale.ROOT,
                    "%-24s %10.2f %12.2f %+12.2f %22s",
                    measure.label,
                    gain.learning(),
                    gain.fixed(),
                    gain.difference(),
                    years.size() < 2 ? "" : String.format(Locale.ROOT, "%+.2f to %+.2f", gain.low(), gain.high())));
        }
        return text;
    }

    /** Writes the plots and the table into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("simulation.txt"), text());
        for (Measure measure : Measure.values()) {
            plot(measure).write(folder, measure.file);
        }
    }

    private Plot plot(Measure measure) {
        List<Fortnight> learning = summed(years.stream().map(Year::learning).toList());
        List<Fortnight> fixed = summed(years.stream().map(Year::fixed).toList());
        List<Fortnight> without = summed(years.stream().map(Year::without).toList());
        return new Plot(
                measure.title,
                "fortnight; each point is of the six up to it",
                measure.unit,
                IntStream.rangeClosed(1, learning.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of(
                        new Plot.Series("learning", rolling(learning, without, measure)),
                        new Plot.Series("not learning", rolling(fixed, without, measure))),
                false);
    }

    /** The same fortnight of all years together. */
    private static List<Fortnight> summed(List<List<Fortnight>> years) {
        return IntStream.range(0, years.get(0).size())
                .mapToObj(f -> Fortnight.sum(years.stream().map(y -> y.get(f)).toList()))
                .toList();
    }

    private static List<Double> rolling(List<Fortnight> all, List<Fortnight> without, Measure measure) {
        return IntStream.range(0, all.size())
                .mapToObj(f -> f + 1 < Math.min(WINDOW, all.size())
                        ? Double.NaN
                        : measure.of(window(all, f), window(without, f)))
                .toList();
    }

    private static Fortnight window(List<Fortnight> all, int last) {
        return Fortnight.sum(all.subList(Math.max(0, last + 1 - WINDOW), last + 1));
    }
}
