package dev.tillside.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which deals have items in a category: found once, so that a household's categories alone are looked at. */
final class DealIndex {
    private final Map<String, List<Dealt>> byCategory = new HashMap<>();
    /** What was found for the day that was asked last: one day is asked for every household. */
    private volatile OneDay last = new OneDay(LocalDate.MIN, new ConcurrentHashMap<>());

    /** An item of a deal. */
    record Dealt(Deal deal, Article article) {}

    private record OneDay(LocalDate day, ConcurrentMap<String, List<Dealt>> byCategory) {}

    DealIndex(List<Deal> deals, Assortment shop) {
        for (Deal deal : deals) {
            for (Article article : shop.articles(deal.items())) {
                byCategory
                        .computeIfAbsent(article.category(), none -> new ArrayList<>())
                        .add(new Dealt(deal, article));
            }
        }
    }

    List<Dealt> in(String category, LocalDate day) {
        OneDay now = last;
        if (!now.day().equals(day)) {
            now = new OneDay(day, new ConcurrentHashMap<>());
            last = now;
        }
        return now.byCategory().computeIfAbsent(category, asked -> byCategory.getOrDefault(asked, List.of()).stream()
                .filter(dealt -> holds(dealt.deal(), day))
                .toList());
    }

    /** Noon, so that whole days decide wherever the shop is. */
    static boolean holds(Deal deal, LocalDate day) {
        return deal.valid().holds(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
