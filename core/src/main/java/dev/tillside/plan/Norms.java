package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all households together say, so that one can be judged against it: at head office computed by {@link NormsBuilder}, at a
 * till taken as published.
 *
 * @param usage where usage is cut, by category
 * @param staples the categories that most households buy
 * @param affinities for a category, which others its buyers buy more than most
 * @param reach of the buyers of an item's category, the share that buys the item, by item
 * @param churn what absence means
 * @param answer how all answer specials next to what was expected of them, on average: what one household's answer is held against
 */
public record Norms(
        Map<String, UsageCut> usage,
        Set<String> staples,
        Map<String, List<Affinity>> affinities,
        Map<String, Double> reach,
        Churn churn,
        double answer) {
    /** Nothing known of others: one unit makes a medium user, nothing goes with anything. */
    public static final Norms NONE = new Norms(Map.of(), Set.of(), Map.of(), Map.of(), Churn.UNFITTED, 1);

    private static final UsageCut UNKNOWN = new UsageCut(1, 13);

    /**
     * @param category what else a category's buyers buy
     * @param share of them, 0 to 1
     */
    public record Affinity(String category, double share) {
        public Affinity {
            BadInput.present(category, "category");
            CellCuts.share(share, "affinities.share");
        }
    }

    public Norms {
        usage = inOrder(usage);
        staples = Collections.unmodifiableSet(new TreeSet<>(staples));
        affinities = inOrder(affinities);
        reach = inOrder(reach);
        BadInput.present(churn, "churn");
        if (!(answer > 0 && answer <= 100)) {
            throw BadInput.value("answer", "not above 0 and up to 100: " + answer);
        }
    }

    /** In order of name, and found by hashing: each household asks for each of its categories. */
    private static <T> Map<String, T> inOrder(Map<String, T> any) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(any)));
    }

    UsageCut usage(String category) {
        return usage.getOrDefault(category, UNKNOWN);
    }

    /** The share of staples among these categories; 1 where no staples are known. */
    double breadth(Set<String> categories) {
        return staples.isEmpty()
                ? 1
                : staples.stream().filter(categories::contains).count() / (double) staples.size();
    }

    /** The categories that a household buys nothing of, though what it buys goes with them, with the share of its like that do. */
    Map<String, Double> wanting(Map<String, CategoryUse> uses) {
        Map<String, Double> wanting = new HashMap<>();
        for (String bought : uses.keySet()) {
            for (Norms.Affinity affinity : affinities.getOrDefault(bought, List.of())) {
                if (!uses.containsKey(affinity.category())) {
                    wanting.merge(affinity.category(), affinity.share(), Math::max);
                }
            }
        }
        return wanting;
    }
}
