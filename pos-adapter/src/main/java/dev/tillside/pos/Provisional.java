package dev.tillside.pos;

import dev.tillside.basket.Basket;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Proof;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A sale as it was shown and paid, before the library has booked it. */
final class Provisional {
    private Provisional() {}

    static Receipt receipt(SaleState state, Payment payment, Instant at) {
        return new Receipt(
                state.key(),
                Optional.empty(),
                at,
                state.operator(),
                1,
                state.shown().orElseGet(() -> nothing(state, payment.tax())),
                payment,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    private static PricedBasket nothing(SaleState state, Money none) {
        Money zero = none.withMinor(0);
        return new PricedBasket(
                new Basket(state.key(), zero.currency(), List.of()),
                zero,
                Points.ZERO,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Proof(Proof.Status.BOUNDED, zero, zero, 0),
                new TreeMap<>());
    }
}
