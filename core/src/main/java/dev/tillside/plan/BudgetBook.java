package dev.tillside.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which deal, and which vendor over it, has which place among the budgets. What lists may be expected to cost is less than a
 * budget by two standard deviations of what shoppers may really use, so that hardly anybody is refused what was printed.
 */
record BudgetBook(
        List<Deal> deals, Map<String, Integer> places, List<String> vendors, Budgets budgets, double[] whole) {
    static BudgetBook of(Setting setting, LocalDate day) {
        Policy policy = setting.policy();
        List<Deal> deals = setting.dealsOn(day);
        Map<String, Integer> vendorPlaces = new HashMap<>();
        List<String> vendors = deals.stream()
                .map(Deal::vendor)
                .filter(policy.vendorBudgets()::containsKey)
                .distinct()
                .sorted()
                .toList();
        for (int v = 0; v < vendors.size(); v++) {
            vendorPlaces.put(vendors.get(v), deals.size() + v);
        }
        double[] whole = new double[deals.size() + vendors.size()];
        double[] limits = new double[whole.length];
        int[] over = new int[whole.length];
        java.util.Arrays.fill(over, -1);
        Map<String, Double> dearest = new TreeMap<>();
        for (int d = 0; d < deals.size(); d++) {
            Deal deal = deals.get(d);
            whole[d] = Math.max(0, deal.budget().minor() - setting.spent().getOrDefault(deal.id(), 0L));
            limits[d] = reserved(whole[d], deal.funding().minor());
            over[d] = vendorPlaces.getOrDefault(deal.vendor(), -1);
            dearest.merge(deal.vendor(), (double) deal.funding().minor(), Math::max);
        }
        for (int v = 0; v < vendors.size(); v++) {
            whole[deals.size() + v] =
                    Math.max(0, policy.vendorBudgets().get(vendors.get(v)).minor() - spentBy(vendors.get(v), setting));
            limits[deals.size() + v] = reserved(whole[deals.size() + v], dearest.get(vendors.get(v)));
        }
        Map<String, Integer> byDeal = new HashMap<>();
        for (int d = 0; d < deals.size(); d++) {
            byDeal.put(deals.get(d).id(), d);
        }
        return new BudgetBook(deals, byDeal, vendors, new Budgets(limits, over), whole);
    }

    private static long spentBy(String vendor, Setting setting) {
        return setting.deals().stream()
                .filter(deal -> deal.vendor().equals(vendor))
                .mapToLong(deal -> setting.spent().getOrDefault(deal.id(), 0L))
                .sum();
    }

    /** Uses come by chance: of an expected spending E in parts of f the variance is f E at most, so E + 2 sqrt(f E) is the budget. */
    private static double reserved(double budget, double part) {
        double root = StrictMath.sqrt(budget + part) - StrictMath.sqrt(part);
        return root * root;
    }

    /** The budget that a special draws on; -1: none. */
    int place(Special special) {
        return special.deal().map(deal -> places.get(deal.id())).orElse(-1);
    }

    /** The places' prices as published by deal. */
    Map<String, Double> prices(double[] byPlace) {
        Map<String, Double> prices = new TreeMap<>();
        for (int d = 0; d < deals.size(); d++) {
            prices.put(deals.get(d).id(), budgets.price(byPlace, d));
        }
        return prices;
    }

    /** Published prices by place: a vendor's is within those of its deals. */
    double[] prices(Map<String, Double> published) {
        double[] byPlace = new double[budgets.size()];
        for (int d = 0; d < deals.size(); d++) {
            byPlace[d] = whole[d] == 0
                    ? Double.MAX_VALUE / 1e9
                    : published.getOrDefault(deals.get(d).id(), 0d);
        }
        return byPlace;
    }

    List<Plan.Spending> spending(double[] spent, List<PlannedList> lists) {
        Map<String, Integer> shown = new HashMap<>();
        lists.forEach(list -> list.specials().forEach(special -> special.deal().ifPresent(deal -> {
            shown.merge("deal " + deal.id(), 1, Integer::sum);
            shown.merge("vendor " + deal.vendor(), 1, Integer::sum);
        })));
        List<Plan.Spending> all = new ArrayList<>();
        for (int d = 0; d < deals.size(); d++) {
            Deal deal = deals.get(d);
            all.add(new Plan.Spending(
                    deal.id(), deal.vendor(), whole[d], spent[d], shown.getOrDefault("deal " + deal.id(), 0)));
        }
        for (int v = 0; v < vendors.size(); v++) {
            String vendor = vendors.get(v);
            int place = deals.size() + v;
            all.add(new Plan.Spending(
                    vendor, vendor, whole[place], spent[place], shown.getOrDefault("vendor " + vendor, 0)));
        }
        return all;
    }
}
