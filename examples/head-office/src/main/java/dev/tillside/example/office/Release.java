package dev.tillside.example.office;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.points.Chain;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores a delivery after all that does not add up, because an operator says so. */
final class Release {
    private final Connection book;
    private final Readings readings;
    private final Instant now;

    Release(Connection book, Readings readings, Instant now) {
        this.book = book;
        this.readings = readings;
        this.now = now;
    }

    void of(BasketKey key) throws SQLException {
        Quarantined held = new Quarantine(book)
                .of(key)
                .orElseThrow(() -> BadInput.value("key", "nothing of this key is in quarantine"));
        if (held.json().isBlank() || Sale.fault(new Delivery(key, held.json())).isPresent()) {
            throw BadInput.value("key", "it is no transaction of this key; it can be discarded only");
        }
        Delivery delivery = new Delivery(key, held.json());
        Accounts.Told told = trusted(Accounts.Told.of(delivery));
        Arrival arrival = new Arrival(
                delivery, Optional.empty(), told, Optional.empty(), Optional.of("released: " + held.code()));
        Consequences consequences = new Consequences(book, readings, now);
        Settlement settled =
                new Baskets(book).take(List.of(arrival), consequences, now).get(0);
        if (settled.verdict() != Settlement.Verdict.STORED) {
            throw BadInput.value("key", "another transaction of this key is stored");
        }
    }

    /** Links that fit no chain are left out: what it did to the account is taken at its word. */
    private Accounts.Told trusted(Accounts.Told told) throws SQLException {
        boolean fits = told.fault().isEmpty() && new Accounts(book).misfit(told).isEmpty();
        Optional<Chain.Section> section = fits ? told.section() : Optional.empty();
        return new Accounts.Told(told.move(), section, told.named(), Optional.empty());
    }
}
