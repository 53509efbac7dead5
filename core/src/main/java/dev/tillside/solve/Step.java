package dev.tillside.solve;

import java.util.List;

/**
 * What a layer's uses make of a state.
 *
 * @param before the prices it met
 * @param state the new prices
 * @param saved by how much they fell
 * @param shares where
 * @param uses by rule
 * @param takes the uses themselves, cells being those of {@code before}; none of a spend
 */
record Step(State before, State state, long saved, List<Share> shares, List<Uses> uses, List<Take> takes) {
    /**
     * @param rule whose
     * @param count how many uses
     * @param taken by line, how many units it took in any role
     */
    record Uses(int rule, int count, int[] taken) {}
}
