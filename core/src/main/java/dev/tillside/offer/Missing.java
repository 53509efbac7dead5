package dev.tillside.offer;

import dev.tillside.money.Money;
import dev.tillside.solve.Matching;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an offer that did not apply lacks in the basket, were it alone in force. */
final class Missing {
    private final Pricer pricer;
    private final Offer offer;
    private final Optional<String> coupon;
    private final List<Need> needs;

    Missing(Pricer pricer, Offer offer, Optional<String> coupon) {
        this.pricer = pricer;
        this.offer = offer;
        this.coupon = coupon;
        this.needs = Need.of(offer.reward());
    }

    Optional<Outcome> outcome() {
        Money zero = Money.zero(pricer.pricing.basket().currency());
        if (!anyMatch()) {
            return Optional.of(Outcome.refused(offer.id(), coupon, Reason.NOT_IN_BASKET, zero));
        }
        Optional<Outcome.NearMiss> units = units();
        if (units.isPresent()) {
            return Optional.of(new Outcome(offer.id(), coupon, Reason.QUANTITY_SHORT, 0, zero, List.of(), units));
        }
        return spend().map(miss ->
                new Outcome(offer.id(), coupon, Reason.SPEND_SHORT, 0, zero, List.of(), Optional.of(miss)));
    }

    private boolean anyMatch() {
        boolean spendOnAll =
                offer.reward() instanceof Reward.Gift gift && gift.spend().isPresent();
        return spendOnAll && !pricer.belt.lines().isEmpty()
                || needs.stream().anyMatch(n -> pricer.belt.matchedUnits(pricer.belt.matched(n.items())) > 0);
    }

    /** Too few units for some part, all units being different. */
    private Optional<Outcome.NearMiss> units() {
        List<boolean[]> matched =
                needs.stream().map(n -> pricer.belt.matched(n.items())).toList();
        int[] counts = needs.stream().mapToInt(Need::count).toArray();
        int[] units = pricer.belt.lines().stream().mapToInt(Belt::units).toArray();
        int[] lacks = Matching.missing(matched, counts, units);
        for (int part = 0; part < lacks.length; part++) {
            if (lacks[part] > 0) {
                return Optional.of(new Outcome.NearMiss(
                        OptionalInt.of(lacks[part]),
                        Optional.of(needs.get(part).items()),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.NearMiss> spend() {
        long wanted = wantedSpend();
        long have = pricer.belt.matchedAmount(counted());
        if (have >= wanted) {
            return Optional.empty();
        }
        Money missing = new Money(wanted - have, pricer.pricing.basket().currency());
        return Optional.of(
                new Outcome.NearMiss(OptionalInt.empty(), Optional.empty(), Optional.of(missing), Optional.empty()));
    }

    private long wantedSpend() {
        if (offer.reward() instanceof Reward.Spend spend) {
            return spend.tiers().get(0).spend().minor();
        }
        if (offer.reward() instanceof Reward.PointsReward points) {
            return points.spend().map(Money::minor).orElse(Long.MIN_VALUE);
        }
        return offer.reward() instanceof Reward.Gift gift
                ? gift.spend().map(Money::minor).orElse(Long.MIN_VALUE)
                : Long.MIN_VALUE;
    }

    private boolean[] counted() {
        return offer.reward() instanceof Reward.Gift
                ? pricer.belt.matched(dev.tillside.item.Selector.ALL)
                : pricer.belt.matched(needs.get(0).items());
    }
}
