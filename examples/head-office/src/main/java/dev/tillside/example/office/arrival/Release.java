package dev.tillside.example.office.arrival;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.delivery.Quarantine;
import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.settle.Readings;
import dev.tillside.fault.BadInput;
import dev.tillside.points.Chain;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Settlement;
import dev.tillside.wire.TransactionText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores a delivery after all that does not add up, because an operator says so. */
public final class Release {
    private final Connection book;
    private final Readings readings;
    private final Instant now;

    /** In one change of the book, at this time. */
    public Release(Connection book, Readings readings, Instant now) {
        this.book = book;
        this.readings = readings;
        this.now = now;
    }

    /**
     * Stores it.
     *
     * @throws BadInput {@code key}: nothing of this key is in quarantine, it is no transaction, or another is stored
     */
    public void of(BasketKey key) throws SQLException {
        Quarantined held = new Quarantine(book)
                .of(key)
                .orElseThrow(() -> BadInput.value("key", "nothing of this key is in quarantine"));
        Delivery delivery = new Delivery(key, held.json());
        Optional<TransactionText> text = Sale.text(delivery);
        if (held.json().isBlank() || Sale.fault(key, text).isPresent()) {
            throw BadInput.value("key", "it is no transaction of this key; it can be discarded only");
        }
        Accounts.Told told = trusted(Accounts.Told.of(key, text));
        Arrival arrival = new Arrival(
                delivery, text, Optional.empty(), told, Optional.empty(), Optional.of("released: " + held.code()));
        Settlement settled =
                new Intake(book, readings, now).take(List.of(arrival)).get(0).settlement();
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
