package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.solve.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lines that take part in offers, in the order that decides ties, however the shopper laid the goods. */
final class Belt {
    /** No two lines of a basket are equal in it. */
    static final Comparator<Line> ORDER = new Order();

    private final List<Line> lines;
    private final List<Line> others;
    private final int[] units;

    private Belt(List<Line> lines, List<Line> others) {
        this.lines = lines;
        this.others = others;
        this.units = new int[lines.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = units(lines.get(i));
        }
    }

    /** Sorted already. */
    static Belt of(List<Line> sorted) {
        List<Line> lines = new ArrayList<>(sorted.size());
        List<Line> others = new ArrayList<>();
        for (Line line : sorted) {
            (line.takesPart() ? lines : others).add(line);
        }
        return new Belt(lines, others);
    }

    private static final class Order implements Comparator<Line> {
        @Override
        public int compare(Line a, Line b) {
            int order = a.item().compareTo(b.item());
            order = order != 0
                    ? order
                    : Long.compare(b.amount().minor(), a.amount().minor());
            order = order != 0 ? order : b.quantity().compareTo(a.quantity());
            return order != 0 ? order : CodePoints.ORDER.compare(a.id(), b.id());
        }
    }

    /** Those that offers may see. */
    List<Line> lines() {
        return lines;
    }

    /** Those that count in the total alone. */
    List<Line> others() {
        return others;
    }

    int units(int line) {
        return units[line];
    }

    /** What all lines that take part cost. */
    long amount() {
        long amount = 0;
        for (Line line : lines) {
            amount += line.amount().minor();
        }
        return amount;
    }

    long amount(int line) {
        return lines.get(line).amount().minor();
    }

    /** How many units the line has: by piece, or one indivisible one. */
    static int units(Line line) {
        return line.unit().isEach() && line.quantity().isWhole()
                ? line.quantity().value().intValueExact()
                : 1;
    }

    /** Units of one line that cost the same make one cell; of an {@code each} line there are at most two. */
    List<Problem.Cell> cells(int[] some) {
        List<Problem.Cell> cells = new ArrayList<>(some.length);
        for (int i = 0; i < some.length; i++) {
            int count = units[some[i]];
            long low = amount(some[i]) / count;
            int high = (int) (amount(some[i]) % count);
            if (high > 0) {
                cells.add(new Problem.Cell(i, low + 1, high));
            }
            if (count > high) {
                cells.add(new Problem.Cell(i, low, count - high));
            }
        }
        return cells;
    }

    long[] floors(int[] some) {
        long[] floors = new long[some.length];
        for (int i = 0; i < floors.length; i++) {
            Optional<Money> floor = lines.get(some[i]).floor();
            floors[i] = floor.isPresent() ? floor.get().minor() : 0;
        }
        return floors;
    }

    /** What all lines but those cost. */
    long rest(int[] some) {
        long rest = 0;
        for (Line line : others) {
            rest += line.amount().minor();
        }
        for (int line = 0; line < units.length; line++) {
            rest += amount(line);
        }
        for (int line : some) {
            rest -= amount(line);
        }
        return rest;
    }

    /** {@code round(value * quantity)} of a line that is measured in the unit or one that converts; else absent. */
    Optional<Money> perMeasure(int line, Unit unit, Money value) {
        Line measured = lines.get(line);
        return measured.unit()
                .in(unit)
                .map(factor -> Money.rounded(
                        measured.quantity().value().multiply(factor).multiply(value.value()), value.currency()));
    }
}
