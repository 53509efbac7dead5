package dev.tillside.example.cli.plan;

import dev.tillside.plan.Article;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Exposure;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What became of each special that was shown or withheld, from purchases. */
final class Exposures {
    private static final int WEEKS_BEFORE = 8;

    private final Assortment shop;
    private final Map<String, List<Visit>> visits;

    Exposures(Assortment shop, Map<String, List<Visit>> visits) {
        this.shop = shop;
        this.visits = visits;
    }

    /** Of one deal, among rows of all. */
    List<Exposure> of(Deal deal, List<ShownFile.Row> rows) {
        Set<String> own = new HashSet<>();
        Set<String> categories = new HashSet<>();
        shop.articles(deal.items()).forEach(article -> {
            own.add(article.key());
            categories.add(article.category());
        });
        Predicate<String> inCategory = key -> shop.find(key)
                .map(Article::category)
                .filter(categories::contains)
                .isPresent();
        List<Exposure> all = new ArrayList<>();
        for (ShownFile.Row row : rows) {
            if (row.deal().equals(deal.id())) {
                all.add(exposure(row, own, inCategory));
            }
        }
        return all;
    }

    private Exposure exposure(ShownFile.Row row, Set<String> own, Predicate<String> inCategory) {
        List<Purchase> now = between(row.household(), row.issued(), row.through());
        List<Purchase> before = between(
                row.household(),
                row.issued().minusWeeks(WEEKS_BEFORE),
                row.issued().minusDays(1));
        return new Exposure(
                row.household(),
                row.issued(),
                row.through(),
                row.heldOut(),
                row.heldOut() ? 0 : units(now, p -> p.special() && p.item().equals(row.item())),
                units(now, p -> own.contains(p.item())),
                now.stream()
                        .filter(p -> own.contains(p.item()))
                        .mapToLong(Purchase::spend)
                        .sum(),
                units(before, p -> own.contains(p.item())),
                units(before, p -> inCategory.test(p.item())),
                units(now, p -> inCategory.test(p.item())));
    }

    private List<Purchase> between(String household, LocalDate from, LocalDate through) {
        return visits.getOrDefault(household, List.of()).stream()
                .filter(v -> !v.date().isBefore(from) && !v.date().isAfter(through))
                .flatMap(v -> v.purchases().stream())
                .toList();
    }

    private static double units(List<Purchase> purchases, Predicate<Purchase> which) {
        return purchases.stream().filter(which).mapToDouble(Purchase::quantity).sum();
    }
}
