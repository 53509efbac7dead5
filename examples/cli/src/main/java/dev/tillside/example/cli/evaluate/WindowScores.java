package dev.tillside.example.cli.evaluate;

import java.util.List;

/** How well probabilities met what was bought in a window, over households and cut days. */
final class WindowScores {
    static final List<String> COLUMNS = List.of("AUC", "AP", "log-loss", "recall@20", "precision@20", "calibration");
    private static final int LIST = 20;

    private final Calibration all = new Calibration();
    private double recall;
    private double precision;
    private int lists;

    /** Takes the candidates of one household at one cut day in. A list is judged where something on it could have been bought. */
    void add(double[] probabilities, boolean[] came) {
        int bought = 0;
        for (int i = 0; i < came.length; i++) {
            all.add(probabilities[i], came[i]);
            bought += came[i] ? 1 : 0;
        }
        if (bought > 0) {
            List<Integer> list = Top.of(probabilities, LIST);
            long hits = list.stream().filter(i -> came[i]).count();
            recall += hits / (double) bought;
            precision += hits / (double) list.size();
            lists++;
        }
    }

    Calibration calibration() {
        return all;
    }

    double[] figures() {
        return new double[] {
            all.areaUnderCurve(),
            all.averagePrecision(),
            all.logLoss(),
            recall / lists,
            precision / lists,
            all.furthest()
        };
    }
}
