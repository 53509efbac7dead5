package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.util.Optional;

/**
 * How points pay: {@code points} are worth {@code worth}, spent in multiples of {@code step}, at least {@code minimum}.
 *
 * @param points above zero
 * @param worth above zero
 * @param step above zero
 * @param minimum zero or more
 * @param offline how many of a member's points a till may spend before head office has heard of it, unless head office holds
 *     points back for the basket; absent: as many as it knows
 */
public record Burn(Points points, Money worth, Points step, Points minimum, Optional<Points> offline) {
    public Burn {
        positive(points, "points");
        positive(step, "step");
        if (!worth.isPositive()) {
            throw BadInput.value("worth", "not above zero: " + worth.plain());
        }
        if (BadInput.present(offline, "offline").map(Points::isNegative).orElse(false)) {
            throw BadInput.value("offline", "below zero: " + offline.get().plain());
        }
        if (minimum.isNegative()) {
            throw BadInput.value("minimum", "below zero: " + minimum.plain());
        }
    }

    private static void positive(Points points, String path) {
        if (!points.isPositive()) {
            throw BadInput.value(path, "not above zero: " + points.plain());
        }
    }
}
