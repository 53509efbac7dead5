package dev.tillside.example.office.settle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up who pays for discounts and tender coupons: what sales gave, less what returns took back. What a use gave that does not
 * stand, and what could not be computed again, is the retailer's to bear, whoever was to pay for it: nobody else is asked for
 * money that is not proved.
 */
public final class Claims {
    private static final String RETAILER = "RETAILER";

    private final Map<String, BigDecimal> byPayer = new TreeMap<>();

    private Claims() {}

    /** Of all that is stored; nothing changes meanwhile for whoever looks through one book. */
    public static Claims of(Connection book) throws SQLException {
        Map<String, List<Conflicts.Lost>> lost = new Conflicts(book).lost();
        Rows rows = new Rows(book);
        Set<String> unproved = new HashSet<>(rows.texts("select key from unverified"));
        Set<String> cameBack = new HashSet<>(rows.texts("select original from basket where original is not null"));
        try (Statement asked = book.createStatement();
                ResultSet sales = asked.executeQuery("select key, json from basket where kind = 'sale'")) {
            Claims claims = new Claims();
            while (sales.next()) {
                String key = sales.getString(1);
                List<String> returns = cameBack.contains(key)
                        ? rows.texts("select json from basket where original = ?", key)
                        : List.of();
                claims.add(sales.getString(2), returns, lost.getOrDefault(key, List.of()), !unproved.contains(key));
            }
            return claims;
        }
    }

    private record Part(String offer, String coupon, String payer) {}

    /**
     * Adds a sale.
     *
     * @param returns those of this sale
     * @param lost what of its uses does not stand
     * @param proved whether nothing speaks against it
     */
    private void add(String sale, List<String> returns, List<Conflicts.Lost> lost, boolean proved) {
        Map<Part, BigDecimal> parts = new HashMap<>();
        collect(sale, parts, BigDecimal.ONE);
        returns.forEach(back -> collect(back, parts, BigDecimal.ONE.negate()));
        parts.forEach((part, sum) -> {
            BigDecimal amount = sum.max(BigDecimal.ZERO);
            claim(part.payer(), amount, proved ? borne(part, amount, lost) : amount);
        });
    }

    private static void collect(String json, Map<Part, BigDecimal> parts, BigDecimal sign) {
        JsonNode transaction = Json.object(json).orElseThrow();
        for (JsonNode line : transaction.path("lines")) {
            funded(line.path("discounts"), parts, sign);
            funded(line.path("claims"), parts, sign);
        }
        funded(transaction.path("tenderCoupons"), parts, sign);
    }

    private static void funded(JsonNode given, Map<Part, BigDecimal> parts, BigDecimal sign) {
        for (JsonNode one : given) {
            String offer = one.path("offer").asText();
            String coupon = one.path("coupon").isTextual() ? one.path("coupon").textValue() : "";
            for (JsonNode part : one.path("funding")) {
                parts.merge(
                        new Part(offer, coupon, part.path("payer").asText()),
                        Sale.amount(part, "amount").multiply(sign),
                        BigDecimal::add);
            }
        }
    }

    /** What the retailer bears of it, because it does not stand. */
    private static BigDecimal borne(Part part, BigDecimal amount, List<Conflicts.Lost> lost) {
        return lost.stream()
                .filter(one -> one.offer().equals(part.offer())
                        && (one.coupon().isEmpty() || one.coupon().equals(part.coupon())))
                .map(one -> amount.multiply(one.part()).divide(one.whole(), amount.scale(), RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private void claim(String payer, BigDecimal amount, BigDecimal borne) {
        byPayer.merge(payer, amount.subtract(borne), BigDecimal::add);
        if (borne.signum() > 0) {
            byPayer.merge(RETAILER, borne, BigDecimal::add);
        }
    }

    /** The sums, by payer. */
    public Map<String, BigDecimal> byPayer() {
        return new TreeMap<>(byPayer);
    }
}
