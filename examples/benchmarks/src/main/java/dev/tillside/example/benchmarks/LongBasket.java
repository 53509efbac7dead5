package dev.tillside.example.benchmarks;

import dev.tillside.basket.Line;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.money.Percent;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Offers;
import dev.tillside.offer.PricingMemory;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Shelf;
import dev.tillside.offer.Shopper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What the scan of one more line costs in a long basket under many offers. Fifty offers are for goods of the basket, all
 * others for goods that nobody bought: these should cost nothing.
 */
final class LongBasket {
    private static final int ITEMS = 10_000;
    private static final int ON_THE_BELT = 400;
    private static final int FEW = 50;
    private static final int MANY = 5_000;

    private final int warm;
    private final int scans;
    private final Random random = new Random(7);
    private final List<Line> lines = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    LongBasket(int warm, int scans) {
        this.warm = warm;
        this.scans = scans;
        for (int i = 0; i < ITEMS; i++) {
            Item item = new Item(
                    ItemId.sku("I" + i),
                    ItemFacts.NONE,
                    false,
                    Optional.of(Stock.money(price(i))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            items.add(item);
        }
        for (int i = 0; i < ON_THE_BELT; i++) {
            int quantity = 1 + random.nextInt(2);
            lines.add(Stock.line("L" + i, "I" + i, quantity, quantity * price(i)));
        }
        java.util.Collections.shuffle(lines, random);
    }

    private static long price(int item) {
        return 49 + 37L * item % 1_200;
    }

    void print(PrintWriter out) throws Exception {
        OfferBook few = book(FEW);
        OfferBook many = book(MANY);
        List<Samples> samples = InTurn.run(
                warm,
                scans,
                scan(few, 300, List.of()),
                scan(many, 300, List.of()),
                scan(few, 30, List.of()),
                scan(many, 30, List.of()),
                scan(few, 300, items),
                scan(many, 300, items));
        Table table = new Table(
                "price() after one more line: cost by basket and by offers in force",
                "lines, offers",
                "p50",
                "p99",
                "reference",
                "ratio p50",
                "ratio p99");
        row(table, "300, 5,000", samples.get(1), "300, 50", samples.get(0));
        row(table, "300, 5,000", samples.get(1), "30, 5,000", samples.get(3));
        row(table, "300, 50", samples.get(0), "30, 50", samples.get(2));
        row(table, "30, 5,000", samples.get(3), "30, 50", samples.get(2));
        row(table, "300, 5,000, 10,000 items", samples.get(5), "300, 5,000, no items", samples.get(1));
        row(table, "300, 50, 10,000 items", samples.get(4), "300, 50, no items", samples.get(0));
        table.print(out);
    }

    private static void row(Table table, String what, Samples mine, String reference, Samples theirs) {
        table.row(
                what,
                Table.time(mine.p50()),
                Table.time(mine.p99()),
                reference,
                Table.ratio(mine.p50(), theirs.p50()),
                Table.ratio(mine.p99(), theirs.p99()));
    }

    /** Each round another line is the newest. */
    private Contestant scan(OfferBook book, int size, List<Item> items) {
        Shelf known = Shelf.of(items);
        PricingMemory memory = new PricingMemory();
        return round -> {
            List<Line> belt = new ArrayList<>(lines.subList(0, size - 1));
            belt.add(lines.get(size - 1 + round % (ON_THE_BELT - 300)));
            return Offers.price(Stock.pricing(Stock.basket(belt), book, Shopper.STRANGER, known), memory);
        };
    }

    /** The first fifty are the same in every book. */
    private OfferBook book(int size) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Reward reward = i < FEW ? reward(i, 6 * i) : reward(i, ON_THE_BELT + i);
            offers.add(
                    Stock.offer(Table.format("O%05d", i), reward, "PROMOTION", new Audience.Everyone(), Limits.NONE));
        }
        return OfferBook.of(offers);
    }

    /** For up to eight items; neighbours share some. */
    private static Reward reward(int kind, int item) {
        return switch (kind % 4) {
            case 0 -> new Reward.PercentOff(Stock.sku("I" + item), Percent.of("20"));
            case 1 -> new Reward.AmountOff(Stock.sku("I" + item), Stock.money(15), Optional.empty());
            case 2 ->
                new Reward.MultiBuy(some(item), 3, new Reward.Deal.PercentOff(Percent.of("100")), OptionalInt.of(1));
            default ->
                new Reward.MultiBuy(some(item), 2, new Reward.Deal.AmountOff(Stock.money(60)), OptionalInt.empty());
        };
    }

    private static dev.tillside.item.Selector some(int item) {
        return Stock.skus(IntStream.range(item, item + 8).mapToObj(i -> "I" + i));
    }
}
