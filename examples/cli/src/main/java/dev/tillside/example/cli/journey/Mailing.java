package dev.tillside.example.cli.journey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who gets which coupon. The households of the whole baskets are not those of the campaigns; so each draws a household of the
 * campaigns' year and is mailed what that one was. So the rate of every campaign is the real one, and so is who gets several.
 * Of a type A campaign a household gets 16 coupons, those first that suit what it had bought by then, as dunnhumby's guide to
 * the data says; of the others it gets all.
 */
final class Mailing {
    private static final int CHOSEN = 16;

    private final CompleteJourney journey;
    private final Draw draw;
    private final Map<String, String> panelistOf = new HashMap<>();
    private final Map<String, List<PastBasket>> basketsOf = new HashMap<>();
    private final Map<String, Map<String, List<String>>> coveringIn = new HashMap<>();
    private final SortedSet<String> households = new TreeSet<>();

    Mailing(CompleteJourney journey, Draw draw) {
        this.journey = journey;
        this.draw = draw;
        for (PastBasket basket : journey.baskets()) {
            households.add(basket.household());
            basketsOf
                    .computeIfAbsent(basket.household(), unseen -> new ArrayList<>())
                    .add(basket);
        }
        pair(draw.shuffled(journey.panel(), "panel"));
    }

    private void pair(List<String> panel) {
        int next = 0;
        for (String household : households) {
            if (!panel.isEmpty()) {
                panelistOf.put(household, panel.get(next++ % panel.size()));
            }
        }
    }

    /** Every household, by its text. */
    SortedSet<String> households() {
        return households;
    }

    /** Whom a campaign reaches. */
    List<String> reached(Campaign campaign) {
        return households.stream()
                .filter(h -> journey.mailedTo(panelistOf.getOrDefault(h, "")).contains(campaign.id()))
                .toList();
    }

    /**
     * The coupons of a campaign that a household gets.
     *
     * @param starts the campaign's first day, as it was re-dated
     * @param usable coupons worth sending
     */
    Collection<String> coupons(Campaign campaign, LocalDate starts, String household, Predicate<String> usable) {
        List<String> coupons =
                campaign.coupons().keySet().stream().filter(usable).toList();
        if (!campaign.chosen()) {
            return coupons;
        }
        Map<String, Integer> suits = suits(campaign, bought(household, starts));
        return draw.shuffled(coupons, campaign.id() + " for " + household).stream()
                .sorted(Comparator.comparingInt((String coupon) -> suits.getOrDefault(coupon, 0))
                        .reversed())
                .limit(CHOSEN)
                .sorted()
                .toList();
    }

    /** Coupon to how many pieces were bought that it covers. */
    private Map<String, Integer> suits(Campaign campaign, Map<String, Integer> bought) {
        Map<String, List<String>> covering = coveringIn.computeIfAbsent(campaign.id(), unseen -> covering(campaign));
        Map<String, Integer> suits = new HashMap<>();
        bought.forEach((sku, pieces) ->
                covering.getOrDefault(sku, List.of()).forEach(coupon -> suits.merge(coupon, pieces, Integer::sum)));
        return suits;
    }

    /** Product to the coupons that cover it: looked up for every purchase, so turned around once. */
    private static Map<String, List<String>> covering(Campaign campaign) {
        Map<String, List<String>> covering = new HashMap<>();
        campaign.coupons()
                .forEach((coupon, products) -> products.forEach(p ->
                        covering.computeIfAbsent(p, unseen -> new ArrayList<>()).add(coupon)));
        return covering;
    }

    private Map<String, Integer> bought(String household, LocalDate before) {
        Map<String, Integer> bought = new HashMap<>();
        for (PastBasket basket : basketsOf.get(household)) {
            if (Calendar.date(basket.day()).isBefore(before)) {
                basket.goods().forEach((sku, pieces) -> bought.merge(sku, pieces, Integer::sum));
            }
        }
        return bought;
    }
}
