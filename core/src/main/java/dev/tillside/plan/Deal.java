package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;

/**
 * What a vendor pays for, and for what purpose.
 *
 * @param id the agreement; claims name it
 * @param version newer versions replace older ones
 * @param vendor who pays
 * @param items what it is about; one category item is one special
 * @param goal whom it is for
 * @param funding what the vendor pays for each unit sold at the special's price, never more than its discount; zero: nothing
 * @param budget what the vendor pays at most, in expectation when lists are planned and in fact by the limit of uses
 * @param valid when lists may carry it
 * @param discounts how deep it goes, by cell
 */
public record Deal(
        String id,
        long version,
        String vendor,
        Selector items,
        Goal goal,
        Money funding,
        Money budget,
        DateSpan valid,
        CellDiscounts discounts) {
    private static final int LONGEST_ID = 24;

    public Deal {
        // Offers are named after their deal, item and price, and an offer's id has 64 characters.
        if (BadInput.present(id, "id").isBlank() || id.length() > LONGEST_ID || id.indexOf('/') >= 0) {
            throw BadInput.value("id", "not a deal's id of 1 to " + LONGEST_ID + " characters without a slash");
        }
        if (BadInput.present(vendor, "vendor").isBlank()) {
            throw BadInput.value("vendor", "empty");
        }
        if (BadInput.present(items, "items").isEmpty()) {
            throw BadInput.value("items", "chooses nothing");
        }
        BadInput.present(goal, "goal");
        if (BadInput.present(funding, "funding").isNegative()) {
            throw BadInput.value("funding", "below zero: " + funding.plain());
        }
        if (BadInput.present(budget, "budget").isNegative()) {
            throw BadInput.value("budget", "below zero: " + budget.plain());
        }
        if (!budget.currency().equals(funding.currency())) {
            throw BadInput.value("budget", "not in the currency of its funding");
        }
        BadInput.present(valid, "valid");
        BadInput.present(discounts, "discounts");
    }

    /** What the vendor pays for a unit that is sold so many minor units below its shelf price, in minor units. */
    long share(long discount) {
        return Math.min(funding.minor(), discount);
    }
}
