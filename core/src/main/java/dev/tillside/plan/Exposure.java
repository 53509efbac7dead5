package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;

/**
 * What one special did to one household, or would have done had it not been withheld. Raw material of the vendors' report; it
 * never leaves head office.
 *
 * @param household whose
 * @param issued the list's first day
 * @param through its last day; what comes later does not count
 * @param heldOut whether the special was withheld
 * @param redeemed for how many units it was used
 * @param bought units of the deal's items bought while the list held, at any price
 * @param spend what was paid for them, in minor units
 * @param ownBefore units of the deal's items bought in the eight weeks before
 * @param categoryBefore units of their categories bought in those weeks
 * @param categoryBought units of their categories bought while the list held
 */
public record Exposure(
        String household,
        LocalDate issued,
        LocalDate through,
        boolean heldOut,
        double redeemed,
        double bought,
        long spend,
        double ownBefore,
        double categoryBefore,
        double categoryBought) {
    public Exposure {
        BadInput.present(household, "household");
        if (BadInput.present(through, "through").isBefore(BadInput.present(issued, "issued"))) {
            throw BadInput.value("through", "before it was issued: " + through);
        }
    }

    @Override
    public String toString() {
        return "Exposure[" + issued + "]";
    }
}
