package dev.tillside.plan;

import dev.tillside.fault.BadInput;

/**
 * Where a household stands in a category that it buys: brand loyalty times usage.
 *
 * @param loyalty whose brand it buys
 * @param usage how much of it
 */
public record Cell(Loyalty loyalty, Usage usage) {
    public Cell {
        BadInput.present(loyalty, "loyalty");
        BadInput.present(usage, "usage");
    }

    /** As deals and reports write it: {@code NATIONAL/HEAVY}. */
    @Override
    public String toString() {
        return loyalty + "/" + usage;
    }
}
