package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import dev.tillside.solve.Matching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an offer that did not apply lacks in the basket, and what the shopper would save with it. */
final class Missing {
    private static final long MOST_UNITS = 99;

    private final Pricer pricer;
    private final Offer offer;
    private final Optional<String> coupon;
    private final List<Need> needs;

    /** Something with a price that could be added. */
    private record Thing(ItemId id, ItemFacts facts, long price) {}

    Missing(Pricer pricer, Offer offer, Optional<String> coupon) {
        this.pricer = pricer;
        this.offer = offer;
        this.coupon = coupon;
        this.needs = Need.of(offer.reward());
    }

    Optional<Outcome> outcome() {
        Money zero = money(0);
        if (!anyMatch()) {
            return Optional.of(Outcome.refused(offer.id(), coupon, Reason.NOT_IN_BASKET, zero));
        }
        int[] whole = pricer.belt.lines().stream().mapToInt(Belt::units).toArray();
        if (lacking(whole).isPresent()) {
            Optional<Outcome.NearMiss> units = lacking(unitsLeft(whole)).map(this::units);
            return Optional.of(new Outcome(offer.id(), coupon, Reason.QUANTITY_SHORT, 0, zero, List.of(), units));
        }
        if (pricer.belt.matchedAmount(counted()) >= wantedSpend()) {
            return Optional.empty();
        }
        return Optional.of(
                new Outcome(offer.id(), coupon, Reason.SPEND_SHORT, 0, zero, List.of(), Optional.of(spend())));
    }

    private boolean anyMatch() {
        boolean spendOnAll =
                offer.reward() instanceof Reward.Gift gift && gift.spend().isPresent();
        return spendOnAll && !pricer.belt.lines().isEmpty()
                || needs.stream().anyMatch(n -> pricer.belt.matchedUnits(pricer.belt.matched(n.items())) > 0);
    }

    /** The part that lacks fewest units, all units being different; the earlier of equals. */
    private Optional<Need> lacking(int[] units) {
        List<boolean[]> matched =
                needs.stream().map(n -> pricer.belt.matched(n.items())).toList();
        int[] counts = needs.stream().mapToInt(Need::count).toArray();
        int[] lacks = Matching.missing(matched, counts, units);
        Need least = null;
        for (int part = 0; part < lacks.length; part++) {
            if (lacks[part] > 0 && (least == null || lacks[part] < least.count())) {
                least = new Need(needs.get(part).items(), lacks[part]);
            }
        }
        return Optional.ofNullable(least);
    }

    /** What the best combination left for this layer. */
    private int[] unitsLeft(int[] whole) {
        int[] left = whole.clone();
        for (int rule = 0; rule < pricer.rules.size(); rule++) {
            Offer other = pricer.bearing.get(rule).offer();
            if (other.layer().equals(offer.layer()) || other.exclusive() || offer.exclusive()) {
                for (int line = 0; line < left.length; line++) {
                    left[line] = Math.max(0, left[line] - pricer.solution.takenBy()[rule][line]);
                }
            }
        }
        return left;
    }

    private Outcome.NearMiss units(Need need) {
        Optional<Thing> cheapest = things(need.items()).stream()
                .min(Comparator.comparingLong(Thing::price).thenComparing(Thing::id));
        return new Outcome.NearMiss(
                OptionalInt.of(need.count()),
                Optional.of(need.items()),
                Optional.empty(),
                cheapest.flatMap(t -> saves(t, need.count())));
    }

    private Outcome.NearMiss spend() {
        boolean[] counted = counted();
        long have = 0;
        for (int line = 0; line < counted.length; line++) {
            have += counted[line] ? pricer.solution.nets()[line] : 0;
        }
        long missing = wantedSpend() - have;
        Optional<Thing> cheapest = things(countedItems()).stream()
                .filter(t -> t.price > 0 && units(missing, t) <= MOST_UNITS)
                .min(Comparator.comparingLong((Thing t) -> t.price * units(missing, t))
                        .thenComparing(Thing::id));
        return new Outcome.NearMiss(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(money(missing)),
                cheapest.flatMap(t -> saves(t, (int) units(missing, t))));
    }

    private static long units(long missing, Thing thing) {
        return (missing + thing.price - 1) / thing.price;
    }

    private List<Thing> things(Selector items) {
        List<Thing> things = new ArrayList<>();
        for (Item item : pricer.shelf().cheapest(items)) {
            if (item.price()
                    .filter(p -> p.currency().equals(pricer.pricing.basket().currency()))
                    .isPresent()) {
                things.add(new Thing(item.id(), item.facts(), item.price().get().minor()));
            }
        }
        for (Line line : pricer.belt.lines()) {
            if (line.unit().isEach() && line.quantity().isWhole() && items.matches(line.item(), line.facts())) {
                things.add(new Thing(line.item(), line.facts(), line.amount().minor() / Belt.units(line)));
            }
        }
        return things;
    }

    private Optional<Money> saves(Thing thing, int count) {
        String id = "+";
        while (hasLine(id)) {
            id += "+";
        }
        Line line = Line.of(id, thing.id, Quantity.of(count), Unit.EACH, money(thing.price * count))
                .withFacts(thing.facts);
        boolean pays = offer.layer().equals(Program.TENDER_LAYER);
        return pricer.gains(line, pays).map(this::money);
    }

    private boolean hasLine(String id) {
        return pricer.pricing.basket().lines().stream().anyMatch(l -> l.id().equals(id));
    }

    private Money money(long minor) {
        return new Money(minor, pricer.pricing.basket().currency());
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

    private Selector countedItems() {
        return offer.reward() instanceof Reward.Gift
                ? Selector.ALL
                : needs.get(0).items();
    }

    private boolean[] counted() {
        return pricer.belt.matched(countedItems());
    }
}
