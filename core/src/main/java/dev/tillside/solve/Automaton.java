package dev.tillside.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule remembers while units go by, dearest first: how much of its open uses is filled.
 *
 * <p>Every way to form uses that the rule allows is a walk that ends where no use is open; walks that are no such way
 * may exist (they only raise the bound).
 */
final class Automaton {
    static final int NONE = -1;
    private static final int MOST_STATES = 4_000;

    final int slots;
    /** By state and slot: the next state, or {@link #NONE}. */
    final int[][] next;
    /** By state and slot: what completing a use adds, in hundredths. */
    final long[][] bonus;

    final boolean[] closed;
    /** By state: targets that went ahead of their qualifiers, which must follow at the same price. */
    final int[] debt;
    /** Whether no state was left out. */
    final boolean complete;

    private Automaton(int slots, int[][] next, long[][] bonus, boolean[] closed, int[] debt, boolean complete) {
        this.slots = slots;
        this.next = next;
        this.bonus = bonus;
        this.closed = closed;
        this.debt = debt;
        this.complete = complete;
    }

    int states() {
        return next.length;
    }

    /** What follows a memory when a unit enters a slot. */
    private record Move(List<Integer> memory, long bonus) {}

    private interface Law {
        Move move(List<Integer> memory, int slot);

        boolean closed(List<Integer> memory);

        default int debt(List<Integer> memory) {
            return 0;
        }
    }

    /**
     * @param units by slot, how many units there are for it at most
     * @param ordered whether units come dearest first in the prices that the rule sees
     */
    static Automaton of(Rule rule, int[] units, boolean ordered) {
        int most = mostUses(rule, units);
        boolean limited = most >= 0 && most == rule.maxUses();
        return switch (rule.shape()) {
            case SINGLE -> build(1, List.of(0), new Counting(limited ? most : NONE));
            case GROUP ->
                rule.cheapest() == 0 || rule.cheapest() == rule.parts().get(0).count()
                        ? build(
                                rule.parts().size(),
                                zeros(rule.parts().size() + 1),
                                new Filling(rule, units, limited ? most : NONE))
                        : split(rule, most, limited, ordered);
            case BUY_GET ->
                build(
                        2,
                        zeros(5),
                        sameLines(rule) && ordered
                                ? new Following(
                                        rule.parts().get(0).count(),
                                        rule.parts().get(1).count(),
                                        false,
                                        most,
                                        limited,
                                        rounding(rule))
                                : new Totals(
                                        rule.parts().get(0).count(),
                                        rule.parts().get(1).count(),
                                        false,
                                        most,
                                        rounding(rule)));
            case GIFT, SPEND -> throw new IllegalArgumentException("not a rule of units alone");
        };
    }

    /** Of each group's units the cheapest are lowered. */
    private static Automaton split(Rule rule, int most, boolean limited, boolean ordered) {
        int get = rule.cheapest();
        int buy = rule.parts().get(0).count() - get;
        Law law = ordered
                ? new Following(buy, get, true, most, limited, rounding(rule))
                : new Totals(buy, get, true, most, rounding(rule));
        return build(2, zeros(5), law);
    }

    static boolean sameLines(Rule rule) {
        return java.util.Arrays.equals(
                rule.parts().get(0).lines(), rule.parts().get(1).lines());
    }

    private static int mostUses(Rule rule, int[] units) {
        int most = rule.maxUses();
        switch (rule.shape()) {
            case SINGLE -> most = rule.maxUses() < units[0] ? rule.maxUses() : NONE;
            case GROUP -> {
                if (rule.cheapest() > 0) {
                    most = Math.min(most, units[0] / rule.parts().get(0).count());
                } else {
                    for (int part = 0; part < units.length; part++) {
                        most = Math.min(
                                most, units[part] / rule.parts().get(part).count());
                    }
                }
            }
            case BUY_GET ->
                most = Math.min(most, Math.min(units[0] / rule.parts().get(0).count(), units[1]));
            case GIFT, SPEND -> throw new IllegalArgumentException("not a rule of units alone");
        }
        return most;
    }

