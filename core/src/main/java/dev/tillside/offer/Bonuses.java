package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.points.Earning;
import dev.tillside.points.Redemption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the points arithmetic which offers give points on which lines. */
final class Bonuses {
    private Bonuses() {}

    static Earning earning(Pricing pricing, Contest contest, List<Line> everyLine) {
        List<Earning.Factor> factors = new ArrayList<>();
        List<Earning.Bonus> bonuses = new ArrayList<>();
        for (Standing standing : contest.extras) {
            if (standing.offer.reward() instanceof Reward.PointsMultiplier multiplier) {
                factors.add(new Earning.Factor(lines(contest, standing, everyLine), multiplier.factor()));
            }
            if (standing.offer.reward() instanceof Reward.PointsReward reward && earns(contest, standing, everyLine)) {
                bonuses.add(bonus(contest, standing, reward, everyLine));
            }
        }
        return new Earning(visit(pricing), everyLine, factors, bonuses);
    }

    static PricedBasket recomputed(
            Pricing pricing, PricedBasket priced, Money due, List<Redemption> redeemed, Money paid) {
        Contest contest = Pricer.contest(pricing, PricingMemory.NONE);
        List<Line> everyLine = Pricer.everyLine(contest.belt);
        Map<String, Integer> at = Pricer.lineIndex(everyLine);
        long[] nets = new long[everyLine.size()];
        for (PricedLine line : priced.lines()) {
            nets[at.get(line.line().id())] = line.net().minor();
        }
        Earning.Earned earned = earning(pricing, contest, everyLine).earn(nets, paid.minor());
        List<PricedLine> lines = priced.lines().stream()
                .map(l -> l.withPoints(earned.lines().get(at.get(l.line().id()))))
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

    private static boolean[] lines(Contest contest, Standing standing, List<Line> everyLine) {
        boolean[] lines = new boolean[everyLine.size()];
        for (int i = 0; i < contest.belt.lines().size(); i++) {
            lines[i] = everyLine.get(i).earns() && contest.matches.chooses(standing.slots[0], i);
        }
        return lines;
    }

    private static boolean earns(Contest contest, Standing standing, List<Line> everyLine) {
        for (boolean earns : lines(contest, standing, everyLine)) {
            if (earns) {
                return true;
            }
        }
        return false;
    }

    /** Whether the matching lines' nets reach the spend. */
    static boolean reached(Pricer pricer, Standing standing, Reward.PointsReward reward) {
        boolean[] lines = lines(pricer.contest, standing, pricer.everyLine);
        long net = 0;
        for (int i = 0; i < lines.length; i++) {
            net += lines[i] ? pricer.nets[i] : 0;
        }
        return net >= reward.spend().map(Money::minor).orElse(Long.MIN_VALUE);
    }

    static int uses(Pricer pricer, Standing standing, Reward.PointsReward reward) {
        int[] units = bonus(pricer.contest, standing, reward, pricer.everyLine).units();
        return units.length == 0
                ? earns(pricer.contest, standing, pricer.everyLine) ? 1 : 0
                : java.util.Arrays.stream(units).sum();
    }

    private static Earning.Bonus bonus(
            Contest contest, Standing standing, Reward.PointsReward reward, List<Line> everyLine) {
        boolean[] lines = lines(contest, standing, everyLine);
        int[] units = {};
        if (reward.per() == Reward.PointsReward.Per.UNIT) {
            units = new int[lines.length];
            int left = standing.admitted().orElseThrow().uses();
            for (int i = 0; i < units.length; i++) {
                units[i] = lines[i] ? Math.min(left, contest.belt.units(i)) : 0;
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
