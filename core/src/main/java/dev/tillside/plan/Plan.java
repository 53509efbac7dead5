package dev.tillside.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The lists of one day, and how they came about.
 *
 * @param day when they are issued
 * @param offersThrough the last day of their offers: long enough for lists that tills make meanwhile
 * @param lists in the order of households
 * @param households how many were looked at
 * @param eligible how many of them spend enough
 * @param waiting how many of these have a list still, or another day for it
 * @param withheld how many of these get none, so that the effect of lists can be measured
 * @param spending each deal's, and each bounded vendor's, in order of id
 * @param prices what a minor unit of a budget's spending costs in gain, by deal id, the vendor's price included: a till that
 *     plans by itself goes by it
 * @param gain the expected incremental margin of all lists as chosen, in minor units
 * @param bound which no choice within the same limits exceeds
 */
public record Plan(
        LocalDate day,
        LocalDate offersThrough,
        List<PlannedList> lists,
        int households,
        int eligible,
        int waiting,
        int withheld,
        List<Spending> spending,
        Map<String, Double> prices,
        double gain,
        double bound) {
    /**
     * @param id the deal, or the vendor
     * @param vendor who pays
     * @param budget at most, in minor units
     * @param expected what the lists are expected to cost, what is held out included, in minor units
     * @param shown how many specials the lists show
     */
    public record Spending(String id, String vendor, double budget, double expected, int shown) {}

    public Plan {
        lists = List.copyOf(lists);
        spending = List.copyOf(spending);
        prices = Map.copyOf(prices);
    }
}
