package dev.tillside.plan.forecast;

import java.util.Arrays;

/** Takes trees down node by node, left branches first. */
final class TreesWriter {
    private int[] roots = new int[16];
    private short[] features = new short[256];
    private float[] values = new float[256];
    private int[] rights = new int[256];
    private int trees;
    private int size;

    void beginTree() {
        if (trees + 1 == roots.length) {
            roots = Arrays.copyOf(roots, trees * 2 + 2);
        }
        roots[trees++] = size;
    }

    /** A node whose left branch is written next; its right one is told afterwards. */
    int node(int feature, float value) {
        if (size == features.length) {
            features = Arrays.copyOf(features, size * 2);
            values = Arrays.copyOf(values, size * 2);
            rights = Arrays.copyOf(rights, size * 2);
        }
        features[size] = (short) feature;
        values[size] = value;
        return size++;
    }

    void leaf(float value) {
        node(-1, value);
    }

    void rightIsNext(int node) {
        rights[node] = size;
    }

    Trees trees() {
        int[] ends = Arrays.copyOf(roots, trees + 1);
        ends[trees] = size;
        return new Trees(ends, Arrays.copyOf(features, size), Arrays.copyOf(values, size), Arrays.copyOf(rights, size));
    }
}
