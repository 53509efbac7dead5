package dev.tillside.offer.oracle;

import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One use of an offer: the units it takes, those among them whose price falls, and by how much before floors and caps.
 *
 * @param by the offer
 * @param taken qualifiers and targets
 * @param targets those whose price falls
 * @param discounts by unit; all zero for {@code PERCENT_OFF}, which is computed per line over all its uses
 */
record Use(Running by, int taken, int targets, long[] discounts) {
    boolean savesNothing() {
        return !(by.offer().reward() instanceof Reward.PercentOff) && Cents.sum(discounts) == 0;
    }

    boolean isSpendGift() {
        return by.offer().reward() instanceof Reward.Gift gift && gift.spend().isPresent();
    }

    /** Every use of the offer that these free units allow at these prices. */
    static List<Use> all(Running by, Belt belt, long[] prices, int free) {
        return new Finder(by, belt, prices, free)
                .find().stream().filter(u -> !u.savesNothing()).toList();
    }

    private record Finder(Running by, Belt belt, long[] prices, int free) {
        List<Use> find() {
            Reward reward = by.offer().reward();
            if (reward instanceof Reward.AmountOff r) {
                return singles(r.items(), u -> amountOff(r, u));
            }
            if (reward instanceof Reward.FixedPrice r) {
                return singles(r.items(), u -> fixedPrice(r, u));
            }
            if (reward instanceof Reward.PercentOff r) {
                return singles(r.items(), u -> 0);
            }
            if (reward instanceof Reward.MultiBuy r) {
                return subsets(matching(r.items()), r.quantity()).stream()
                        .map(taken -> together(taken, targets(r, taken), r.deal()))
                        .toList();
            }
            if (reward instanceof Reward.Bundle r) {
                return bundles(r, 0, 0)
                        .distinct()
                        .mapToObj(t -> together(t, t, r.deal()))
                        .toList();
            }
            if (reward instanceof Reward.BuyGet r) {
                return buyGet(matching(r.buy()), r.buyQuantity(), matching(r.get()), r.getQuantity(), r.deal());
            }
            return gift((Reward.Gift) reward);
        }

        private int matching(Selector selector) {
            return belt.matching(selector) & free;
        }

        private interface OfUnit {
            long discount(int unit);
        }

        private List<Use> singles(Selector items, OfUnit discount) {
            List<Use> uses = new ArrayList<>();
            for (int u : units(matching(items))) {
                long[] discounts = new long[prices.length];
                discounts[u] = discount.discount(u);
                uses.add(new Use(by, 1 << u, 1 << u, discounts));
            }
            return uses;
        }

        private long amountOff(Reward.AmountOff reward, int unit) {
            long amount = reward.perMeasure().isEmpty()
                    ? reward.amount().minor()
                    : measured(reward.amount(), reward.perMeasure(), unit).orElse(0L);
            return Math.min(amount, prices[unit]);
        }

        private long fixedPrice(Reward.FixedPrice reward, int unit) {
            long price = reward.perMeasure().isEmpty()
                    ? reward.price().minor()
                    : measured(reward.price(), reward.perMeasure(), unit).orElse(prices[unit]);
            return Math.max(0, prices[unit] - price);
        }

        /** So much per measure for the unit's whole line; empty where the line is not measured in it. */
        private Optional<Long> measured(Money perMeasure, Optional<Unit> measure, int unit) {
            Line line = belt.line(unit);
            return line.unit().in(measure.get()).map(factor -> {
                BigDecimal quantity = line.quantity().value().multiply(factor);
                return Cents.round(BigDecimal.valueOf(perMeasure.minor()).multiply(quantity));
            });
        }

        private int targets(Reward.MultiBuy reward, int taken) {
            if (reward.cheapest().isEmpty()) {
                return taken;
            }
            int targets = 0;
            for (int i = 0; i < reward.cheapest().getAsInt(); i++) {
                targets |= 1 << cheapest(taken & ~targets);
            }
            return targets;
        }

        /** The unit of the lowest price; of equal ones the later in basket order. */
        private int cheapest(int units) {
            int cheapest = -1;
            for (int u : units(units)) {
                cheapest = cheapest < 0 || prices[u] <= prices[cheapest] ? u : cheapest;
            }
            return cheapest;
        }

        private Use together(int taken, int targets, Deal deal) {
            long off = Cents.off(deal, belt.sum(prices, targets));
            return new Use(by, taken, targets, Cents.spread(off, prices, targets));
        }

        private IntStream bundles(Reward.Bundle reward, int part, int taken) {
            if (part == reward.parts().size()) {
                return IntStream.of(taken);
            }
            Reward.Bundle.Part next = reward.parts().get(part);
            return subsets(matching(next.items()) & ~taken, next.quantity()).stream()
                    .flatMapToInt(units -> bundles(reward, part + 1, taken | units));
        }

        private List<Use> buyGet(int buy, int buyQuantity, int get, int getQuantity, Deal deal) {
            List<Use> uses = new ArrayList<>();
            for (int qualifiers : subsets(buy, buyQuantity)) {
                for (int m = 1; m <= getQuantity; m++) {
                    for (int targets : subsets(get & ~qualifiers, m)) {
                        if (inOrder(qualifiers & get, targets & buy)) {
                            uses.add(new Use(by, qualifiers | targets, targets, each(targets, deal)));
                        }
                    }
                }
            }
            return uses;
        }

        /** Of units that both selectors match, no target costs more than a qualifier. */
        private boolean inOrder(int qualifiers, int targets) {
            return units(targets).stream()
                    .allMatch(t -> units(qualifiers).stream().allMatch(q -> prices[t] <= prices[q]));
        }

        private long[] each(int targets, Deal deal) {
            if (deal instanceof Deal.PercentOff) {
                return Cents.spread(Cents.off(deal, belt.sum(prices, targets)), prices, targets);
            }
            long[] discounts = new long[prices.length];
            units(targets).forEach(u -> discounts[u] = Cents.off(deal, prices[u]));
            return discounts;
        }

        private List<Use> gift(Reward.Gift reward) {
            Deal whole = new Deal.PercentOff(Percent.of("100"));
            int given = matching(Running.item(reward.gift()));
            // With a spend nothing has to be bought: no qualifiers, the spend is judged when the layer is known.
            int buy = reward.buy().map(this::matching).orElse(0);
            return buyGet(buy, reward.buyQuantity(), given, reward.giftQuantity(), whole);
        }
    }

    static List<Integer> units(int units) {
        return IntStream.range(0, 31).filter(u -> Belt.in(units, u)).boxed().toList();
    }

    /** Every choice of so many of the units. */
    static List<Integer> subsets(int units, int size) {
        List<Integer> subsets = new ArrayList<>();
        for (int s = units; ; s = (s - 1) & units) {
            if (Integer.bitCount(s) == size) {
                subsets.add(s);
            }
            if (s == 0) {
                return subsets;
            }
        }
    }
}
