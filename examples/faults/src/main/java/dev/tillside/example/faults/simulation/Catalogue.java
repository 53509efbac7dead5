package dev.tillside.example.faults.simulation;

import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the chain sells, to whom, and what is on offer; small, so that the same things meet again and again. */
final class Catalogue {
    static final Currency GBP = Currency.getInstance("GBP");
    static final List<String> MEMBERS = List.of("M1", "M2", "M3", "M4");
    /** Members whom head office may erase: they share nothing. */
    static final List<String> ERASABLE = List.of("M1", "M2");

    static final String HOUSEHOLD = "H";
    static final long VOUCHER_POINTS = 60;
    static final int COUPON_USES = 2;

    private static final Map<String, Integer> SHELF =
            new TreeMap<>(Map.of("BREAD", 149, "CAKE", 525, "JAM", 239, "MILK", 95, "SOAP", 310, "TEA", 1299));
    private static final Map<String, Long> OPENINGS = new TreeMap<>(Map.of("M1", 120L, "M2", 0L, "M3", 50L, "M4", 30L));

    private Catalogue() {}

    static List<String> firstPublication() {
        List<String> objects = new ArrayList<>(List.of(
                "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\",\"points\":{"
                        + "\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],"
                        + "\"burn\":{\"points\":\"10\",\"worth\":\"0.50\",\"step\":\"10\"}},"
                        + "\"vouchers\":[{\"id\":\"v\",\"points\":\"" + VOUCHER_POINTS
                        + "\",\"value\":\"2.00\",\"validDays\":400,\"partial\":true}],"
                        + "\"returns\":{\"policy\":\"PAID_SHARE\",\"days\":3000}}",
                "{\"type\":\"store\",\"id\":\"0099\",\"timeZone\":\"Asia/Shanghai\"}",
                percentOff(1, 10),
                "{\"type\":\"offer\",\"id\":\"THREE\",\"kind\":\"MULTIBUY\",\"quantity\":3,\"percentOff\":\"100\","
                        + "\"cheapest\":1,\"items\":{\"skus\":[\"SOAP\",\"JAM\"]}}",
                "{\"type\":\"offer\",\"id\":\"FEW\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.40\",\"items\":{\"skus\":[\"CAKE\"]},"
                        + "\"limits\":{\"totalUses\":5}}",
                "{\"type\":\"offer\",\"id\":\"ONCE\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.30\",\"audience\":\"MEMBERS\","
                        + "\"items\":{\"skus\":[\"MILK\"]},\"limits\":{\"perMember\":2}}",
                "{\"type\":\"offer\",\"id\":\"BON\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.70\",\"audience\":\"COUPON\","
                        + "\"items\":{\"all\":true}}"));
        for (String member : MEMBERS) {
            boolean shares = !ERASABLE.contains(member);
            objects.add("{\"type\":\"member\",\"id\":\"" + member + "\",\"cards\":[\"" + card(member) + "\"],"
                    + (shares ? "\"household\":\"" + HOUSEHOLD + "\"," : "") + "\"points\":\"" + OPENINGS.get(member)
                    + "\"}");
            objects.add("{\"type\":\"coupon\",\"id\":\"" + coupon(member) + "\",\"member\":\"" + member
                    + "\",\"offer\":\"BON\",\"uses\":" + COUPON_USES + "}");
        }
        return objects;
    }

    /** The same offer in another version. */
    static String percentOff(long version, int percent) {
        return "{\"type\":\"offer\",\"id\":\"TENTH\",\"version\":" + version
                + ",\"kind\":\"PERCENT_OFF\",\"percent\":\"" + percent
                + "\",\"items\":{\"skus\":[\"TEA\",\"BREAD\"]}}";
    }

    /** An offer that was not there at first. */
    static String lateOffer(long version, boolean removed) {
        return "{\"type\":\"offer\",\"id\":\"LATE\",\"version\":" + version
                + (removed
                        ? ",\"removed\":true}"
                        : ",\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"12.00\",\"amountOff\":\"1.00\"}],"
                                + "\"items\":{\"all\":true}}");
    }

    static String card(String member) {
        return "CARD-" + member;
    }

    static String coupon(String member) {
        return "K-" + member;
    }

    /** The account of a member: a household's is one. */
    static String account(String member) {
        return ERASABLE.contains(member) ? member : HOUSEHOLD;
    }

    /** What an account was brought in with. */
    static long opening(String account) {
        return OPENINGS.entrySet().stream()
                .filter(e -> account(e.getKey()).equals(account))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    static Line goods(String line, Draw draw) {
        String sku = draw.of(List.copyOf(SHELF.keySet()));
        return goods(line, sku, draw.between(1, 3));
    }

    private static Line goods(String line, String sku, int quantity) {
        return Line.of(line, ItemId.sku(sku), Quantity.of(quantity), Unit.EACH, price(sku, quantity));
    }

    static Money price(String sku, int quantity) {
        return new Money((long) SHELF.get(sku) * quantity, GBP);
    }

    static String tx(String letter, int number) {
        return letter + String.format(Locale.ROOT, "%03d", number);
    }
}
