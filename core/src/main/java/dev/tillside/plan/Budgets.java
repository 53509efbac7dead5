package dev.tillside.plan;

/**
 * What may be spent over all households.
 *
 * @param limits in minor units: each deal's, then each vendor's that has one over all its deals
 * @param over for each budget the one that counts its spending too; -1: none
 */
record Budgets(double[] limits, int[] over) {
    int size() {
        return limits.length;
    }

    /** What a minor unit of that budget's spending costs besides: its own price and that of the one over it. */
    double price(double[] prices, int budget) {
        if (budget < 0) {
            return 0;
        }
        return over[budget] < 0 ? prices[budget] : prices[budget] + prices[over[budget]];
    }

    void add(double[] spent, int budget, double cost) {
        if (budget >= 0) {
            spent[budget] += cost;
            if (over[budget] >= 0) {
                spent[over[budget]] += cost;
            }
        }
    }

    /** Whether so much more of that budget can be spent. */
    boolean hasRoom(double[] spent, int budget, double cost) {
        return budget < 0
                || spent[budget] + cost <= limits[budget]
                        && (over[budget] < 0 || spent[over[budget]] + cost <= limits[over[budget]]);
    }
}
