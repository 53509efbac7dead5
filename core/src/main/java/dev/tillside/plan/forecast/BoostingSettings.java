package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;

/**
 * How trees are learned.
 *
 * @param trees how many, at least 1
 * @param depth how many questions a tree asks of a row, 1 to 10: it has two to the power of it leaves
 * @param rate the share of each tree's advice that is taken, above 0 and at most 1
 * @param leafCurvature the least sum of second derivatives in a leaf: about a quarter of its rows where odds are even
 * @param shrinkage added to that sum, so that a small leaf says little
 * @param rowShare the share of rows that a tree sees
 * @param featureShare the share of features that a tree may use
 * @param seed of the draws of rows and features
 */
public record BoostingSettings(
        int trees,
        int depth,
        double rate,
        double leafCurvature,
        double shrinkage,
        double rowShare,
        double featureShare,
        long seed) {
    public BoostingSettings {
        if (trees < 1 || depth < 1 || depth > Trees.DEEPEST) {
            throw BadInput.value(
                    "trees",
                    "not at least one tree of a depth of 1 to " + Trees.DEEPEST + ": " + trees + " of " + depth);
        }
        share(rate, "rate");
        share(rowShare, "rowShare");
        share(featureShare, "featureShare");
        if (!(leafCurvature > 0 && shrinkage >= 0)) {
            throw BadInput.value(
                    "leafCurvature", "not above zero: " + leafCurvature + ", or shrinkage below: " + shrinkage);
        }
    }

    private static void share(double share, String path) {
        if (!(share > 0 && share <= 1)) {
            throw BadInput.value(path, "not a share above 0 and at most 1: " + share);
        }
    }
}
