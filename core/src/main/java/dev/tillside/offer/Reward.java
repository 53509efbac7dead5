package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.money.Points;
import dev.tillside.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What one use of an offer takes from the basket and gives for it. The kinds are closed. */
public sealed interface Reward {
    /** The wire format's name of the kind. */
    String kind();

    /**
     * An amount off one unit, never below zero.
     *
     * @param items the targets
     * @param amount off each
     * @param perMeasure the amount is per this unit of a measured line
     */
    record AmountOff(Selector items, Money amount, Optional<Unit> perMeasure) implements Reward {
        public AmountOff {
            chosen(items, "items");
            positive(amount, "amount");
        }

        @Override
        public String kind() {
            return "AMOUNT_OFF";
        }
    }

    /**
     * A percentage off units; rounded once per line over the units this offer takes on it.
     *
     * @param items the targets
     * @param percent off
     */
    record PercentOff(Selector items, Percent percent) implements Reward {
        public PercentOff {
            chosen(items, "items");
            BadInput.present(percent, "percent");
        }

        @Override
        public String kind() {
            return "PERCENT_OFF";
        }
    }

    /**
     * A lower price for one unit.
     *
     * @param items the targets
     * @param price of each, zero or more
     * @param perMeasure the price is per this unit of a measured line
     */
    record FixedPrice(Selector items, Money price, Optional<Unit> perMeasure) implements Reward {
        public FixedPrice {
            chosen(items, "items");
            notNegative(price, "price");
        }

        @Override
        public String kind() {
            return "FIXED_PRICE";
        }
    }

    /**
     * So many units of one selector together, any mix of lines.
     *
     * @param items the units
     * @param quantity how many
     * @param deal what they cost together
     * @param cheapest where present, the percentage is of that many cheapest units alone
     */
    record MultiBuy(Selector items, int quantity, Deal deal, OptionalInt cheapest) implements Reward {
        public MultiBuy {
            chosen(items, "items");
            atLeastOne(quantity, "quantity");
            if (cheapest.isPresent()) {
                atLeastOne(cheapest.getAsInt(), "cheapest");
                if (cheapest.getAsInt() > quantity) {
                    throw BadInput.value("cheapest", "more than the quantity: " + cheapest.getAsInt());
                }
                if (!(deal instanceof Deal.PercentOff)) {
                    throw BadInput.value("cheapest", "stands only with percentOff");
                }
            }
        }

        @Override
        public String kind() {
            return "MULTIBUY";
        }
    }

    /**
     * Buy some, get others cheaper.
     *
     * @param buy the qualifiers
     * @param buyQuantity how many
     * @param get the targets
     * @param getQuantity at most how many a use
     * @param deal what each target costs
     */
    record BuyGet(Selector buy, int buyQuantity, Selector get, int getQuantity, Deal deal) implements Reward {
        public BuyGet {
            chosen(buy, "buy.items");
            atLeastOne(buyQuantity, "buy.quantity");
            chosen(get, "get.items");
            atLeastOne(getQuantity, "get.quantity");
        }

        @Override
        public String kind() {
            return "BUY_GET";
        }
    }

    /**
     * Different parts together.
     *
     * @param parts at least one
     * @param deal what all units taken cost together
     */
    record Bundle(List<Part> parts, Deal deal) implements Reward {
        /**
         * @param items the units
         * @param quantity how many of them
         */
        public record Part(Selector items, int quantity) {
            public Part {
                chosen(items, "items");
                atLeastOne(quantity, "quantity");
            }
        }

        public Bundle {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw BadInput.value("parts", "no parts");
            }
        }

