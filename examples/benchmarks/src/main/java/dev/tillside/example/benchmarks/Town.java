package dev.tillside.example.benchmarks;

import dev.tillside.item.Gtin;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.plan.CellDiscounts;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Goal;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A shop of 3,000 items in 100 categories, and households that buy there each week, about 300 lines a year. */
final class Town {
    static final LocalDate TODAY = Stock.DAY;

    private static final int ITEMS = 3_000;
    private static final int PER_CATEGORY = 30;
    private static final int DEALS = 40;
    private static final int WEEKS = 52;
    private static final int HABITS = 45;
    private static final int LINES = 300;
    private static final double AT_RANDOM = .15;

    private final List<Item> items = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    Town() {
        for (int i = 0; i < ITEMS; i++) {
            String digits = "95200" + (1_000_000 + i);
            Gtin gtin = new Gtin(digits + Gtin.checkDigit(digits));
            long price = 80 + 35L * (i * 7 % 13);
            items.add(new Item(
                    ItemId.of(gtin),
                    ItemFacts.described("Something in a box, no. " + i).withCategory("c" + i / PER_CATEGORY),
                    i % 3 == 0,
                    Optional.of(Stock.money(price)),
                    Optional.empty(),
                    Optional.of(Stock.money(price * 6 / 10)),
                    Optional.of("V" + i % 8)));
            keys.add(gtin.digits());
        }
    }

    List<Item> items() {
        return items;
    }

    /** One for an item of every other category or so, each goal in turn; so many households may be served that most budgets are scarce. */
    List<Deal> deals(int households) {
        List<Deal> deals = new ArrayList<>();
        for (int d = 0; d < DEALS; d++) {
            Goal goal = Goal.values()[d % Goal.values().length];
            int category = d * 5 % (ITEMS / PER_CATEGORY) + d / 20;
            int place = category * PER_CATEGORY;
            deals.add(new Deal(
                    "D" + d,
                    1,
                    "V" + d % 8,
                    Selector.gtin(items.get(place).id().code()),
                    goal,
                    Stock.money(25),
                    Stock.money(households * 3L),
                    DateSpan.ALWAYS,
                    CellDiscounts.usual(goal)));
        }
        return deals;
    }

    static String name(int household) {
        return Table.format("H%07d", household);
    }

    /** What a household bought, in order of day, up to the day before {@link #TODAY}: habits of its own, and the rest by chance. */
    List<Visit> visits(int household) {
        Random random = new Random(household * 31L + 7);
        int[] habits = random.ints(HABITS, 0, ITEMS).toArray();
        List<Visit> visits = new ArrayList<>();
        int lines = 0;
        for (int week = WEEKS; week > 0; week--) {
            int due = LINES * (WEEKS - week + 1) / WEEKS;
            List<Purchase> bought = new ArrayList<>();
            for (; lines < due; lines++) {
                int item = random.nextDouble() < AT_RANDOM
                        ? random.nextInt(ITEMS)
                        // The first habits are the commonest.
                        : habits[(int) (HABITS * random.nextDouble() * random.nextDouble())];
                int units = 1 + random.nextInt(3);
                long spend = units * items.get(item).price().orElseThrow().minor();
                bought.add(new Purchase(keys.get(item), units, spend, random.nextInt(8) == 0));
            }
            visits.add(new Visit(TODAY.minusDays(week * 7L - random.nextInt(6)), bought));
        }
        return visits;
    }
}
