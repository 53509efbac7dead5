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
    /** So many rows stay in a core's nearest memory while the trees go by. */
    private static final int BLOCK = 64;

    /** Adds each row's score to what stands in {@code scores}; the rows are the bits of their features, one after the other. */
    void add(int[] rows, int width, double[] scores) {
        for (int from = 0; from < scores.length; from += BLOCK) {
            add(rows, width, from, Math.min(from + BLOCK, scores.length), scores);
        }
    }

    private void add(int[] rows, int width, int from, int to, double[] scores) {
        int inner = nodes();
        for (int tree = 0, first = 0, leaf = -inner; tree < count(); tree++, first += inner, leaf += inner + 1) {
            int row = from;
            for (; row + 4 <= to; row += 4) {
                four(rows, width, row, first, leaf, scores);
            }
            for (; row < to; row++) {
                scores[row] += leaves[leaf + place(rows, row * width, first)];
            }
        }
    }

    /** Four rows at once: none of them waits for another's node. */
    private void four(int[] rows, int width, int row, int first, int leaf, double[] scores) {
        int rowA = row * width;
        int rowB = rowA + width;
        int rowC = rowB + width;
        int rowD = rowC + width;
        int a = 0;
        int b = 0;
        int c = 0;
        int d = 0;
        for (int level = 0; level < depth; level++) {
            a = 2 * a + 1 + (bounds[first + a] - rows[rowA + features[first + a]] >>> 31);
            b = 2 * b + 1 + (bounds[first + b] - rows[rowB + features[first + b]] >>> 31);
            c = 2 * c + 1 + (bounds[first + c] - rows[rowC + features[first + c]] >>> 31);
            d = 2 * d + 1 + (bounds[first + d] - rows[rowD + features[first + d]] >>> 31);
        }
        scores[row] += leaves[leaf + a];
        scores[row + 1] += leaves[leaf + b];
        scores[row + 2] += leaves[leaf + c];
        scores[row + 3] += leaves[leaf + d];
    }

    private int place(int[] rows, int row, int first) {
        int place = 0;
        for (int level = 0; level < depth; level++) {
            place = 2 * place + 1 + (bounds[first + place] - rows[row + features[first + place]] >>> 31);
        }
        return place;
    }

    /** Nodes of a tree that are no leaves. */
    private int nodes() {
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
