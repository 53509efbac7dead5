package dev.tillside.plan.forecast;

/**
 * Boosted regression trees: a row's score is the sum of one leaf per tree, added in the order of the trees.
 *
 * @param roots each tree's first node, and the number of nodes at the end
 * @param features which feature a node looks at; -1 at a leaf
 * @param values what goes left is at most this; a leaf's value at a leaf
 * @param rights the node to the right; the one to the left is the next
 */
record Trees(int[] roots, short[] features, float[] values, int[] rights) {
    /** Adds each row's score to what stands in {@code scores}. */
    void add(float[] rows, int width, int count, double[] scores) {
        for (int tree = 0; tree + 1 < roots.length; tree++) {
            for (int row = 0, at = 0; row < count; row++, at += width) {
                scores[row] += leaf(roots[tree], rows, at);
            }
        }
    }

    private float leaf(int root, float[] rows, int at) {
        int node = root;
        for (int feature = features[node]; feature >= 0; feature = features[node]) {
            node = rows[at + feature] <= values[node] ? node + 1 : rights[node];
        }
        return values[node];
    }

    int count() {
        return roots.length - 1;
    }

    /** Whether every branch leads on inside its tree, to a leaf. */
    boolean isSound(int width) {
        boolean sound = roots[0] == 0;
        for (int tree = 0; sound && tree + 1 < roots.length; tree++) {
            sound = roots[tree] < roots[tree + 1] && roots[tree + 1] <= features.length;
            for (int node = roots[tree]; sound && node < roots[tree + 1]; node++) {
                boolean isLeaf = features[node] < 0;
                sound = Float.isFinite(values[node])
                        && (isLeaf
                                || features[node] < width && node + 1 < rights[node] && rights[node] < roots[tree + 1]);
            }
        }
        return sound;
    }
}
