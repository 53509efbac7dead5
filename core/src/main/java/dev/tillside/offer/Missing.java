package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.solve.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What offers that did not apply lack in the basket, and what the shopper would save with it. */
final class Missing {
    private static final long MOST_UNITS = 99;
    private static final long NO_SPEND = Long.MIN_VALUE;

    private final Pricer pricer;
    private final Contest contest;
    private final Matches matches;
    private final Promises promises;
    private final Money zero;

    /** Something with a price that could be added. */
    private record Thing(ItemId id, ItemFacts facts, long price) {}

    Missing(Pricer pricer, Promises promises) {
        this.pricer = pricer;
        this.contest = pricer.contest;
        this.matches = contest.matches;
        this.promises = promises;
        this.zero = money(0);
    }

    /** Absent where nothing is missing. */
    Optional<Outcome> outcome(Standing standing, Optional<String> coupon) {
        String id = standing.offer.id();
        if (!standing.inBasket(contest.belt)) {
            return Optional.of(Outcome.refused(id, coupon, Reason.NOT_IN_BASKET, zero));
        }
        if (lacking(standing, false) >= 0) {
            Outcome.NearMiss units = units(standing);
            return Optional.of(new Outcome(id, coupon, Reason.QUANTITY_SHORT, 0, zero, List.of(), Optional.of(units)));
        }
        long wanted = wantedSpend(standing.offer.reward());
        if (wanted == NO_SPEND || spent(standing, true) >= wanted) {
            return Optional.empty();
        }
        return Optional.of(
                new Outcome(id, coupon, Reason.SPEND_SHORT, 0, zero, List.of(), Optional.of(spend(standing, wanted))));
    }

    /** Whether the shopper may have the gift and has earned it, and it has not been scanned yet. */
    boolean onlyTheGift(Standing standing) {
        if (standing.admitted().isEmpty() || lacking(standing, false) < 0) {
            return false;
        }
        int[] lacks = lacks(standing, true);
        for (int part = 0; part < lacks.length - 1; part++) {
            if (lacks[part] > 0) {
                return false;
            }
        }
        long wanted = wantedSpend(standing.offer.reward());
        return wanted == NO_SPEND || spent(standing, false) >= wanted;
    }

    /** By need, how many units it lacks, all units being different. */
    private int[] lacks(Standing standing, boolean left) {
        int needs = standing.slots.length;
        int[] counts = new int[needs];
        for (int i = 0; i < needs; i++) {
            counts[i] = standing.needs.get(i).count();
        }
        if (needs == 1 && !left) {
            return new int[] {Math.max(0, counts[0] - matches.units(standing.slots[0]))};
        }
        List<Integer> lines = new ArrayList<>();
        for (int line = 0; line < contest.belt.lines().size(); line++) {
            if (standing.chooses(matches, line)) {
                lines.add(line);
            }
        }
        List<boolean[]> matched = new ArrayList<>();
        for (int slot : standing.slots) {
            boolean[] some = new boolean[lines.size()];
            for (int i = 0; i < some.length; i++) {
                some[i] = matches.chooses(slot, lines.get(i));
            }
            matched.add(some);
        }
        int[] taken = left ? taken(standing) : new int[contest.belt.lines().size()];
        int[] units = new int[lines.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = Math.max(0, contest.belt.units(lines.get(i)) - taken[lines.get(i)]);
        }
        return Matching.missing(matched, counts, units);
    }

    /** By line, how many units the best combination took from where the offer could have had them. */
    private int[] taken(Standing standing) {
        int[] taken = new int[contest.belt.lines().size()];
        for (int rule = 0; rule < contest.rules.size(); rule++) {
            Offer other = contest.bearing.get(rule).offer;
            boolean same = other.layer().equals(standing.offer.layer());
            if (same || other.exclusive() || standing.offer.exclusive()) {
                for (int i = 0; i < contest.lines.length; i++) {
                    taken[contest.lines[i]] += pricer.solution.takenBy()[rule][i];
                }
            }
        }
        return taken;
    }

    /** The part that lacks fewest units, the earlier of equals; -1 where none lacks any. */
    private int lacking(Standing standing, boolean left) {
        return least(lacks(standing, left));
    }

    private static int least(int[] lacks) {
        int least = -1;
        for (int part = 0; part < lacks.length; part++) {
            if (lacks[part] > 0 && (least < 0 || lacks[part] < lacks[least])) {
                least = part;
            }
        }
        return least;
    }

