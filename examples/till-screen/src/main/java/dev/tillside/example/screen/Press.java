package dev.tillside.example.screen;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SigningKey;
import dev.tillside.money.Money;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prints the lists that members have at home already, on a till of its own. */
final class Press {
    private Press() {}

    /** The code of each list by its id. */
    static Map<String, String> codes(Path directory, Shop shop, SigningKey key) {
        Map<String, String> codes = new TreeMap<>();
        try (LoyaltyTill till = LoyaltyTill.at(directory).listKey(key).open()) {
            till.take(shop.all());
            rehearse(till, shop);
            for (var list : shop.of("list")) {
                String id = list.get("id").textValue();
                till.printList(id).map(PrintedList::code).ifPresent(code -> codes.put(id, code));
            }
        }
        return codes;
    }

    /** A sale that nobody buys: the first shopper does not wait until the JVM has loaded what a sale needs. */
    private static void rehearse(LoyaltyTill till, Shop shop) {
        Checkout sale =
                till.beginTraining(new BasketKey(Shop.STORE, "press", till.today(Shop.STORE), "T1"), Optional.empty());
        for (var member : shop.of("member")) {
            sale.scan(member.get("cards").get(0).textValue());
        }
        int line = 0;
        for (var item : shop.of("item")) {
            Money price = Money.of(item.get("price").textValue(), sale.currency());
            sale.add(Line.each(String.valueOf(++line), new Gtin(item.get("gtin").textValue()), 1, price));
            sale.price();
        }
        sale.cancel();
    }
}
