package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;

/**
 * What a household bought of one item on one day.
 *
 * @param item what was bought, as the caller names things: an item's code, or a category's path
 * @param quantity pieces, or kilograms; above zero. A thousandth is the smallest step that is kept
 * @param spend what was paid for it, in minor units; not below zero
 * @param special whether it was bought at a special price
 */
public record Purchase(String item, double quantity, long spend, boolean special) {
    private static final double MOST = 999_999;

    public Purchase {
        if (BadInput.present(item, "item").isBlank()) {
            throw BadInput.value("item", "an item without a name");
        }
        if (!(quantity > 0 && quantity <= MOST)) {
            throw BadInput.value("quantity", "not a quantity above zero and at most 999999: " + quantity);
        }
        if (spend < 0) {
            throw BadInput.value("spend", "less than nothing was paid: " + spend);
        }
    }

    /** One piece of it, where only the fact is known. */
    public static Purchase of(String item) {
        return new Purchase(item, 1, 0, false);
    }

    /** At least one, so that what was bought is never nothing. */
    int thousandths() {
        return (int) Math.max(1, Math.round(quantity * 1000));
    }
}
