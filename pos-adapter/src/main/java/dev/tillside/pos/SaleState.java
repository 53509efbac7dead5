package dev.tillside.pos;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.EntryMethod;
import dev.tillside.basket.Line;
import dev.tillside.offer.PricedBasket;
import java.util.List;
import java.util.Optional;

/**
 * A sale as its POS has it, which the library is brought to.
 *
 * @param heard scans that the library may not have heard yet, in order
 * @param paying what pays besides money; absent where the POS has not said yet, and what stands in the library counts
 * @param ticket every line that is sold
 * @param shown what stands on the ticket; absent where nothing is on it
 * @param confirmed whether the library answered that for this very ticket
 */
record SaleState(
        BasketKey key,
        boolean training,
        Optional<String> operator,
        EntryMethod entry,
        List<Heard> heard,
        Optional<Paying> paying,
        List<Line> ticket,
        Optional<PricedBasket> shown,
        boolean confirmed) {
    SaleState {
        heard = List.copyOf(heard);
        ticket = List.copyOf(ticket);
        if (!ticket.isEmpty()) {
            new Basket(key, ticket.get(0).amount().currency(), ticket); // ids are distinct, and amounts of one currency
        }
    }
}
