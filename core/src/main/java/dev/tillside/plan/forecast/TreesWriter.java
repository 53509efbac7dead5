package dev.tillside.plan.forecast;

import java.util.Arrays;

/** Takes full trees of one depth down, node by node. */
final class TreesWriter {
    private final int depth;
    private short[] features = new short[256];
    private int[] bounds = new int[256];
    private float[] leaves = new float[256];
    private int trees;

    TreesWriter(int depth) {
        this.depth = depth;
    }

    /** A tree whose rows all go left, until it is told otherwise. */
    void beginTree() {
        trees++;
        if (inner() > features.length) {
            features = Arrays.copyOf(features, 2 * inner());
            bounds = Arrays.copyOf(bounds, 2 * inner());
        }
        if (outer() > leaves.length) {
            leaves = Arrays.copyOf(leaves, 2 * outer());
        }
        int nodes = inner() / trees;
        Arrays.fill(bounds, inner() - nodes, inner(), Trees.ALL_LEFT);
    }

    private int inner() {
        return trees * ((1 << depth) - 1);
    }

    private int outer() {
        return trees << depth;
    }

    /** A node of the tree that was begun last. */
    void node(int place, int feature, float bound) {
        int node = inner() - (1 << depth) + 1 + place;
        features[node] = (short) feature;
        bounds[node] = Float.floatToRawIntBits(bound);
    }

    void leaf(int place, float value) {
        leaves[outer() - (2 << depth) + 1 + place] = value;
    }

    Trees trees() {
        return new Trees(
                depth,
                Arrays.copyOf(features, inner()),
                Arrays.copyOf(bounds, inner()),
                Arrays.copyOf(leaves, outer()));
    }
}
