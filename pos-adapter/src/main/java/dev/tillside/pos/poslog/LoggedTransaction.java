package dev.tillside.pos.poslog;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.wire.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transaction of somebody's POSLog in the words of the wire format.
 *
 * @param number its place in the log, from 1
 * @param key its name
 * @param at when it ended, where the log says it
 * @param bodies what was said: of a sale from its beginning to its commit, else one
 */
public record LoggedTransaction(long number, BasketKey key, Optional<Instant> at, List<Event.Body> bodies) {
    public LoggedTransaction {
        BadInput.present(key, "key");
        BadInput.present(at, "at");
        bodies = List.copyOf(bodies);
    }
}
