package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.points.Earning;
import dev.tillside.points.Redemption;
import java.util.ArrayList;
import java.util.List;

/** Tells the points arithmetic which offers give points on which lines. */
final class Bonuses {
    private Bonuses() {}

    static Earning earning(Pricer pricer) {
        List<Earning.Factor> factors = new ArrayList<>();
        List<Earning.Bonus> bonuses = new ArrayList<>();
        for (Admission.Admitted admitted : pricer.extras) {
            if (admitted.offer().reward() instanceof Reward.PointsMultiplier multiplier) {
                factors.add(new Earning.Factor(lines(pricer, multiplier.items()), multiplier.factor()));
            }
            if (admitted.offer().reward() instanceof Reward.PointsReward reward) {
                bonuses.add(bonus(pricer, admitted, reward));
            }
        }
        return new Earning(visit(pricer.pricing), pricer.everyLine, factors, bonuses);
    }

    static PricedBasket recomputed(
            Pricing pricing, PricedBasket priced, Money due, List<Redemption> redeemed, Money paid) {
        Pricer pricer = Pricer.pointsOnly(pricing);
        long[] nets = new long[pricer.everyLine.size()];
        for (PricedLine line : priced.lines()) {
            nets[pricer.indexOf(line.line())] = line.net().minor();
        }
        Earning.Earned earned = pricer.earning.earn(nets, paid.minor());
        List<PricedLine> lines = priced.lines().stream()
                .map(l -> l.withPoints(earned.lines().get(pricer.indexOf(l.line()))))
                .toList();
        return new PricedBasket(
                priced.basket(),
                due,
                earned.total(),
                redeemed,
                lines,
                priced.tenderCoupons(),
                priced.outcomes(),
                priced.benefits(),
                priced.messages(),
                priced.proof(),
                priced.offerVersions());
    }

    private static Earning.Visit visit(Pricing pricing) {
        return new Earning.Visit(
                pricing.program(),
                pricing.shopper().member(),
                pricing.shopper().tier(),
                pricing.at(),
                pricing.zone(),
                pricing.basket().key().store());
    }

    private static boolean[] lines(Pricer pricer, Selector items) {
        boolean[] lines = new boolean[pricer.everyLine.size()];
        for (int i = 0; i < lines.length; i++) {
            Line line = pricer.everyLine.get(i);
            lines[i] = line.takesPart() && line.earns() && items.matches(line.item(), line.facts());
        }
        return lines;
    }

    /** Whether the matching lines' nets reach the spend. */
    static boolean reached(Pricer pricer, Reward.PointsReward reward) {
        boolean[] lines = lines(pricer, reward.items());
        long[] nets = pricer.withOthers(pricer.solution.nets());
        long net = 0;
        for (int i = 0; i < lines.length; i++) {
            net += lines[i] ? nets[i] : 0;
        }
        return net >= reward.spend().map(Money::minor).orElse(Long.MIN_VALUE);
    }

    static int uses(Pricer pricer, Offer offer, Reward.PointsReward reward) {
        Admission.Admitted admitted = pricer.extras.stream()
                .filter(a -> a.offer().id().equals(offer.id()))
                .findFirst()
                .orElseThrow();
        int[] units = bonus(pricer, admitted, reward).units();
        return units.length == 0 ? 1 : java.util.Arrays.stream(units).sum();
    }

    private static Earning.Bonus bonus(Pricer pricer, Admission.Admitted admitted, Reward.PointsReward reward) {
        boolean[] lines = lines(pricer, reward.items());
        int[] units = {};
        if (reward.per() == Reward.PointsReward.Per.UNIT) {
            units = new int[lines.length];
            int left = admitted.uses();
            for (int i = 0; i < units.length; i++) {
                units[i] = lines[i] ? Math.min(left, Belt.units(pricer.everyLine.get(i))) : 0;
                left -= units[i];
            }
        }
        return new Earning.Bonus(
                lines,
                units,
                reward.points(),
                reward.spend().map(s -> s.minor()).orElse(Long.MIN_VALUE));
    }
}
