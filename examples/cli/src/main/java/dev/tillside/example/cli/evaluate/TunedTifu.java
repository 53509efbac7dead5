package dev.tillside.example.cli.evaluate;

import dev.tillside.example.cli.evaluate.BasketUser.Part;
import dev.tillside.example.cli.evaluate.TifuKnn.Settings;
import java.util.List;

/** Finds the settings of TIFU-KNN that serve the val users best, by recall at 10. */
final class TunedTifu {
    private static final int[] CROWDS = {100, 300, 900};
    private static final double[] SHARES = {0.02, 0.05, 0.1, 0.2, 0.4, 0.7};
    private static final double[][] VECTORS = {
        {7, 0.9, 0.7}, {7, 0.9, 0.9}, {7, 0.7, 0.7}, {2, 0.7, 0.9}, {20, 0.7, 0.6}
    };

    private final List<BasketUser> users;
    private Settings best = Settings.PUBLISHED;
    private double bestRecall = -1;

    private TunedTifu(List<BasketUser> users) {
        this.users = users;
    }

    static Settings on(List<BasketUser> users) {
        TunedTifu tuning = new TunedTifu(users);
        for (double[] vector : VECTORS) {
            tuning.attempt((int) vector[0], vector[1], vector[2]);
        }
        return tuning.best;
    }

    private void attempt(int group, double within, double between) {
        Settings first = new Settings(group, within, between, CROWDS[0], SHARES[0]);
        TifuKnn knn = new TifuKnn(first, baskets(users, Part.TRAIN));
        BasketScores[][] scores = new BasketScores[CROWDS.length][SHARES.length];
        for (BasketUser user : users) {
            if (user.part() == Part.VAL) {
                add(knn.near(user.baskets(), CROWDS), user, scores);
            }
        }
        for (int crowd = 0; crowd < CROWDS.length; crowd++) {
            for (int share = 0; share < SHARES.length; share++) {
                double recall = scores[crowd][share].means()[0];
                if (recall > bestRecall) {
                    bestRecall = recall;
                    best = new Settings(group, within, between, CROWDS[crowd], SHARES[share]);
                }
            }
        }
    }

    private static void add(TifuKnn.Near near, BasketUser user, BasketScores[][] scores) {
        for (int crowd = 0; crowd < CROWDS.length; crowd++) {
            for (int share = 0; share < SHARES.length; share++) {
                if (scores[crowd][share] == null) {
                    scores[crowd][share] = new BasketScores();
                }
                scores[crowd][share].add(near.top(crowd, SHARES[share], 20), user.next());
            }
        }
    }

    /** How the settings serve the test users. */
    static double[] judged(Settings settings, List<BasketUser> users) {
        TifuKnn knn = new TifuKnn(settings, baskets(users, Part.TRAIN));
        BasketScores scores = new BasketScores();
        for (BasketUser user : users) {
            if (user.part() == Part.TEST) {
                scores.add(knn.near(user.baskets(), settings.neighbours()).top(0, settings.own(), 20), user.next());
            }
        }
        return scores.means();
    }

    private static List<List<List<String>>> baskets(List<BasketUser> users, Part part) {
        return users.stream()
                .filter(u -> u.part() == part)
                .map(BasketUser::baskets)
                .toList();
    }
}
