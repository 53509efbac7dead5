package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.Forecast;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What head office tells tills, so that they plan lists as it would: the reference object {@code plan}.
 *
 * @param policy how the retailer wants lists
 * @param norms what all households say
 * @param prices what a minor unit of a deal's budget costs, from the last plan for all; empty: budgets are taken as ample
 * @param benefits rewards that are no price
 */
public record Published(Policy policy, Norms norms, Map<String, Double> prices, List<Benefit> benefits) {
    public Published {
        BadInput.present(policy, "policy");
        BadInput.present(norms, "norms");
        prices = java.util.Collections.unmodifiableMap(new TreeMap<>(prices));
        benefits = List.copyOf(benefits);
    }

    /**
     * What lists are planned with where these hold.
     *
     * @param spent what is gone of deals' budgets, in minor units, by deal
     */
    public Setting setting(Assortment shop, List<Deal> deals, Forecast forecast, Map<String, Long> spent) {
        return new Setting(shop, deals, norms, policy, forecast, benefits, spent);
    }

    /** The same with other norms. */
    public Published with(Norms other) {
        return new Published(policy, other, prices, benefits);
    }

    /** The same with other prices of budgets. */
    public Published with(Map<String, Double> other) {
        return new Published(policy, norms, other, benefits);
    }

    /** The same with another policy. */
    public Published with(Policy other) {
        return new Published(other, norms, prices, benefits);
    }
}
