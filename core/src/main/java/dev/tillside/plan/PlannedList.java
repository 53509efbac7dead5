package dev.tillside.plan;

import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A household's list as it was planned.
 *
 * @param id the list's id: a digest that tells nobody's number
 * @param household whose it is
 * @param issued its day
 * @param through the last day on which it holds
 * @param value what the household is to the shop
 * @param worth what its specials may save together
 * @param lines what it will need, in the order of the shelves: department, category, item
 * @param heldOut specials that were chosen for it and withheld, so that their effect can be measured
 * @param benefits rewards that are no price
 */
public record PlannedList(
        String id,
        String household,
        LocalDate issued,
        LocalDate through,
        HouseholdValue value,
        Money worth,
        List<Line> lines,
        List<Special> heldOut,
        List<Benefit> benefits) {
    /**
     * @param article what
     * @param quantity whole units
     * @param chance the probability that the household buys it while the list holds, with its special where it has one
     * @param due when it will need it, as far as that can be told
     * @param special its price for this household, where it has one
     */
    public record Line(
            Article article, int quantity, double chance, Optional<LocalDate> due, Optional<Special> special) {}

    public PlannedList {
        lines = List.copyOf(lines);
        heldOut = List.copyOf(heldOut);
        benefits = List.copyOf(benefits);
    }

    /** The specials that it shows. */
    public List<Special> specials() {
        return lines.stream().flatMap(line -> line.special().stream()).toList();
    }

    /** What they save together, if all are used. */
    public Money saving() {
        return specials().stream().map(Special::saving).reduce(worth.withMinor(0), Money::plus);
    }
}
