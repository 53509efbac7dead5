package dev.tillside.offer;

import dev.tillside.item.Selector;
import dev.tillside.points.Program;
import dev.tillside.solve.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes an offer's reward as a rule over a belt's lines. */
final class Terms {
    private static final long[] ALIKE = {};
    private static final long HUNDRED_PERCENT = 1_000_000;

    private final Belt belt;
    private final Program program;

    Terms(Belt belt, Program program) {
        this.belt = belt;
        this.program = program;
    }

    /** The rule; absent where the reward changes no price. */
    Optional<Rule> rule(Admission.Admitted admitted) {
        Reward reward = admitted.offer().reward();
        if (reward instanceof Reward.AmountOff r) {
            return single(admitted, r.items(), Rule.Deal.AMOUNT, r.amount().minor(), measured(r));
        }
        if (reward instanceof Reward.PercentOff r) {
            return single(admitted, r.items(), Rule.Deal.PERCENT, r.percent().tenThousandths(), ALIKE);
        }
        if (reward instanceof Reward.FixedPrice r) {
            return single(admitted, r.items(), Rule.Deal.PRICE, r.price().minor(), measured(r));
        }
        if (reward instanceof Reward.MultiBuy r) {
            return group(
                    admitted,
                    List.of(part(r.items(), r.quantity())),
                    r.deal(),
                    r.cheapest().orElse(0));
        }
        if (reward instanceof Reward.Bundle r) {
            List<Rule.Part> parts =
                    r.parts().stream().map(p -> part(p.items(), p.quantity())).toList();
            return group(admitted, parts, r.deal(), 0);
        }
        if (reward instanceof Reward.BuyGet r) {
            List<Rule.Part> parts = List.of(part(r.buy(), r.buyQuantity()), part(r.get(), r.getQuantity()));
            return Optional.of(taking(admitted, Rule.Shape.BUY_GET, r.deal(), parts, 0));
        }
        if (reward instanceof Reward.Spend r) {
            return Optional.of(spend(admitted, r));
        }
        return reward instanceof Reward.Gift r ? Optional.of(gift(admitted, r)) : Optional.empty();
    }

    /** What the reward's selectors choose, as parts: the near misses and outcomes ask. */
    static List<Need> needs(Reward reward) {
        if (reward instanceof Reward.AmountOff r) {
            return List.of(new Need(r.items(), 1));
        }
        if (reward instanceof Reward.PercentOff r) {
            return List.of(new Need(r.items(), 1));
        }
        if (reward instanceof Reward.FixedPrice r) {
            return List.of(new Need(r.items(), 1));
        }
        if (reward instanceof Reward.MultiBuy r) {
            return List.of(new Need(r.items(), r.quantity()));
        }
        if (reward instanceof Reward.Bundle r) {
            return r.parts().stream()
                    .map(p -> new Need(p.items(), p.quantity()))
                    .toList();
        }
        if (reward instanceof Reward.BuyGet r) {
            return List.of(new Need(r.buy(), r.buyQuantity()), new Need(r.get(), 1));
        }
        if (reward instanceof Reward.Spend r) {
            return List.of(new Need(r.items(), 1));
        }
        if (reward instanceof Reward.Gift r) {
            Need gift = new Need(only(r), 1);
            return r.buy().map(b -> List.of(new Need(b, r.buyQuantity()), gift)).orElse(List.of(gift));
        }
        if (reward instanceof Reward.PointsReward r) {
            return List.of(new Need(r.items(), 1));
        }
        if (reward instanceof Reward.PointsMultiplier r) {
            return List.of(new Need(r.items(), 1));
        }
        return List.of(new Need(((Reward.Benefit) reward).items(), 1));
    }

    private static Selector only(Reward.Gift gift) {
        return new Selector(
                Set.of(gift.gift()), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());
    }

    private Rule.Part part(Selector items, int count) {
        return new Rule.Part(belt.matched(items), count);
    }

    private long[] measured(Reward.AmountOff r) {
        return r.perMeasure().map(u -> belt.perMeasure(u, r.amount(), 0)).orElse(ALIKE);
    }

