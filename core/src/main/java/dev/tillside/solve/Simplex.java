package dev.tillside.solve;

import java.util.Arrays;

/**
 * Maximises a linear value of amounts that are not below zero, under upper limits of linear sums, by pivoting a condensed
 * table. It guides the search and proves nothing: what it says is checked in whole numbers ({@link Limits#ceiling}). Binary
 * fractions add, subtract, multiply and divide alike on every machine (JLS 15.4), so its advice is the same everywhere.
 */
final class Simplex {
    private static final double TINY = 1e-9;
    /** Values are told in hundredths and reckoned in units. */
    private static final double WORTH = Potential.SCALE;

    /** After so many pivots that gain nothing the first candidate is taken instead of the best, which ends any circle. */
    private static final int PATIENCE = 60;

    /** By row, then what is not in the basis; the limit last. The last row holds what each would add. */
    private double[][] table;

    /** By row: which amount it tells; below zero the slack of limit {@code -1 - it}. */
    private int[] basis;

    private int[] others;
    private int rows;
    private int columns;
    private long work;
    /** Where a pivot's row is not zero. */
    private int[] some = {};

    /** By limit: what its numbers are divided by, so that all are of a size. */
    private long[] scales;

    private Simplex() {}

    /**
     * Limits alone, none of which is below zero.
     *
     * @param scales by limit: about how large the numbers on it are
     */
    Simplex(long[] limits, long[] scales) {
        this.scales = scales;
        rows = limits.length;
        columns = 0;
        table = new double[rows + 1][16];
        basis = new int[rows];
        others = new int[15];
        for (int row = 0; row < rows; row++) {
            basis[row] = -1 - row;
            table[row][0] = (double) limits[row] / scales[row];
        }
    }

    Simplex copy() {
        Simplex copy = new Simplex();
        copy.scales = scales;
        copy.rows = rows;
        copy.columns = columns;
        copy.basis = Arrays.copyOf(basis, rows);
        copy.others = Arrays.copyOf(others, columns);
        copy.table = new double[rows + 1][];
        for (int row = 0; row <= rows; row++) {
            copy.table[row] = Arrays.copyOf(table[row], columns + 1);
        }
        work += (long) rows * columns;
        return copy;
    }

    /** Thousands of numbers touched since it was last asked. */
    long work() {
        long done = work / 1_000;
        work -= done * 1_000;
        return done;
    }

    /** What the amounts are worth. */
    double value() {
        return -table[rows][columns] * WORTH;
    }

    private double scale(int limit) {
        return limit < scales.length ? scales[limit] : 1;
    }

    /** What one more of each limit would be worth. */
    double[] prices(int limits) {
        double[] prices = new double[limits];
        for (int at = 0; at < columns; at++) {
            if (others[at] < 0) {
                int limit = -1 - others[at];
                prices[limit] = Math.max(0, -table[rows][at]) * WORTH / scale(limit);
            }
        }
        return prices;
    }

    double[] amounts(int many) {
        double[] amounts = new double[many];
        for (int row = 0; row < rows; row++) {
            if (basis[row] >= 0) {
                amounts[basis[row]] = table[row][columns];
            }
        }
        return amounts;
    }

    /** A further amount, none of it taken yet. */
    void column(int id, long value, int[] limits, long[] coefficients) {
        int[] rowOf = new int[limits.length];
        for (int i = 0; i < limits.length; i++) {
            rowOf[i] = find(basis, rows, -1 - limits[i]);
        }
        widen();
        double adds = value / WORTH;
        for (int i = 0; i < limits.length; i++) {
            double coefficient = coefficients[i] / scale(limits[i]);
            if (rowOf[i] >= 0) {
                table[rowOf[i]][columns] += coefficient;
            } else {
                int at = find(others, columns, -1 - limits[i]);
                for (int row = 0; row < rows; row++) {
                    table[row][columns] += coefficient * table[row][at];
                }
                adds += coefficient * table[rows][at];
            }
        }
        table[rows][columns] = adds;
        others[columns++] = id;
        work += (long) rows * limits.length;
    }

