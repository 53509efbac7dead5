package dev.tillside.pos.poslog;

import dev.tillside.basket.Line;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedLine;
import dev.tillside.sale.ReturnedLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goods that went one way or the other.
 *
 * @param back whether they came back
 * @param deposit whether it is a deposit that was paid back
 * @param gross what they cost before modifiers, zero or more
 * @param net what they cost, zero or more
 * @param taxCode the till's word for how they are taxed
 * @param link the sale that they come from
 */
record Goods(
        boolean back,
        boolean deposit,
        ItemId item,
        ItemFacts facts,
        Unit unit,
        Quantity quantity,
        Money gross,
        Money net,
        List<Modifier> modifiers,
        Optional<String> taxCode,
        Optional<Element> link) {
    /** A line of a sale; one below zero gives money to the shopper, and is a return. */
    static Goods sold(PricedLine priced, Optional<Element> link) {
        Line line = priced.line();
        boolean back = line.amount().isNegative();
        return new Goods(
                back,
                back && link.isEmpty(),
                line.item(),
                line.facts(),
                line.unit(),
                line.quantity(),
                back ? line.amount().negated() : line.amount(),
                back ? priced.net().negated() : priced.net(),
                priced.discounts().stream().map(Modifier::of).toList(),
                line.taxCode(),
                link);
    }

    /** Goods of a return; a deposit that is asked for again goes to the shopper. */
    static Goods returned(ReturnedLine line, Optional<Element> link) {
        List<Modifier> modifiers = Stream.concat(
                        line.back().discounts().stream().map(Modifier::of), Modifier.withheld(line.withheld()).stream())
                .toList();
        Money net = line.back().net();
        boolean back = !net.isNegative();
        Money gross = modifiers.stream().map(Modifier::amount).reduce(net, Money::plus);
        return new Goods(
                back,
                !back,
                line.item(),
                ItemFacts.NONE,
                line.unit(),
                line.quantity(),
                back ? gross : gross.negated(),
                back ? net : net.negated(),
                modifiers,
                Optional.empty(),
                link);
    }

    /** What was bought, less what came back. */
    Money signed(Money amount) {
        return back ? amount.negated() : amount;
    }

    Element element() {
        Element element = new Element(back ? "Return" : "Sale");
        if (deposit) {
            element.with("ItemType", back ? "DepositRefund" : "Deposit");
        }
        element.add(new Element("ItemID", item.code()).with("Type", item.isGtin() ? "GTIN" : "SKU"));
        facts.department().ifPresent(name -> element.each(hierarchy("Department", name)));
        facts.category().ifPresent(name -> element.each(hierarchy("Category", name)));
        facts.description().ifPresent(text -> element.each(new Element("Description", text)));
        element.add(Amounts.unitPrice("RegularSalesUnitPrice", gross, quantity, unit));
        element.add(Amounts.unitPrice("ActualSalesUnitPrice", net, quantity, unit));
        element.add(Amounts.amount("ExtendedAmount", net));
        if (gross.compareTo(net) >= 0) {
            element.add(Amounts.amount("ExtendedDiscountAmount", gross.minus(net)));
        }
        element.each(Amounts.quantity(quantity, unit));
        for (int i = 0; i < modifiers.size(); i++) {
            element.each(modifiers.get(i).element(i + 1));
        }
        taxCode.ifPresent(code -> element.each(
                new Element("Tax").each(new Element("TaxGroupID", code)).with("TypeCode", taxed())));
        link.ifPresent(element::each);
        return element;
    }

    private String taxed() {
        return back ? "Refund" : "Sale";
    }

    private static Element hierarchy(String level, String name) {
        return new Element("MerchandiseHierarchy", name).with("Level", level);
    }
}
