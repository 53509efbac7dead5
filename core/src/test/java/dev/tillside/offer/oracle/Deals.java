package dev.tillside.offer.oracle;

import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Offers as chance writes them, of every kind that touches money, on overlapping goods. */
final class Deals {
    private static final Set<String> NO = Set.of();

    private final Dice dice;
    private final Goods goods;
    private int written;

    /** Offers whose amounts suit what the goods cost. */
    Deals(Dice dice, Goods goods) {
        this.dice = dice;
        this.goods = goods;
    }

    /** From next to nothing to a little more than what so many units cost, mostly well below it. */
    long amount(int units) {
        int percent = dice.chance(75) ? dice.between(2, 60) : dice.between(60, 120);
        return Math.max(1, goods.unitPrice() * units * percent / 100);
    }

    private Draft draft(Reward reward, String layer) {
        // Ids in another order than the offers are drawn in.
        String id = dice.oneOf("P", "Q", "R") + written++;
        return new Draft(id, reward).layer(layer);
    }

    String anyLayer() {
        return dice.oneOf("PROMOTION", "PROMOTION", "COUPON", "BASKET");
    }

    /** Any kind that takes units. */
    Draft anyUnits(String layer) {
        return switch (dice.between(0, 9)) {
            case 0, 1, 2 -> single(layer);
            case 3, 4 -> multiBuy(layer);
            case 5 -> cheapest(layer);
            case 6 -> bundle(layer);
            case 7, 8 -> buyGet(layer);
            default -> gift(layer);
        };
    }

    Draft single(String layer) {
        Reward reward =
                switch (dice.between(0, 2)) {
                    case 0 -> new Reward.AmountOff(some(), dice.money(amount(1)), Optional.empty());
                    case 1 -> new Reward.PercentOff(some(), percent());
                    default -> new Reward.FixedPrice(some(), price(1), Optional.empty());
                };
        return draft(reward, layer);
    }

    Draft perMeasure(String layer) {
        Optional<Unit> unit = Optional.of(dice.oneOf(Unit.KG, Unit.G, Unit.KG, Unit.L, Unit.ML));
        Money amount = dice.money(Math.max(1, amount(1)));
        return draft(
                dice.chance(50)
                        ? new Reward.AmountOff(some(), amount, unit)
                        : new Reward.FixedPrice(some(), amount, unit),
                layer);
    }

    Draft multiBuy(String layer) {
        int quantity = dice.between(2, 3);
        return draft(new Reward.MultiBuy(some(), quantity, deal(quantity), OptionalInt.empty()), layer);
    }

    Draft cheapest(String layer) {
        int quantity = dice.between(2, 4);
        OptionalInt cheapest = OptionalInt.of(dice.between(1, Math.min(2, quantity)));
        return draft(new Reward.MultiBuy(some(), quantity, new Deal.PercentOff(percent()), cheapest), layer);
    }

    Draft bundle(String layer) {
        List<Reward.Bundle.Part> parts = new ArrayList<>();
        int units = 0;
        for (int i = dice.between(2, 3); i > 0; i--) {
            int quantity = dice.oneOf(1, 1, 1, 2);
            parts.add(new Reward.Bundle.Part(some(), quantity));
            units += quantity;
        }
        return draft(new Reward.Bundle(parts, deal(units)), layer);
    }

    Draft buyGet(String layer) {
        Selector buy = some();
        Selector get = dice.chance(40) ? buy : some();
        int gets = dice.oneOf(1, 1, 2);
        return draft(new Reward.BuyGet(buy, dice.between(1, 2), get, gets, deal(1)), layer);
    }

    Draft gift(String layer) {
        if (dice.chance(50)) {
            Optional<Selector> buy = Optional.of(some());
            return draft(new Reward.Gift(buy, dice.between(1, 2), Optional.empty(), Goods.GIFT, 1), layer);
        }
        Optional<Money> spend = Optional.of(dice.money(threshold()));
        return draft(new Reward.Gift(Optional.empty(), 0, spend, Goods.GIFT, dice.between(1, 2)), layer);
    }

    Draft spend(String layer) {
        Money spend = dice.money(threshold());
        boolean repeat = dice.chance(30);
        List<Reward.Spend.Tier> tiers = new ArrayList<>();
        Deal first = repeat ? new Deal.AmountOff(dice.money(Math.max(1, spend.minor() / 4))) : less(2);
        tiers.add(new Reward.Spend.Tier(spend, first));
        if (!repeat && dice.chance(40)) {
            tiers.add(new Reward.Spend.Tier(dice.money(spend.minor() + amount(1)), less(2)));
        }
        return draft(new Reward.Spend(all(), tiers, repeat, basis(), dice.chance(50)), layer);
    }

    /** A threshold at the edge: at that spend, one below or one above it. */
    Draft edge(String layer, long spend) {
        Money edge = dice.money(Math.max(1, spend + dice.between(-1, 1)));
        List<Reward.Spend.Tier> tiers = List.of(new Reward.Spend.Tier(edge, less(1)));
        return draft(new Reward.Spend(Selector.ALL, tiers, false, basis(), dice.chance(30)), layer);
    }

    private long threshold() {
        return Math.max(1, goods.total() * dice.between(10, 110) / 100);
    }

    private Reward.Spend.Basis basis() {
        return dice.chance(75) ? Reward.Spend.Basis.NET : Reward.Spend.Basis.GROSS;
    }

    private Deal deal(int units) {
        return dice.chance(50) ? new Deal.Price(price(units)) : less(units);
    }

    private Deal less(int units) {
        return dice.chance(50) ? new Deal.PercentOff(percent()) : new Deal.AmountOff(dice.money(amount(units)));
    }

    private Money price(int units) {
        long price = Math.max(0, goods.unitPrice() * units - amount(units));
        return dice.money(dice.chance(5) ? 0 : price);
    }

    private Percent percent() {
        return Percent.of(dice.oneOf("50", "25", "10", "33.3333", "12.5", "100", "0.5", "99", "66.67"));
    }

    private Selector all() {
        return dice.chance(60) ? Selector.ALL : some();
    }

    Selector some() {
        return switch (dice.between(0, 8)) {
            case 0, 1 -> skus("A");
            case 2 -> skus("B");
            case 3 -> skus("A", "B");
            case 4 -> skus("A", "C");
            case 5 -> Selector.category(dice.oneOf("food", "food/milk"));
            case 6 -> dice.oneOf(brand("acme"), tag("new"), skus("C", "D"));
            case 7 -> but(skus(dice.oneOf("A", "B", "C")));
            default -> Selector.ALL;
        };
    }

    static Selector skus(String... skus) {
        return new Selector(NO_GTINS, Set.of(skus), NO, NO, NO, NO, false, Optional.empty());
    }

    private static final Set<dev.tillside.item.Gtin> NO_GTINS = Set.of();

    private static Selector brand(String brand) {
        return new Selector(NO_GTINS, NO, Set.of(brand), NO, NO, NO, false, Optional.empty());
    }

    private static Selector tag(String tag) {
        return new Selector(NO_GTINS, NO, NO, NO, NO, Set.of(tag), false, Optional.empty());
    }

    static Selector but(Selector except) {
        return new Selector(NO_GTINS, NO, NO, NO, NO, NO, true, Optional.of(except));
    }
}
