package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes over a crowd's units once, keeping for every joint memory of the rules the best way there, and dropping what the
 * relaxation proves hopeless.
 */
final class Sweep {
    private final Crowd crowd;
    private final Relaxation relaxation;
    /** By unit: the columns of which it is the first. */
    private final List<List<Integer>> startingAt = new ArrayList<>();

    private final List<Column> columns;
    private final int[][] placeAt;
    private final int width;
    private final long mostSteps;
    private long steps;
    private boolean dropped;

    /** How many columns may be open at once. */
    private static final int PENDING = 5;

    /** A joint memory after some units, and how it was reached. */
    static final class Label {
        final int unit;
        final char[] memory;
        final List<Arc> arcs = new ArrayList<>(1);
        long value;
        long hope;

        Label(int unit, char[] memory) {
            this.unit = unit;
            this.memory = memory;
            this.value = Long.MIN_VALUE;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Label label && Arrays.equals(memory, label.memory);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(memory);
        }
    }

    /**
     * One option of one unit, from one label to the next; {@code adds} is its worth with what completed uses add. An
     * option below zero is a column.
     */
    record Arc(Label from, int option, long adds) {}

    /**
     * @param width the most labels kept per unit
     * @param mostSteps the most work done
     */
    Sweep(Crowd crowd, Relaxation relaxation, List<Column> columns, int width, long mostSteps) {
        this.crowd = crowd;
        this.relaxation = relaxation;
        this.columns = columns;
        for (int unit = 0; unit < crowd.units.length; unit++) {
            startingAt.add(new ArrayList<>());
        }
        for (int column = 0; column < columns.size(); column++) {
            startingAt.get(columns.get(column).units()[0]).add(column);
        }
        this.placeAt = new int[crowd.rules.length][];
        for (int r = 0; r < placeAt.length; r++) {
            placeAt[r] = columns.isEmpty() ? null : places(r);
        }
        this.width = width;
        this.mostSteps = mostSteps;
    }

    private int[] places(int r) {
        int[] places = new int[crowd.units.length + 1];
        int place = 0;
        for (int unit = 0; unit < places.length; unit++) {
            places[unit] = place;
            boolean mine = place < crowd.unitsOf[r].length && crowd.unitsOf[r][place] == unit;
            place += mine ? 1 : 0;
        }
        return places;
    }

    long steps() {
        return steps;
    }

    /** Whether every combination above the goal is still among the walks. */
    boolean whole() {
        return !dropped;
    }

    /** The label after the last unit; null where nothing can be worth more than the goal (in hundredths). */
    Label run(long goal) {
        Label first = new Label(0, new char[crowd.rules.length + PENDING]);
        first.value = 0;
        for (int r = 0; r < crowd.rules.length; r++) {
            first.hope += relaxation.ahead[r][0][0];
        }
        List<Label> front = List.of(first);
        for (int unit = 0; unit < crowd.units.length && !front.isEmpty(); unit++) {
            front = advance(front, unit, goal);
        }
        return front.isEmpty() ? null : front.get(0);
    }

    private List<Label> advance(List<Label> front, int unit, long goal) {
        Map<Label, Label> next = new HashMap<>();
        for (Label label : front) {
            if (steps > mostSteps) {
                dropped = true;
                break;
            }
            int pending = pending(label, unit);
            if (pending >= 0) {
                steps++;
                extend(label, label.memory.clone(), unit, -1 - pending, goal, next);
                continue;
            }
            steps += crowd.options[unit].length + startingAt.get(unit).size();
            for (int column : startingAt.get(unit)) {
                start(label, unit, column, goal, next);
            }
            for (int option = 0; option < crowd.options[unit].length; option++) {
                extend(label, unit, option, goal, next);
            }
        }
        List<Label> labels = new ArrayList<>(next.values());
        labels.sort(Comparator.comparingLong((Label l) -> -(l.value + l.hope))
                .thenComparing(l -> l.memory, Arrays::compare));
        if (labels.size() > width) {
            dropped = true;
            return labels.subList(0, width);
        }
        return labels;
    }

