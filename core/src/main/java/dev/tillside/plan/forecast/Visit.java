package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.List;

/**
 * What a household bought on one day. Where no dates are known, baskets may be numbered by successive days.
 *
 * @param date the local day, between the years 1900 and 2999
 * @param purchases in any order; lines of one item add up
 */
public record Visit(LocalDate date, List<Purchase> purchases) {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    public Visit {
        BadInput.present(date, "date");
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw BadInput.value("date", "not a day between 1900 and 2999: " + date);
        }
        purchases = List.copyOf(BadInput.present(purchases, "purchases"));
    }

    int day() {
        return (int) date.toEpochDay();
    }
}
