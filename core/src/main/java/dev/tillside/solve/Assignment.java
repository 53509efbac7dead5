package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/** Who chose what. */
final class Assignment {
    private static final int[] NONE = {};

    private final Crowd crowd;
    private final int[] chosen;

    Assignment(Crowd crowd, int[] chosen) {
        this.crowd = crowd;
        this.chosen = chosen;
    }

    /** By rule, then slot: the units that chose it, dearest first. */
    List<List<List<Integer>>> slots() {
        List<List<List<Integer>>> bySlot = new ArrayList<>();
        for (Automaton automaton : crowd.automata) {
            List<List<Integer>> slots = new ArrayList<>();
            for (int slot = 0; slot < automaton.slots; slot++) {
                slots.add(new ArrayList<>());
            }
            bySlot.add(slots);
        }
        for (int unit = 0; unit < chosen.length; unit++) {
            int[] links = chosen[unit] < 0 ? NONE : crowd.options[unit][chosen[unit]];
            for (int k : links) {
                bySlot.get(crowd.linkRule[unit][k]).get(crowd.linkSlot[unit][k]).add(unit);
            }
        }
        return bySlot;
    }
}
