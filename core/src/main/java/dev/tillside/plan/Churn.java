package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How likely a household does not come within the next {@value #DAYS} days. A score by the model BG/NBD (visits by chance at the
 * household's own rate, and after each a chance of leaving for good; Fader, Hardie and Lee 2005) is made a probability by steps
 * that were fitted to what households of the shop did before.
 *
 * @param steps from which score on which probability holds; empty: the score itself
 */
public record Churn(List<Step> steps) {
    /** The window in which a household that stays comes again, in days. */
    public static final int DAYS = 28;

    /** Nothing learned yet. */
    public static final Churn UNFITTED = new Churn(List.of());

    /** Households and cut days that a step rests on, at least. */
    private static final int LEAST = 50;

    private static final int LOOK_BACK = 364;
    private static final double RATE_SHAPE = 1;
    private static final double RATE_WEEKS = 1;
    private static final double LEAVE = .5;
    private static final double STAY = 20;

    /**
     * @param fromScore the lowest score
     * @param probability of not coming, at it and above up to the next step
     */
    public record Step(double fromScore, double probability) {
        public Step {
            CellCuts.share(fromScore, "churn.fromScore");
            CellCuts.share(probability, "churn.probability");
        }
    }

    public Churn {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).fromScore() <= steps.get(i - 1).fromScore()) {
                throw BadInput.value("churn", "not in order of score");
            }
        }
    }

    /** Fits the steps to what these households did after earlier days: the last three times {@value #DAYS} days. */
    public static Churn fitted(List<PurchaseHistory> households, LocalDate today) {
        List<double[]> seen = new ArrayList<>();
        for (PurchaseHistory history : households) {
            for (int back = 1; back <= 3; back++) {
                LocalDate cut = today.minusDays((long) back * DAYS);
                int[] before = before(history, cut);
                if (before.length > 0 && cut.toEpochDay() - before[before.length - 1] <= LOOK_BACK) {
                    boolean came = history.visits(cut) > history.visits(cut.plusDays(DAYS));
                    seen.add(new double[] {score(before, cut), came ? 0 : 1});
                }
            }
        }
        seen.sort(Comparator.comparingDouble(s -> s[0]));
        return new Churn(pooled(seen));
    }

    /** Pools adjacent violators: the steps that fit best among those that only rise. */
    private static List<Step> pooled(List<double[]> seen) {
        List<double[]> blocks = new ArrayList<>();
        for (int from = 0; from < seen.size(); ) {
            int to = Math.min(seen.size(), from + LEAST);
            while (to < seen.size() && (seen.size() - to < LEAST || seen.get(to)[0] == seen.get(to - 1)[0])) {
                to++;
            }
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += seen.get(i)[1];
            }
            blocks.add(new double[] {seen.get(from)[0], sum, to - from});
            while (blocks.size() > 1 && mean(blocks, 2) >= mean(blocks, 1)) {
                double[] last = blocks.remove(blocks.size() - 1);
                double[] merged = blocks.get(blocks.size() - 1);
                merged[1] += last[1];
                merged[2] += last[2];
            }
            from = to;
        }
        return blocks.stream().map(b -> new Step(b[0], b[1] / b[2])).toList();
    }

    private static double mean(List<double[]> blocks, int fromEnd) {
        double[] block = blocks.get(blocks.size() - fromEnd);
        return block[1] / block[2];
    }

    private static int[] before(PurchaseHistory history, LocalDate cut) {
        int[] days = history.visitDays();
        int end = Arrays.binarySearch(days, (int) cut.toEpochDay());
        return Arrays.copyOf(days, end < 0 ? -end - 1 : end);
    }

    /** The probability that the household does not come from that day on, by what it did before it. */
    public double probability(PurchaseHistory history, LocalDate today) {
        int[] before = before(history, today);
        if (before.length == 0) {
            return 1;
        }
        double score = score(before, today);
        double probability = steps.isEmpty() ? score : steps.get(0).probability();
        for (Step step : steps) {
            if (step.fromScore() <= score) {
                probability = step.probability();
            }
        }
        return probability;
    }

    private static double score(int[] days, LocalDate cut) {
        int now = (int) cut.toEpochDay();
        int from = Arrays.binarySearch(days, now - LOOK_BACK);
        int first = Math.min(from < 0 ? -from - 1 : from, days.length - 1);
        int repeats = days.length - 1 - first;
        double age = (now - days[first]) / 7d;
        double lastSeen = (days[days.length - 1] - days[first]) / 7d;
        double odds = repeats == 0
                ? 0
                : LEAVE
                        / (STAY + repeats - 1)
                        * StrictMath.pow((RATE_WEEKS + age) / (RATE_WEEKS + lastSeen), RATE_SHAPE + repeats);
        double none = StrictMath.pow((RATE_WEEKS + age) / (RATE_WEEKS + age + DAYS / 7d), RATE_SHAPE + repeats);
        return 1 - (1 - none) / (1 + odds);
    }
}
