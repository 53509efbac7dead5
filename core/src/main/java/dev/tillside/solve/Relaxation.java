package dev.tillside.solve;

import java.util.Arrays;
import java.util.List;

/**
 * Lets units and rules choose apart, at prices for each link between them that are moved until they nearly agree
 * (Lagrangian decomposition). What both could get at such prices bounds every combination.
 */
final class Relaxation {
    static final long NEVER = Long.MIN_VALUE / 8;

    private final Crowd crowd;
    /** By unit and link: what the unit pays the rule for. */
    private final long[][] toll;

    private final long[][] bestToll;
    private final int[][] wanted;
    private long bound = Long.MAX_VALUE / 8;
    private long work;

    /** What the bound would be without the columns. */
    private long base;

    private int[][] columnPlaces = {};
    private int[][] columnSpends = {};
    private long[] columnSaves = {};
    private int[][] choice;
    private final boolean[] absent;
    private final boolean[] idle;

    /** By rule, place and state: the most that the rule's walk can still collect. */
    final long[][][] ahead;
    /** By unit: the most that it and all later units can keep. */
    final long[] keep;

    Relaxation(Crowd crowd) {
        this.crowd = crowd;
        this.toll = new long[crowd.units.length][];
        this.bestToll = new long[crowd.units.length][];
        this.wanted = new int[crowd.units.length][];
        this.choice = new int[crowd.units.length][];
        this.absent = new boolean[crowd.units.length];
        this.idle = new boolean[crowd.rules.length];
        this.ahead = new long[crowd.rules.length][][];
        this.keep = new long[crowd.units.length + 1];
        for (int unit = 0; unit < toll.length; unit++) {
            wanted[unit] = new int[crowd.linkRule[unit].length];
            toll[unit] = firstTolls(unit);
            bestToll[unit] = toll[unit].clone();
        }
        for (int r = 0; r < ahead.length; r++) {
            ahead[r] = new long[crowd.unitsOf[r].length + 1][crowd.automata[r].states()];
        }
    }

    /** A fresh one at today's tolls, with the work done so far. */
    Relaxation again() {
        Relaxation other = new Relaxation(crowd);
        copy(toll, other.toll);
        copy(toll, other.bestToll);
        other.work = work;
        return other;
    }

    /** A fresh one where that column is taken: its units are gone, and its spent rules idle. */
    Relaxation beside(Column column, List<Column> others) {
        Relaxation probe = again();
        for (int unit : column.units()) {
            probe.absent[unit] = true;
        }
        for (int r : column.spends()) {
            probe.idle[r] = crowd.rule(r).maxUses() <= 1;
        }
        probe.take(others.stream().filter(probe::stands).toList());
        return probe;
    }

    private boolean stands(Column column) {
        for (int unit : column.units()) {
            if (absent[unit]) {
                return false;
            }
        }
        for (int r : column.spends()) {
            if (idle[r]) {
                return false;
            }
        }
        return true;
    }

    /**
     * What the others can save at most, at today's tolls.
     *
     * @param absent which units are not there, by unit
     * @param spent by rule, how many uses are taken
     */
    long without(boolean[] absent, int[] spent) {
        long value = 0;
        boolean[] touched = new boolean[crowd.rules.length];
        for (int unit = 0; unit < absent.length; unit++) {
            if (!absent[unit]) {
                value += keep[unit] - keep[unit + 1];
            } else {
                for (int r : crowd.linkRule[unit]) {
                    touched[r] = true;
                }
            }
        }
        for (int r = 0; r < touched.length; r++) {
            if (crowd.rule(r).maxUses() > spent[r]) {
                value += touched[r] ? table(r, absent)[0][0] : ahead[r][0][0];
            }
        }
        return value;
    }

    private long[][] table(int r, boolean[] absent) {
        int[] mine = crowd.unitsOf[r];
        long[] after = ahead[r][mine.length].clone();
        for (int place = mine.length - 1; place >= 0; place--) {
            if (!absent[mine[place]]) {
                long[] now = new long[after.length];
                for (int s = 0; s < now.length; s++) {
                    now[s] = best(r, place, s, after);
                }
                after = now;
            }
        }
        work += (long) mine.length * after.length;
        return new long[][] {after};
    }

