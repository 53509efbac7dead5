package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private final LocalDate since;
    private final CellCuts cuts;
    private final List<String> categories;
    private final Map<String, Seen> items = new HashMap<>();
    /** By category, as all that follows. */
    private final Amounts[] units;

    private final int[] sampled;
    private final PairCounts pairs = new PairCounts();
    private int sample;

    /** How much the household that is looked at bought, and which categories. */
    private final double[] quantities;

    private final int[] bought;
    private int boughtCount;

    /** How many households bought an item, and in which place its category stands. */
    private static final class Seen {
        private final int category;
        private int buyers;

        Seen(int category) {
            this.category = category;
        }
    }

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

        void addAll(Amounts others) {
            each = Arrays.copyOf(each, count + others.count + 1);
            System.arraycopy(others.each, 0, each, count, others.count);
            count += others.count;
        }

        double[] all() {
            return Arrays.copyOf(each, count);
        }
    }

    private NormsBuilder(Assortment shop, LocalDate today, CellCuts cuts) {
        since = today.minusWeeks(Cells.WEEKS);
        this.cuts = cuts;
        categories = shop.categories();
        units = new Amounts[categories.size()];
        Arrays.setAll(units, none -> new Amounts());
        sampled = new int[units.length];
        quantities = new double[units.length];
        bought = new int[units.length];
        Map<String, Integer> places = new HashMap<>();
        categories.forEach(category -> places.put(category, places.size()));
        shop.all().forEach(article -> items.put(article.key(), new Seen(places.get(article.category()))));
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
        for (int category = 0; category < units.length; category++) {
            units[category].addAll(other.units[category]);
            sampled[category] += other.sampled[category];
        }
        other.items.forEach((key, seen) -> items.get(key).buyers += seen.buyers);
        other.pairs.each(pairs::add);
        sample += other.sample;
    }

    private void count(PurchaseHistory history, boolean inSample) {
        boughtCount = 0;
        history.since(since, (key, days, quantity) -> {
            Seen seen = items.get(key);
            if (seen != null) {
                seen.buyers++;
                if (quantities[seen.category] == 0) {
                    bought[boughtCount++] = seen.category;
                }
                quantities[seen.category] += quantity;
            }
        });
        if (inSample) {
            sample++;
            countPairs();
        }
        for (int i = 0; i < boughtCount; i++) {
            units[bought[i]].add(quantities[bought[i]]);
            quantities[bought[i]] = 0;
        }
    }

    private void countPairs() {
        for (int i = 0; i < boughtCount; i++) {
            sampled[bought[i]]++;
            for (int other = 0; other < i; other++) {
                pairs.add(bought[i], bought[other], 1);
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
        Map<String, UsageCut> usage = new HashMap<>();
        for (int category : boughtByAny()) {
            usage.put(categories.get(category), UsageCut.of(units[category].all(), cuts));
        }
        return new Norms(usage, staples(), affinities(), reach(), churn, answer);
    }

    private int[] boughtByAny() {
        return IntStream.range(0, units.length).filter(c -> units[c].count > 0).toArray();
    }

    /** Those that most buy; categories stand in order of name, and of equals the earlier counts. */
    private Set<String> staples() {
        return Arrays.stream(boughtByAny())
                .boxed()
                .sorted(Comparator.comparingInt(c -> -units[c].count))
                .limit(STAPLES)
                .map(categories::get)
                .collect(Collectors.toSet());
    }

    private Map<String, Double> reach() {
        Map<String, Double> reach = new HashMap<>();
        items.forEach((key, seen) -> {
            if (seen.buyers > 0) {
                reach.put(key, seen.buyers / (double) units[seen.category].count);
            }
        });
        return reach;
    }

    /** For each category the others whose buyers buy it far more than most do: pet owners, say. */
    private Map<String, List<Norms.Affinity>> affinities() {
        Map<String, List<Norms.Affinity>> affinities = new HashMap<>();
        pairs.each((one, other, both) -> {
            affinity(one, other, both, affinities);
            affinity(other, one, both, affinities);
        });
        affinities.replaceAll((category, all) -> all.stream()
                .sorted(Comparator.comparingDouble(Norms.Affinity::share)
                        .reversed()
                        .thenComparing(Norms.Affinity::category))
                .limit(AFFINITIES)
                .toList());
        return affinities;
    }

    private void affinity(int bought, int other, int both, Map<String, List<Norms.Affinity>> affinities) {
        double share = both / (double) sampled[bought];
        double lift = share / (sampled[other] / (double) sample);
        if (both >= LEAST_PAIRS && lift >= LEAST_LIFT) {
            affinities
                    .computeIfAbsent(categories.get(bought), none -> new ArrayList<>())
                    .add(new Norms.Affinity(categories.get(other), share));
        }
    }
}
