package dev.tillside.example.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Baselines that count: what a user bought most often, filled up with what everybody did. */
final class FrequentItems {
    private static final int MOST = 20;

    private final List<String> global;

    FrequentItems(List<BasketUser> users) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        users.forEach(user -> count(user, counts));
        global = byCount(counts).stream().limit(1000).toList();
    }

    private static void count(BasketUser user, Map<String, Integer> counts) {
        user.baskets().forEach(basket -> basket.forEach(item -> counts.merge(item, 1, Integer::sum)));
    }

    /** Of equals, the one that was met first. */
    private static List<String> byCount(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> personal(BasketUser user) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        count(user, counts);
        return byCount(counts).stream().limit(MOST).toList();
    }

    List<String> filled(BasketUser user) {
        Set<String> filled = new LinkedHashSet<>(personal(user));
        for (int i = 0; filled.size() < MOST && i < global.size(); i++) {
            filled.add(global.get(i));
        }
        return new ArrayList<>(filled);
    }
}
