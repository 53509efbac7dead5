package dev.tillside.example.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities that were said, and what came of them. */
public final class Calibration {
    private static final int TENTHS = 10;

    private double[] said = new double[1024];
    private boolean[] came = new boolean[1024];
    private int size;

    public void add(double probability, boolean happened) {
        if (size == said.length) {
            said = Arrays.copyOf(said, size * 2);
            came = Arrays.copyOf(came, size * 2);
        }
        said[size] = probability;
        came[size++] = happened;
    }

    public int size() {
        return size;
    }

    int positives() {
        return (int) IntStream.range(0, size).filter(i -> came[i]).count();
    }

    /** The least likely tenth first. */
    public List<Decile> deciles() {
        int[] order = ascending();
        List<Decile> deciles = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int from = (int) ((long) size * tenth / TENTHS);
            int to = (int) ((long) size * (tenth + 1) / TENTHS);
            double sum = 0;
            int yes = 0;
            for (int i = from; i < to; i++) {
                sum += said[order[i]];
                yes += came[order[i]] ? 1 : 0;
            }
            deciles.add(new Decile(sum / Math.max(1, to - from), yes / (double) Math.max(1, to - from)));
        }
        return deciles;
    }

    /** By how much the tenth that is furthest off misses what came. */
    public double furthest() {
        return deciles().stream()
                .mapToDouble(decile -> Math.abs(decile.said() - decile.came()))
                .max()
                .orElseThrow();
    }

    /** How likely of a yes and a no the yes was held to be likelier; equals count half. Not a number of yes or no alone. */
    public double areaUnderCurve() {
        int[] order = ascending();
        double ranks = 0;
        long yes = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            while (to < size && said[order[to]] == said[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (came[order[i]]) {
                    ranks += (from + 1 + to) / 2.0;
                    yes++;
                }
            }
            from = to;
        }
        return (ranks - yes * (yes + 1) / 2.0) / (yes * (double) (size - yes));
    }

    /** The mean over all that came of the share that came among what was at least as likely; of equals, as if mixed. */
    double averagePrecision() {
        int[] order = ascending();
        double sum = 0;
        long above = 0;
        long all = 0;
        for (int to = size; to > 0; ) {
            int from = to;
            int yes = 0;
            while (from > 0 && said[order[from - 1]] == said[order[to - 1]]) {
                yes += came[order[--from]] ? 1 : 0;
            }
            above += yes;
            all += to - from;
            sum += yes * (above / (double) all);
            to = from;
        }
        return sum / above;
    }

    public double logLoss() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double probability = Math.min(1 - 1e-6, Math.max(1e-6, said[i]));
            sum -= Math.log(came[i] ? probability : 1 - probability);
        }
        return sum / size;
    }

    private int[] ascending() {
        return IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Double.compare(said[a], said[b]))
                .mapToInt(i -> i)
                .toArray();
    }
}
