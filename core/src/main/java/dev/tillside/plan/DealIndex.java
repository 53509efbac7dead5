package dev.tillside.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which deals have items in a category: found once, so that a household's categories alone are looked at. */
final class DealIndex {
    private final List<Dealt> all = new ArrayList<>();
    /** What was found for the day that was asked last: one day is asked for every household. */
    private volatile OneDay last = new OneDay(LocalDate.MIN, Map.of());

    /** An item of a deal. */
    record Dealt(Deal deal, Article article) {}

    private record OneDay(LocalDate day, Map<String, List<Dealt>> byCategory) {}

    DealIndex(List<Deal> deals, Assortment shop) {
        for (Deal deal : deals) {
            for (Article article : shop.articles(deal.items())) {
                all.add(new Dealt(deal, article));
            }
        }
    }

    /** The items of the deals that hold on a day, by category, in order of deal. */
    Map<String, List<Dealt>> on(LocalDate day) {
        OneDay now = last;
        if (!now.day().equals(day)) {
            now = new OneDay(day, found(day));
            last = now;
        }
        return now.byCategory();
    }

    private Map<String, List<Dealt>> found(LocalDate day) {
        Map<String, List<Dealt>> byCategory = new HashMap<>();
        for (Dealt dealt : all) {
            if (holds(dealt.deal(), day)) {
                byCategory
                        .computeIfAbsent(dealt.article().category(), none -> new ArrayList<>())
                        .add(dealt);
            }
        }
        return byCategory;
    }

    /** Noon, so that whole days decide wherever the shop is. */
    static boolean holds(Deal deal, LocalDate day) {
        return deal.valid().holds(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
