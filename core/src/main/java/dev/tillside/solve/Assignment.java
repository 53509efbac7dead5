package dev.tillside.solve;

import java.util.ArrayList;
import java.util.List;

/** Turns each unit's choice of option into uses, layer by layer. */
final class Assignment {
    private final Crowd crowd;
    private final int[] chosen;

    Assignment(Crowd crowd, int[] chosen) {
        this.crowd = crowd;
        this.chosen = chosen;
    }

    /** By layer, in order of rules: the uses; nothing (null) where the choices do not make uses. */
    List<List<Take>> takes() {
        List<List<Take>> layers = new ArrayList<>();
        for (int layer = 0; layer < crowd.problem.layers(); layer++) {
            layers.add(new ArrayList<>());
        }
        List<List<List<Integer>>> bySlot = bySlot();
        for (int r = 0; r < crowd.rules.length; r++) {
            List<Take> takes = uses(r, bySlot.get(r));
            if (takes == null) {
                return null;
            }
            layers.get(crowd.rule(r).layer()).addAll(takes);
        }
        return layers;
    }

    private List<List<List<Integer>>> bySlot() {
        List<List<List<Integer>>> bySlot = new ArrayList<>();
        for (Automaton automaton : crowd.automata) {
            List<List<Integer>> slots = new ArrayList<>();
            for (int slot = 0; slot < automaton.slots; slot++) {
                slots.add(new ArrayList<>());
            }
            bySlot.add(slots);
        }
        for (int unit = 0; unit < chosen.length; unit++) {
            for (int k : crowd.options[unit][chosen[unit]]) {
                bySlot.get(crowd.linkRule[unit][k]).get(crowd.linkSlot[unit][k]).add(unit);
            }
        }
        return bySlot;
    }

    private List<Take> uses(int r, List<List<Integer>> slots) {
        Rule rule = crowd.rule(r);
        return switch (rule.shape()) {
            case SINGLE ->
                slots.get(0).stream()
                        .map(unit -> Take.of(crowd.rules[r], cells(List.of(unit)), new int[] {1}, 0))
                        .toList();
            case GROUP ->
                Crowd.split(rule)
                        ? groups(r, slots, new int[] {rule.parts().get(0).count() - rule.cheapest(), rule.cheapest()})
                        : groups(
                                r,
                                slots,
                                rule.parts().stream().mapToInt(Rule.Part::count).toArray());
            case BUY_GET -> buyGets(r, slots);
            case GIFT, SPEND -> throw new IllegalStateException("not a rule of units alone");
        };
    }

    private List<Take> groups(int r, List<List<Integer>> slots, int[] needs) {
        int uses = slots.get(0).size() / needs[0];
        List<Take> takes = new ArrayList<>();
        for (int use = 0; use < uses; use++) {
            List<Integer> members = new ArrayList<>();
            for (int slot = 0; slot < needs.length; slot++) {
                if (slots.get(slot).size() != uses * needs[slot]) {
                    return null;
                }
                members.addAll(slots.get(slot).subList(use * needs[slot], (use + 1) * needs[slot]));
            }
            takes.add(Take.of(crowd.rules[r], cells(members), ones(members.size()), 0));
        }
        return takes;
    }

    private int[] cells(List<Integer> members) {
        return members.stream().mapToInt(u -> crowd.units[u]).sorted().toArray();
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private List<Take> buyGets(int r, List<List<Integer>> slots) {
        Rule rule = crowd.rule(r);
        int buy = rule.parts().get(0).count();
        int get = rule.parts().get(1).count();
        int uses = slots.get(0).size() / buy;
        List<List<Integer>> targets = new ArrayList<>();
        for (int use = 0; use < uses; use++) {
            targets.add(new ArrayList<>());
        }
        if (!spread(slots, targets, buy, get, rule)) {
            return null;
        }
        List<Take> takes = new ArrayList<>();
        for (int use = 0; use < uses; use++) {
            int[] bought = cells(slots.get(0).subList(use * buy, (use + 1) * buy));
            int[] given = cells(targets.get(use));
            takes.add(new Take(crowd.rules[r], given, ones(given.length), bought, ones(buy), 0, 1));
        }
        return takes;
    }

    /** Gives each use a target, then fills the earlier uses up; a target follows its use's qualifiers where it must. */
    private boolean spread(List<List<Integer>> slots, List<List<Integer>> targets, int buy, int get, Rule rule) {
        boolean ordered = Automaton.sameLines(rule) && rule.layer() == crowd.firstLayer;
        int without = 0;
        for (int unit : slots.get(1)) {
            boolean open = without < targets.size()
                    && (!ordered || crowd.price(slots.get(0).get((without + 1) * buy - 1)) >= crowd.price(unit));
            if (open) {
                targets.get(without++).add(unit);
            } else {
                List<Integer> room = targets.stream()
                        .filter(t -> !t.isEmpty() && t.size() < get)
                        .findFirst()
                        .orElse(null);
                if (room == null) {
                    return false;
                }
                room.add(unit);
            }
        }
        return without == targets.size();
    }
}
