package dev.tillside.example.cli.evaluate;

import java.util.List;
import java.util.Set;

/** How well ranked items met the baskets that came: means over users, at 10 and at 20. */
final class BasketScores {
    private static final int[] CUTS = {10, 20};

    private final double[] recall = new double[CUTS.length];
    private final double[] gain = new double[CUTS.length];
    private final double[] hit = new double[CUTS.length];
    private int users;

    /** Takes one user's ranking in; what follows the twentieth place does not matter. */
    void add(List<String> ranked, Set<String> basket) {
        users++;
        double ideal = 0;
        for (int place = 0; place < basket.size(); place++) {
            ideal += discount(place);
        }
        for (int cut = 0; cut < CUTS.length; cut++) {
            int hits = 0;
            double gained = 0;
            for (int place = 0; place < Math.min(CUTS[cut], ranked.size()); place++) {
                if (basket.contains(ranked.get(place))) {
                    hits++;
                    gained += discount(place);
                }
            }
            recall[cut] += hits / (double) basket.size();
            gain[cut] += gained / ideal;
            hit[cut] += hits > 0 ? 1 : 0;
        }
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }

    /** Recall, NDCG and the share of users with a hit at 10, then at 20. */
    double[] means() {
        double[] means = new double[6];
        for (int cut = 0; cut < CUTS.length; cut++) {
            means[3 * cut] = recall[cut] / users;
            means[3 * cut + 1] = gain[cut] / users;
            means[3 * cut + 2] = hit[cut] / users;
        }
        return means;
    }
}
