package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Selector;
import dev.tillside.money.Shares;
import dev.tillside.solve.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lines that take part in offers, in the order that decides ties, however the shopper laid the goods. */
final class Belt {
    private static final Comparator<Line> ORDER = Comparator.comparing(Line::item)
            .thenComparing(Comparator.comparing(Line::amount).reversed())
            .thenComparing(Comparator.comparing(Line::quantity).reversed())
            .thenComparing(Line::id, CodePoints.ORDER);

    private final List<Line> lines;
    private final List<Line> others;

    private Belt(List<Line> lines, List<Line> others) {
        this.lines = lines;
        this.others = others;
    }

    static Belt of(List<Line> all) {
        List<Line> lines = all.stream().filter(Line::takesPart).sorted(ORDER).toList();
        List<Line> others =
                all.stream().filter(l -> !l.takesPart()).sorted(ORDER).toList();
        return new Belt(lines, others);
    }

    /** Those that offers may see. */
    List<Line> lines() {
        return lines;
    }

    /** Those that count in the total alone. */
    List<Line> others() {
        return others;
    }

    /** Units of one line that cost the same make one cell; of an {@code each} line there are at most two. */
    List<Problem.Cell> cells() {
        List<Problem.Cell> cells = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            long amount = line.amount().minor();
            int units = units(line);
            long low = amount / units;
            int high = (int) (amount % units);
            if (high > 0) {
                cells.add(new Problem.Cell(i, low + 1, high));
            }
            if (units > high) {
                cells.add(new Problem.Cell(i, low, units - high));
            }
        }
        return cells;
    }

    /** How many units the line has: by piece, or one indivisible one. */
    static int units(Line line) {
        return line.unit().isEach() && line.quantity().isWhole()
                ? line.quantity().value().intValueExact()
                : 1;
    }

    long[] floors() {
        return lines.stream()
                .mapToLong(l -> l.floor().map(f -> f.minor()).orElse(0L))
                .toArray();
    }

    long rest() {
        return others.stream().mapToLong(l -> l.amount().minor()).sum();
    }

    boolean[] matched(Selector items) {
        boolean[] matched = new boolean[lines.size()];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = items.matches(lines.get(i).item(), lines.get(i).facts());
        }
        return matched;
    }

    int matchedUnits(boolean[] matched) {
        int units = 0;
        for (int i = 0; i < matched.length; i++) {
            units += matched[i] ? units(lines.get(i)) : 0;
        }
        return units;
    }

    long matchedAmount(boolean[] matched) {
        long amount = 0;
        for (int i = 0; i < matched.length; i++) {
            amount += matched[i] ? lines.get(i).amount().minor() : 0;
        }
        return amount;
    }

    /** {@code round(value * quantity)} of each line that is measured in the unit or one that converts; 0 elsewhere. */
    long[] perMeasure(dev.tillside.item.Unit unit, dev.tillside.money.Money value, long elsewhere) {
        long[] amounts = new long[lines.size()];
        for (int i = 0; i < amounts.length; i++) {
            Line line = lines.get(i);
            amounts[i] = line.unit()
                    .in(unit)
                    .map(f -> dev.tillside.money.Money.rounded(
                                    line.quantity().value().multiply(f).multiply(value.value()), value.currency())
                            .minor())
                    .orElse(elsewhere);
        }
        return amounts;
    }

    static long share(long amount, long part, long whole) {
        return Shares.mulDivRound(amount, part, whole);
    }
}
