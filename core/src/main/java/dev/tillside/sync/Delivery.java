package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;

/**
 * A committed sale on its way to head office.
 *
 * @param key the sale's name, by which a second delivery is told
 * @param json the sale in the wire format, one line
 */
public record Delivery(BasketKey key, String json) {
    public Delivery {
        BadInput.present(key, "key");
        BadInput.present(json, "json");
        if (json.isBlank() || json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw BadInput.value("json", "not one line of JSON"); // a break would make two sales of it
        }
    }
}
