package dev.tillside.pos.paper;

import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Lists as a shopper gets them, in both languages. */
final class Shopper {
    /** As long as the code of 25 offers, in its alphabet. */
    static final String CODE = "TL1:" + "6BFOXN*TS0BI$ZDYSHOQR".repeat(22);

    static final String NUMBER = "253000000001";
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency CNY = Currency.getInstance("CNY");

    private Shopper() {}

    static PaperList english() {
        return new PaperList(
                NUMBER,
                "en",
                Optional.of("Anna"),
                Optional.of(LocalDate.of(2026, 11, 20)),
                Optional.of(LocalDate.of(2026, 12, 6)),
                List.of(
                        new PaperList.Section(
                                "Dairy",
                                List.of(
                                        entry(
                                                "2 × Organic semi-skimmed milk from free range cows 2 l",
                                                "1.45",
                                                "1.15",
                                                GBP),
                                        entry("Crème fraîche 200 ml", "1.10", "0.89", GBP),
                                        plain("Free range eggs, 12"))),
                        new PaperList.Section(
                                "Bakery",
                                List.of(
                                        plain("Wholemeal loaf 800 g"),
                                        new PaperList.Entry(
                                                "Croissants, 4",
                                                Optional.empty(),
                                                Optional.empty(),
                                                false,
                                                Optional.empty(),
                                                Optional.of("2 packs for £3.00"),
                                                Optional.of(LocalDate.of(2026, 11, 30)),
                                                Optional.of(LocalDate.of(2026, 11, 25)))))),
                List.of(
                        new PaperList.Benefit("Recipe", "Pancakes: 200 g flour, 2 eggs, 300 ml milk. Fry thin."),
                        new PaperList.Benefit("Express lane", "Lane 7 is yours until Christmas.")),
                Optional.of(Money.of("0.81", GBP)),
                Optional.of(CODE));
    }

    static PaperList chinese() {
        return new PaperList(
                NUMBER,
                "zh",
                Optional.of("小红"),
                Optional.of(LocalDate.of(2026, 11, 20)),
                Optional.of(LocalDate.of(2026, 12, 6)),
                List.of(
                        new PaperList.Section(
                                "乳制品",
                                List.of(
                                        entry("2 × 有机半脱脂鲜牛奶（散养奶牛，家庭装，早餐首选）2升", "21.90", "18.50", CNY),
                                        entry("Crème fraîche 鲜奶油 200毫升", "15.00", "12.80", CNY),
                                        plain("散养鸡蛋 12枚"))),
                        new PaperList.Section("烘焙", List.of(plain("全麦面包 800克")))),
                List.of(new PaperList.Benefit("菜谱", "薄煎饼：面粉200克、鸡蛋2个、牛奶300毫升，小火煎至两面金黄。")),
                Optional.of(Money.of("9.00", CNY)),
                Optional.of(CODE));
    }

    static PaperList in(String language) {
        return language.equals("zh") ? chinese() : english();
    }

    private static PaperList.Entry entry(String name, String was, String now, Currency currency) {
        return new PaperList.Entry(
                name,
                Optional.of(Money.of(was, currency)),
                Optional.of(Money.of(now, currency)),
                name.startsWith("2 × "),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 11, 24)));
    }

    private static PaperList.Entry plain(String name) {
        return PaperList.Entry.of(name);
    }
}
