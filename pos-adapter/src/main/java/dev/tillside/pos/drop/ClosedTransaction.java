package dev.tillside.pos.drop;

import dev.tillside.basket.BasketKey;
import dev.tillside.wire.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a file says was done at a till, from its beginning to its end. */
sealed interface ClosedTransaction {
    /**
     * @param n the number of its line, or of its transaction in a POSLog
     * @param at where the clock stands, where the file says it
     */
    record Said(long n, Optional<Instant> at, Event event) {}

    /**
     * A sale, from {@code begin} to {@code commit} or {@code cancel}.
     *
     * @param said at least two
     */
    record Sale(List<Said> said) implements ClosedTransaction {
        public Sale {
            said = List.copyOf(said);
        }

        Said first() {
            return said.get(0);
        }

        Said last() {
            return said.get(said.size() - 1);
        }
    }

    /**
     * Goods that came back, outside an exchange.
     *
     * @param place where: the key, whose transaction number is the return's
     */
    record Back(Said said, Optional<BasketKey> place) implements ClosedTransaction {}

    /**
     * A sale that was undone.
     *
     * @param sale the sale's key
     */
    record Undone(Said said, BasketKey sale) implements ClosedTransaction {}
}
