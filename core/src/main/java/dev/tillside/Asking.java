package dev.tillside;

import dev.tillside.basket.BasketKey;
import dev.tillside.internal.outbox.Leases;
import dev.tillside.internal.outbox.Wish;
import java.util.Optional;

/**
 * Has head office hold back what one basket's customer could use, whenever that changes; nobody waits for it. A basket in
 * training asks for nothing. Used with the checkout's monitor held.
 */
final class Asking {
    private final Leases leases;
    private final BasketKey key;
    private final boolean training;
    private Optional<Wish> wish = Optional.empty();
    /** Nothing happened since that may change the wish. */
    private boolean stands;

    Asking(Leases leases, BasketKey key, boolean training) {
        this.leases = leases;
        this.key = key;
        this.training = training;
    }

    /** Something happened that may change what the customer could use. */
    void changed() {
        stands = false;
    }

    void ask(Customer customer) {
        if (training || stands) {
            return;
        }
        stands = true;
        Optional<Wish> next = Optional.of(customer.wish());
        if (!next.equals(wish)) {
            wish = next;
            leases.wish(key, next.get());
        }
    }

    /** The basket came to nothing, or goes on later, here or elsewhere. */
    void end() {
        wish = Optional.empty();
        stands = false;
        leases.end(key);
    }
}
