package dev.tillside.plan.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Finds which items are bought after which: counts of pairs, item by item. */
final class NeighbourSearch {
    private static final double PRIOR = 8;
    private static final int LEAST = 2;

    private final int items;
    private final int most;
    private final int[][] had;
    private final int[][] bought;

    private record Pick(int other, int pairs, double worth) {}

    NeighbourSearch(int items, int most, List<PopulationBuilder.Basket> baskets, Map<Integer, Integer> sorted) {
        this.items = items;
        this.most = most;
        had = new int[baskets.size()][];
        bought = new int[baskets.size()][];
        for (int b = 0; b < had.length; b++) {
            had[b] = Arrays.stream(baskets.get(b).had()).map(sorted::get).toArray();
            bought[b] = Arrays.stream(baskets.get(b).bought()).map(sorted::get).toArray();
        }
    }

    Neighbours find() {
        int[][] households = households();
        int[] times = new int[items];
        for (int[] basket : bought) {
            for (int item : basket) {
                times[item]++;
            }
        }
        List<List<Pick>> picks = new ArrayList<>();
        int[] pairs = new int[items];
        for (int item = 0; item < items; item++) {
            picks.add(picks(item, households[item], times, pairs));
        }
        return packed(picks, households);
    }

    private int[][] households() {
        int[] counts = new int[items];
        for (int[] owned : had) {
            for (int item : owned) {
                counts[item]++;
            }
        }
        int[][] households = new int[items][];
        Arrays.setAll(households, i -> new int[counts[i]]);
        for (int b = had.length - 1; b >= 0; b--) {
            for (int item : had[b]) {
                households[item][--counts[item]] = b;
            }
        }
        return households;
    }

    private List<Pick> picks(int item, int[] households, int[] times, int[] pairs) {
        List<Integer> seen = new ArrayList<>();
        for (int household : households) {
            for (int other : bought[household]) {
                if (other != item && pairs[other]++ == 0) {
                    seen.add(other);
                }
            }
        }
        PriorityQueue<Pick> best = new PriorityQueue<>((a, b) ->
                a.worth() != b.worth() ? Double.compare(a.worth(), b.worth()) : Integer.compare(b.other(), a.other()));
        for (int other : seen) {
            if (pairs[other] >= LEAST) {
                best.add(new Pick(other, pairs[other], pairs[other] / Math.sqrt(times[other] + PRIOR)));
                if (best.size() > most) {
                    best.remove();
                }
            }
            pairs[other] = 0;
        }
        List<Pick> sorted = new ArrayList<>(best);
        sorted.sort((a, b) -> Integer.compare(a.other(), b.other()));
        return sorted;
    }

    private Neighbours packed(List<List<Pick>> picks, int[][] households) {
        int[] starts = new int[items + 1];
        for (int item = 0; item < items; item++) {
            starts[item + 1] = starts[item] + picks.get(item).size();
        }
        int[] others = new int[starts[items]];
        float[] shares = new float[starts[items]];
        for (int item = 0, at = 0; item < items; item++) {
            for (Pick pick : picks.get(item)) {
                others[at] = pick.other();
                shares[at++] = (float) (pick.pairs() / (households[item].length + PRIOR));
            }
        }
        return new Neighbours(starts, others, shares);
    }
}
