package dev.tillside.plan;

/**
 * How a household used a category over the window in which cells are judged.
 *
 * @param units pieces, or kilograms
 * @param storeUnits of them the store's own brand
 * @param days on how many item-days it bought, counting two items on one day as two
 * @param marginPerUnit what a unit of what it buys earns at shelf prices, in minor units
 */
public record CategoryUse(double units, double storeUnits, int days, double marginPerUnit) {
    /** The store brand's share of requirements. */
    public double storeShare() {
        return units == 0 ? 0 : storeUnits / units;
    }

    CategoryUse plus(CategoryUse other) {
        double both = units + other.units;
        return new CategoryUse(
                both,
                storeUnits + other.storeUnits,
                days + other.days,
                both == 0 ? 0 : (marginPerUnit * units + other.marginPerUnit * other.units) / both);
    }

    /** Its cell. */
    public Cell cell(CellCuts cuts, UsageCut usage) {
        return new Cell(cuts.loyalty(storeShare()), usage.usage(units));
    }
}
