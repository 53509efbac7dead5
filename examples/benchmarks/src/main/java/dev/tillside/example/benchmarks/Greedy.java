package dev.tillside.example.benchmarks;

import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Layer by layer the best use first, until none saves anything: what a till does that does not search. It knows the kinds
 * that a {@link Crowd} has.
 */
final class Greedy {
    private static final Comparator<Unit> DEAREST = Comparator.comparingLong((Unit u) -> -u.price);
    private static final Comparator<Unit> CHEAPEST = Comparator.comparingLong((Unit u) -> u.price);

    private final List<Unit> units = new ArrayList<>();
    private final Map<String, Integer> usesLeft = new HashMap<>();
    private final Map<String, Long> capLeft = new HashMap<>();

    private static final class Unit {
        private final Line line;
        private long price;
        private boolean taken;

        Unit(Line line) {
            this.line = line;
            this.price = Crowd.unitPrice(line);
        }
    }

    /** One use: which units it takes, which of them it lowers, and by how much in all. */
    private record Use(Offer offer, List<Unit> taken, List<Unit> targets, long saves) {}

    private Greedy(Pricing pricing) {
        for (Line line : pricing.basket().lines()) {
            for (long i = Crowd.units(line); i > 0; i--) {
                units.add(new Unit(line));
            }
        }
        for (Offer offer : pricing.offers().offers()) {
            int coupons = pricing.shopper().coupons().stream()
                    .filter(c -> c.offer().equals(offer.id()))
                    .mapToInt(HeldCoupon::usesLeft)
                    .sum();
            int uses = offer.limits().perTransaction().orElse(Integer.MAX_VALUE);
            usesLeft.put(offer.id(), offer.needsCoupon() ? Math.min(coupons, uses) : uses);
            capLeft.put(
                    offer.id(), offer.limits().maxDiscount().map(Money::minor).orElse(Long.MAX_VALUE));
        }
    }

    /** What it saves. */
    static long saves(Pricing pricing) {
        Greedy greedy = new Greedy(pricing);
        long saved = 0;
        for (String layer : pricing.program().layers()) {
            saved += greedy.layer(pricing.offers().offers().stream()
                    .filter(o -> o.layer().equals(layer))
                    .toList());
        }
        return saved;
    }

    private long layer(List<Offer> offers) {
        units.forEach(u -> u.taken = false);
        long saved = 0;
        Optional<Use> best = best(offers);
        while (best.isPresent()) {
            saved += apply(best.get());
            best = best(offers);
        }
        return saved
                + offers.stream()
                        .filter(o -> o.reward() instanceof Reward.Spend)
                        .mapToLong(o -> spend((Reward.Spend) o.reward()))
                        .max()
                        .orElse(0);
    }

    private Optional<Use> best(List<Offer> offers) {
        return offers.stream()
                .filter(o -> !(o.reward() instanceof Reward.Spend) && usesLeft.get(o.id()) > 0)
                .flatMap(o -> use(o).stream())
                .map(this::capped)
                .filter(u -> u.saves > 0)
                .max(Comparator.comparingLong(Use::saves));
    }

    private Use capped(Use use) {
        return new Use(use.offer, use.taken, use.targets, Math.min(use.saves, capLeft.get(use.offer.id())));
    }

    private Optional<Use> use(Offer offer) {
        Reward reward = offer.reward();
        if (reward instanceof Reward.AmountOff r) {
            return whole(offer, free(r.items(), 1, DEAREST), new Deal.AmountOff(r.amount()));
        }
        if (reward instanceof Reward.PercentOff r) {
            return whole(offer, free(r.items(), 1, DEAREST), new Deal.PercentOff(r.percent()));
        }
        if (reward instanceof Reward.Bundle r) {
            return whole(offer, bundled(r), r.deal());
        }
        Reward.MultiBuy r = (Reward.MultiBuy) reward;
        Optional<List<Unit>> taken = free(r.items(), r.quantity(), DEAREST);
        if (r.cheapest().isPresent()) {
            return taken.map(t -> {
                List<Unit> targets = t.stream()
                        .sorted(CHEAPEST)
                        .limit(r.cheapest().getAsInt())
                        .toList();
                return new Use(offer, t, targets, saves(targets, r.deal()));
            });
        }
        return r.deal() instanceof Deal.AmountOff off
                ? Stream.concat(
                                whole(offer, free(r.items(), r.quantity(), CHEAPEST), off).stream(),
                                whole(offer, taken, off).stream())
                        .max(Comparator.comparingLong(Use::saves).thenComparingLong(u -> -sum(u.taken)))
                : whole(offer, taken, r.deal());
    }

    private Optional<Use> whole(Offer offer, Optional<List<Unit>> taken, Deal deal) {
        return taken.map(t -> new Use(offer, t, t, saves(t, deal)));
    }

    private Optional<List<Unit>> bundled(Reward.Bundle bundle) {
        List<Unit> all = new ArrayList<>();
        for (Reward.Bundle.Part part : bundle.parts()) {
            List<Unit> some = matching(part.items())
                    .filter(u -> !u.taken && !all.contains(u))
                    .sorted(DEAREST)
                    .limit(part.quantity())
                    .toList();
            if (some.size() < part.quantity()) {
                return Optional.empty();
            }
            all.addAll(some);
        }
        return Optional.of(all);
    }

    private Optional<List<Unit>> free(Selector items, int quantity, Comparator<Unit> order) {
        List<Unit> some = matching(items)
                .filter(u -> !u.taken)
                .sorted(order)
                .limit(quantity)
                .toList();
        return some.size() < quantity ? Optional.empty() : Optional.of(some);
    }

    private Stream<Unit> matching(Selector items) {
        return units.stream().filter(u -> items.matches(u.line.item(), u.line.facts()));
    }

    private long apply(Use use) {
        use.taken.forEach(u -> u.taken = true);
        usesLeft.merge(use.offer.id(), -1, Integer::sum);
        capLeft.merge(use.offer.id(), -use.saves, Long::sum);
        spread(use.saves, use.targets);
        return use.saves;
    }

    /** In proportion to the units' prices; the cents that are left go to the first units that can bear one. */
    private static void spread(long discount, List<Unit> targets) {
        long sum = sum(targets);
        long left = discount;
        long[] shares = new long[targets.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = discount * targets.get(i).price / sum;
            left -= shares[i];
        }
        for (int i = 0; left > 0; i = (i + 1) % shares.length) {
            if (shares[i] < targets.get(i).price) {
                shares[i]++;
                left--;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            targets.get(i).price -= shares[i];
        }
    }

    private long spend(Reward.Spend spend) {
        List<Unit> counted = matching(spend.items()).toList();
        return spend.tiers().stream()
                .filter(t -> sum(counted) >= t.spend().minor())
                .mapToLong(t -> saves(counted, t.deal()))
                .max()
                .orElse(0);
    }

    private static long saves(List<Unit> targets, Deal deal) {
        long sum = sum(targets);
        if (deal instanceof Deal.Price price) {
            return Math.max(0, sum - price.price().minor());
        }
        return deal instanceof Deal.AmountOff off
                ? Math.min(sum, off.amount().minor())
                : (sum * ((Deal.PercentOff) deal).percent().tenThousandths() + 500_000) / 1_000_000;
    }

    private static long sum(List<Unit> some) {
        return some.stream().mapToLong(u -> u.price).sum();
    }
}
