package dev.tillside.example.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Temporal item frequencies with nearest neighbours (Hu et al., "Modeling Personalized Item Frequency Information for Next-basket
 * Recommendation", SIGIR 2020): a baseline. A user is a vector of item frequencies that fade, within groups of baskets and from
 * group to group; the forecast mixes it with the mean vector of the nearest users.
 */
final class TifuKnn {
    /**
     * @param group baskets per group
     * @param withinGroup what a basket keeps of its weight with each later one of its group
     * @param betweenGroups what a group keeps with each later one
     * @param neighbours how many users are near
     * @param own the user's own share of the mixture
     */
    record Settings(int group, double withinGroup, double betweenGroups, int neighbours, double own) {
        /** As the paper has them for Ta-Feng. */
        static final Settings PUBLISHED = new Settings(7, 0.9, 0.7, 300, 0.7);
    }

    private final Settings settings;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> items = new ArrayList<>();
    private final List<Sparse> others = new ArrayList<>();
    private int[][] having = new int[0][];
    private float[][] weights = new float[0][];

    private record Sparse(int[] items, double[] values, double square) {}

    TifuKnn(Settings settings, List<List<List<String>>> users) {
        this.settings = settings;
        users.forEach(user -> others.add(vector(user)));
        invert();
    }

    private Sparse vector(List<List<String>> baskets) {
        Map<Integer, Double> sums = new HashMap<>();
        int size = baskets.size();
        int groups = (size + settings.group() - 1) / settings.group();
        int inFirst = size - (groups - 1) * settings.group();
        for (int b = 0; b < size; b++) {
            int group = b < inFirst ? 0 : (b - inFirst) / settings.group() + 1;
            int inGroup = group == 0 ? inFirst : settings.group();
            int place = group == 0 ? b : (b - inFirst) % settings.group();
            double weight = Math.pow(settings.withinGroup(), inGroup - 1.0 - place)
                    * Math.pow(settings.betweenGroups(), groups - 1.0 - group)
                    / inGroup
                    / groups;
            for (String item : baskets.get(b)) {
                sums.merge(place(item), weight, Double::sum);
            }
        }
        int[] found = sums.keySet().stream().mapToInt(i -> i).sorted().toArray();
        double[] values = Arrays.stream(found).mapToDouble(sums::get).toArray();
        return new Sparse(found, values, Arrays.stream(values).map(v -> v * v).sum());
    }

    private int place(String item) {
        return places.computeIfAbsent(item, unseen -> {
            items.add(item);
            return items.size() - 1;
        });
    }

    private void invert() {
        int[] counts = new int[items.size()];
        others.forEach(other -> Arrays.stream(other.items()).forEach(item -> counts[item]++));
        having = new int[items.size()][];
        weights = new float[items.size()][];
        Arrays.setAll(having, i -> new int[counts[i]]);
        Arrays.setAll(weights, i -> new float[counts[i]]);
        for (int user = others.size() - 1; user >= 0; user--) {
            Sparse other = others.get(user);
            for (int i = 0; i < other.items().length; i++) {
                int item = other.items()[i];
                having[item][--counts[item]] = user;
                weights[item][counts[item]] = (float) other.values()[i];
            }
        }
    }

    /** What the nearest users buy, for several numbers of them, beside what the user himself does: ready to be mixed. */
    final class Near {
        private final Sparse own;
        private final float[][] means;

        private Near(Sparse own, float[][] means) {
            this.own = own;
            this.means = means;
        }

        /**
         * The likeliest items.
         *
         * @param crowd which of the numbers of neighbours
         * @param share the user's own part of the mixture
         */
        List<String> top(int crowd, double share, int most) {
            double[] scores = new double[means[crowd].length];
            for (int item = 0; item < scores.length; item++) {
                scores[item] = (1 - share) * means[crowd][item];
            }
            for (int i = 0; i < own.items().length; i++) {
                scores[own.items()[i]] += share * own.values()[i];
            }
            return Top.of(scores, most).stream().map(items::get).toList();
        }
    }

    /**
     * @param crowds numbers of neighbours, ascending
     */
    Near near(List<List<String>> baskets, int... crowds) {
        Sparse own = vector(baskets);
        int[] nearest = nearest(own, crowds[crowds.length - 1]);
        float[][] means = new float[crowds.length][];
        float[] sums = new float[items.size()];
        int taken = 0;
        for (int crowd = 0; crowd < crowds.length; crowd++) {
            int size = Math.min(crowds[crowd], nearest.length);
            for (; taken < size; taken++) {
                Sparse other = others.get(nearest[taken]);
                for (int i = 0; i < other.items().length; i++) {
                    sums[other.items()[i]] += (float) other.values()[i];
                }
            }
            means[crowd] = new float[sums.length];
            for (int item = 0; item < sums.length; item++) {
                means[crowd][item] = sums[item] / size;
            }
        }
        return new Near(own, means);
    }

    private int[] nearest(Sparse own, int most) {
        double[] nearness = new double[others.size()];
        for (int user = 0; user < nearness.length; user++) {
            nearness[user] = -others.get(user).square();
        }
        for (int i = 0; i < own.items().length; i++) {
            int item = own.items()[i];
            for (int h = 0; item < having.length && h < having[item].length; h++) {
                nearness[having[item][h]] += 2 * own.values()[i] * weights[item][h];
            }
        }
        return Top.of(nearness, most).stream().mapToInt(i -> i).toArray();
    }
}
