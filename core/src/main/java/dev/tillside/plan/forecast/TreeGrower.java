package dev.tillside.plan.forecast;

/** Grows one tree, splitting each leaf where that gains most, until it is deep enough or nothing gains. */
final class TreeGrower {
    private static final int MOST_BINS = 256;

    private final BoostingSettings settings;
    private final Binned table;
    private final float[] gradients;
    private final float[] curvatures;
    private final int[] rows;
    private final int[] spare;
    private final boolean[] features;

    /** Rows from begin to end of {@link #rows}; histograms hold the sums of gradients and curvatures by turns. */
    private final class Leaf {
        final int begin;
        final int end;
        double[][] histograms = new double[0][];
        double gradient;
        double curvature;
        Split split = Split.NONE;
        Leaf left;
        Leaf right;

        Leaf(int begin, int end) {
            this.begin = begin;
            this.end = end;
        }

        int size() {
            return end - begin;
        }
    }

    private record Split(int feature, int bin, double gain) {
        static final Split NONE = new Split(-1, 0, 0);
    }

    TreeGrower(
            BoostingSettings settings,
            Binned table,
            float[] gradients,
            float[] curvatures,
            int[] rows,
            boolean[] features) {
        this.settings = settings;
        this.table = table;
        this.gradients = gradients;
        this.curvatures = curvatures;
        this.rows = rows;
        this.features = features;
        spare = new int[rows.length];
    }

    /** Writes the tree, and adds to each row's score what its leaf says, whether the tree saw the row or not. */
    void grow(double[] scores, TreesWriter written) {
        Leaf root = new Leaf(0, rows.length);
        sum(root);
        root.histograms = histograms(root);
        root.split = best(root);
        divide(root, settings.depth());
        written.beginTree();
        write(root, written, 0, 0);
        score(root, scores);
    }

    private void divide(Leaf leaf, int depth) {
        if (depth > 0 && leaf.split.feature() >= 0) {
            divide(leaf);
            if (depth > 1) {
                judgeBranches(leaf);
            }
            leaf.histograms = new double[0][];
            divide(leaf.left, depth - 1);
            divide(leaf.right, depth - 1);
        }
    }

    private void divide(Leaf leaf) {
        byte[] bins = table.bins()[leaf.split.feature()];
        int left = leaf.begin;
        int right = 0;
        for (int i = leaf.begin; i < leaf.end; i++) {
            int row = rows[i];
            if ((bins[row] & 0xFF) <= leaf.split.bin()) {
                rows[left++] = row;
            } else {
                spare[right++] = row;
            }
        }
        System.arraycopy(spare, 0, rows, left, right);
        leaf.left = new Leaf(leaf.begin, left);
        leaf.right = new Leaf(left, leaf.end);
        sum(leaf.left);
        sum(leaf.right);
    }

    private void judgeBranches(Leaf leaf) {
        Leaf small = leaf.left.size() <= leaf.right.size() ? leaf.left : leaf.right;
        Leaf large = small == leaf.left ? leaf.right : leaf.left;
        small.histograms = histograms(small);
        large.histograms = minus(leaf.histograms, small.histograms);
        small.split = best(small);
        large.split = best(large);
    }

    private double[][] histograms(Leaf leaf) {
        int count = leaf.size();
        float[] gathered = new float[2 * count];
        for (int i = 0; i < count; i++) {
            gathered[2 * i] = gradients[rows[leaf.begin + i]];
            gathered[2 * i + 1] = curvatures[rows[leaf.begin + i]];
        }
        double[][] histograms = new double[table.width()][];
        TwoThreads.each(table.width(), feature -> {
            if (features[feature]) {
                histograms[feature] = histogram(table.bins()[feature], leaf, gathered);
            }
        });
        return histograms;
    }

    private double[] histogram(byte[] bins, Leaf leaf, float[] gathered) {
        double[] sums = new double[2 * MOST_BINS];
        for (int i = leaf.begin, at = 0; i < leaf.end; i++, at += 2) {
            int bin = (bins[rows[i]] & 0xFF) << 1;
            sums[bin] += gathered[at];
            sums[bin + 1] += gathered[at + 1];
        }
        return sums;
    }

    private static double[][] minus(double[][] whole, double[][] part) {
        for (int feature = 0; feature < whole.length; feature++) {
            for (int i = 0; whole[feature] != null && i < whole[feature].length; i++) {
                whole[feature][i] -= part[feature][i];
            }
        }
        return whole;
    }

    private void sum(Leaf leaf) {
        for (int i = leaf.begin; i < leaf.end; i++) {
            leaf.gradient += gradients[rows[i]];
            leaf.curvature += curvatures[rows[i]];
        }
    }

    private Split best(Leaf leaf) {
        Split[] splits = new Split[table.width()];
        TwoThreads.each(
                splits.length, feature -> splits[feature] = features[feature] ? bestOf(leaf, feature) : Split.NONE);
        Split best = Split.NONE;
        for (Split split : splits) {
            best = split.gain() > best.gain() ? split : best;
        }
        return best;
    }

    private Split bestOf(Leaf leaf, int feature) {
        double[] sums = leaf.histograms[feature];
        double whole = worth(leaf.gradient, leaf.curvature);
        double gradient = 0;
        double curvature = 0;
        Split best = Split.NONE;
        for (int bin = 0; bin < table.edges()[feature].length; bin++) {
            gradient += sums[2 * bin];
            curvature += sums[2 * bin + 1];
            double rest = leaf.curvature - curvature;
            if (curvature >= settings.leafCurvature() && rest >= settings.leafCurvature()) {
                double gain = worth(gradient, curvature) + worth(leaf.gradient - gradient, rest) - whole;
                best = gain > best.gain() + 1e-9 ? new Split(feature, bin, gain) : best;
            }
        }
        return best;
    }

    private double worth(double gradient, double curvature) {
        return gradient * gradient / (curvature + settings.shrinkage());
    }

    private float value(Leaf leaf) {
        return (float) (-settings.rate() * leaf.gradient / (leaf.curvature + settings.shrinkage()));
    }

    /** A leaf that was not divided to the end is written as one whose rows all go left. */
    private void write(Leaf leaf, TreesWriter written, int place, int level) {
        if (level == settings.depth()) {
            written.leaf(place, value(leaf));
        } else if (leaf.left == null) {
            write(leaf, written, 2 * place + 1, level + 1);
        } else {
            written.node(place, leaf.split.feature(), table.edges()[leaf.split.feature()][leaf.split.bin()]);
            write(leaf.left, written, 2 * place + 1, level + 1);
            write(leaf.right, written, 2 * place + 2, level + 1);
        }
    }

    private void score(Leaf root, double[] scores) {
        TwoThreads.rows(scores.length, row -> {
            Leaf leaf = root;
            while (leaf.left != null) {
                int bin = table.bins()[leaf.split.feature()][row] & 0xFF;
                leaf = bin <= leaf.split.bin() ? leaf.left : leaf.right;
            }
            scores[row] += value(leaf);
        });
    }
}
