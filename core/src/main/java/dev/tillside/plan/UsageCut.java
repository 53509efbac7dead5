package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.Arrays;

/**
 * From how many units on a buyer of a category is a medium and a heavy user.
 *
 * @param mediumFrom units in the window from which a user is not light
 * @param heavyFrom units from which he is heavy
 */
public record UsageCut(double mediumFrom, double heavyFrom) {
    public UsageCut {
        if (!(mediumFrom >= 0 && heavyFrom >= mediumFrom)) {
            throw BadInput.value("heavyFrom", "not from mediumFrom on: " + heavyFrom);
        }
    }

    /**
     * Cuts the buyers of a category. Equal users are never parted: a border that falls among them makes all of them medium.
     *
     * @param units of each buyer, above zero, in any order; sorted by this
     */
    static UsageCut of(double[] units, CellCuts cuts) {
        Arrays.sort(units);
        int light = (int) Math.floor(units.length * cuts.lightShare() + 1e-9);
        int heavy = units.length - (int) Math.floor(units.length * cuts.heavyShare() + 1e-9);
        double mediumFrom = light >= units.length ? above(units) : units[light];
        return new UsageCut(mediumFrom, Math.max(mediumFrom, heavyFrom(units, heavy)));
    }

    private static double heavyFrom(double[] units, int heavy) {
        if (heavy >= units.length) {
            return above(units);
        }
        if (heavy == 0 || units[heavy - 1] < units[heavy]) {
            return units[heavy];
        }
        int next = heavy;
        while (next < units.length && units[next] == units[heavy]) {
            next++;
        }
        return next < units.length ? units[next] : above(units);
    }

    private static double above(double[] units) {
        return units.length == 0 ? 1 : Math.nextUp(units[units.length - 1]);
    }

    /** The usage of a buyer of so many units. */
    public Usage usage(double units) {
        if (units >= heavyFrom) {
            return Usage.HEAVY;
        }
        return units >= mediumFrom ? Usage.MEDIUM : Usage.LIGHT;
    }
}
