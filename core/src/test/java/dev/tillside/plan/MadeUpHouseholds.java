package dev.tillside.plan;

import dev.tillside.item.Gtin;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A small shop and households that buy there each week, drawn from a seed. */
final class MadeUpHouseholds {
    static final Currency GBP = Currency.getInstance("GBP");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final int CATEGORIES = 12;
    private static final int PER_CATEGORY = 4;

    private MadeUpHouseholds() {}

    static Money money(long minor) {
        return new Money(minor, GBP);
    }

    /** In each category two items of manufacturers and two of the store's. */
    static List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < CATEGORIES * PER_CATEGORY; i++) {
            String digits = "9520000" + (10_000 + i);
            long price = 100 + 35L * (i % 11);
            items.add(new Item(
                    ItemId.of(new Gtin(digits + Gtin.checkDigit(digits))),
                    ItemFacts.described("Item " + i).withCategory("c" + i / PER_CATEGORY),
                    i % PER_CATEGORY >= 2,
                    Optional.of(money(price)),
                    i % 5 == 0 ? Optional.of(money(price - 20)) : Optional.empty(),
                    i % 7 == 0 ? Optional.empty() : Optional.of(money(price * (60 + i % 30) / 100)),
                    Optional.of("V" + i % 3)));
        }
        return items;
    }

    static List<Deal> deals(long budget) {
        List<Deal> deals = new ArrayList<>();
        List<Item> items = items();
        for (int d = 0; d < items.size(); d += 2) {
            Goal goal = Goal.values()[d / 2 % Goal.values().length];
            deals.add(new Deal(
                    "D" + d,
                    1,
                    "V" + d % 3,
                    Selector.gtin(items.get(d + (goal == Goal.CONVERT_TO_STORE_BRAND ? d % 4 == 0 ? 2 : 0 : 0))
                            .id()
                            .code()),
                    goal,
                    money(10 + d),
                    money(budget),
                    DateSpan.ALWAYS,
                    CellDiscounts.usual(goal)));
        }
        return deals;
    }

    static List<Household> households(int count, long seed) {
        List<Household> all = new ArrayList<>();
        List<Item> items = items();
        for (int h = 0; h < count; h++) {
            Random random = new Random(seed * 31 + h);
            List<Visit> visits = new ArrayList<>();
            for (int week = 1 + random.nextInt(6); week < 30; week++) {
                List<Purchase> bought = new ArrayList<>();
                for (Item item : items) {
                    if (random.nextDouble() < .02 + .3 * ((item.hashCode() ^ h) % 7 == 0 ? 1 : 0)) {
                        int units = 1 + random.nextInt(4);
                        bought.add(new Purchase(
                                Article.key(item.id()),
                                units,
                                units * item.price().orElseThrow().minor(),
                                false));
                    }
                }
                visits.add(new Visit(TODAY.minusDays(week * 7L - random.nextInt(6)), bought));
            }
            all.add(new Household("H" + h, PurchaseHistory.of(visits), Track.NONE));
        }
        return all;
    }

    static Policy policy(HoldOut holdOut) {
        Policy usual = Policy.usual(GBP);
        return new Policy(
                "test",
                1,
                GBP,
                5,
                14,
                14,
                new ValueCurve(List.of(new ValueCurve.Point(5, 3), new ValueCurve.Point(60, 20))),
                .5,
                8,
                14,
                CellCuts.TERCILES,
                true,
                money(5),
                5,
                5,
                1.2,
                0,
                false,
                Map.of("V1", money(900)),
                usual.except(),
                holdOut,
                usual.response());
    }

    static Setting setting(List<Household> households, long budget, HoldOut holdOut) {
        Assortment shop = Assortment.of(items());
        return new Setting(
                shop,
                deals(budget),
                NormsBuilder.of(households, shop, TODAY, CellCuts.TERCILES),
                policy(holdOut),
                Forecast.closed(),
                List.of(),
                Map.of());
    }
}
