package dev.tillside.offer;

import dev.tillside.basket.Line;
import java.util.Arrays;
import java.util.List;

/** Which needs choose which lines of a belt. Each line is looked up once; a need that chooses some line has a slot. */
final class Matches {
    private final OfferIndex index;
    private final Belt belt;
    private final int[][] slotsOf;
    private final int[] needs;
    private final int[] units;
    private final long[] amounts;

    Matches(OfferIndex index, Belt belt, PricingMemory memory) {
        this.index = index;
        this.belt = belt;
        List<Line> lines = belt.lines();
        this.slotsOf = new int[lines.size()][];
        int size = 0;
        for (int line = 0; line < slotsOf.length; line++) {
            slotsOf[line] = memory.choosing(index, lines.get(line));
            size += slotsOf[line].length;
        }
        this.needs = distinct(slotsOf, size);
        this.units = new int[needs.length];
        this.amounts = new long[needs.length];
        for (int line = 0; line < slotsOf.length; line++) {
            slotsOf[line] = slots(slotsOf[line]);
            for (int slot : slotsOf[line]) {
                units[slot] += belt.units(line);
                amounts[slot] += belt.amount(line);
            }
        }
    }

    private static int[] distinct(int[][] some, int size) {
        int[] all = new int[size];
        int at = 0;
        for (int[] few : some) {
            System.arraycopy(few, 0, all, at, few.length);
            at += few.length;
        }
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    private int[] slots(int[] some) {
        int[] slots = new int[some.length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slot(some[i]);
        }
        return slots;
    }

    /** Where the need stands among those that choose something; below zero where it chooses nothing. */
    int slot(int need) {
        return Arrays.binarySearch(needs, need);
    }

    int slots() {
        return needs.length;
    }

    /** By slot, the offer whose need it is. */
    int[] offers() {
        int[] offers = new int[needs.length];
        for (int slot = 0; slot < offers.length; slot++) {
            offers[slot] = index.offerOf(needs[slot]);
        }
        return offers;
    }

    /** The slots of the needs that choose the line, rising. */
    int[] slotsOf(int line) {
        return slotsOf[line];
    }

    boolean chooses(int slot, int line) {
        return slot >= 0 && Arrays.binarySearch(slotsOf[line], slot) >= 0;
    }

    int units(int slot) {
        return slot < 0 ? 0 : units[slot];
    }

    long amount(int slot) {
        return slot < 0 ? 0 : amounts[slot];
    }

    /** Numbers of the offers that have to do with the belt, rising. */
    int[] touching() {
        int[] anywhere = belt.lines().isEmpty() ? new int[0] : index.anywhere();
        int[] all = Arrays.copyOf(anywhere, anywhere.length + needs.length);
        for (int slot = 0; slot < needs.length; slot++) {
            all[anywhere.length + slot] = index.offerOf(needs[slot]);
        }
        return distinct(new int[][] {all}, all.length);
    }

    /**
     * By slot, which of these lines it chooses; slots that are not wanted stay empty (null).
     *
     * @param some of the belt's lines
     */
    boolean[][] masks(int[] some, boolean[] wanted) {
        boolean[][] masks = new boolean[needs.length][];
        for (int i = 0; i < some.length; i++) {
            for (int slot : slotsOf[some[i]]) {
                if (wanted[slot]) {
                    masks[slot] = masks[slot] == null ? new boolean[some.length] : masks[slot];
                    masks[slot][i] = true;
                }
            }
        }
        return masks;
    }
}
