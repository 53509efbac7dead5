package dev.tillside.plan;

import java.util.PriorityQueue;

/**
 * Shares a budget out as whole uses of several offers, so that as few shoppers as possible are refused: the next use goes where
 * it is likeliest to be needed for its price, uses of an offer coming by chance (Poisson) about as often as expected. Pure.
 */
final class UseLimits {
    private UseLimits() {}

    private record Next(int offer, double likelihood) {}

    /** An offer's chance that more than so many uses are needed, kept up step by step. */
    private static final class Tail {
        private final double mean;
        private double term;
        private double beyond;
        private long uses;

        Tail(double mean) {
            this.mean = mean;
            term = StrictMath.exp(-mean);
            beyond = 1 - term;
        }

        void next() {
            uses++;
            term *= mean / uses;
            beyond = Math.max(0, beyond - term);
        }
    }

    /**
     * @param expected uses of each offer
     * @param printed the most uses that can come
     * @param price of a use, zero: nothing
     * @param budget for all
     * @return uses whose prices sum to no more than the budget
     */
    static long[] of(double[] expected, long[] printed, long[] price, long budget) {
        long[] uses = new long[expected.length];
        Tail[] tails = new Tail[expected.length];
        PriorityQueue<Next> queue = new PriorityQueue<>((a, b) -> {
            int byLikelihood = Double.compare(b.likelihood(), a.likelihood());
            return byLikelihood != 0 ? byLikelihood : Integer.compare(a.offer(), b.offer());
        });
        for (int i = 0; i < uses.length; i++) {
            tails[i] = new Tail(expected[i]);
            if (price[i] == 0) {
                uses[i] = printed[i];
            } else if (printed[i] > 0) {
                queue.add(new Next(i, tails[i].beyond / price[i]));
            }
        }
        long left = budget;
        while (!queue.isEmpty()) {
            int offer = queue.remove().offer();
            if (price[offer] <= left) {
                left -= price[offer];
                uses[offer]++;
                tails[offer].next();
                if (uses[offer] < printed[offer]) {
                    queue.add(new Next(offer, tails[offer].beyond / price[offer]));
                }
            }
        }
        return uses;
    }
}
