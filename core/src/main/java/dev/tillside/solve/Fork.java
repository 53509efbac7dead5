package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where to branch: a sum of columns that is taken in halves, which no whole combination does.
 *
 * @param columns which
 * @param coefficients how much each counts
 * @param most the sum rounded down
 */
record Fork(int[] columns, long[] coefficients, long most) {
    private static final double WHOLE = 1e-6;

    /** The sum whose fraction is next to a half: a rule's uses, its units of a cell, or a column by itself. */
    static Optional<Fork> of(Master master, List<Column> columns, double[] amounts) {
        TreeMap<Long, Sum> uses = new TreeMap<>();
        TreeMap<Long, Sum> units = new TreeMap<>();
        TreeMap<Long, Sum> single = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (Master.isCut(column)) {
                continue;
            }
            single.computeIfAbsent((long) i, k -> new Sum()).add(i, 1, amounts[i]);
            Use use = column.use();
            if (column.together() != Master.NONE) {
                uses.computeIfAbsent((long) column.together(), k -> new Sum()).add(i, 1, amounts[i]);
            } else if (use.r() != Use.NOTHING) {
                int count = use.uses(master.crowd.rule(use.r()));
                uses.computeIfAbsent((long) use.r(), k -> new Sum()).add(i, count, amounts[i]);
                for (Use.Piece piece : use.pieces()) {
                    units.computeIfAbsent((long) use.r() * master.crowd.cells + piece.cell(), k -> new Sum())
                            .add(i, piece.count(), amounts[i]);
                }
            }
        }
        for (TreeMap<Long, Sum> sums : List.of(uses, units, single)) {
            Optional<Fork> fork = halfway(sums);
            if (fork.isPresent()) {
                return fork;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fork> halfway(TreeMap<Long, Sum> sums) {
        Sum best = null;
        double nearest = 1;
        for (Sum sum : sums.values()) {
            double fraction = sum.amount - Math.floor(sum.amount);
            double far = Math.abs(fraction - 0.5);
            if (fraction > WHOLE && fraction < 1 - WHOLE && far < nearest - WHOLE) {
                nearest = far;
                best = sum;
            }
        }
        return Optional.ofNullable(best).map(Sum::fork);
    }

    private static final class Sum {
        private final List<Integer> columns = new ArrayList<>();
        private final List<Long> coefficients = new ArrayList<>();
        private double amount;

        void add(int column, long coefficient, double taken) {
            int last = columns.size() - 1;
            if (last >= 0 && columns.get(last) == column) {
                coefficients.set(last, coefficients.get(last) + coefficient);
            } else {
                columns.add(column);
                coefficients.add(coefficient);
            }
            amount += coefficient * taken;
        }

        Fork fork() {
            return new Fork(
                    columns.stream().mapToInt(Integer::intValue).toArray(),
                    coefficients.stream().mapToLong(Long::longValue).toArray(),
                    (long) Math.floor(amount));
        }
    }
}