    private long best(int r, int place, int s, long[] after) {
        Automaton automaton = crowd.automata[r];
        long best = after[s];
        for (int slot = 0; slot < automaton.slots; slot++) {
            int k = crowd.linksOf[r][place][slot];
            int to = k < 0 ? Automaton.NONE : automaton.next[s][slot];
            if (to >= 0) {
                best = Math.max(best, toll[crowd.unitsOf[r][place]][k] + automaton.bonus[s][slot] + after[to]);
            }
        }
        return best;
    }

    /**
     * Lets whole uses take part as well, each with its units and what it spends of which rules; as many as these rules
     * have uses. The bound then holds for combinations with such uses too.
     */
    void take(List<Column> columns) {
        columnPlaces = columns.stream().map(Column::units).toArray(int[][]::new);
        columnSpends = columns.stream().map(Column::spends).toArray(int[][]::new);
        columnSaves = columns.stream().mapToLong(Column::saves).toArray();
        bound = Long.MAX_VALUE / 8;
    }

    /** The most that further columns can add beside one that spends these. */
    long further(long[] most, int[] spends) {
        int[] spent = new int[most.length];
        for (int r : spends) {
            spent[r]++;
        }
        long sum = 0;
        for (int r = 0; r < most.length; r++) {
            sum += most[r] * Math.max(0, uses(r) - spent[r]);
        }
        return sum;
    }

    long without(Column column) {
        boolean[] absent = new boolean[crowd.units.length];
        int[] spent = new int[crowd.rules.length];
        for (int unit : column.units()) {
            absent[unit] = true;
        }
        for (int r : column.spends()) {
            spent[r]++;
        }
        return without(absent, spent);
    }

    long adds(Column column) {
        long adds = column.saves() - kept(column.units());
        for (int r : column.spends()) {
            adds -= crowd.rule(r).maxUses() <= 1 ? ahead[r][0][0] : 0;
        }
        return adds;
    }

    /** What a column adds to the bound without columns, at today's tolls. */
    long adds(int column) {
        long adds = columnSaves[column] - kept(columnPlaces[column]);
        for (int r : columnSpends[column]) {
            adds -= crowd.rule(r).maxUses() <= 1 ? ahead[r][0][0] : 0;
        }
        return adds;
    }

    private long columns() {
        long[] most = new long[crowd.rules.length];
        int[] by = new int[most.length];
        for (int column = 0; column < columnSaves.length; column++) {
            long adds = adds(column);
            for (int r : columnSpends[column]) {
                if (adds > most[r]) {
                    most[r] = adds;
                    by[r] = column;
                }
            }
        }
        work += columnSaves.length * 2L;
        long sum = 0;
        for (int r = 0; r < most.length; r++) {
            int uses = uses(r);
            sum += most[r] * uses;
            if (most[r] > 0) {
                for (int place : columnPlaces[by[r]]) {
                    for (int k : choice[place]) {
                        wanted[place][k] -= uses;
                    }
                }
            }
        }
        return sum;
    }

    /** Counts what columns may still add into what each rule's walk may still collect. */
    void fold() {
        long[] most = most();
        for (int r = 0; r < most.length; r++) {
            int uses = uses(r);
            boolean counted = crowd.automata[r].states() > 1;
            for (int place = 0; place < crowd.unitsOf[r].length && most[r] > 0; place++) {
                for (int s = 0; s < ahead[r][place].length; s++) {
                    ahead[r][place][s] += most[r] * (counted ? uses - s : uses);
                }
            }
        }
    }

    private int uses(int r) {
        return Math.min(crowd.rule(r).maxUses(), crowd.unitsOf[r].length);
    }

    /** By rule: the most that a column which spends it adds. */
    long[] most() {
        long[] most = new long[crowd.rules.length];
        for (int column = 0; column < columnSaves.length; column++) {
            long adds = adds(column);
            for (int r : columnSpends[column]) {
                most[r] = Math.max(most[r], adds);
            }
        }
        return most;
    }

    /** The bound without columns, at today's tolls. */
    long base() {
        return base;
    }

    /** What those units keep for themselves at today's tolls. */
    long kept(int[] places) {
        long kept = 0;
        for (int place : places) {
            kept += keep[place] - keep[place + 1];
        }
        return kept;
    }

    long bound() {
        return bound;
    }

    long work() {
        return work;
    }

