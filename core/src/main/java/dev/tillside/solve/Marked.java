package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lists the marked uses of a crowd: those in which a later rule lowers a unit whose price depends on who shares its use.
 * Only those are listed that the relaxation leaves a chance to be part of something better.
 */
final class Marked {
    private static final int MOST = 20_000;
    private static final int MOST_TRIED = 400_000;

    private final Crowd crowd;
    private final Relaxation relaxation;
    private final long goal;
    private final List<Column> columns = new ArrayList<>();
    private final long[] most;
    private boolean keeping;
    private boolean complete = true;
    private int tried;

    Marked(Crowd crowd, Relaxation relaxation, long goal) {
        this.crowd = crowd;
        this.relaxation = relaxation;
        this.goal = goal;
        this.most = new long[crowd.rules.length];
    }

    /** Whether every marked use that matters is listed. */
    boolean complete() {
        return complete;
    }

    int tried() {
        return tried;
    }

    List<Column> list() {
        each();
        keeping = true;
        each();
        columns.sort(Comparator.comparingInt(Column::r)
                .thenComparing(Column::units, Arrays::compare)
                .thenComparing(Column::links, Arrays::compare));
        return columns;
    }

    private void each() {
        for (int r = 0; r < crowd.rules.length; r++) {
            if (Crowd.sharesBySum(crowd.rule(r)) && hasMarks(r)) {
                complete &= plain(r);
                members(r, 0, 0, 0, new ArrayList<>());
            }
        }
    }

    private boolean hasMarks(int r) {
        for (int unit : crowd.unitsOf[r]) {
            for (int[] option : crowd.marked.get(unit)) {
                for (int k : option) {
                    if (crowd.linkRule[unit][k] == r) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Whether the rule's uses are not scarce and its units pass no earlier rule, and no later ones but such of one layer
     * that take single units.
     */
    private boolean plain(int r) {
        int count = crowd.rule(r).parts().stream().mapToInt(Rule.Part::count).sum();
        boolean plain =
                crowd.rule(r).layer() == crowd.firstLayer && crowd.rule(r).maxUses() >= crowd.unitsOf[r].length / count;
        for (int unit : crowd.unitsOf[r]) {
            List<Rule> later = Arrays.stream(crowd.linkRule[unit])
                    .mapToObj(crowd::rule)
                    .filter(other -> other.layer() > crowd.rule(r).layer())
                    .toList();
            plain &= later.stream().mapToInt(Rule::layer).distinct().count() <= 1
                    && later.stream().allMatch(other -> other.shape() == Rule.Shape.SINGLE);
        }
        return plain;
    }

    private void members(int r, int part, int from, int had, List<Integer> some) {
        List<Rule.Part> parts = crowd.rule(r).parts();
        if (part == parts.size()) {
            marks(r, some.stream().mapToInt(Integer::intValue).sorted().toArray());
            return;
        }
        if (had == parts.get(part).count()) {
            members(r, part + 1, 0, 0, some);
            return;
        }
        for (int place = from; place < crowd.unitsOf[r].length && complete; place++) {
            int unit = crowd.unitsOf[r][place];
            if (parts.get(part).lines()[crowd.line(unit)] && !some.contains(unit)) {
                some.add(unit);
                members(r, part, place + 1, had + 1, some);
                some.remove(some.size() - 1);
            }
        }
    }

    private void marks(int r, int[] units) {
        long sum = 0;
        for (int unit : units) {
            sum += crowd.price(unit);
        }
        long off = crowd.rule(r).together(sum);
        tried++;
        complete &= tried < MOST_TRIED;
        if (off > 0) {
            int[] links = new int[units.length];
            Arrays.fill(links, -1);
            mark(new Column(r, units, links, off * Potential.SCALE, new int[0]), 0, sum, off);
        }
    }

    private void mark(Column column, int at, long sum, long off) {
        if (at == column.units().length) {
            listed(column);
            return;
        }
        mark(column, at + 1, sum, off);
        Rule group = crowd.rule(column.r());
        int unit = column.units()[at];
        long price = crowd.price(unit);
        long share = dev.tillside.money.Shares.mulDivRound(off, price, sum) - 1;
        for (int k = 0; k < crowd.linkRule[unit].length && sum > 0; k++) {
            int r = crowd.linkRule[unit][k];
            Rule later = crowd.rule(r);
            boolean fits = later.shape() == Rule.Shape.SINGLE
                    && later.layer() > group.layer()
                    && !later.exclusive()
                    && !group.exclusive();
            long gain = fits ? gain(later, unit, price - Math.max(0, share)) : 0;
            if (gain > 0) {
                int[] links = column.links().clone();
                links[at] = k;
                int[] spends = Arrays.copyOf(column.spends(), column.spends().length + 1);
                spends[spends.length - 1] = r;
                mark(new Column(column.r(), column.units(), links, column.saves() + gain, spends), at + 1, sum, off);
            }
        }
    }

    private long gain(Rule later, int unit, long price) {
        long roundedByLine = later.deal() == Rule.Deal.PERCENT && later.maxUses() > 1 ? Potential.SCALE : 0;
        return later.single(crowd.line(unit), price) * Potential.SCALE + roundedByLine;
    }

    private void listed(Column column) {
        if (column.spends().length == 0 || !usesLeft(column)) {
            return;
        }
        tried++;
        long adds = relaxation.adds(column);
        if (!keeping) {
            for (int r : column.spends()) {
                most[r] = Math.max(most[r], adds);
            }
        } else if (relaxation.base() + adds + relaxation.further(most, column.spends()) > goal) {
            complete &= columns.size() < MOST;
            if (complete) {
                columns.add(column);
            }
        }
    }

    private boolean usesLeft(Column column) {
        for (int r : column.spends()) {
            long many = Arrays.stream(column.spends()).filter(s -> s == r).count();
            if (many > crowd.rule(r).maxUses()) {
                return false;
            }
        }
        return true;
    }
}
