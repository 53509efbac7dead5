package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the selectors that choose a line, so that all others cost nothing. Offers are numbered in order of id, and their needs
 * one after the other in that order. Immutable once built.
 */
final class OfferIndex {
    private static final int[] NONE = {};

    private final List<Offer> offers;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Need> needs = new ArrayList<>();
    private final int[] firstNeed;
    private final int[] offerOf;
    /** Gifts from a spend on: whatever is bought has to do with them. */
    private final int[] anywhere;

    private final Map<String, int[]> gtins;
    private final Map<String, int[]> skus;
    private final Map<String, int[]> brands;
    private final Map<String, int[]> categories;
    private final Map<String, int[]> departments;
    private final Map<String, int[]> tags;
    private final int[] everything;

    OfferIndex(Collection<Offer> all) {
        this.offers = List.copyOf(all);
        this.firstNeed = new int[offers.size() + 1];
        List<Integer> gifts = new ArrayList<>();
        for (int offer = 0; offer < firstNeed.length - 1; offer++) {
            Reward reward = offers.get(offer).reward();
            numbers.put(offers.get(offer).id(), offer);
            firstNeed[offer] = needs.size();
            needs.addAll(Need.of(reward));
            if (reward instanceof Reward.Gift gift && gift.spend().isPresent()) {
                gifts.add(offer);
            }
        }
        firstNeed[offers.size()] = needs.size();
        this.offerOf = new int[needs.size()];
        for (int offer = 0; offer < offers.size(); offer++) {
            Arrays.fill(offerOf, firstNeed[offer], firstNeed[offer + 1], offer);
        }
        this.anywhere = gifts.stream().mapToInt(Integer::intValue).toArray();
        this.gtins = byKey(s -> s.gtins().stream().map(Gtin::digits).toList());
        this.skus = byKey(Selector::skus);
        this.brands = byKey(Selector::brands);
        this.categories = byKey(Selector::categories);
        this.departments = byKey(Selector::departments);
        this.tags = byKey(Selector::tags);
        this.everything = byKey(s -> s.all() ? Set.of("") : Set.of()).getOrDefault("", NONE);
    }

    private Map<String, int[]> byKey(java.util.function.Function<Selector, Collection<String>> keys) {
        Map<String, List<Integer>> found = new HashMap<>();
        for (int need = 0; need < needs.size(); need++) {
            for (String key : keys.apply(needs.get(need).items())) {
                found.computeIfAbsent(key, k -> new ArrayList<>()).add(need);
            }
        }
        Map<String, int[]> byKey = new HashMap<>();
        found.forEach((key, some) ->
                byKey.put(key, some.stream().mapToInt(Integer::intValue).toArray()));
        return byKey;
    }

    Offer offer(int number) {
        return offers.get(number);
    }

    /** The offer's number, or -1. */
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    /** The offer that has the need. */
    int offerOf(int need) {
        return offerOf[need];
    }

    int firstNeed(int offer) {
        return firstNeed[offer];
    }

    /** The offer's needs: the first of them has the number {@link #firstNeed}. */
    List<Need> needs(int offer) {
        return needs.subList(firstNeed[offer], firstNeed[offer + 1]);
    }

    /** Numbers of offers that any line has to do with, rising. */
    int[] anywhere() {
        return anywhere;
    }

    /** The needs whose selector chooses the line, rising. */
    int[] choosing(Line line) {
        ItemFacts facts = line.facts();
        Found found = new Found(everything);
        found.add((line.item().isGtin() ? gtins : skus).get(line.item().code()));
        if (facts.brand().isPresent()) {
            found.add(brands.get(facts.brand().get()));
        }
        if (facts.department().isPresent()) {
            found.add(departments.get(facts.department().get()));
        }
        if (facts.tags().isPresent()) {
            for (String tag : facts.tags().get()) {
                found.add(tags.get(tag));
            }
        }
        if (facts.category().isPresent() && !categories.isEmpty()) {
            String path = facts.category().get();
            for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
                found.add(categories.get(path.substring(0, end)));
            }
        }
        return found.without(line);
    }

    /** A rising list of needs that grows. */
    private final class Found {
        private int[] some;
        private boolean mixed;

        Found(int[] some) {
            this.some = some;
        }

        void add(int[] more) {
            if (more == null) {
                return;
            }
            if (some.length == 0) {
                some = more;
                return;
            }
            int[] both = Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, both, some.length, more.length);
            some = both;
            mixed = true;
        }

        /** Once each, and without those whose {@code except} names the line. */
        int[] without(Line line) {
            if (mixed) {
                Arrays.sort(some);
            }
            int[] left = new int[some.length];
            int size = 0;
            for (int need : some) {
                Optional<Selector> except = needs.get(need).items().except();
                boolean again = size > 0 && left[size - 1] == need;
                if (!again && (except.isEmpty() || !except.get().matches(line.item(), line.facts()))) {
                    left[size++] = need;
                }
            }
            return size == some.length && !mixed ? some : Arrays.copyOf(left, size);
        }
    }
}
