package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;

/** What every forecast asks of its arguments. */
final class Windows {
    static final int LONGEST = 366;

    private Windows() {}

    /** The window's first day, counted from 1970. */
    static int checked(PurchaseHistory history, LocalDate from, int days) {
        BadInput.present(history, "history");
        BadInput.present(from, "from");
        if (days < 1 || days > LONGEST) {
            throw BadInput.value("days", "not a window of 1 to " + LONGEST + " days: " + days);
        }
        return (int) from.toEpochDay();
    }
}
