package dev.tillside.example.cli.authoring;

import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.offer.Reward;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the selectors of a reward choose, by the field in which each stands. */
final class Choices {
    private Choices() {}

    /** All selectors; those that choose everything by being absent are left out. */
    static Map<String, Selector> of(Reward reward) {
        Map<String, Selector> choices = new TreeMap<>();
        if (reward instanceof Reward.AmountOff r) {
            choices.put("items", r.items());
        } else if (reward instanceof Reward.PercentOff r) {
            choices.put("items", r.items());
        } else if (reward instanceof Reward.FixedPrice r) {
            choices.put("items", r.items());
        } else if (reward instanceof Reward.MultiBuy r) {
            choices.put("items", r.items());
        } else if (reward instanceof Reward.BuyGet r) {
            choices.put("buy.items", r.buy());
            choices.put("get.items", r.get());
        } else if (reward instanceof Reward.Bundle r) {
            for (int i = 0; i < r.parts().size(); i++) {
                choices.put("parts[" + i + "].items", r.parts().get(i).items());
            }
        } else if (reward instanceof Reward.Gift r) {
            r.buy().ifPresent(buy -> choices.put("buy.items", buy));
            choices.put("gift.gtin", gift(r));
        } else {
            choices.put("items", seen(reward));
        }
        choices.values().removeIf(Selector.ALL::equals);
        return choices;
    }

    /** Whether the reward takes units out of the basket, so that two of a layer compete for them. */
    static boolean takesUnits(Reward reward) {
        return !(reward instanceof Reward.Spend
                || reward instanceof Reward.PointsReward
                || reward instanceof Reward.PointsMultiplier
                || reward instanceof Reward.Benefit);
    }

    /** Every selector, those that choose everything among them. */
    static List<Selector> taken(Reward reward) {
        Map<String, Selector> some = of(reward);
        return some.isEmpty() ? List.of(Selector.ALL) : List.copyOf(some.values());
    }

    private static Selector seen(Reward reward) {
        if (reward instanceof Reward.Spend r) {
            return r.items();
        }
        if (reward instanceof Reward.PointsReward r) {
            return r.items();
        }
        if (reward instanceof Reward.PointsMultiplier r) {
            return r.items();
        }
        return ((Reward.Benefit) reward).items();
    }

    private static Selector gift(Reward.Gift gift) {
        return new Selector(
                Set.of(gift.gift()),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                java.util.Optional.empty());
    }

    /** The items that a selector names one by one. */
    static List<ItemId> named(Selector selector) {
        return java.util.stream.Stream.concat(
                        selector.gtins().stream().map(ItemId::of),
                        selector.skus().stream().map(ItemId::sku))
                .toList();
    }
}
