package dev.tillside.example.screen;

import dev.tillside.LoyaltyTill;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SigningKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Prints the lists that members have at home already. */
final class Press {
    private Press() {}

    /** The code of each list by its id. */
    static Map<String, String> codes(Path directory, Shop shop, SigningKey key) {
        Map<String, String> codes = new TreeMap<>();
        try (LoyaltyTill till = LoyaltyTill.at(directory).listKey(key).open()) {
            till.take(shop.all());
            for (var list : shop.of("list")) {
                String id = list.get("id").textValue();
                till.printList(id).map(PrintedList::code).ifPresent(code -> codes.put(id, code));
            }
        }
        return codes;
    }
}
