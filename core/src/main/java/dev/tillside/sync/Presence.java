package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.util.List;

/**
 * What a till says of itself at the end of a round: leases of baskets that it does not name are over.
 *
 * @param till the name of its chain
 * @param open baskets that may still use what they hold: those open, those whose sales head office does not have yet, and
 *     dead letters
 */
public record Presence(String till, List<BasketKey> open) {
    public Presence {
        BadInput.present(till, "till");
        open = List.copyOf(open);
    }
}
