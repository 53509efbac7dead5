package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.PurchaseHistory;

/**
 * Who shops for one home, as lists are planned for it.
 *
 * @param id the member's id; hold-outs are drawn from it
 * @param history what it bought, before the day of planning
 * @param track what became of its lists
 */
public record Household(String id, PurchaseHistory history, Track track) {
    public Household {
        if (BadInput.present(id, "household").isBlank()) {
            throw BadInput.value("household", "empty");
        }
        BadInput.present(history, "history");
        BadInput.present(track, "track");
    }

    /** What it is and buys stays out of logs. */
    @Override
    public String toString() {
        return "Household[" + id + "]";
    }
}
