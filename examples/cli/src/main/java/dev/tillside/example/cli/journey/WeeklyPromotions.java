package dev.tillside.example.cli.journey;

import dev.tillside.example.cli.journey.Assortment.Article;
import dev.tillside.example.cli.journey.PlannedOffer.Items;
import dev.tillside.example.cli.journey.PlannedOffer.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shop's own leaflet, made up: every week a fixed price on a best seller, an amount off another for members, a percentage
 * off a category for members and an amount off a type of goods for everyone; and a reward for big baskets that never ends.
 */
final class WeeklyPromotions {
    private static final long DAYS_A_WEEK = 7;

    private final Span days;
    private final List<Article> bestSellers;
    private final List<String> categories;
    private final List<String> types;
    private final Map<String, List<Long>> pricesOfType;

    WeeklyPromotions(Assortment assortment, Span days) {
        this.days = days;
        this.bestSellers = assortment.bestSellers();
        this.categories = assortment.bestSelling(Product::categoryPath);
        this.types = assortment.bestSelling(Product::path);
        this.pricesOfType = assortment.articles().stream()
                .collect(Collectors.groupingBy(
                        a -> a.product().path().orElse(""), Collectors.mapping(Article::cents, Collectors.toList())));
    }

    List<PlannedOffer> all() {
        List<PlannedOffer> offers = new ArrayList<>();
        offers.add(bigBasket());
        if (bestSellers.isEmpty() || categories.isEmpty()) {
            return offers;
        }
        int week = 0;
        for (LocalDate first = days.from(); !first.isAfter(days.through()); first = first.plusDays(DAYS_A_WEEK)) {
            offers.addAll(leaflet(week++, Span.of(first, DAYS_A_WEEK)));
        }
        return offers;
    }

    private List<PlannedOffer> leaflet(int week, Span days) {
        Article low = turn(bestSellers, 2 * week);
        Article less = turn(bestSellers, 2 * week + 1);
        return Stream.of(
                        fixedPrice(week, days, low),
                        amountOff(week, days, less),
                        category(week, days, turn(categories, week)),
                        type(week, days, turn(types, week)))
                .toList();
    }

    private PlannedOffer bigBasket() {
        var steps = List.of(new Reward.Spend.Step(5000, 500), new Reward.Spend.Step(10000, 1200));
        return new PlannedOffer(
                "BIG-BASKET",
                "5.00 off from 50.00, 12.00 off from 100.00",
                "BASKET",
                "MEMBERS",
                days,
                new Reward.Spend(steps),
                Items.everything(),
                OptionalInt.empty(),
                List.of());
    }

    private static PlannedOffer fixedPrice(int week, Span days, Article article) {
        // A fifth off, ending in 9: from half a dollar up that is always less than the shelf price.
        long price = article.cents() * 4 / 5 / 10 * 10 + 9;
        String name = article.product().description() + " now " + Cents.text(price);
        var reward = new Reward.FixedPrice(price);
        var four = OptionalInt.of(4);
        var items = new Items("skus", List.of(article.sku()));
        String id = id(week, "PRICE");
        return promotion(id, name, "EVERYONE", days, reward, items, four, funding(id, article));
    }

    private static PlannedOffer amountOff(int week, Span days, Article article) {
        long off = nickels(article.cents() / 5);
        String name = article.product().description() + ", " + Cents.text(off) + " off for members";
        var items = new Items("skus", List.of(article.sku()));
        String id = id(week, "OFF");
        var always = OptionalInt.empty();
        return promotion(id, name, "MEMBERS", days, new Reward.AmountOff(off), items, always, funding(id, article));
    }

    private static PlannedOffer category(int week, Span days, String path) {
        int percent = List.of(10, 15, 20).get(week % 3);
        var items = new Items("categories", List.of(path));
        var always = OptionalInt.empty();
        String name = percent + " % off " + Product.inWords(path) + " for members";
        var reward = new Reward.PercentOff(percent);
        return promotion(id(week, "CATEGORY"), name, "MEMBERS", days, reward, items, always, List.of());
    }

    private PlannedOffer type(int week, Span days, String path) {
        long off = nickels(Cents.median(pricesOfType.get(path)) / 10);
        var items = new Items("categories", List.of(path));
        var always = OptionalInt.empty();
        String name = Cents.text(off) + " off " + Product.inWords(path);
        var reward = new Reward.AmountOff(off);
        return promotion(id(week, "TYPE"), name, "EVERYONE", days, reward, items, always, List.of());
    }

    private static PlannedOffer promotion(
            String id,
            String name,
            String audience,
            Span days,
            Reward reward,
            Items items,
            OptionalInt perTransaction,
            List<Share> funding) {
        return new PlannedOffer(id, name, "PROMOTION", audience, days, reward, items, perTransaction, funding);
    }

    /** The supplier of an advertised product pays half. */
    private static List<Share> funding(String offer, Article article) {
        return article.product().vendor().map(v -> new Share(v, offer, 50)).stream()
                .toList();
    }

    /** Down to a multiple of five cents, but at least five. */
    private static long nickels(long cents) {
        return Math.max(5, cents / 5 * 5);
    }

    private static String id(int week, String what) {
        return String.format("W%02d-%s", week + 1, what);
    }

    private static <T> T turn(List<T> choices, int place) {
        return choices.get(place % choices.size());
    }
}
