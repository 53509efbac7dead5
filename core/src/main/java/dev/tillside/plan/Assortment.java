package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.item.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shop's items, by the names that purchase histories give them. Immutable. */
public final class Assortment {
    private final Map<String, Article> byKey;
    private final Map<String, List<Article>> byCategory;

    private Assortment(Map<String, Article> byKey, Map<String, List<Article>> byCategory) {
        this.byKey = byKey;
        this.byCategory = byCategory;
    }

    /** Of these items; of two of one key the later counts. */
    public static Assortment of(Collection<Item> items) {
        Map<String, Article> byKey = new HashMap<>();
        BadInput.present(items, "items").forEach(item -> {
            Article article = Article.of(item);
            byKey.put(article.key(), article);
        });
        Map<String, List<Article>> byCategory = new TreeMap<>();
        byKey.values().forEach(article -> byCategory
                .computeIfAbsent(article.category(), empty -> new ArrayList<>())
                .add(article));
        byCategory.values().forEach(list -> list.sort(java.util.Comparator.comparing(Article::key)));
        return new Assortment(Collections.unmodifiableMap(byKey), byCategory);
    }

    public Optional<Article> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The article of that key, or null: for inner loops. */
    Article orNull(String key) {
        return byKey.get(key);
    }

    Collection<Article> all() {
        return byKey.values();
    }

    /** The same without the items of a selector. */
    Assortment without(Selector except) {
        return except.isEmpty()
                ? this
                : of(byKey.values().stream()
                        .filter(a -> !except.matches(a.item().id(), a.item().facts()))
                        .map(Article::item)
                        .toList());
    }

    public int size() {
        return byKey.size();
    }

    /** The categories that have an item. */
    public List<String> categories() {
        return List.copyOf(byCategory.keySet());
    }

    /** The articles that a selector matches, in order of category and key. */
    public List<Article> articles(Selector items) {
        return byCategory.values().stream()
                .flatMap(List::stream)
                .filter(a -> items.matches(a.item().id(), a.item().facts()))
                .toList();
    }
}
