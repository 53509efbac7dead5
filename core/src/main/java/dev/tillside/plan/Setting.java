package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.Forecast;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lists are planned with, besides the households.
 *
 * @param shop the items; those that the policy excepts are left out
 * @param deals what vendors pay for
 * @param norms what all households say
 * @param policy how the retailer wants it
 * @param forecast what households will buy
 * @param benefits rewards that are no price
 * @param spent what is gone of deals' budgets, in minor units, by deal
 */
public record Setting(
        Assortment shop,
        List<Deal> deals,
        Norms norms,
        Policy policy,
        Forecast forecast,
        List<Benefit> benefits,
        Map<String, Long> spent) {
    public Setting {
        shop = BadInput.present(shop, "items")
                .without(BadInput.present(policy, "policy").except());
        deals = BadInput.present(deals, "deals").stream()
                .sorted(Comparator.comparing(Deal::id))
                .toList();
        BadInput.present(norms, "norms");
        BadInput.present(forecast, "forecast");
        benefits = List.copyOf(benefits);
        spent = Map.copyOf(spent);
        Set<String> ids = new HashSet<>();
        for (Deal deal : deals) {
            if (!ids.add(deal.id())) {
                throw BadInput.value("deals", "two of the id " + deal.id());
            }
            if (!deal.budget().currency().equals(policy.currency())) {
                throw BadInput.value("deals", "not in the policy's currency: " + deal.id());
            }
        }
    }

    /** The deals that lists of that day may carry, in order of id. */
    List<Deal> dealsOn(LocalDate day) {
        return deals.stream().filter(deal -> DealIndex.holds(deal, day)).toList();
    }
}
