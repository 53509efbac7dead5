package dev.tillside.example.cli.plan;

import dev.tillside.item.Gtin;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.plan.CellDiscounts;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Goal;
import dev.tillside.plan.Policy;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A shop that does not exist: some categories, in each two manufacturers' brands of two items and a store brand of two, and deals
 * for every goal.
 */
public final class MadeUpShop {
    static final Currency CURRENCY = Currency.getInstance("GBP");

    /** Makers of this shop let those who buy most of them feel it. */
    private static final CellDiscounts REWARDS = new CellDiscounts(
            Map.of("*/HEAVY", Percent.of("25"), "*/MEDIUM", Percent.of("20"), "*/LIGHT", Percent.of("15")));

    private static final String STORE_BRAND = "Corner";

    /** Department, category, what it is called, pence of a middling item, units a week of a household that uses it. */
    private record Shelf(String department, String category, String name, int pence, double perWeek, double share) {}

    private static final List<Shelf> SHELVES = List.of(
            new Shelf("dairy", "dairy/milk", "Milk 2 l", 145, 1.6, .95),
            new Shelf("dairy", "dairy/butter", "Butter 250 g", 210, .6, .8),
            new Shelf("dairy", "dairy/yogurt", "Yogurt 4 x 125 g", 190, .9, .7),
            new Shelf("dairy", "dairy/cheese", "Cheddar 350 g", 340, .6, .75),
            new Shelf("bakery", "bakery/bread", "Bread 800 g", 125, 1.5, .95),
            new Shelf("bakery", "bakery/rolls", "Rolls, 6", 110, .6, .5),
            new Shelf("grocery", "grocery/eggs", "Eggs, 12", 260, .8, .9),
            new Shelf("grocery", "grocery/pasta", "Pasta 500 g", 95, .6, .8),
            new Shelf("grocery", "grocery/rice", "Rice 1 kg", 185, .25, .7),
            new Shelf("grocery", "grocery/sauce", "Tomato sauce 500 g", 165, .5, .7),
            new Shelf("grocery", "grocery/cereal", "Cereal 500 g", 285, .6, .75),
            new Shelf("grocery", "grocery/coffee", "Coffee 200 g", 450, .4, .65),
            new Shelf("grocery", "grocery/tea", "Tea, 80 bags", 240, .3, .7),
            new Shelf("grocery", "grocery/biscuits", "Biscuits 300 g", 140, .9, .8),
            new Shelf("grocery", "grocery/crisps", "Crisps, 6 bags", 175, .8, .7),
            new Shelf("drinks", "drinks/cola", "Cola 2 l", 180, .9, .55),
            new Shelf("drinks", "drinks/juice", "Orange juice 1 l", 160, .8, .65),
            new Shelf("drinks", "drinks/water", "Water 6 x 1.5 l", 250, .5, .4),
            new Shelf("frozen", "frozen/peas", "Peas 1 kg", 175, .35, .65),
            new Shelf("frozen", "frozen/pizza", "Pizza", 320, .6, .55),
            new Shelf("frozen", "frozen/icecream", "Ice cream 1 l", 380, .35, .6),
            new Shelf("household", "household/detergent", "Detergent 1.5 l", 620, .22, .85),
            new Shelf("household", "household/paper", "Toilet paper, 9", 480, .35, .9),
            new Shelf("household", "household/dishes", "Washing-up liquid", 150, .25, .8),
            new Shelf("baby", "baby/nappies", "Nappies, 44", 780, .8, .12),
            new Shelf("baby", "baby/wipes", "Baby wipes, 64", 120, .9, .14),
            new Shelf("pet", "pet/cat food", "Cat food, 12", 430, .9, .25),
            new Shelf("pet", "pet/cat litter", "Cat litter 10 l", 560, .4, .2),
            new Shelf("drinks", "drinks/beer", "Beer, 6 bottles", 720, .4, .35));

    /**
     * What no list names: money that is sold (gift cards, prepaid credit), what the law may not let be advertised at a personal price
     * (tobacco, alcohol, medicine), and what nobody wants to find on a kitchen table. Words of this shop's own category tree; a
     * category holds all below it.
     */
    private static final Selector EXCEPT = new Selector(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(
                    "gift cards",
                    "prepaid",
                    "tobacco",
                    "drinks/beer",
                    "drinks/wine",
                    "drinks/spirits",
                    "health/intimate",
                    "health/medicine"),
            Set.of(),
            Set.of(),
            false,
            Optional.empty());

