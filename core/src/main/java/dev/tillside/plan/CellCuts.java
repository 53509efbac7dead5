package dev.tillside.plan;

import dev.tillside.fault.BadInput;

/**
 * Where the cells of a category are cut.
 *
 * @param nationalUpTo the store brand's share of requirements up to which a household is national, 0 to 1
 * @param storeFrom the share from which it is the store's
 * @param heavyShare the share of a category's buyers, the largest users, that are heavy
 * @param lightShare the share of the smallest users that are light
 */
public record CellCuts(double nationalUpTo, double storeFrom, double heavyShare, double lightShare) {
    /** A quarter and three quarters; usage in terciles. */
    public static final CellCuts TERCILES = new CellCuts(.25, .75, 1 / 3d, 1 / 3d);

    /** A quarter and three quarters; the field's top 15 % and bottom 25 %. */
    public static final CellCuts FIELD = new CellCuts(.25, .75, .15, .25);

    public CellCuts {
        share(nationalUpTo, "nationalUpTo");
        share(storeFrom, "storeFrom");
        share(heavyShare, "heavyShare");
        share(lightShare, "lightShare");
        if (storeFrom <= nationalUpTo) {
            throw BadInput.value("storeFrom", "not above nationalUpTo: " + storeFrom);
        }
        if (heavyShare + lightShare > 1) {
            throw BadInput.value("lightShare", "heavy and light together are more than all: " + lightShare);
        }
    }

    /** The loyalty of that share of requirements. */
    public Loyalty loyalty(double storeShare) {
        if (storeShare <= nationalUpTo) {
            return Loyalty.NATIONAL;
        }
        return storeShare >= storeFrom ? Loyalty.STORE : Loyalty.SWITCHER;
    }

    static void share(double value, String path) {
        if (!(value >= 0 && value <= 1)) {
            throw BadInput.value(path, "not between 0 and 1: " + value);
        }
    }
}