    private long[] measured(Reward.FixedPrice r) {
        return r.perMeasure()
                .map(u -> belt.perMeasure(u, r.price(), Rule.ANY_AMOUNT))
                .orElse(ALIKE);
    }

    private Optional<Rule> single(
            Admission.Admitted admitted, Selector items, Rule.Deal deal, long value, long[] perLine) {
        return Optional.of(rule(
                admitted, Rule.Shape.SINGLE, deal, value, perLine, List.of(part(items, 1)), 0, List.of(), NO_SPEND));
    }

    private Optional<Rule> group(Admission.Admitted admitted, List<Rule.Part> parts, Reward.Deal deal, int cheapest) {
        return Optional.of(taking(admitted, Rule.Shape.GROUP, deal, parts, cheapest));
    }

    private Rule taking(
            Admission.Admitted admitted, Rule.Shape shape, Reward.Deal deal, List<Rule.Part> parts, int cheapest) {
        return rule(admitted, shape, deal(deal), value(deal), ALIKE, parts, cheapest, List.of(), NO_SPEND);
    }

    private Rule gift(Admission.Admitted admitted, Reward.Gift gift) {
        Rule.Part given = part(only(gift), gift.giftQuantity());
        if (gift.buy().isPresent()) {
            List<Rule.Part> parts = List.of(part(gift.buy().get(), gift.buyQuantity()), given);
            return rule(
                    admitted,
                    Rule.Shape.BUY_GET,
                    Rule.Deal.PERCENT,
                    HUNDRED_PERCENT,
                    ALIKE,
                    parts,
                    0,
                    List.of(),
                    NO_SPEND);
        }
        List<Rule.Tier> tiers = List.of(new Rule.Tier(gift.spend().get().minor(), Rule.Deal.PERCENT, HUNDRED_PERCENT));
        Admission.Admitted once = new Admission.Admitted(
                admitted.offer(), admitted.coupons(), Math.min(1, admitted.uses()), admitted.amount());
        return rule(
                once, Rule.Shape.GIFT, Rule.Deal.PERCENT, HUNDRED_PERCENT, ALIKE, List.of(given), 0, tiers, NO_SPEND);
    }

    private Rule spend(Admission.Admitted admitted, Reward.Spend spend) {
        List<Rule.Tier> tiers = spend.tiers().stream()
                .map(t -> new Rule.Tier(t.spend().minor(), deal(t.deal()), value(t.deal())))
                .toList();
        return rule(
                admitted,
                Rule.Shape.SPEND,
                tiers.get(0).deal(),
                tiers.get(0).value(),
                ALIKE,
                List.of(part(spend.items(), 1)),
                0,
                tiers,
                Optional.of(spend));
    }

    private static final Optional<Reward.Spend> NO_SPEND = Optional.empty();

    private Rule rule(
            Admission.Admitted admitted,
            Rule.Shape shape,
            Rule.Deal deal,
            long value,
            long[] perLine,
            List<Rule.Part> parts,
            int cheapest,
            List<Rule.Tier> tiers,
            Optional<Reward.Spend> spend) {
        return new Rule(
                shape,
                deal,
                value,
                perLine,
                parts,
                cheapest,
                tiers,
                program.layers().indexOf(admitted.offer().layer()),
                admitted.offer().exclusive(),
                admitted.offer().needsCoupon(),
                admitted.uses(),
                admitted.amount(),
                spend.map(Reward.Spend::repeat).orElse(false),
                spend.map(s -> s.basis() == Reward.Spend.Basis.GROSS).orElse(false),
                spend.map(Reward.Spend::combinable).orElse(false));
    }

    private static Rule.Deal deal(Reward.Deal deal) {
        return deal instanceof Reward.Deal.Price
                ? Rule.Deal.PRICE
                : deal instanceof Reward.Deal.AmountOff ? Rule.Deal.AMOUNT : Rule.Deal.PERCENT;
    }

    private static long value(Reward.Deal deal) {
        if (deal instanceof Reward.Deal.Price price) {
            return price.price().minor();
        }
        return deal instanceof Reward.Deal.AmountOff off
                ? off.amount().minor()
                : ((Reward.Deal.PercentOff) deal).percent().tenThousandths();
    }
}
