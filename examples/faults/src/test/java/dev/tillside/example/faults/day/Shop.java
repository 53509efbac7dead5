package dev.tillside.example.faults.day;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** The shop of the day: a programme with points that pay, a coupon of few uses, an offer with a limit, two members. */
public final class Shop {
    public static final String STORE = "0042";
    static final Currency POUNDS = Currency.getInstance("GBP");
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private Shop() {}

    static BasketKey key(String tx) {
        return new BasketKey(STORE, "3", DAY, tx);
    }

    static Line line(String id, String sku, long count, String amount) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(count), Unit.EACH, money(amount));
    }

    static Money money(String amount) {
        return Money.of(amount, POUNDS);
    }

    /** What head office publishes before the till opens for the first time. */
    public static List<String> published() {
        return """
                {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}],"burn":{"points":"100","worth":"1.00","step":"100"}}}
                {"type":"store","id":"0042","timeZone":"Europe/London"}
                {"type":"offer","id":"C-TEA","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["TEA"]},"audience":"COUPON"}
                {"type":"offer","id":"L-MILK","kind":"AMOUNT_OFF","amount":"0.25","items":{"skus":["MILK"]},"limits":{"totalUses":3}}
                {"type":"member","id":"M1","cards":["CARD-1"],"points":"400"}
                {"type":"member","id":"M2","cards":["CARD-2"],"points":"5"}
                {"type":"coupon","id":"K1","member":"M1","offer":"C-TEA","uses":2}
                {"type":"coupon","id":"K2","member":"M2","offer":"C-TEA","uses":1}
                """.lines().toList();
    }

    /** What somebody gives the till by hand in the afternoon. */
    static String byHand() {
        return "{\"type\":\"offer\",\"id\":\"L-MILK\",\"version\":2,\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.30\","
                + "\"items\":{\"skus\":[\"MILK\"]},\"limits\":{\"totalUses\":6}}";
    }
}
