package dev.tillside.points;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;

/**
 * The transaction that makes ledger entries.
 *
 * @param key its one name, everywhere: a sale's or a return's {@code store/workstation/businessDay/tx}
 * @param day its business day
 */
public record Booking(String key, LocalDate day) {
    public Booking {
        if (BadInput.present(key, "key").isBlank()) {
            throw BadInput.value("key", "booking without key");
        }
        BadInput.present(day, "day");
    }
}
