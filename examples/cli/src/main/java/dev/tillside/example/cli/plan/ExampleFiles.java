package dev.tillside.example.cli.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.item.Item;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.plan.Article;
import dev.tillside.plan.Benefit;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Norms;
import dev.tillside.plan.Published;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import dev.tillside.text.LocalizedText;
import dev.tillside.wire.PlanJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the made-up shop's files, so that anyone can try. */
public final class ExampleFiles {
    private static final int WEEKS = 40;
    /** Percent: with these and vendors' specials, lists of the loyal come near to what they may be worth. */
    private static final int OWN_DISCOUNT_MOST = 20;

    private ExampleFiles() {}

    /** Benefits for a shop with these categories. */
    static List<Benefit> benefits() {
        return List.of(
                benefit(
                        "pasta",
                        Benefit.Kind.RECIPE,
                        "Pasta with tomato and cheese: boil, stir, grate. 20 minutes.",
                        "grocery/pasta",
                        "grocery/sauce",
                        "dairy/cheese"),
                benefit(
                        "pancakes",
                        Benefit.Kind.RECIPE,
                        "Pancakes: 2 eggs, 300 ml milk, 150 g flour, a little butter.",
                        "grocery/eggs",
                        "dairy/milk",
                        "dairy/butter"),
                benefit(
                        "pilaf",
                        Benefit.Kind.RECIPE,
                        "Rice with peas and an egg on top.",
                        "grocery/rice",
                        "frozen/peas",
                        "grocery/eggs"),
                benefit(
                        "week",
                        Benefit.Kind.MEAL_PLAN,
                        "This week: pasta, rice with peas, eggs on toast, pizza, and a soup of what is left.",
                        "grocery/pasta",
                        "grocery/rice",
                        "grocery/eggs",
                        "bakery/bread"),
                benefit("bread", Benefit.Kind.TIP, "Bread keeps longest in the freezer, sliced.", "bakery/bread"),
                benefit("litter", Benefit.Kind.TIP, "Litter kept dry needs changing half as often.", "pet/cat litter"),
                benefit(
                        "peas",
                        Benefit.Kind.HEALTH,
                        "Frozen peas hold as much vitamin C as fresh ones.",
                        "frozen/peas"),
                benefit(
                        "yogurt",
                        Benefit.Kind.HEALTH,
                        "Plain yogurt with fruit has half the sugar of fruit yogurt.",
                        "dairy/yogurt"),
                new Benefit(
                        "lane",
                        Benefit.Kind.EXPRESS_LANE,
                        LocalizedText.english("Show this list: the express lane is yours."),
                        List.of(),
                        90),
                new Benefit(
                        "home",
                        Benefit.Kind.HOME_DELIVERY,
                        LocalizedText.english("Home delivery is free with this list."),
                        List.of(),
                        120));
    }

    private static Benefit benefit(String id, Benefit.Kind kind, String text, String... categories) {
        return new Benefit(
                id,
                kind,
                LocalizedText.english(text),
                List.of(categories).stream().map(Selector::category).toList(),
                0);
    }

    /**
     * Writes {@code shop.jsonl}, {@code deals.jsonl}, {@code policy.jsonl} and {@code history.csv}.
     *
     * @param today the day after the last purchase
     */
    public static void write(Path folder, int households, long seed, LocalDate today) throws IOException {
        Files.createDirectories(folder);
        List<String> shop = new ArrayList<>();
        shop.add("{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}");
        MadeUpShop.items().forEach(item -> shop.add(json(item).toString()));
        Files.write(folder.resolve("shop.jsonl"), shop);
        List<Deal> deals = MadeUpShop.deals(households);
        Files.write(
                folder.resolve("deals.jsonl"),
                deals.stream().map(PlanJson::deal).toList());
        Published published = new Published(
                MadeUpShop.policy().withOwnDiscountMost(OWN_DISCOUNT_MOST), Norms.NONE, Map.of(), benefits());
        Files.write(folder.resolve("policy.jsonl"), List.of(PlanJson.plan(published)));
        Files.write(folder.resolve("history.csv"), history(households, seed, today));
    }

    private static ObjectNode json(Item item) {
        ObjectNode out = JsonNodeFactory.instance
                .objectNode()
                .put("type", "item")
                .put("gtin", item.id().code());
        item.facts().description().ifPresent(text -> out.put("description", text));
        item.facts().brand().ifPresent(text -> out.put("brand", text));
        item.facts().category().ifPresent(text -> out.put("category", text));
        item.facts().department().ifPresent(text -> out.put("department", text));
        out.put("storeBrand", item.storeBrand());
        amount(out, "price", item.price());
        amount(out, "lowestPrice", item.lowestPrice());
        amount(out, "cost", item.cost());
        item.vendor().ifPresent(vendor -> out.put("vendor", vendor));
        return out;
    }

    private static void amount(ObjectNode out, String name, Optional<Money> amount) {
        amount.ifPresent(money -> out.put(name, money.plain()));
    }

    private static List<String> history(int households, long seed, LocalDate today) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", HistoryFile.COLUMNS));
        List<MadeUpShop.Range> ranges = MadeUpShop.ranges();
        LocalDate begin = today.minusWeeks(WEEKS);
        for (int h = 0; h < households; h++) {
            String id = String.format(java.util.Locale.ROOT, "H%05d", h);
            Shopper shopper = new Shopper(id, seed * 1_000_003 + h, Habits.VARIED, ranges, begin);
            for (LocalDate day = begin; day.isBefore(today); day = day.plusDays(1)) {
                shopper.day(day, Optional.empty()).ifPresent(trip -> lines.addAll(rows(id, trip.visit())));
            }
        }
        return lines;
    }

    private static List<String> rows(String household, Visit visit) {
        List<String> rows = new ArrayList<>();
        for (Purchase p : visit.purchases()) {
            rows.add(String.join(
                    ",",
                    household,
                    visit.date().toString(),
                    Article.id(p.item()).code(),
                    BigDecimal.valueOf(p.quantity()).stripTrailingZeros().toPlainString(),
                    MadeUpShop.money(p.spend()).plain(),
                    p.special() ? "1" : "0"));
        }
        return rows;
    }
}
