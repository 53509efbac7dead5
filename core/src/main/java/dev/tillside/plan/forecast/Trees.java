package dev.tillside.plan.forecast;

/**
 * Boosted regression trees: a row's score is the sum of one leaf per tree, added in the order of the trees. All trees are of one
 * depth and full, so that a row's way through a tree needs no pointers and no branches: the nodes under node {@code n} are
 * {@code 2n + 1} and {@code 2n + 2}.
 *
 * @param depth how many nodes a row passes in each tree
 * @param features which feature a node looks at, tree by tree
 * @param bounds the bits of the number up to which a row goes left; features are never negative, so that their bits are in the
 *     order of their values
 * @param leaves what each leaf adds, tree by tree
 */
record Trees(int depth, short[] features, int[] bounds, float[] leaves) {
    static final int DEEPEST = 10;
    /** The bound of a node at which all rows go left. */
    static final int ALL_LEFT = Integer.MAX_VALUE;

    /** Nodes of a tree that are no leaves. */
    int nodes() {
        return (1 << depth) - 1;
    }

    int count() {
        return leaves.length >> depth;
    }

    /** Whether these are whole trees over rows of that width. */
    boolean isSound(int width) {
        boolean sound = leaves.length % (1 << depth) == 0
                && features.length == count() * nodes()
                && bounds.length == features.length;
        for (int node = 0; sound && node < features.length; node++) {
            sound = features[node] >= 0 && features[node] < width;
        }
        for (int leaf = 0; sound && leaf < leaves.length; leaf++) {
            sound = Float.isFinite(leaves[leaf]);
        }
        return sound;
    }
}