    private static final List<String> MAKERS =
            List.of("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Larch");

    /**
     * What is sold in one category.
     *
     * @param category its path
     * @param perWeek units a week of a household that uses it
     * @param share of households that do
     * @param items six: two each of two makers, two of the store's
     */
    record Range(String category, double perWeek, double share, List<Item> items) {}

    private MadeUpShop() {}

    /** How this shop wants lists. */
    static Policy policy() {
        return Policy.usual(CURRENCY).withExcept(EXCEPT);
    }

    static List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (int s = 0; s < SHELVES.size(); s++) {
            Shelf shelf = SHELVES.get(s);
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                items.add(item(shelf, s, i));
            }
            ranges.add(new Range(shelf.category(), shelf.perWeek(), shelf.share(), items));
        }
        return ranges;
    }

    public static List<Item> items() {
        return ranges().stream().flatMap(range -> range.items().stream()).toList();
    }

    private static Item item(Shelf shelf, int s, int i) {
        boolean own = i >= 4;
        String maker = own ? STORE_BRAND : MAKERS.get((s * 2 + i / 2) % MAKERS.size());
        String kind = i % 2 == 0 ? "" : own ? " Best" : " Fine";
        long pence = Math.round(shelf.pence() * (own ? .8 : 1.05) * (i % 2 == 0 ? 1 : 1.25) / 5d) * 5;
        String digits = "95200000" + String.format(java.util.Locale.ROOT, "%04d", s * 10 + i);
        return new Item(
                ItemId.of(new Gtin(digits + Gtin.checkDigit(digits))),
                new ItemFacts(
                        Optional.of(maker + kind + " " + shelf.name()),
                        Optional.of(maker),
                        Optional.of(shelf.category()),
                        Optional.of(shelf.department()),
                        Optional.of(Set.of())),
                own,
                Optional.of(money(pence)),
                s % 9 == 4 ? Optional.of(money(pence - 10)) : Optional.empty(),
                Optional.of(money(Math.round(pence * (own ? .55 : .74)))),
                Optional.of(own ? "STORE" : maker.toUpperCase(java.util.Locale.ROOT)));
    }

    /** Deals for each goal; budgets in proportion to how many households there are. */
    public static List<Deal> deals(int households) {
        List<Deal> deals = new ArrayList<>();
        List<Range> ranges = ranges();
        for (int r = 0; r < ranges.size(); r++) {
            Range range = ranges.get(r);
            if (r % 2 == 0) {
                deals.add(deal(
                        "CONV-" + r, range.items().subList(4, 5), Goal.CONVERT_TO_STORE_BRAND, 100, households * 8L));
            } else {
                // Makers reward both items of a brand; what is to win something is one item's.
                deals.add(deal("R1-" + r, range.items().subList(0, 2), Goal.RETAIN, 100, households * 30L));
                deals.add(deal("R2-" + r, range.items().subList(2, 4), Goal.RETAIN, 100, households * 30L));
            }
            Goal goal = r % 3 == 0 ? Goal.WIN_BACK : Goal.TRIAL;
            deals.add(deal("M-" + r, range.items().subList(r % 4, r % 4 + 1), goal, 100, households * (4L + r % 5)));
            if (range.category().startsWith("pet") || range.category().startsWith("baby") || r % 7 == 3) {
                deals.add(deal("X-" + r, range.items().subList(1, 2), Goal.CROSS_SELL, 80, households * 2L));
            }
        }
        return deals;
    }

    private static Deal deal(String id, List<Item> items, Goal goal, int fundedPercent, long budget) {
        long deepest =
                items.get(0).price().orElseThrow().minor() * (goal == Goal.CONVERT_TO_STORE_BRAND ? 40 : 30) / 100;
        return new Deal(
                id,
                1,
                items.get(0).vendor().orElseThrow(),
                gtins(items),
                goal,
                money(Math.max(5, deepest * fundedPercent / 100)),
                money(budget),
                DateSpan.ALWAYS,
                goal == Goal.RETAIN ? REWARDS : CellDiscounts.usual(goal));
    }

    private static Selector gtins(List<Item> items) {
        Set<Gtin> gtins = new LinkedHashSet<>();
        items.forEach(item -> gtins.add(new Gtin(item.id().code())));
        return new Selector(gtins, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());
    }

    static Money money(long pence) {
        return new Money(pence, CURRENCY);
    }
}