    /** The most by which rounding a percentage of a sum of several can raise it, in hundredths. */
    static long rounding(Rule rule) {
        if (rule.deal() != Rule.Deal.PERCENT) {
            return 0;
        }
        long grain = gcd(rule.value(), Exact.WHOLE);
        long parts = Exact.WHOLE / grain;
        long up = parts == 1 ? 0 : parts / 2 * grain;
        return up * Potential.SCALE / Exact.WHOLE;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static List<Integer> zeros(int size) {
        return java.util.Collections.nCopies(size, 0);
    }

    private static List<Integer> with(List<Integer> memory, int at, int value) {
        List<Integer> other = new ArrayList<>(memory);
        other.set(at, value);
        return other;
    }

    /** One unit is one use. */
    private record Counting(int most) implements Law {
        @Override
        public Move move(List<Integer> memory, int slot) {
            if (most == NONE) {
                return new Move(memory, 0);
            }
            return memory.get(0) == most ? null : new Move(List.of(memory.get(0) + 1), 0);
        }

        @Override
        public boolean closed(List<Integer> memory) {
            return true;
        }
    }

    /** Parts fill in any order; full ones make a use. The last number counts uses where they are limited. */
    private record Filling(Rule rule, int[] units, int most) implements Law {
        @Override
        public Move move(List<Integer> memory, int slot) {
            int parts = rule.parts().size();
            List<Integer> filled = new ArrayList<>(with(memory, slot, memory.get(slot) + 1));
            int uses = Integer.MAX_VALUE;
            for (int part = 0; part < parts; part++) {
                int need = rule.parts().get(part).count();
                uses = Math.min(uses, filled.get(part) / need);
            }
            if (most != NONE
                    && (filled.get(slot) - 1) / rule.parts().get(slot).count() + 1 > most - memory.get(parts)) {
                return null;
            }
            if (filled.get(slot) > units[slot]) {
                return null;
            }
            for (int part = 0; part < parts && uses > 0; part++) {
                filled.set(
                        part, filled.get(part) - uses * rule.parts().get(part).count());
            }
            if (most != NONE) {
                filled.set(parts, filled.get(parts) + uses);
            }
            return new Move(filled, uses * worth());
        }

        private long worth() {
            return switch (rule.deal()) {
                case PRICE -> -rule.value() * Potential.SCALE;
                case AMOUNT -> rule.value() * Potential.SCALE;
                case PERCENT -> rounding(rule);
            };
        }

        @Override
        public boolean closed(List<Integer> memory) {
            return memory.subList(0, rule.parts().size()).stream().allMatch(n -> n == 0);
        }
    }

    /**
     * Targets follow their qualifiers, or come before them at one price. The memory: qualifiers of the use being opened, uses without a target yet, further
     * targets allowed (or, where each use has exactly so many, owed), uses so far where they are limited, targets that went ahead.
     */
    private record Following(int buy, int get, boolean exact, int most, boolean limited, long rounding) implements Law {
        private static final int MOST_DEBT = 3;

        @Override
        public Move move(List<Integer> memory, int slot) {
            return slot == 0 ? qualifier(memory) : target(memory);
        }

        private Move qualifier(List<Integer> memory) {
            int filled = memory.get(0);
            if (filled == 0 && (limited ? memory.get(3) : memory.get(1)) >= most) {
                return null;
            }
            List<Integer> after = new ArrayList<>(memory);
            if (filled == 0 && limited) {
                after.set(3, memory.get(3) + 1);
            }
            if (filled + 1 < buy) {
                after.set(0, filled + 1);
                return new Move(after, 0);
            }
            after.set(0, 0);
            after.set(1, memory.get(1) + 1);
            return settled(after, 0);
        }

        /** Targets that went ahead go to the use that was just opened. */
        private Move settled(List<Integer> memory, long bonus) {
            long sum = bonus;
            List<Integer> after = memory;
            while (after.get(4) > 0 && (after.get(1) > 0 || after.get(2) > 0)) {
                Move paid = given(with(after, 4, after.get(4) - 1));
                sum += paid.bonus();
                after = paid.memory();
            }
            return new Move(after, sum);
        }

        private Move target(List<Integer> memory) {
            if (memory.get(1) == 0 && memory.get(2) == 0) {
                return exact || memory.get(4) == MOST_DEBT ? null : new Move(with(memory, 4, memory.get(4) + 1), 0);
            }
            return given(memory);
        }

        private Move given(List<Integer> memory) {
            boolean further = exact ? memory.get(2) > 0 : memory.get(1) == 0;
            if (further) {
                return new Move(with(memory, 2, memory.get(2) - 1), 0);
            }
            List<Integer> after = new ArrayList<>(memory);
            after.set(1, memory.get(1) - 1);
            after.set(2, exact ? get - 1 : Math.min(memory.get(2) + get - 1, get * most));
            return new Move(after, get > 1 ? rounding : 0);
        }

        @Override
        public boolean closed(List<Integer> memory) {
            return memory.get(0) == 0 && memory.get(1) == 0 && memory.get(4) == 0 && (!exact || memory.get(2) == 0);
        }

        @Override
        public int debt(List<Integer> memory) {
            return memory.get(4);
        }
    }

    /** Qualifiers and targets in any order: their totals must fit in the end. */
    private record Totals(int buy, int get, boolean exact, int most, long rounding) implements Law {
        @Override
        public Move move(List<Integer> memory, int slot) {
            if (memory.get(slot) == most * (slot == 0 ? buy : get)) {
                return null;
            }
            boolean opens = slot == 0 && memory.get(0) % buy == 0;
            long bonus = opens && get > 1 ? rounding : 0;
            return new Move(with(memory, slot, memory.get(slot) + 1), bonus);
        }

        @Override
        public boolean closed(List<Integer> memory) {
            int uses = memory.get(0) / buy;
            return memory.get(0) % buy == 0
                    && memory.get(1) >= (exact ? uses * get : uses)
                    && memory.get(1) <= uses * get;
        }
    }

    private static Automaton build(int slots, List<Integer> start, Law law) {
        Map<List<Integer>, Integer> ids = new HashMap<>();
        List<List<Integer>> memories = new ArrayList<>();
        List<int[]> next = new ArrayList<>();
        List<long[]> bonus = new ArrayList<>();
        boolean complete = true;
        ids.put(start, 0);
        memories.add(start);
        for (int at = 0; at < memories.size(); at++) {
            int[] to = new int[slots];
            long[] plus = new long[slots];
            for (int slot = 0; slot < slots; slot++) {
                Move move = law.move(memories.get(at), slot);
                to[slot] = NONE;
                if (move != null) {
                    Integer id = ids.get(move.memory());
                    if (id == null && memories.size() < MOST_STATES) {
                        id = memories.size();
                        ids.put(move.memory(), id);
                        memories.add(move.memory());
                    }
                    complete &= id != null;
                    to[slot] = id == null ? NONE : id;
                    plus[slot] = move.bonus();
                }
            }
            next.add(to);
            bonus.add(plus);
        }
        boolean[] closed = new boolean[memories.size()];
        int[] debt = new int[closed.length];
        for (int i = 0; i < closed.length; i++) {
            debt[i] = law.debt(memories.get(i));
            closed[i] = law.closed(memories.get(i));
        }
        return new Automaton(slots, next.toArray(int[][]::new), bonus.toArray(long[][]::new), closed, debt, complete);
    }
}
