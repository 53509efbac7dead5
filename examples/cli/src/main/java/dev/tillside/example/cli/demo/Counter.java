package dev.tillside.example.cli.demo;

import dev.tillside.Checkout;
import dev.tillside.basket.Line;
import dev.tillside.item.Quantity;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Scanned;
import dev.tillside.scan.Scan;

/** The counter: a cashier scans and keys in, and sees after each line what it comes to. */
final class Counter {
    private static final int CODE = 15;
    private static final int GOODS = 30;
    private static final int AMOUNT = 9;

    private final Stage stage;
    private final Words words;
    private final Shop shop;
    private final String language;
    private final Checkout sale;

    Counter(Stage stage, Words words, Shop shop, String language, Checkout sale) {
        this.stage = stage;
        this.words = words;
        this.shop = shop;
        this.language = language;
        this.sale = sale;
    }

    /** A card, whose number nobody needs to see. */
    void card(String raw) {
        scan(raw, Scan.masked(raw));
    }

    void list(String raw) {
        scan(raw, raw);
    }

    private void scan(String raw, String shown) {
        Scanned scanned = sale.scan(raw);
        String sentence = stage.ink(Ink.BOLD, scanned.message().text(language));
        stage.line(stage.ink(Ink.FAINT, Columns.left(shown, CODE)) + words.of("cashier.reads", sentence));
    }

    void heading() {
        stage.line(stage.ink(
                Ink.FAINT,
                row(
                        words.of("column.scanned"),
                        words.of("column.goods"),
                        words.of("column.price"),
                        words.of("column.saved"),
                        words.of("column.due"))));
    }

    /** So many of an item, scanned: the till prices them and adds the line. */
    void goods(String raw, int quantity) {
        Scanned scanned = sale.scan(raw);
        add(raw, shop.goods(nextLine(), scanned.gtin().orElseThrow(), quantity));
    }

    void weighed(String sku, String kilograms) {
        add(sku, shop.weighed(nextLine(), sku, kilograms));
    }

    private String nextLine() {
        return String.valueOf(sale.lines().size() + 1);
    }

    private void add(String code, Line line) {
        sale.add(line);
        PricedBasket priced = sale.price();
        stage.line(stage.ink(Ink.FAINT, Columns.left(code, CODE))
                + Columns.left(goods(line), GOODS)
                + Columns.right(line.amount().plain(), AMOUNT)
                + stage.ink(Ink.SAVED, Columns.right(priced.discount().plain(), AMOUNT))
                + stage.ink(Ink.BOLD, Columns.right(priced.due().plain(), AMOUNT)));
    }

    /** The lines as the till has them. */
    void lines() {
        for (Line line : sale.lines()) {
            stage.line(Columns.left("", CODE)
                    + Columns.left(goods(line), GOODS)
                    + Columns.right(line.amount().plain(), AMOUNT));
        }
    }

    private String goods(Line line) {
        String quantity = line.quantity().plain();
        String before = !line.unit().isEach()
                ? quantity + " " + line.unit() + " "
                : line.quantity().equals(Quantity.ONE) ? "" : quantity + " x ";
        return before + shop.description(line.item());
    }

    private static String row(String code, String goods, String price, String saved, String due) {
        return Columns.left(code, CODE)
                + Columns.left(goods, GOODS)
                + Columns.right(price, AMOUNT)
                + Columns.right(saved, AMOUNT)
                + Columns.right(due, AMOUNT);
    }
}
