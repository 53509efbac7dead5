package dev.tillside.solve;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Units in cells of equals, and the rules that lower them.
 *
 * @param cells in basket order; lines rise
 * @param floors of each line, what its sum may not be lowered below
 * @param rules in order of preference: among equals the smaller indices win
 * @param layers how many
 * @param tenderLayer the layer that pays instead of lowering, or -1
 * @param rest what is in the basket beside the cells
 * @param merit what is to be had most of among equal savings, from the lines' sums
 */
public record Problem(
        List<Cell> cells,
        long[] floors,
        List<Rule> rules,
        int layers,
        int tenderLayer,
        long rest,
        ToLongFunction<long[]> merit) {
    /**
     * Equal units of one line.
     *
     * @param line whose
     * @param price of each
     * @param count how many
     * @param tag 0, or what keeps the cell apart from others of its price
     */
    public record Cell(int line, long price, int count, int tag) {
        public Cell(int line, long price, int count) {
            this(line, price, count, 0);
        }
    }

    public Problem {
        cells = List.copyOf(cells);
        rules = List.copyOf(rules);
    }

    public int lines() {
        return floors.length;
    }

    /** The sum of all prices. */
    public long worth() {
        long sum = 0;
        for (Cell cell : cells) {
            sum += cell.price() * cell.count();
        }
        return sum;
    }

    /** The same without cells that no rule matches, where no rule looks at all of them. */
    public Problem matched() {
        if (rules.stream().anyMatch(r -> r.isSpend() || r.shape() == Rule.Shape.GIFT || r.layer() == tenderLayer)) {
            return this;
        }
        List<Cell> some = cells.stream()
                .filter(c -> rules.stream().anyMatch(r -> r.parts().stream().anyMatch(p -> p.lines()[c.line()])))
                .toList();
        return new Problem(some, floors, rules, layers, tenderLayer, rest, nets -> 0);
    }

    Problem withRest(long other) {
        return new Problem(cells, floors, rules, layers, tenderLayer, other, merit);
    }
}
