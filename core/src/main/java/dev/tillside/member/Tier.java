package dev.tillside.member;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Optional;

/**
 * A step of the programme's ladder.
 *
 * @param id the key
 * @param from what it takes, in units of the basis; zero for the first
 * @param basis what is counted
 * @param period over how long it is counted
 * @param window how the period moves
 * @param multiplier what points earned are multiplied by
 */
public record Tier(
        String id, BigDecimal from, Basis basis, Optional<Period> period, Window window, BigDecimal multiplier) {
    /** What is counted towards a tier. */
    public enum Basis {
        SPEND,
        POINTS,
        VISITS
    }

    /** How a tier's period moves. */
    public enum Window {
        ROLLING,
        CALENDAR
    }

    public Tier {
        if (BadInput.present(id, "id").isBlank()) {
            throw BadInput.value("id", "tier without id");
        }
        if (from.signum() < 0) {
            throw BadInput.value("from", "below zero: " + from.toPlainString());
        }
        if (multiplier.signum() < 0) {
            throw BadInput.value("multiplier", "below zero: " + multiplier.toPlainString());
        }
    }
}
