package dev.tillside.example.office.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.store.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sale gave to its member, or a return took back, as rows for a CRM; a return's amounts are below zero. */
final class Redeemed {
    /** What one payer gave for one offer. */
    private record Share(String offer, String coupon, String payer) {}

    private Redeemed() {}

    static List<ObjectNode> of(String json) {
        ObjectNode transaction = Json.object(json).orElseThrow();
        boolean back = Sale.kind(transaction) == Sale.Kind.RETURN;
        List<ObjectNode> rows = new ArrayList<>();
        shares(transaction).forEach((share, amount) -> {
            if (amount.signum() != 0) {
                ObjectNode row = row(transaction).put("offer", share.offer());
                if (!share.coupon().isEmpty()) {
                    row.put("coupon", share.coupon());
                }
                BigDecimal signed = back ? amount.negate() : amount;
                rows.add(row.put("payer", share.payer()).put("amount", signed.toPlainString()));
            }
        });
        paid(transaction, rows);
        return rows;
    }

    private static Map<Share, BigDecimal> shares(ObjectNode transaction) {
        Map<Share, BigDecimal> shares = new LinkedHashMap<>();
        for (JsonNode line : transaction.path("lines")) {
            add(shares, line.path("discounts"));
            add(shares, line.path("claims"));
        }
        add(shares, transaction.path("tenderCoupons"));
        return shares;
    }

    private static void add(Map<Share, BigDecimal> shares, JsonNode given) {
        for (JsonNode one : given) {
            for (JsonNode part : one.path("funding")) {
                Share share = new Share(
                        one.path("offer").asText(),
                        one.path("coupon").asText(""),
                        part.path("payer").asText());
                shares.merge(share, Sale.amount(part, "amount"), BigDecimal::add);
            }
        }
    }

    /** Points and vouchers that paid, and points that a return gave back. */
    private static void paid(ObjectNode transaction, List<ObjectNode> rows) {
        for (JsonNode redeemed : transaction.path("redeemed")) {
            ObjectNode row = row(transaction)
                    .put("amount", Sale.amount(redeemed, "amount").toPlainString());
            if (redeemed.has("points")) {
                row.put("pointsSpent", Sale.amount(redeemed, "points").toPlainString());
            }
            rows.add(row);
        }
        BigDecimal givenBack = Sale.amount(transaction, "pointsGivenBack");
        if (givenBack.signum() != 0) {
            rows.add(row(transaction).put("pointsSpent", givenBack.negate().toPlainString()));
        }
    }

    private static ObjectNode row(ObjectNode transaction) {
        BasketKey key = BasketKey.parse(transaction.path("key").asText());
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("type", "redemption").put("member", transaction.path("member").asText());
        row.put("sale", key.toString())
                .put("date", key.businessDay().toString())
                .put("store", key.store());
        return row.put("currency", transaction.path("currency").asText());
    }
}
