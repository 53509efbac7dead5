package dev.tillside.solve;

import java.util.List;

/**
 * The best combination found, and what is known of it.
 *
 * @param shares what comes off where, by layer and rule
 * @param usesOf by rule, how many uses apply; 0: it does not apply
 * @param takenBy by rule, then line, how many units it takes in any role
 * @param nets the lines' sums after all lowering layers
 * @param saved what the lowering layers take off
 * @param paid what the tender layer pays
 * @param bound what no combination can save and pay more than, together
 * @param proven whether none saves and pays more
 * @param steps work done
 */
public record Solution(
        List<Share> shares,
        int[] usesOf,
        int[][] takenBy,
        long[] nets,
        long saved,
        long paid,
        long bound,
        boolean proven,
        long steps) {
    public Solution {
        shares = List.copyOf(shares);
    }
}
