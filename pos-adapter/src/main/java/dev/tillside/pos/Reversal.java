package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Quantity;
import dev.tillside.sale.Returning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be undone of a committed sale.
 *
 * @param receipt the sale
 * @param key the return's own receipt, by which a second asking is known; absent for a void of the whole sale
 * @param goods what comes back of which line; empty for a void
 */
public record Reversal(BasketKey receipt, Optional<BasketKey> key, List<Returning.Asked> goods) {
    public Reversal {
        BadInput.present(receipt, "of");
        BadInput.present(key, "key");
        goods = List.copyOf(goods);
        if (key.isPresent() == goods.isEmpty()) {
            throw BadInput.value("lines", key.isPresent() ? "no goods" : "a void takes no goods");
        }
    }

    /** Undoes the sale whole, as if it had not been (post-void). */
    public static Reversal voiding(BasketKey receipt) {
        return new Reversal(receipt, Optional.empty(), List.of());
    }

    /**
     * Takes goods back (refund).
     *
     * @param key the return's own receipt
     * @param receipt of the sale
     * @param goods line id to quantity
     */
    public static Reversal refunding(BasketKey key, BasketKey receipt, Map<String, Quantity> goods) {
        List<Returning.Asked> asked = new ArrayList<>();
        goods.forEach((line, quantity) -> asked.add(new Returning.Asked(line, quantity)));
        return new Reversal(receipt, Optional.of(key), asked);
    }

    boolean isVoid() {
        return key.isEmpty();
    }
}
