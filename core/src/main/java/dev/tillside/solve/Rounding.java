package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes whole amounts of fractions: whole parts stay, then what is left of the limits is filled by the largest fractions. */
final class Rounding {
    private final long[] left;
    private final List<Column> columns;
    private final int[] taken;
    private final boolean[] ofUnits;

    private Rounding(Master master, List<Column> columns) {
        this.left = master.limits.stream().mapToLong(Long::longValue).toArray();
        this.columns = columns;
        this.ofUnits = master.ofUnits();
        this.taken = new int[columns.size()];
        for (int i = 0; i < taken.length; i++) {
            // A cut is whatever it must be: the caps and floors it serves bind nothing here.
            if (Master.isCut(columns.get(i))) {
                for (int limit : columns.get(i).limits()) {
                    left[limit] = Long.MAX_VALUE / 4;
                }
            }
        }
    }

    /**
     * @param beyond whether to fill up without regard to what spends ask, for others to trim
     */
    static int[] of(Master master, List<Column> columns, double[] amounts, boolean beyond) {
        Rounding rounding = new Rounding(master, columns);
        for (int limit : beyond ? master.sideLimits() : new int[0]) {
            rounding.left[limit] = Long.MAX_VALUE / 4;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            if (!Master.isCut(columns.get(i)) && amounts[i] > 1e-7) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -(amounts[i] - Math.floor(amounts[i] + 1e-6)))
                .thenComparing(Comparator.naturalOrder()));
        for (int i : order) {
            // Units put together and what puts them together count against each other: they go in together, whole.
            rounding.take(i, (int) Math.floor(amounts[i] + 1e-6), true);
        }
        for (int i : order) {
            rounding.take(i, 1, false);
        }
        for (int i = 0; i < amounts.length; i++) {
            if (!Master.isCut(columns.get(i)) && columns.get(i).together() == Master.NONE) {
                rounding.take(i, 1, false);
            }
        }
        return rounding.taken;
    }

    /** Amounts that are whole but for the last digits. */
    static int[] plain(double[] amounts, List<Column> columns) {
        int[] plain = new int[amounts.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Master.isCut(columns.get(i)) ? 0 : (int) Math.round(amounts[i]);
        }
        return plain;
    }

    private void take(int column, int times, boolean sure) {
        for (int n = 0; n < times && fits(columns.get(column), sure); n++) {
            Column some = columns.get(column);
            for (int i = 0; i < some.limits().length; i++) {
                left[some.limits()[i]] -= some.coefficients()[i];
            }
            taken[column]++;
        }
    }

    /** @param units whether the units alone have to be there */
    private boolean fits(Column column, boolean units) {
        for (int i = 0; i < column.limits().length; i++) {
            boolean asked = !units || ofUnits[column.limits()[i]];
            if (asked && column.coefficients()[i] > left[column.limits()[i]]) {
                return false;
            }
        }
        return true;
    }
}