    private Outcome.NearMiss units(Standing standing) {
        int[] lacks = lacks(standing, true);
        int part = least(lacks);
        Selector items = standing.needs.get(part).items();
        Optional<Thing> cheapest = Optional.empty();
        for (Thing thing : things(items, standing.slots[part])) {
            if (cheapest.isEmpty() || compare(thing, thing.price, cheapest.get(), cheapest.get().price) < 0) {
                cheapest = Optional.of(thing);
            }
        }
        Optional<Promises.Gain> gain = cheapest.flatMap(t -> gain(standing, t, lacks[part]));
        return new Outcome.NearMiss(
                OptionalInt.of(lacks[part]),
                Optional.of(items),
                Optional.empty(),
                gain.map(g -> money(g.saves())),
                gain.map(g -> money(g.adds())));
    }

    private Outcome.NearMiss spend(Standing standing, long wanted) {
        boolean gross = standing.offer.reward() instanceof Reward.Spend s && s.basis() == Reward.Spend.Basis.GROSS;
        long missing = wanted - spent(standing, gross);
        Optional<Thing> cheapest = Optional.empty();
        long least = 0;
        for (Thing thing : things(countedItems(standing), countedSlot(standing))) {
            if (thing.price <= 0 || units(missing, thing) > MOST_UNITS) {
                continue;
            }
            long costs = thing.price * units(missing, thing);
            if (cheapest.isEmpty() || compare(thing, costs, cheapest.get(), least) < 0) {
                cheapest = Optional.of(thing);
                least = costs;
            }
        }
        Optional<Promises.Gain> gain = cheapest.flatMap(t -> gain(standing, t, (int) units(missing, t)));
        return new Outcome.NearMiss(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(money(missing)),
                gain.map(g -> money(g.saves())),
                gain.map(g -> money(g.adds())));
    }

    private static int compare(Thing one, long costs, Thing other, long otherCosts) {
        return costs != otherCosts ? Long.compare(costs, otherCosts) : one.id.compareTo(other.id);
    }

    private static long units(long missing, Thing thing) {
        return (missing + thing.price - 1) / thing.price;
    }

    /**
     * What of that could be added, from the item table and from the belt.
     *
     * @param slot of the need that chooses it; {@link Integer#MAX_VALUE} where everything counts
     */
    private List<Thing> things(Selector items, int slot) {
        List<Thing> things = new ArrayList<>();
        for (Item item : pricer.shelf().cheapest(items)) {
            Money price = item.price().orElseThrow();
            if (price.currency().equals(pricer.pricing.basket().currency())) {
                things.add(new Thing(item.id(), item.facts(), price.minor()));
            }
        }
        for (int at = 0; at < contest.belt.lines().size(); at++) {
            Line line = contest.belt.lines().get(at);
            boolean wanted = slot == Integer.MAX_VALUE || matches.chooses(slot, at);
            if (wanted && line.unit().isEach() && line.quantity().isWhole()) {
                things.add(new Thing(line.item(), line.facts(), contest.belt.amount(at) / contest.belt.units(at)));
            }
        }
        return things;
    }

    private Optional<Promises.Gain> gain(Standing standing, Thing thing, int count) {
        String id = "+";
        while (pricer.hasLine(id)) {
            id += "+";
        }
        Line line = Line.of(id, thing.id, Quantity.of(count), Unit.EACH, money(thing.price * count))
                .withFacts(thing.facts);
        return promises.gain(line, standing);
    }

    private Money money(long minor) {
        return new Money(minor, pricer.pricing.basket().currency());
    }

    private static long wantedSpend(Reward reward) {
        if (reward instanceof Reward.Spend spend) {
            return spend.tiers().get(0).spend().minor();
        }
        if (reward instanceof Reward.PointsReward points) {
            return points.spend().map(Money::minor).orElse(NO_SPEND);
        }
        return reward instanceof Reward.Gift gift
                ? gift.spend().map(Money::minor).orElse(NO_SPEND)
                : NO_SPEND;
    }

    private static Selector countedItems(Standing standing) {
        return standing.fromSpend() ? Selector.ALL : standing.needs.get(0).items();
    }

    private static int countedSlot(Standing standing) {
        return standing.fromSpend() ? Integer.MAX_VALUE : standing.slots[0];
    }

    /** What the lines that count cost, before all offers or after; towards points count those that earn. */
    private long spent(Standing standing, boolean gross) {
        boolean earning = standing.offer.reward() instanceof Reward.PointsReward;
        long spent = 0;
        for (int line = 0; line < contest.belt.lines().size(); line++) {
            boolean counts = standing.fromSpend() || matches.chooses(standing.slots[0], line);
            if (counts && (!earning || contest.belt.lines().get(line).earns())) {
                spent += gross ? contest.belt.amount(line) : pricer.nets[line];
            }
        }
        return spent;
    }
}
