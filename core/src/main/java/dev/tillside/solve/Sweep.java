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
    private final int width;
    private final long mostSteps;
    private long steps;
    private boolean dropped;

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

    /** One option of one unit, from one label to the next; {@code adds} is its worth with what completed uses add. */
    record Arc(Label from, int option, long adds) {}

    /**
     * @param width the most labels kept per unit
     * @param mostSteps the most work done
     */
    Sweep(Crowd crowd, Relaxation relaxation, int width, long mostSteps) {
        this.crowd = crowd;
        this.relaxation = relaxation;
        this.width = width;
        this.mostSteps = mostSteps;
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
        Label first = new Label(0, new char[crowd.rules.length]);
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
            steps += crowd.options[unit].length;
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
        long hope = from.hope;
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
