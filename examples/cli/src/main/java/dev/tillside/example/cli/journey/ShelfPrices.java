package dev.tillside.example.cli.journey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a product costs, learned from sales that say what was paid: the median price of the product, else of its type. The
 * data's README ends there; a till must charge something for the rest too, so the category, the department and at last
 * everything that was ever sold stand in.
 */
final class ShelfPrices {
    /** From how near a price was learned. */
    enum Source {
        PRODUCT,
        TYPE,
        CATEGORY,
        DEPARTMENT,
        ANYTHING;

        /** As a sentence names it. */
        String inWords() {
            return this == ANYTHING ? "anything ever sold" : "the " + name().toLowerCase(Locale.ROOT);
        }

        private Optional<String> of(Product product) {
            return switch (this) {
                case PRODUCT -> Optional.of(product.id());
                case TYPE -> product.type();
                case CATEGORY -> product.category();
                case DEPARTMENT -> product.department();
                case ANYTHING -> Optional.of("");
            };
        }
    }

    /**
     * @param cents of one piece
     * @param source where it comes from
     */
    record Price(long cents, Source source) {}

    private final Map<Source, Map<String, List<Ratio>>> seen = new EnumMap<>(Source.class);
    private final Map<Source, Map<String, Long>> medians = new EnumMap<>(Source.class);

    ShelfPrices() {
        for (Source source : Source.values()) {
            seen.put(source, new HashMap<>());
            medians.put(source, new HashMap<>());
        }
    }

    void learn(Product product, Ratio price) {
        for (Source source : Source.values()) {
            source.of(product).ifPresent(key -> seen.get(source)
                    .computeIfAbsent(key, unseen -> new ArrayList<>())
                    .add(price));
        }
    }

    Price of(Product product) {
        for (Source source : Source.values()) {
            Optional<Long> cents = source.of(product).flatMap(key -> median(source, key));
            if (cents.isPresent()) {
                return new Price(cents.get(), source);
            }
        }
        throw new IllegalStateException("no sale says what anything costs");
    }

    private Optional<Long> median(Source source, String key) {
        List<Ratio> prices = seen.get(source).get(key);
        return prices == null
                ? Optional.empty()
                : Optional.of(medians.get(source).computeIfAbsent(key, unknown -> Ratio.median(prices)));
    }
}
