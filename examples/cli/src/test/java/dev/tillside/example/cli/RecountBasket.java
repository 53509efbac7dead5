package dev.tillside.example.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A basket as the till sent it. */
final class RecountBasket {
    /**
     * @param id the till's id of it
     * @param sku the article
     * @param item what is known of the article
     * @param pieces how many
     * @param cents of all pieces
     */
    record Line(String id, String sku, RecountItem item, int pieces, long cents) {
        /** What each piece costs; the cents that do not divide fall where the rounded running sum puts them. */
        long[] units() {
            long[] units = new long[pieces];
            long before = 0;
            for (int i = 1; i <= pieces; i++) {
                long sum = (2 * cents * i + pieces) / (2L * pieces);
                units[i - 1] = sum - before;
                before = sum;
            }
            return units;
        }
    }

    final String key;
    final LocalDate day;
    final List<Line> lines = new ArrayList<>();
    String member;
    long committedAt;
    int commits;

    RecountBasket(String key, LocalDate day) {
        this.key = key;
        this.day = day;
    }

    void add(JsonNode json, Map<String, RecountItem> items) {
        String sku = json.get("sku").asText();
        lines.add(new Line(
                json.get("line").asText(),
                sku,
                items.getOrDefault(sku, RecountItem.UNKNOWN),
                Integer.parseInt(json.get("quantity").asText()),
                RecountOffer.cents(json.get("amount").asText())));
    }

    /** Null where the till sent no such line. */
    Line line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElse(null);
    }
}
