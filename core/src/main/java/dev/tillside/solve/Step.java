package dev.tillside.solve;

import java.util.List;

/**
 * What a layer's uses make of a state.
 *
 * @param state the new prices
 * @param saved by how much they fell
 * @param shares where
 * @param uses by rule
 */
record Step(State state, long saved, List<Share> shares, List<Uses> uses) {
    /**
     * @param rule whose
     * @param count how many uses
     * @param taken by line, how many units it took in any role
     */
    record Uses(int rule, int count, int[] taken) {}
}
