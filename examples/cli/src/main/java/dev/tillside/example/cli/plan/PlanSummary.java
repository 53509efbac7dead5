package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.picture.Plot;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Cell;
import dev.tillside.plan.CellCuts;
import dev.tillside.plan.Cells;
import dev.tillside.plan.Household;
import dev.tillside.plan.Loyalty;
import dev.tillside.plan.Norms;
import dev.tillside.plan.Plan;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Special;
import dev.tillside.plan.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a plan comes to, in figures and plots, in major units of the currency. */
public final class PlanSummary {
    private static final int DECILES = 10;

    private final Plan plan;
    private final double unit;
    private final Map<String, Integer> cells = new TreeMap<>();

    /** @param decimals of the currency */
    public PlanSummary(Plan plan, int decimals) {
        this.plan = plan;
        unit = Math.pow(10, decimals);
    }

    /** Counts in how many categories households stand in each cell. */
    public PlanSummary counting(List<Household> households, Assortment shop, Norms norms, CellCuts cuts) {
        for (Household household : households) {
            var uses = Cells.uses(household.history(), shop, plan.day());
            uses.keySet().forEach(category -> Cells.cell(uses, category, norms, cuts)
                    .ifPresent(cell -> cells.merge(cell.toString(), 1, Integer::sum)));
        }
        return this;
    }

    public List<String> text() {
        List<String> text = new ArrayList<>();
        int specials = plan.lists().stream().mapToInt(l -> l.specials().size()).sum();
        int lines = plan.lists().stream().mapToInt(l -> l.lines().size()).sum();
        int lists = Math.max(1, plan.lists().size());
        add(
                text,
                "%,d households, %,d spend enough for a list; %,d of these wait for their day, %,d get none for comparison",
                plan.households(),
                plan.eligible(),
                plan.waiting(),
                plan.withheld());
        add(
                text,
                "%,d lists with %.1f lines and %.1f specials each, saving %.2f on average",
                plan.lists().size(),
                lines / (double) lists,
                specials / (double) lists,
                saving(plan.lists()));
        add(
                text,
                "expected incremental margin %.2f; no choice within the same limits exceeds %.2f (%.2f %% more)",
                plan.gain() / unit,
                plan.bound() / unit,
                100 * (plan.bound() / Math.max(1, plan.gain()) - 1));
        add(text, "");
        add(text, "%-10s %10s %10s %10s %8s", "decile", "spend/week", "worth", "saving", "specials");
        List<List<PlannedList>> deciles = deciles();
        for (int d = 0; d < deciles.size(); d++) {
            List<PlannedList> tenth = deciles.get(d);
            add(
                    text,
                    "%-10d %10.2f %10.2f %10.2f %8.1f",
                    d + 1,
                    spend(tenth),
                    worth(tenth),
                    saving(tenth),
                    tenth.stream().mapToInt(l -> l.specials().size()).average().orElse(0));
        }
        budgets(text);
        cells(text);
        return text;
    }

    private void budgets(List<String> text) {
        add(text, "");
        add(text, "%-14s %-10s %10s %10s %6s %8s", "deal", "vendor", "budget", "expected", "used", "shown");
        for (Plan.Spending s : plan.spending()) {
            add(
                    text,
                    "%-14s %-10s %10.2f %10.2f %5.0f%% %8d",
                    s.id(),
                    s.vendor(),
                    s.budget() / unit,
                    s.expected() / unit,
                    s.budget() == 0 ? 0 : 100 * s.expected() / s.budget(),
                    s.shown());
        }
    }

    private void cells(List<String> text) {
        add(text, "");
        add(text, "%-18s %12s %10s %10s", "cell", "households x", "specials", "discount");
        for (String cell : cellNames()) {
            List<Special> in = in(cell);
            add(text, "%-18s %12d %10d %9.1f%%", cell, cells.getOrDefault(cell, 0), in.size(), 100 * discount(in));
        }
    }

    private static void add(List<String> text, String format, Object... values) {
        text.add(String.format(Locale.ROOT, format, values));
    }

    private static List<String> cellNames() {
        List<String> names = new ArrayList<>();
        for (Loyalty loyalty : Loyalty.values()) {
            for (Usage usage : Usage.values()) {
                names.add(new Cell(loyalty, usage).toString());
            }
        }
        names.add("NONE");
        return names;
    }

    private List<Special> in(String cell) {
        return plan.lists().stream()
                .flatMap(list -> list.specials().stream())
                .filter(s -> s.deal().isPresent()
                        && s.cell().map(Object::toString).orElse("NONE").equals(cell))
                .toList();
    }

    private static double discount(List<Special> specials) {
        return specials.stream()
                .mapToDouble(s -> s.discount().minor() / (double) s.shelf().minor())
                .average()
                .orElse(0);
    }

    /** Lists by their households' spend, ten parts of equal size. */
    private List<List<PlannedList>> deciles() {
        List<PlannedList> sorted = plan.lists().stream()
                .sorted(Comparator.comparingDouble((PlannedList l) -> l.value().spendPerWeek())
                        .thenComparing(PlannedList::household))
                .toList();
        List<List<PlannedList>> deciles = new ArrayList<>();
        for (int d = 0; d < DECILES; d++) {
            deciles.add(sorted.subList(sorted.size() * d / DECILES, sorted.size() * (d + 1) / DECILES));
        }
        return deciles;
    }

    private static double spend(List<PlannedList> lists) {
        return lists.stream()
                .mapToDouble(l -> l.value().spendPerWeek())
                .average()
                .orElse(0);
    }

    private double worth(List<PlannedList> lists) {
        return lists.stream()
                .mapToDouble(l -> l.worth().minor() / unit)
                .average()
                .orElse(0);
    }

    private double saving(List<PlannedList> lists) {
        return lists.stream()
                .mapToDouble(l -> l.saving().minor() / unit)
                .average()
                .orElse(0);
    }

    /** How deep vendors' specials go in each cell. */
    public Plot discountByCell() {
        List<String> names = cellNames();
        return new Plot(
                "Discount by cell",
                "brand loyalty and usage in the special's category; NONE: does not buy it yet",
                "average discount of vendors' specials, percent",
                names,
                List.of(new Plot.Series(
                        "discount",
                        names.stream().map(cell -> 100 * discount(in(cell))).toList())),
                true);
    }

    /** What lists may save and do, by what households spend. */
    public Plot valueByDecile() {
        List<List<PlannedList>> deciles = deciles();
        List<String> names = deciles.stream()
                .map(d -> String.format(Locale.ROOT, "%.0f", spend(d)))
                .toList();
        return new Plot(
                "Value of a list by what its household spends",
                "ten equal parts of the households, by their average spend a week",
                "average value of a list",
                names,
                List.of(
                        new Plot.Series(
                                "worth", deciles.stream().map(this::worth).toList()),
                        new Plot.Series(
                                "saving shown",
                                deciles.stream().map(this::saving).toList())),
                true);
    }
}