        @Override
        public String kind() {
            return "BUNDLE";
        }
    }

    /**
     * A discount from a spend on; it takes no units.
     *
     * @param items what counts and is lowered; no criterion means all
     * @param tiers at least one, by spend rising
     * @param repeat once per full multiple of the one tier's spend
     * @param basis which prices decide the tier
     * @param combinable whether it stands beside other combinable ones of its layer
     */
    record Spend(Selector items, List<Tier> tiers, boolean repeat, Basis basis, boolean combinable) implements Reward {
        /** Which prices decide the tier. */
        public enum Basis {
            /** As the earlier layers and the other uses of this layer left them. */
            NET,
            /** Before all offers. */
            GROSS
        }

        /**
         * @param spend from this spend on
         * @param deal an amount or a percentage off
         */
        public record Tier(Money spend, Deal deal) {
            public Tier {
                notNegative(spend, "spend");
                if (deal instanceof Deal.Price) {
                    throw BadInput.value("price", "a SPEND tier has amountOff or percentOff");
                }
            }
        }

        public Spend {
            items = BadInput.present(items, "items").orAll();
            tiers = tiers.stream()
                    .sorted(java.util.Comparator.comparingLong(t -> t.spend().minor()))
                    .toList();
            if (tiers.isEmpty()) {
                throw BadInput.value("tiers", "no tiers");
            }
            if (repeat && (tiers.size() != 1 || !(tiers.get(0).deal() instanceof Deal.AmountOff))) {
                throw BadInput.value("repeat", "stands only with one tier that has amountOff");
            }
            if (repeat && tiers.get(0).spend().isZero()) {
                throw BadInput.value("tiers[0].spend", "repeats without end: 0");
            }
        }

        @Override
        public String kind() {
            return "SPEND";
        }
    }

    /**
     * Points beside those of the earn rules.
     *
     * @param items what counts; no criterion means all
     * @param points above zero
     * @param per for each matching unit, or once
     * @param spend once only from this spend on the matching lines
     */
    record PointsReward(Selector items, Points points, Per per, Optional<Money> spend) implements Reward {
        /** What the points are for. */
        public enum Per {
            UNIT,
            BASKET
        }

        public PointsReward {
            items = BadInput.present(items, "items").orAll();
            if (!points.isPositive()) {
                throw BadInput.value("points", "not above zero: " + points.plain());
            }
            spend.ifPresent(s -> notNegative(s, "spend"));
        }

        @Override
        public String kind() {
            return "POINTS";
        }
    }

    /**
     * Multiplies the points that the matching lines earn.
     *
     * @param items what counts; no criterion means all
     * @param factor above zero
     */
    record PointsMultiplier(Selector items, BigDecimal factor) implements Reward {
        public PointsMultiplier {
            items = BadInput.present(items, "items").orAll();
            if (factor.signum() <= 0) {
                throw BadInput.value("factor", "not above zero: " + factor.toPlainString());
            }
        }

        @Override
        public String kind() {
            return "POINTS_MULTIPLIER";
        }
    }

    /**
     * A gift, once it is scanned, for goods bought or for a spend. Exactly one of buy and spend is present.
     *
     * @param buy the qualifiers
     * @param buyQuantity how many; 0 with spend
     * @param spend on all but the units given
     * @param gift what is given
     * @param giftQuantity how many
     */
    record Gift(Optional<Selector> buy, int buyQuantity, Optional<Money> spend, Gtin gift, int giftQuantity)
            implements Reward {
        public Gift {
            if (buy.isPresent() == spend.isPresent()) {
                throw BadInput.value("buy", "a GIFT has either buy or spend");
            }
            if (buy.isPresent()) {
                chosen(buy.get(), "buy.items");
                atLeastOne(buyQuantity, "buy.quantity");
            }
            spend.ifPresent(s -> notNegative(s, "spend"));
            BadInput.present(gift, "gift.gtin");
            atLeastOne(giftQuantity, "gift.quantity");
        }

        @Override
        public String kind() {
            return "GIFT";
        }
    }

    /**
     * A reward that is not a price.
     *
     * @param items with which goods it comes; no criterion means all
     * @param benefit what it is
     * @param text for the shopper
     */
    record Benefit(Selector items, Kind benefit, LocalizedText text) implements Reward {
        /** What a benefit is. */
        public enum Kind {
            RECIPE,
            MEAL_PLAN,
            TIP,
            HEALTH,
            EXPRESS_LANE,
            HOME_DELIVERY,
            OTHER
        }

        public Benefit {
            items = BadInput.present(items, "items").orAll();
            BadInput.present(benefit, "benefit");
        }

        @Override
        public String kind() {
            return "BENEFIT";
        }
    }

    /** What units cost under an offer: one of three. */
    sealed interface Deal {
        /**
         * @param price in place of today's
         */
        record Price(Money price) implements Deal {
            public Price {
                notNegative(price, "price");
            }
        }

        /**
         * @param amount off today's
         */
        record AmountOff(Money amount) implements Deal {
            public AmountOff {
                positive(amount, "amountOff");
            }
        }

        /**
         * @param percent off today's
         */
        record PercentOff(Percent percent) implements Deal {
            public PercentOff {
                BadInput.present(percent, "percentOff");
            }
        }
    }

    private static void chosen(Selector items, String path) {
        if (BadInput.present(items, path).isEmpty()) {
            throw BadInput.value(path, "the selector chooses nothing");
        }
    }

    private static void positive(Money amount, String path) {
        if (!BadInput.present(amount, path).isPositive()) {
            throw BadInput.value(path, "not above zero: " + amount.plain());
        }
    }

    private static void notNegative(Money amount, String path) {
        if (BadInput.present(amount, path).isNegative()) {
            throw BadInput.value(path, "below zero: " + amount.plain());
        }
    }

    private static void atLeastOne(int quantity, String path) {
        if (quantity < 1 || quantity > 9_999) {
            throw BadInput.value(path, "not 1 to 9999: " + quantity);
        }
    }
}
