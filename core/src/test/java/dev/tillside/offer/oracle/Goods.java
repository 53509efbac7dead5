package dev.tillside.offer.oracle;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The lines of a small basket, of four items and a gift. */
final class Goods {
    static final Gtin GIFT = new Gtin("4006381333931");

    private final Dice dice;
    private final List<Line> lines = new ArrayList<>();
    private final int kinds;
    private int unitsLeft;

    Goods(Dice dice, int units) {
        this.dice = dice;
        this.unitsLeft = units;
        this.kinds = dice.between(1, 4);
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    long total() {
        return lines.stream()
                .filter(Line::takesPart)
                .mapToLong(l -> l.amount().minor())
                .sum();
    }

    /** About what one unit costs. */
    long unitPrice() {
        long units = lines.stream().mapToLong(Goods::units).sum();
        return Math.max(1, total() / Math.max(1, units));
    }

    private static long units(Line line) {
        boolean pieces = line.unit().isEach() && line.quantity().isWhole();
        return pieces ? line.quantity().value().longValueExact() : 1;
    }

    void pieces(int most) {
        for (int i = 0; i < most && unitsLeft > 0; i++) {
            pieces(sku(), Math.min(unitsLeft, dice.oneOf(1, 1, 2, 2, 3, 4)));
        }
    }

    void gifts() {
        pieces(ItemId.of(GIFT), dice.between(1, 2));
    }

    /** So many pieces that cost about as much each; what they cost does not always divide. */
    private void pieces(ItemId item, int quantity) {
        unitsLeft -= quantity;
        long odd = dice.chance(60) ? dice.between(0, quantity - 1) : 0;
        long amount = dice.chance(5) ? 0 : Math.max(0, dice.price() * quantity - odd);
        add(item, Quantity.of(quantity), Unit.EACH, amount);
    }

    void weighed() {
        unitsLeft--;
        Unit unit = dice.oneOf(Unit.KG, Unit.G, Unit.KG, Unit.L, Unit.EACH);
        String quantity = unit.equals(Unit.G) ? "" + dice.between(50, 1500) : "0." + dice.between(101, 999);
        add(sku(), Quantity.of(quantity), unit, dice.price());
    }

    private ItemId sku() {
        return ItemId.sku("ABCD".substring(dice.between(0, kinds - 1)).substring(0, 1));
    }

    private void add(ItemId item, Quantity quantity, Unit unit, long amount) {
        String id = Integer.toString(lines.size() + 1);
        lines.add(Line.of(id, item, quantity, unit, dice.money(amount)).withFacts(facts(item)));
        // The order in which the lines come must not matter.
        Collections.swap(lines, 0, dice.between(0, lines.size() - 1));
    }

    /** Of the four items, two are milk of one brand, three are food. */
    static ItemFacts facts(ItemId item) {
        ItemFacts facts = ItemFacts.described(item.code());
        return switch (item.code()) {
            case "A", "B" -> facts.withCategory("food/milk").withBrand("acme");
            case "C" -> facts.withCategory("food").withTags(Set.of("new"));
            default -> facts.withDepartment("home");
        };
    }

    void floors() {
        some(70, l -> l.withFloor(dice.money(floor(Math.abs(l.amount().minor())))));
    }

    /** From nothing to more than the line costs. */
    private long floor(long amount) {
        return dice.chance(10) ? amount + 1 : amount * dice.between(0, 100) / 100;
    }

    /** Some lines stand outside every offer, some cost nothing. */
    void outsiders() {
        some(50, l -> dice.chance(40) ? l.withDiscountable(false) : outside(l));
    }

    private Line outside(Line line) {
        boolean negative = dice.chance(60);
        return line.withQuantity(line.quantity(), negative ? line.amount().negated() : dice.money(0));
    }

    void earnSome() {
        some(50, l -> l.withEarnsPoints(dice.chance(40)));
    }

    private void some(int percent, UnaryOperator<Line> change) {
        lines.replaceAll(l -> dice.chance(percent) ? change.apply(l) : l);
    }
}
