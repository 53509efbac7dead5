package dev.tillside.example.cli.journey;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the shop sells: the products of the whole baskets, their prices and how often each was taken. */
final class Assortment {
    /**
     * @param product what it is
     * @param price what one costs, and from where that is known
     * @param sold how many pieces in all baskets
     */
    record Article(Product product, ShelfPrices.Price price, int sold) {
        String sku() {
            return product.id();
        }

        long cents() {
            return price.cents();
        }
    }

    private final SortedMap<String, Article> articles = new TreeMap<>();
    private final List<Article> worthAnOffer;

    Assortment(CompleteJourney journey) {
        SortedMap<String, Integer> sold = new TreeMap<>();
        for (PastBasket basket : journey.baskets()) {
            basket.goods().forEach((sku, pieces) -> sold.merge(sku, pieces, Integer::sum));
        }
        sold.forEach((sku, pieces) -> articles.put(sku, new Article(journey.product(sku), journey.price(sku), pieces)));
        this.worthAnOffer = worthAnOffer(articles.values());
    }

    /** By SKU. */
    Collection<Article> articles() {
        return articles.values();
    }

    Article article(String sku) {
        return articles.get(sku);
    }

    /** Those of these products that are sold, by SKU. */
    List<Article> sold(Collection<String> products) {
        return products.stream()
                .filter(articles::containsKey)
                .sorted()
                .map(articles::get)
                .toList();
    }

    /** Products worth an offer, the most taken first. */
    List<Article> bestSellers() {
        return worthAnOffer.stream()
                .sorted(Comparator.comparingInt(Article::sold).reversed().thenComparing(Article::sku))
                .toList();
    }

    /** Groups of products worth an offer, the most taken first. */
    List<String> bestSelling(Function<Product, Optional<String>> group) {
        Map<String, Integer> taken = worthAnOffer.stream()
                .filter(a -> group.apply(a.product()).isPresent())
                .collect(Collectors.toMap(
                        a -> group.apply(a.product()).orElseThrow(), Article::sold, Integer::sum, TreeMap::new));
        return taken.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Petrol, paper coupons and what the table calls miscellaneous are rung up, but nobody advertises them. */
    private static List<Article> worthAnOffer(Collection<Article> articles) {
        return articles.stream()
                .filter(a -> a.cents() >= 50)
                .filter(a -> a.product().type().isPresent())
                .filter(a -> !List.of("coupon", "fuel", "miscellaneous")
                        .contains(a.product().departmentPath().orElse("miscellaneous")))
                .toList();
    }
}
