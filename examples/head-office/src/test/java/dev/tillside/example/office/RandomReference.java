package dev.tillside.example.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Offers, coupons and members as a seed has them; each item is 2.00, and points are not earned. */
public final class RandomReference {
    public static final List<String> MEMBERS = List.of("M1", "M2", "M3");

    private static final List<String> GOODS = List.of("JAM", "TEA", "OIL", "EGG", "PIE");

    private final Random random;

    public RandomReference(Random random) {
        this.random = random;
    }

    /** The programme first. */
    public List<String> lines() {
        List<String> lines =
                new ArrayList<>(List.of("""
                {"type":"program","id":"club","currency":"GBP","timeZone":"UTC","points":{"burn":\
                {"points":"100","worth":"1.00","step":"100","minimum":"100"%s}}}""".formatted(one("", ",\"offline\":\"100\"", ",\"offline\":\"0\""))));
        for (String sku : GOODS) {
            lines.add("{\"type\":\"item\",\"sku\":\"%s\",\"price\":\"2.00\"}".formatted(sku));
        }
        for (int i = 0; i < GOODS.size(); i++) {
            offer("O" + i, GOODS.get(i), lines);
        }
        for (String member : MEMBERS) {
            lines.add("{\"type\":\"member\",\"id\":\"%s\"%s%s,\"points\":\"%d\"}"
                    .formatted(
                            member,
                            one("", ",\"homeStore\":\"0042\"", ",\"homeStore\":\"0043\""),
                            one("", ",\"household\":\"H\""),
                            100 * random.nextInt(5)));
        }
        return lines;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private void offer(String id, String sku, List<String> lines) {
        boolean coupon = random.nextBoolean();
        String reward = one(
                "\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.75\"",
                "\"kind\":\"PERCENT_OFF\",\"percent\":\"33.3\"",
                "\"kind\":\"FIXED_PRICE\",\"price\":\"1.10\"",
                "\"kind\":\"MULTIBUY\",\"quantity\":2,\"price\":\"3.10\"");
        String policy = one(
                "",
                ",\"offline\":\"REFUSE\"",
                ",\"offline\":\"HOME_STORE\"",
                ",\"offline\":\"HOME_STORE\",\"stores\":[\"0042\"]",
                ",\"offline\":\"BOUNDED_RISK\",\"offlineUses\":1",
                ",\"offline\":\"BOUNDED_RISK\",\"offlineUses\":3");
        lines.add("{\"type\":\"offer\",\"id\":\"%s\",%s%s,\"items\":{\"skus\":[\"%s\"]}%s%s}"
                .formatted(
                        id,
                        reward,
                        policy,
                        sku,
                        coupon ? ",\"audience\":\"COUPON\"" : "",
                        coupon ? limits("") : limits("x")));
        if (coupon) {
            for (String member : MEMBERS) {
                lines.add("{\"type\":\"coupon\",\"id\":\"%s-%s\",\"member\":\"%s\",\"offer\":\"%s\",\"uses\":%d}"
                        .formatted(id, member, member, id, 1 + random.nextInt(3)));
            }
        }
    }

    private String limits(String always) {
        String limits = one(
                always.isEmpty() ? "" : "\"totalUses\":3",
                "\"totalUses\":4",
                "\"totalAmount\":\"2.50\"",
                "\"perMember\":2",
                "\"perMemberPeriod\":{\"uses\":1,\"period\":\"P2D\"}",
                "\"totalUses\":5,\"perMember\":2,\"maxDiscount\":\"1.20\"");
        return limits.isEmpty() ? "" : ",\"limits\":{" + limits + "}";
    }
}