    private static int find(int[] ids, int many, int id) {
        for (int i = 0; i < many; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    /** Makes room for one column before the limits. */
    private void widen() {
        if (others.length <= columns) {
            others = Arrays.copyOf(others, 2 * columns + 8);
        }
        for (int row = 0; row <= rows; row++) {
            if (table[row].length <= columns + 1) {
                table[row] = Arrays.copyOf(table[row], 2 * columns + 10);
            }
            table[row][columns + 1] = table[row][columns];
            table[row][columns] = 0;
        }
    }

    /** A further limit on amounts that may already break it; {@link #repair} then puts it right. */
    void limit(int number, int[] ids, long[] coefficients, long most) {
        double[] added = new double[columns + 1];
        added[columns] = most;
        for (int i = 0; i < ids.length; i++) {
            int row = find(basis, rows, ids[i]);
            double coefficient = coefficients[i];
            if (row < 0) {
                int at = find(others, columns, ids[i]);
                if (at >= 0) {
                    added[at] += coefficient;
                }
            } else {
                for (int at = 0; at <= columns; at++) {
                    added[at] -= coefficient * table[row][at];
                }
                work += columns;
            }
        }
        table = Arrays.copyOf(table, rows + 2);
        table[rows + 1] = table[rows];
        table[rows] = added;
        basis = Arrays.copyOf(basis, rows + 1);
        basis[rows++] = -1 - number;
    }

    /**
     * Pivots until nothing adds to the value; false where that took too long.
     *
     * @param most after so many thousands of numbers it is left as it is
     */
    boolean maximise(long most) {
        int idle = 0;
        for (int turn = 0; turn < 50 * (rows + columns + 10) && work / 1_000 <= most; turn++) {
            int at = entering(idle > PATIENCE);
            if (at < 0) {
                return true;
            }
            int row = leaving(at);
            if (row < 0) {
                return false;
            }
            double before = value();
            pivot(row, at);
            idle = value() > before + TINY ? 0 : idle + 1;
        }
        return false;
    }

    private int entering(boolean first) {
        int best = -1;
        for (int at = 0; at < columns; at++) {
            double adds = table[rows][at];
            if (adds > 1e-7 && (best < 0 || (first ? others[at] < others[best] : adds > table[rows][best] + TINY))) {
                best = at;
            }
        }
        return best;
    }

    private int leaving(int at) {
        int best = -1;
        double least = 0;
        for (int row = 0; row < rows; row++) {
            double slope = table[row][at];
            if (slope > TINY) {
                double ratio = Math.max(0, table[row][columns]) / slope;
                if (best < 0 || ratio < least - TINY || ratio < least + TINY && basis[row] < basis[best]) {
                    least = best < 0 ? ratio : Math.min(ratio, least);
                    best = row;
                }
            }
        }
        return best;
    }

    /** Pivots until every limit holds again; false where that cannot be (or took too long, which {@code lost} tells). */
    boolean repair() {
        for (int turn = 0; turn < 20 * (rows + 10); turn++) {
            int row = broken();
            if (row < 0) {
                return true;
            }
            int at = cheapest(row, turn > 4 * (rows + 10));
            if (at < 0) {
                return false;
            }
            pivot(row, at);
        }
        lost = true;
        return false;
    }

    boolean lost;

    private int broken() {
        int worst = -1;
        for (int row = 0; row < rows; row++) {
            if (table[row][columns] < -1e-7 && (worst < 0 || table[row][columns] < table[worst][columns] - TINY)) {
                worst = row;
            }
        }
        return worst;
    }

    private int cheapest(int row, boolean first) {
        int best = -1;
        double least = 0;
        for (int at = 0; at < columns; at++) {
            double slope = table[row][at];
            if (slope < -1e-8) {
                double ratio = Math.max(0, -table[rows][at]) / -slope;
                boolean better = best < 0
                        || ratio < least - TINY
                        || ratio < least + TINY
                                && (first ? others[at] < others[best] : slope < table[row][best] - TINY);
                if (better) {
                    least = best < 0 ? ratio : Math.min(least, ratio);
                    best = at;
                }
            }
        }
        return best;
    }

    private void pivot(int row, int at) {
        double[] pivotRow = table[row];
        double pivot = pivotRow[at];
        if (some.length <= columns) {
            some = new int[2 * columns + 16];
        }
        int many = 0;
        for (int i = 0; i <= columns; i++) {
            if (pivotRow[i] != 0 && i != at) {
                pivotRow[i] /= pivot;
                some[many++] = i;
            }
        }
        pivotRow[at] = 1 / pivot;
        work += columns + rows;
        for (int other = 0; other <= rows; other++) {
            double factor = table[other][at];
            if (other != row && factor != 0) {
                double[] target = table[other];
                for (int i = 0; i < many; i++) {
                    target[some[i]] -= factor * pivotRow[some[i]];
                }
                target[at] = -factor / pivot;
                work += many;
            }
        }
        int out = basis[row];
        basis[row] = others[at];
        others[at] = out;
    }
}
