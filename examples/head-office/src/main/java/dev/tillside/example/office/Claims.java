package dev.tillside.example.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Adds up who pays for discounts and tender coupons: what sales gave, less what returns took back. */
final class Claims {
    private final Map<String, BigDecimal> byPayer = new TreeMap<>();

    void add(String json) {
        JsonNode transaction = Json.object(json).orElseThrow();
        boolean back = Sale.kind(json) == Sale.Kind.RETURN;
        for (JsonNode line : transaction.path("lines")) {
            funded(line.path("discounts"), back);
            funded(line.path("claims"), back);
        }
        funded(transaction.path("tenderCoupons"), back);
    }

    private void funded(JsonNode given, boolean back) {
        for (JsonNode one : given) {
            for (JsonNode part : one.path("funding")) {
                BigDecimal amount = Sale.amount(part, "amount");
                byPayer.merge(part.path("payer").asText(), back ? amount.negate() : amount, BigDecimal::add);
            }
        }
    }

    /** The sums, by payer. */
    Map<String, BigDecimal> byPayer() {
        return new TreeMap<>(byPayer);
    }
}
