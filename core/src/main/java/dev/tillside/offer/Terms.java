package dev.tillside.offer;

import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import dev.tillside.solve.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes an offer's reward as a rule over some lines of a belt. */
final class Terms {
    private static final long[] ALIKE = {};
    private static final long HUNDRED_PERCENT = 1_000_000;

    private final Belt belt;
    private final List<String> layers;
    private final int[] lines;
    private final boolean[][] masks;
    private final boolean[] none;

    /**
     * @param lines of the belt, those that the rule is about
     * @param masks by slot, which of these lines it chooses; empty (null) for none
     */
    Terms(Belt belt, Program program, int[] lines, boolean[][] masks) {
        this.belt = belt;
        this.layers = program.layers();
        this.lines = lines;
        this.masks = masks;
        this.none = new boolean[lines.length];
    }

    /** The rule of an offer that is admitted and changes prices. */
    Rule rule(Standing standing) {
        Admission.Admitted admitted = standing.admitted().orElseThrow();
        Reward reward = standing.offer.reward();
        if (reward instanceof Reward.AmountOff r) {
            Rule.Part part = part(standing, 0, 1);
            long[] perLine =
                    r.perMeasure().isPresent() ? measured(part, r.perMeasure().get(), r.amount(), 0) : ALIKE;
            return single(admitted, part, Rule.Deal.AMOUNT, r.amount().minor(), perLine);
        }
        if (reward instanceof Reward.PercentOff r) {
            long percent = r.percent().tenThousandths();
            return single(admitted, part(standing, 0, 1), Rule.Deal.PERCENT, percent, ALIKE);
        }
        if (reward instanceof Reward.FixedPrice r) {
            Rule.Part part = part(standing, 0, 1);
            long[] perLine = r.perMeasure().isPresent()
                    ? measured(part, r.perMeasure().get(), r.price(), Rule.ANY_AMOUNT)
                    : ALIKE;
            return single(admitted, part, Rule.Deal.PRICE, r.price().minor(), perLine);
        }
        if (reward instanceof Reward.MultiBuy r) {
            List<Rule.Part> parts = List.of(part(standing, 0, r.quantity()));
            return taking(
                    admitted, Rule.Shape.GROUP, r.deal(), parts, r.cheapest().orElse(0));
        }
        if (reward instanceof Reward.Bundle r) {
            List<Rule.Part> parts = new ArrayList<>();
            for (int i = 0; i < r.parts().size(); i++) {
                parts.add(part(standing, i, r.parts().get(i).quantity()));
            }
            return taking(admitted, Rule.Shape.GROUP, r.deal(), parts, 0);
        }
        if (reward instanceof Reward.BuyGet r) {
            List<Rule.Part> parts = List.of(part(standing, 0, r.buyQuantity()), part(standing, 1, r.getQuantity()));
            return taking(admitted, Rule.Shape.BUY_GET, r.deal(), parts, 0);
        }
        if (reward instanceof Reward.Spend r) {
            return spend(admitted, r, part(standing, 0, 1));
        }
        return gift(admitted, (Reward.Gift) reward, standing);
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

    private Rule.Part part(Standing standing, int need, int count) {
        int slot = standing.slots[need];
        return new Rule.Part(slot < 0 || masks[slot] == null ? none : masks[slot], count);
    }

    private long[] measured(Rule.Part part, Unit unit, Money value, long elsewhere) {
        long[] amounts = new long[lines.length];
        for (int i = 0; i < amounts.length; i++) {
            Optional<Money> amount = part.lines()[i] ? belt.perMeasure(lines[i], unit, value) : Optional.empty();
            amounts[i] = amount.isPresent() ? amount.get().minor() : elsewhere;
        }
        return amounts;
    }

    private Rule single(Admission.Admitted admitted, Rule.Part part, Rule.Deal deal, long value, long[] perLine) {
        return rule(admitted, Rule.Shape.SINGLE, deal, value, perLine, List.of(part), 0, List.of(), NO_SPEND);
    }

    private Rule taking(
            Admission.Admitted admitted, Rule.Shape shape, Reward.Deal deal, List<Rule.Part> parts, int cheapest) {
        return rule(admitted, shape, deal(deal), value(deal), ALIKE, parts, cheapest, List.of(), NO_SPEND);
    }

    private Rule gift(Admission.Admitted admitted, Reward.Gift gift, Standing standing) {
        Rule.Part given = part(standing, standing.slots.length - 1, gift.giftQuantity());
        if (gift.buy().isPresent()) {
            List<Rule.Part> parts = List.of(part(standing, 0, gift.buyQuantity()), given);
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

    private Rule spend(Admission.Admitted admitted, Reward.Spend spend, Rule.Part part) {
        List<Rule.Tier> tiers = spend.tiers().stream()
                .map(t -> new Rule.Tier(t.spend().minor(), deal(t.deal()), value(t.deal())))
                .toList();
        return rule(
                admitted,
                Rule.Shape.SPEND,
                tiers.get(0).deal(),
                tiers.get(0).value(),
                ALIKE,
                List.of(part),
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
                layers.indexOf(admitted.offer().layer()),
                admitted.offer().exclusive(),
                admitted.offer().needsCoupon(),
                admitted.uses(),
                admitted.amount(),
                spend.isPresent() && spend.get().repeat(),
                spend.isPresent() && spend.get().basis() == Reward.Spend.Basis.GROSS,
                spend.isPresent() && spend.get().combinable());
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
