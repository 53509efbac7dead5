package dev.tillside.offer;

import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.money.Points;
import dev.tillside.points.Program;
import dev.tillside.points.VoucherRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What one use of an offer is worth at most, at the prices of an item table. */
final class UseWorth {
    private static final long MILLION = 1_000_000;

    private final Program program;
    private final List<Item> items;
    private final Map<ItemId, Item> byId = new HashMap<>();
    private final Map<Selector, OptionalLong> dearest = new HashMap<>();

    /** The most, or why there is none: one of the two. */
    record Worth(Optional<Money> most, Optional<Exposure.Unbounded> unbounded) {}

    UseWorth(Program program, List<Item> items) {
        this.program = program;
        this.items = items;
        items.forEach(item -> byId.put(item.id(), item));
    }

    Money zero() {
        return Money.zero(program.currency());
    }

    Worth of(Offer offer) {
        Worth full = of(offer.reward());
        boolean points =
                offer.reward() instanceof Reward.PointsReward || offer.reward() instanceof Reward.PointsMultiplier;
        Optional<Money> cap = offer.limits().maxDiscount().filter(most -> !points);
        if (cap.isEmpty()) {
            return full;
        }
        return new Worth(Optional.of(full.most().map(cap.get()::min).orElse(cap.get())), Optional.empty());
    }

    private Worth of(Reward reward) {
        if (reward instanceof Reward.AmountOff off) {
            return off.perMeasure().isPresent()
                    ? without(Exposure.Unbounded.ANY_MEASURE)
                    : at(off.amount().minor());
        }
        if (reward instanceof Reward.PercentOff off) {
            return lowered(off.items(), 1, new Reward.Deal.PercentOff(off.percent()));
        }
        if (reward instanceof Reward.FixedPrice fixed) {
            return fixed.perMeasure().isPresent()
                    ? without(Exposure.Unbounded.ANY_MEASURE)
                    : lowered(fixed.items(), 1, new Reward.Deal.Price(fixed.price()));
        }
        if (reward instanceof Reward.MultiBuy buy) {
            return lowered(buy.items(), buy.cheapest().orElse(buy.quantity()), buy.deal());
        }
        if (reward instanceof Reward.BuyGet get) {
            return times(lowered(get.get(), 1, get.deal()), get.getQuantity());
        }
        if (reward instanceof Reward.Bundle bundle) {
            return bundle(bundle);
        }
        if (reward instanceof Reward.Spend spend) {
            return spend(spend);
        }
        if (reward instanceof Reward.Gift gift) {
            return gift(gift);
        }
        return extra(reward);
    }

    private Worth extra(Reward reward) {
        if (reward instanceof Reward.Benefit || rate().signum() == 0) {
            return at(0);
        }
        return reward instanceof Reward.PointsReward points && points.per() == Reward.PointsReward.Per.BASKET
                ? at(of(points.points()).minor())
                : without(Exposure.Unbounded.ANY_POINTS);
    }

    private Worth lowered(Selector selector, int units, Reward.Deal deal) {
        if (deal instanceof Reward.Deal.AmountOff off) {
            return at(off.amount().minor());
        }
        OptionalLong price = dearest(selector);
        return price.isEmpty()
                ? without(Exposure.Unbounded.NO_PRICE)
                : at(off(Math.multiplyExact(price.getAsLong(), units), deal));
    }

    private Worth bundle(Reward.Bundle bundle) {
        if (bundle.deal() instanceof Reward.Deal.AmountOff off) {
            return at(off.amount().minor());
        }
        long sum = 0;
        for (Reward.Bundle.Part part : bundle.parts()) {
            OptionalLong price = dearest(part.items());
            if (price.isEmpty()) {
                return without(Exposure.Unbounded.NO_PRICE);
            }
            sum = Math.addExact(sum, Math.multiplyExact(price.getAsLong(), part.quantity()));
        }
        return at(off(sum, bundle.deal()));
    }

    private Worth spend(Reward.Spend spend) {
        long most = 0;
        for (Reward.Spend.Tier tier : spend.tiers()) {
            if (!(tier.deal() instanceof Reward.Deal.AmountOff off)) {
                return without(Exposure.Unbounded.ANY_SPEND);
            }
            most = Math.max(most, off.amount().minor());
        }
        return at(most);
    }

    private Worth gift(Reward.Gift gift) {
        Optional<Money> price = Optional.ofNullable(
                        byId.get(new ItemId(gift.gift().digits(), true)))
                .flatMap(Item::price);
        return price.map(money -> at(Math.multiplyExact(money.minor(), gift.giftQuantity())))
                .orElseGet(() -> without(Exposure.Unbounded.NO_PRICE));
    }

    /** What a deal takes off such a sum; a percentage is rounded up, because it is rounded over several units together. */
    private static long off(long sum, Reward.Deal deal) {
        if (deal instanceof Reward.Deal.Price fixed) {
            return Math.max(0, sum - fixed.price().minor());
        }
        Percent percent = ((Reward.Deal.PercentOff) deal).percent();
        BigInteger exact = BigInteger.valueOf(sum).multiply(percent.ofMillion());
        BigInteger[] whole = exact.divideAndRemainder(BigInteger.valueOf(MILLION));
        return Math.addExact(whole[0].longValueExact(), whole[1].signum());
    }

    private OptionalLong dearest(Selector selector) {
        return dearest.computeIfAbsent(selector, this::look);
    }

    /** Nothing where no item is chosen, or one whose price is not known. */
    private OptionalLong look(Selector selector) {
        long most = -1;
        for (Item item : items) {
            if (selector.matches(item.id(), item.facts())) {
                if (item.price().isEmpty()) {
                    return OptionalLong.empty();
                }
                most = Math.max(most, item.price().get().minor());
            }
        }
        return most < 0 ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /** What so many points are worth at most, as a payment or turned into vouchers. */
    Money of(Points points) {
        BigDecimal minor = points.value().multiply(rate());
        return zero().withMinor(minor.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    /** Minor units for a point, at best. */
    private BigDecimal rate() {
        List<BigDecimal> rates = new ArrayList<>();
        program.points().burn().ifPresent(burn -> rates.add(rate(burn.worth(), burn.points())));
        for (VoucherRule rule : program.vouchers()) {
            rates.add(rate(rule.value(), rule.points()));
        }
        return rates.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal rate(Money worth, Points points) {
        return BigDecimal.valueOf(worth.minor()).divide(points.value(), 12, RoundingMode.CEILING);
    }

    private Worth at(long minor) {
        return new Worth(Optional.of(zero().withMinor(minor)), Optional.empty());
    }

    private static Worth without(Exposure.Unbounded why) {
        return new Worth(Optional.empty(), Optional.of(why));
    }

    private static Worth times(Worth one, int times) {
        return new Worth(
                one.most().map(money -> money.withMinor(Math.multiplyExact(money.minor(), times))), one.unbounded());
    }
}
