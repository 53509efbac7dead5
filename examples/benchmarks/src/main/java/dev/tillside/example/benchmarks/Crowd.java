package dev.tillside.example.benchmarks;

import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.money.Percent;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import dev.tillside.offer.Shelf;
import dev.tillside.offer.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A full basket under many conflicting offers of one layer. Every unit costs whole pounds, percentages are whole, and an
 * amount off is never more than what it is off: no use is rounded or cut, so that a linear programme says what it saves.
 */
final class Crowd {
    private static final int[] PRICES = {1, 2, 2, 3, 3, 5, 8, 12};

    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final List<HeldCoupon> coupons = new ArrayList<>();
    private final int tenthsPerSelector;

    private Crowd(long seed, int units, int offersWanted, int tenthsPerLine) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + tenthsPerLine);
        random.nextLong();
        int left = units;
        while (left > 0) {
            left -= addLine(Math.min(left, 1 + random.nextInt(tenthsPerLine < 20 ? 2 : 4)));
        }
        // An offer has 1.3 selectors on average: a bundle has two.
        tenthsPerSelector = Math.max(10, lines.size() * tenthsPerLine * 10 / 13 / offersWanted);
        for (int i = 0; i < offersWanted; i++) {
            offers.add(Stock.offer("O" + i, reward(), "PROMOTION", new Audience.Everyone(), limits()));
        }
    }

    /**
     * @param tenthsPerLine by how many offers a line is chosen on average, in tenths
     */
    static Pricing oneLayer(long seed, int units, int offers, int tenthsPerLine) {
        return new Crowd(seed, units, offers, tenthsPerLine).pricing();
    }

    /** The same with five coupons in the next layer and a spend threshold in the third. */
    static Pricing threeLayers(long seed, int units, int offers, int tenthsPerLine) {
        Crowd crowd = new Crowd(seed, units, offers, tenthsPerLine);
        for (int i = 0; i < 5; i++) {
            crowd.addCoupon("C" + i);
        }
        crowd.addSpend();
        return crowd.pricing();
    }

    private Pricing pricing() {
        return Stock.pricing(
                Stock.basket(lines), OfferBook.of(offers), Shopper.STRANGER.withCoupons(coupons), Shelf.EMPTY);
    }

    private int addLine(int quantity) {
        String id = Integer.toString(lines.size() + 1);
        lines.add(Stock.line(id, "I" + id, quantity, 100L * quantity * PRICES[random.nextInt(PRICES.length)]));
        return quantity;
    }

    private void addCoupon(String id) {
        List<Line> some = some();
        Reward reward =
                switch (random.nextInt(3)) {
                    case 0 -> amountOff(some);
                    case 1 -> new Reward.PercentOff(items(some), percent());
                    default ->
                        new Reward.MultiBuy(items(some), 2, new Deal.AmountOff(Stock.money(50)), OptionalInt.empty());
                };
        offers.add(Stock.offer("for " + id, reward, "COUPON", new Audience.CouponHolders(), Limits.NONE));
        coupons.add(HeldCoupon.of(Coupon.of(id, "M1", "for " + id), 1, false));
    }

    /** From half the basket's worth to all of it, where leaving a discount out may pay. */
    private void addSpend() {
        long total = lines.stream().mapToLong(l -> l.amount().minor()).sum();
        long spend = total * (50 + random.nextInt(50)) / 100;
        Reward reward = new Reward.Spend(
                Selector.ALL,
                List.of(new Reward.Spend.Tier(Stock.money(spend), new Deal.AmountOff(Stock.money(spend / 10)))),
                false,
                Reward.Spend.Basis.NET,
                false);
        offers.add(Stock.offer("S", reward, "BASKET", new Audience.Everyone(), Limits.NONE));
    }

    private Limits limits() {
        OptionalInt uses = random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty();
        long cap = random.nextInt(8) == 0 ? 50 + random.nextInt(600) : 0;
        return new Limits(
                uses,
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                cap == 0 ? Optional.empty() : Optional.of(Stock.money(cap)));
    }

    private Reward reward() {
        List<Line> some = some();
        return switch (random.nextInt(7)) {
            case 0 -> amountOff(some);
            case 1 -> new Reward.PercentOff(items(some), percent());
            case 2, 3 -> multiBuy(some);
            case 4 -> threeForTwo(some.get(0));
            default -> bundle(some, some());
        };
    }

    private Reward amountOff(List<Line> some) {
        return new Reward.AmountOff(items(some), Stock.money(1 + random.nextInt(cheapest(some))), Optional.empty());
    }

    private Reward multiBuy(List<Line> some) {
        int quantity = 2 + random.nextInt(3);
        return new Reward.MultiBuy(items(some), quantity, deal(some, quantity), OptionalInt.empty());
    }

    /** Of goods that all cost the same, so that the cheapest are any. */
    private Reward threeForTwo(Line like) {
        List<Line> same = lines.stream()
                .filter(l -> unitPrice(l) == unitPrice(like))
                .limit(howMany())
                .toList();
        return new Reward.MultiBuy(
                items(same), 3, new Deal.PercentOff(percent()), OptionalInt.of(1 + random.nextInt(2)));
    }

    private Reward bundle(List<Line> one, List<Line> other) {
        int second = 1 + random.nextInt(2);
        List<Line> all = new ArrayList<>(one);
        all.addAll(other);
        return new Reward.Bundle(
                List.of(new Reward.Bundle.Part(items(one), 1), new Reward.Bundle.Part(items(other), second)),
                deal(all, 1 + second));
    }

    private Deal deal(List<Line> some, int units) {
        int least = units * cheapest(some);
        return switch (random.nextInt(3)) {
            case 0 -> new Deal.Price(Stock.money(least * (50 + random.nextInt(100)) / 100));
            case 1 -> new Deal.AmountOff(Stock.money(1 + random.nextInt(least)));
            default -> new Deal.PercentOff(percent());
        };
    }

    private Percent percent() {
        return new Percent((5 + random.nextInt(46)) * 10_000);
    }

    /** At least one line, on average as many as were asked for. */
    private int howMany() {
        int many = 1;
        while (random.nextInt(tenthsPerSelector) >= 10) {
            many++;
        }
        return many;
    }

    private List<Line> some() {
        List<Line> some = new ArrayList<>();
        for (int i = howMany(); i > 0; i--) {
            some.add(lines.get(random.nextInt(lines.size())));
        }
        return some;
    }

    private static int cheapest(List<Line> some) {
        return some.stream().mapToInt(l -> (int) unitPrice(l)).min().getAsInt();
    }

    private static Selector items(List<Line> some) {
        return Stock.skus(some.stream().map(l -> l.item().code()));
    }

    static long unitPrice(Line line) {
        return line.amount().minor() / units(line);
    }

    static long units(Line line) {
        return line.quantity().value().longValueExact();
    }
}
