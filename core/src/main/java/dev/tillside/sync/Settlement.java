package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.util.Optional;

/**
 * What head office says of one delivery.
 *
 * @param key the sale's name
 * @param verdict what became of it
 * @param reason why it was refused
 */
public record Settlement(BasketKey key, Verdict verdict, Optional<String> reason) {
    public Settlement {
        BadInput.present(key, "key");
        BadInput.present(verdict, "verdict");
        BadInput.present(reason, "reason");
    }

    /** What became of a delivery. */
    public enum Verdict {
        /** Stored now. */
        STORED,
        /** Stored before: as good. */
        ALREADY_THERE,
        /** Never to be stored as it is; it stays at the till as a dead letter. */
        REFUSED
    }
}