    /** The open column that the unit belongs to, or -1. */
    private int pending(Label label, int unit) {
        for (int at = crowd.rules.length; at < label.memory.length; at++) {
            if (label.memory[at] > 0) {
                int column = label.memory[at] - 1;
                for (int member : columns.get(column).units()) {
                    if (member == unit) {
                        return column;
                    }
                }
            }
        }
        return -1;
    }

    private void start(Label from, int unit, int id, long goal, Map<Label, Label> next) {
        Column column = columns.get(id);
        for (int member : column.units()) {
            if (pending(from, member) >= 0) {
                return;
            }
        }
        char[] memory = from.memory.clone();
        for (int r : column.spends()) {
            int to = crowd.automata[r].next[memory[r]][0];
            if (to == Automaton.NONE) {
                return;
            }
            memory[r] = (char) to;
        }
        int at = crowd.rules.length;
        while (at < memory.length && memory[at] > 0) {
            at++;
        }
        if (at == memory.length) {
            dropped = true;
            return;
        }
        memory[at] = (char) (id + 1);
        extend(from, memory, unit, -1 - id, goal, next);
    }

    private void extend(Label from, int unit, int option, long goal, Map<Label, Label> next) {
        char[] memory = from.memory.clone();
        long adds = crowd.worth[unit][option];
        for (int k : crowd.options[unit][option]) {
            int r = crowd.linkRule[unit][k];
            Automaton automaton = crowd.automata[r];
            int slot = crowd.linkSlot[unit][k];
            int to = automaton.next[memory[r]][slot];
            if (to == Automaton.NONE) {
                return;
            }
            adds += automaton.bonus[memory[r]][slot];
            memory[r] = (char) to;
        }
        reach(from, memory, unit, option, adds, from.hope, goal, next);
    }

    /** A column's value counts when it opens; its later units then have nothing to choose. */
    private void extend(Label from, char[] memory, int unit, int option, long goal, Map<Label, Label> next) {
        int id = -1 - option;
        Column column = columns.get(id);
        boolean opens = column.units()[0] == unit;
        long adds = opens ? column.saves() : 0;
        long hope = from.hope;
        if (opens) {
            for (int r = 0; r < crowd.rules.length; r++) {
                int place = placeAt[r][unit];
                if (memory[r] != from.memory[r] && !matches(unit, r)) {
                    hope += relaxation.ahead[r][place][memory[r]] - relaxation.ahead[r][place][from.memory[r]];
                }
            }
            for (int member : column.units()) {
                hope -= member == unit ? 0 : relaxation.keep[member] - relaxation.keep[member + 1];
            }
        } else {
            hope += relaxation.keep[unit] - relaxation.keep[unit + 1];
        }
        if (column.units()[column.units().length - 1] == unit) {
            close(memory, id);
        }
        reach(from, memory, unit, option, adds, hope, goal, next);
    }

    private boolean matches(int unit, int r) {
        for (int other : crowd.linkRule[unit]) {
            if (other == r) {
                return true;
            }
        }
        return false;
    }

    private void close(char[] memory, int id) {
        int at = crowd.rules.length;
        while (memory[at] != id + 1) {
            at++;
        }
        System.arraycopy(memory, at + 1, memory, at, memory.length - at - 1);
        memory[memory.length - 1] = 0;
    }

    private void reach(
            Label from,
            char[] memory,
            int unit,
            int option,
            long adds,
            long before,
            long goal,
            Map<Label, Label> next) {
        long hope = before;
        int last = -1;
        for (int k = 0; k < crowd.linkRule[unit].length; k++) {
            int r = crowd.linkRule[unit][k];
            if (r == last) {
                continue;
            }
            last = r;
            int place = crowd.placeOf[unit][k];
            hope += relaxation.ahead[r][place + 1][memory[r]] - relaxation.ahead[r][place][from.memory[r]];
            if (place + 1 == crowd.unitsOf[r].length) {
                if (!crowd.automata[r].closed[memory[r]]) {
                    return;
                }
                memory[r] = 0;
            }
        }
        if (from.value + adds + hope + relaxation.keep[unit + 1] <= goal) {
            return;
        }
        Label to = new Label(unit + 1, memory);
        Label known = next.putIfAbsent(to, to);
        Label label = known == null ? to : known;
        label.arcs.add(new Arc(from, option, adds));
        label.value = Math.max(label.value, from.value + adds);
        label.hope = hope;
    }
}
