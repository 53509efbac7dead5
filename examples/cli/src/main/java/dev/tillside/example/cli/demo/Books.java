package dev.tillside.example.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.offer.PricedBasket;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one side has of the sales.
 *
 * @param count how many sales it counts
 * @param sales each sale's JSON by its key
 * @param total before discounts
 * @param discount what was saved
 * @param due what was paid
 * @param points what was earned
 */
public record Books(
        long count,
        Map<String, String> sales,
        BigDecimal total,
        BigDecimal discount,
        BigDecimal due,
        BigDecimal points) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The till's, from its own files. */
    static Books of(LoyaltyTill till) {
        Map<String, String> sales = new TreeMap<>();
        for (BasketKey key : till.sales()) {
            sales.put(key.toString(), till.delivery(key).orElseThrow().json());
        }
        List<PricedBasket> priced = till.sales().stream()
                .map(key -> till.receipt(key).orElseThrow().priced())
                .toList();
        return new Books(
                till.sales().size(),
                sales,
                sum(priced, p -> p.total().value()),
                sum(priced, p -> p.discount().value()),
                sum(priced, p -> p.due().value()),
                sum(priced, p -> p.pointsEarned().value()));
    }

    private static BigDecimal sum(List<PricedBasket> priced, Function<PricedBasket, BigDecimal> figure) {
        return priced.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Head office's, as it tells them over HTTP. */
    static Books of(Building building) throws IOException {
        Map<String, String> sales = new TreeMap<>();
        for (String line : building.get("/v1/baskets?after=0&most=1000")) {
            JsonNode sale = JSON.readTree(line);
            if (sale.has("key")) {
                sales.put(sale.get("key").textValue(), line);
            }
        }
        JsonNode totals = JSON.readTree(building.get("/v1/totals").get(0));
        return new Books(
                totals.get("baskets").longValue(),
                sales,
                figure(totals, "total"),
                figure(totals, "discount"),
                figure(totals, "due"),
                figure(totals, "pointsEarned"));
    }

    private static BigDecimal figure(JsonNode totals, String name) {
        return new BigDecimal(totals.get(name).textValue());
    }

    /** One sale, as head office tells it. */
    static JsonNode sale(Building building, BasketKey key) throws IOException {
        return JSON.readTree(building.get("/v1/baskets/" + key).get(0));
    }

    /** How many of these sales the other side does not have as they are here. */
    long missingIn(Books other) {
        return sales.entrySet().stream()
                .filter(sale -> !sale.getValue().equals(other.sales.get(sale.getKey())))
                .count();
    }

    /** How many sales it counts beyond one for each key. */
    long doubled() {
        return count - sales.size();
    }

    /** Whether both have the same sales, once each, and the same sums. */
    boolean agrees(Books other) {
        return missingIn(other) == 0
                && other.missingIn(this) == 0
                && doubled() == 0
                && other.doubled() == 0
                && count == other.count
                && total.compareTo(other.total) == 0
                && discount.compareTo(other.discount) == 0
                && due.compareTo(other.due) == 0
                && points.compareTo(other.points) == 0;
    }
}
