package dev.tillside.offer.oracle;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import dev.tillside.points.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A full basket under many conflicting offers of one layer. Every unit costs whole pounds, percentages are whole, and an
 * amount off is never more than what it is off: no use is ever rounded or cut, so what a use saves is a linear sum.
 */
final class Crowd {
    private static final int[] POUNDS = {1, 2, 2, 3, 3, 5, 8, 12};

    private final Random random;
    private final Currency pounds = Currency.getInstance("GBP");
    private final List<Line> lines = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final int tenthsPerSelector;

    private Crowd(long seed, int units, int offersWanted, int tenthsPerLine) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextLong();
        while (units > 0) {
            units -= addLine(Math.min(units, 1 + random.nextInt(tenthsPerLine < 20 ? 2 : 4)));
        }
        // An offer has 1.3 selectors on average: a bundle has two.
        tenthsPerSelector = Math.max(10, lines.size() * tenthsPerLine * 10 / 13 / offersWanted);
        for (int i = 0; i < offersWanted; i++) {
            addOffer(i);
        }
    }

    /**
     * @param tenthsPerLine by how many offers a line is chosen on average, in tenths
     */
    static Pricing of(long seed, int units, int offers, int tenthsPerLine) {
        Crowd crowd = new Crowd(seed, units, offers, tenthsPerLine);
        BasketKey key = new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), "T1");
        Program program = Program.of("club", crowd.pounds, ZoneId.of("Europe/London"));
        return Pricing.of(
                new Basket(key, crowd.pounds, crowd.lines),
                program,
                OfferBook.of(crowd.offers),
                Instant.parse("2026-11-22T10:30:00Z"));
    }

    private int addLine(int quantity) {
        String id = Integer.toString(lines.size() + 1);
        long pounds = (long) quantity * POUNDS[random.nextInt(POUNDS.length)];
        lines.add(Line.of(id, ItemId.sku("I" + id), Quantity.of(quantity), Unit.EACH, money(100 * pounds)));
        return quantity;
    }

    private void addOffer(int number) {
        Draft draft = new Draft("O" + number, reward());
        if (random.nextInt(3) == 0) {
            draft.perTransaction(1 + random.nextInt(3));
        }
        if (random.nextInt(8) == 0) {
            draft.maxDiscount(money(50 + random.nextInt(600)));
        }
        offers.add(draft.offer());
    }

    private Reward reward() {
        List<Line> some = some();
        return switch (random.nextInt(7)) {
            case 0 -> new Reward.AmountOff(items(some), money(1 + random.nextInt(cheapest(some))), Optional.empty());
            case 1 -> new Reward.PercentOff(items(some), percent());
            case 2, 3 -> multiBuy(some);
            case 4 -> threeForTwo(some.get(0));
            default -> bundle(some, some());
        };
    }

    /** At least one line, on average as many as were asked for. */
    private int howMany() {
        int lines = 1;
        while (random.nextInt(tenthsPerSelector) >= 10) {
            lines++;
        }
        return lines;
    }

    private List<Line> some() {
        List<Line> some = new ArrayList<>();
        for (int i = howMany(); i > 0; i--) {
            some.add(lines.get(random.nextInt(lines.size())));
        }
        return some;
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
            case 0 -> new Deal.Price(money(least * (50 + random.nextInt(100)) / 100));
            case 1 -> new Deal.AmountOff(money(1 + random.nextInt(least)));
            default -> new Deal.PercentOff(percent());
        };
    }

    private Percent percent() {
        return new Percent((5 + random.nextInt(46)) * 10_000);
    }

    private static int cheapest(List<Line> some) {
        return some.stream().mapToInt(l -> (int) unitPrice(l)).min().getAsInt();
    }

    static long unitPrice(Line line) {
        return line.amount().minor() / line.quantity().value().longValueExact();
    }

    private static Selector items(List<Line> some) {
        return Deals.skus(some.stream().map(l -> l.item().code()).distinct().toArray(String[]::new));
    }

    private Money money(long minor) {
        return new Money(minor, pounds);
    }
}
