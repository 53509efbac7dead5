package dev.tillside.plan.forecast;

/**
 * Trees laid out for asking: all trees' nodes of one level stand together, a question in one number, so that a row's way down needs
 * no pointers, no branches and little arithmetic. Immutable and thread-safe.
 */
final class Walk {
    private static final int WIDTH = Feature.COUNT_OF;
    /** So many rows stay in a core's nearest memory while the trees go by. */
    private static final int BLOCK = 64;

    /** Level by level, tree by tree: a node's bound in the upper half, its feature in the lower. */
    private final long[][] levels;

    private final float[] leaves;
    private final int trees;

    Walk(Trees from) {
        trees = from.count();
        leaves = from.leaves();
        levels = new long[from.depth()][];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = level(from, level);
        }
    }

    private static long[] level(Trees from, int level) {
        int width = 1 << level;
        long[] nodes = new long[from.count() * width];
        for (int place = 0; place < nodes.length; place++) {
            int node = (place >> level) * from.nodes() + width - 1 + place % width;
            nodes[place] = (long) from.bounds()[node] << Integer.SIZE | from.features()[node];
        }
        return nodes;
    }

    /** Adds each row's score to what stands in {@code scores}; the rows are the bits of their features, one after the other. */
    void add(int[] rows, double[] scores) {
        for (int from = 0; from < scores.length; from += BLOCK) {
            add(rows, from, Math.min(from + BLOCK, scores.length), scores);
        }
    }

    private void add(int[] rows, int from, int to, double[] scores) {
        int tree = 0;
        for (; tree + 8 <= trees; tree += 8) {
            for (int row = from; row < to; row++) {
                scores[row] = plusEight(scores[row], rows, row * WIDTH, tree);
            }
        }
        for (; tree < trees; tree++) {
            for (int row = from; row < to; row++) {
                scores[row] += leaves[place(rows, row * WIDTH, tree)];
            }
        }
    }

    /** Asks eight trees at once: none of them waits for another's node. Their leaves are added one after the other. */
    private double plusEight(double score, int[] rows, int row, int tree) {
        int a = tree;
        int b = tree + 1;
        int c = tree + 2;
        int d = tree + 3;
        int e = tree + 4;
        int f = tree + 5;
        int g = tree + 6;
        int h = tree + 7;
        for (long[] nodes : levels) {
            a = next(nodes[a], rows, row, a);
            b = next(nodes[b], rows, row, b);
            c = next(nodes[c], rows, row, c);
            d = next(nodes[d], rows, row, d);
            e = next(nodes[e], rows, row, e);
            f = next(nodes[f], rows, row, f);
            g = next(nodes[g], rows, row, g);
            h = next(nodes[h], rows, row, h);
        }
        double sum = score + leaves[a];
        sum += leaves[b];
        sum += leaves[c];
        sum += leaves[d];
        sum += leaves[e];
        sum += leaves[f];
        sum += leaves[g];
        return sum + leaves[h];
    }

    private int place(int[] rows, int row, int tree) {
        int place = tree;
        for (long[] nodes : levels) {
            place = next(nodes[place], rows, row, place);
        }
        return place;
    }

    /** Up to the bound to the left, above it to the right. */
    private static int next(long node, int[] rows, int row, int place) {
        return 2 * place + ((int) (node >> Integer.SIZE) - rows[row + (int) node] >>> 31);
    }
}
