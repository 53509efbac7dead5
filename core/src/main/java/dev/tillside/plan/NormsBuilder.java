package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Computes {@link Norms} from all households. Pure; linear in their purchases, but for pairs of categories of a sample. */
public final class NormsBuilder {
    private static final int STAPLES = 15;
    private static final int AFFINITIES = 3;
    private static final double LEAST_LIFT = 1.5;
    /** Buyers of both, below which a pair says nothing. */
    private static final int LEAST_PAIRS = 5;
    /** Pairs of categories are counted in so many households at most, evenly chosen. */
    private static final int SAMPLE = 2_000;

    private static final double LEAST_ANSWER = .05;

    private final Assortment shop;
    private final LocalDate today;
    private final CellCuts cuts;
    private final Map<String, Amounts> units = new HashMap<>();
    private final Map<String, int[]> buyers = new HashMap<>();
    private final Map<String, Integer> sampled = new HashMap<>();
    private final Map<String, Map<String, Integer>> pairs = new TreeMap<>();
    private int sample;

    /** Growing numbers. */
    private static final class Amounts {
        private double[] each = new double[8];
        private int count;

        void add(double amount) {
            if (count == each.length) {
                each = Arrays.copyOf(each, count * 2);
            }
            each[count++] = amount;
        }

        Amounts addAll(Amounts others) {
            each = Arrays.copyOf(each, count + others.count + 1);
            System.arraycopy(others.each, 0, each, count, others.count);
            count += others.count;
            return this;
        }

        double[] all() {
            return Arrays.copyOf(each, count);
        }
    }

    private NormsBuilder(Assortment shop, LocalDate today, CellCuts cuts) {
        this.shop = shop;
        this.today = today;
        this.cuts = cuts;
    }

    /** The norms of these households on that day. The order of households does not matter but for which are sampled. */
    public static Norms of(List<Household> households, Assortment shop, LocalDate today, CellCuts cuts) {
        BadInput.present(households, "households");
        int stride = Math.max(1, households.size() / SAMPLE);
        int middle = households.size() / 2;
        List<NormsBuilder> halves = IntStream.range(0, 2)
                .parallel()
                .mapToObj(half -> {
                    NormsBuilder builder = new NormsBuilder(shop, today, cuts);
                    for (int i = half == 0 ? 0 : middle; i < (half == 0 ? middle : households.size()); i++) {
                        builder.count(households.get(i).history(), i % stride == 0);
                    }
                    return builder;
                })
                .toList();
        NormsBuilder whole = halves.get(0);
        whole.add(halves.get(1));
        List<PurchaseHistory> some = new ArrayList<>();
        for (int i = 0; i < households.size(); i += stride) {
            some.add(households.get(i).history());
        }
        return whole.norms(Churn.fitted(some, today), answer(households));
    }

    private void add(NormsBuilder other) {
        other.units.forEach((category, amounts) -> units.merge(category, amounts, Amounts::addAll));
        other.buyers.forEach((key, count) -> buyers.computeIfAbsent(key, none -> new int[1])[0] += count[0]);
        other.sampled.forEach((category, count) -> sampled.merge(category, count, Integer::sum));
        other.pairs.forEach((one, others) -> {
            Map<String, Integer> mine = pairs.computeIfAbsent(one, none -> new HashMap<>());
            others.forEach((category, count) -> mine.merge(category, count, Integer::sum));
        });
        sample += other.sample;
    }

    private void count(PurchaseHistory history, boolean inSample) {
        Map<String, Double> bought = new HashMap<>();
        history.since(today.minusWeeks(Cells.WEEKS), (key, days, quantity) -> {
            Article article = shop.orNull(key);
            if (article != null) {
                bought.merge(article.category(), quantity, Double::sum);
                buyers.computeIfAbsent(article.key(), none -> new int[1])[0]++;
            }
        });
        bought.forEach((category, quantity) ->
                units.computeIfAbsent(category, none -> new Amounts()).add(quantity));
        if (inSample) {
            sample++;
            countPairs(bought.keySet());
        }
    }

    private void countPairs(Set<String> categories) {
        for (String one : categories) {
            sampled.merge(one, 1, Integer::sum);
            Map<String, Integer> others = pairs.computeIfAbsent(one, none -> new HashMap<>());
            for (String other : categories) {
                if (!other.equals(one)) {
                    others.merge(other, 1, Integer::sum);
                }
            }
        }
    }

    /** The mean of all, so that they differ from one another only; never nothing. */
    private static double answer(List<Household> households) {
        return Math.max(
                LEAST_ANSWER,
                households.stream()
                        .mapToDouble(h -> h.track().answer().factor())
                        .average()
                        .orElse(1));
    }

    private Norms norms(Churn churn, double answer) {
        Map<String, UsageCut> usage = new TreeMap<>();
        units.forEach((category, each) -> usage.put(category, UsageCut.of(each.all(), cuts)));
        return new Norms(usage, staples(), affinities(), reach(), churn, answer);
    }

    private Set<String> staples() {
        return new TreeSet<>(units.keySet().stream()
                .sorted(Comparator.<String>comparingInt(c -> -units.get(c).count)
                        .thenComparing(c -> c))
                .limit(STAPLES)
                .toList());
    }

    private Map<String, Double> reach() {
        Map<String, Double> reach = new HashMap<>();
        buyers.forEach((key, count) ->
                reach.put(key, count[0] / (double) units.get(shop.orNull(key).category()).count));
        return reach;
    }

    /** For each category the others whose buyers buy it far more than most do: pet owners, say. */
    private Map<String, List<Norms.Affinity>> affinities() {
        Map<String, List<Norms.Affinity>> affinities = new TreeMap<>();
        pairs.forEach((bought, others) -> {
            List<Norms.Affinity> best = new ArrayList<>();
            others.forEach((other, both) -> {
                double share = both / (double) sampled.get(bought);
                double lift = share / (sampled.get(other) / (double) sample);
                if (both >= LEAST_PAIRS && lift >= LEAST_LIFT) {
                    best.add(new Norms.Affinity(other, share));
                }
            });
            best.sort(Comparator.comparingDouble(Norms.Affinity::share)
                    .reversed()
                    .thenComparing(Norms.Affinity::category));
            if (!best.isEmpty()) {
                affinities.put(bought, List.copyOf(best.subList(0, Math.min(AFFINITIES, best.size()))));
            }
        });
        return Collections.unmodifiableMap(affinities);
    }
}