    /** Each rule first asks what its unit would be worth to it alone. */
    private long[] firstTolls(int unit) {
        long[] first = new long[wanted[unit].length];
        for (int option = 0; option < crowd.options[unit].length; option++) {
            int[] links = crowd.options[unit][option];
            if (links.length == 1) {
                first[links[0]] = crowd.worth[unit][option];
            }
        }
        return first;
    }

    /** Moves the tolls so often, or until the bound is no more than the goal (in hundredths). */
    void improve(int rounds, long goal) {
        int patience = 0;
        long stepTop = 3;
        long stepBottom = 2;
        for (int round = 0; round < rounds; round++) {
            long value = evaluate();
            if (value < bound) {
                patience = value < bound - bound / 5_000 ? 0 : patience + 1;
                bound = value;
                copy(toll, bestToll);
            } else {
                patience++;
            }
            if (bound <= goal) {
                break;
            }
            if (patience > 6) {
                patience = 0;
                stepBottom *= 2;
                copy(bestToll, toll);
                evaluate();
            }
            long norm = norm();
            if (norm == 0 || stepBottom > 4_000) {
                break;
            }
            move(Math.max(1, (Math.max(value - goal, Potential.SCALE) * stepTop / stepBottom) / norm));
        }
        copy(bestToll, toll);
        evaluate();
    }

    private static void copy(long[][] from, long[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    private long norm() {
        long norm = 0;
        for (int[] links : wanted) {
            for (int g : links) {
                norm += (long) g * g;
            }
        }
        return norm;
    }

    private void move(long step) {
        for (int unit = 0; unit < wanted.length; unit++) {
            for (int k = 0; k < wanted[unit].length; k++) {
                toll[unit][k] += step * wanted[unit][k];
            }
        }
    }

    /** The bound at these tolls; leaves who wants what in {@code wanted}: above zero where the unit wants more. */
    private long evaluate() {
        for (int[] links : wanted) {
            Arrays.fill(links, 0);
        }
        keep[crowd.units.length] = 0;
        for (int unit = crowd.units.length - 1; unit >= 0; unit--) {
            keep[unit] = keep[unit + 1] + bestOption(unit);
        }
        long value = keep[0];
        for (int r = 0; r < ahead.length; r++) {
            value += idle[r] ? 0 : collect(r);
        }
        base = value;
        return value + columns();
    }

    private long bestOption(int unit) {
        if (absent[unit]) {
            choice[unit] = crowd.options[unit][0];
            return 0;
        }
        long best = NEVER;
        int at = 0;
        int[][] options = crowd.options[unit];
        long[] worth = crowd.worth[unit];
        for (int option = 0; option < options.length; option++) {
            long value = worth[option];
            for (int k : options[option]) {
                value -= toll[unit][k];
            }
            if (value > best) {
                best = value;
                at = option;
            }
        }
        work += options.length;
        choice[unit] = options[at];
        for (int k : options[at]) {
            wanted[unit][k]++;
        }
        return best;
    }

    private long collect(int r) {
        Automaton automaton = crowd.automata[r];
        int[] mine = crowd.unitsOf[r];
        long[][] table = ahead[r];
        int states = automaton.states();
        for (int s = 0; s < states; s++) {
            table[mine.length][s] = automaton.closed[s] ? 0 : NEVER;
        }
        for (int place = mine.length - 1; place >= 0; place--) {
            long[] after = table[place + 1];
            for (int s = 0; s < states; s++) {
                long best = absent[mine[place]] ? after[s] : best(r, place, s, after);
                table[place][s] = automaton.debt[s] > 0 && !absent[mine[place]] && crowd.drops(r, place) ? NEVER : best;
            }
        }
        work += (long) mine.length * states;
        int s = 0;
        for (int place = 0; place < mine.length; place++) {
            if (table[place][s] == table[place + 1][s]) {
                continue;
            }
            for (int slot = 0; slot < automaton.slots; slot++) {
                int k = crowd.linksOf[r][place][slot];
                int to = k < 0 ? Automaton.NONE : automaton.next[s][slot];
                if (to >= 0
                        && table[place][s] == toll[mine[place]][k] + automaton.bonus[s][slot] + table[place + 1][to]) {
                    wanted[mine[place]][k]--;
                    s = to;
                    break;
                }
            }
        }
        return table[0][0];
    }
}
