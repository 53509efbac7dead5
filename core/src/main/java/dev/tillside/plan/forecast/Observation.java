package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a household had bought before a window of days, and what it bought inside it: what models are trained and judged by.
 *
 * @param history what lies in the window or later is not looked at
 * @param from the window's first day
 * @param days the window's length
 * @param bought the items bought inside the window
 */
public record Observation(PurchaseHistory history, LocalDate from, int days, Set<String> bought) {
    public Observation {
        Windows.checked(history, from, days);
        bought = Set.copyOf(BadInput.present(bought, "bought"));
    }

    int start() {
        return (int) from.toEpochDay();
    }

    Shopper shopper() {
        return new Shopper(history, start(), days);
    }
}
