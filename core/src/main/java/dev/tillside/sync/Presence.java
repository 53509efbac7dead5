package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.util.List;

/**
 * What a till says of itself at the end of a round: leases of baskets that it does not name are over.
 *
 * @param till its own name, as in its {@link LeaseRequest}s
 * @param open baskets that may still use what they hold: those open, those whose sales head office does not have yet, and
 *     those that it refused
 */
public record Presence(String till, List<BasketKey> open) {
    /** So many baskets are named at most. */
    public static final int MOST = 10_000;

    public Presence {
        BadInput.present(till, "till");
        open = List.copyOf(open);
        if (open.size() > MOST) {
            throw BadInput.value("open", "more than " + MOST + ": " + open.size());
        }
    }
}
