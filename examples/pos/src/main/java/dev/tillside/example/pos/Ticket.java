package dev.tillside.example.pos;

import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** The POS's ticket: its own lines, and what is taken off them. */
class Ticket {
    private final Currency currency;
    private final Map<String, TicketLine> lines = new LinkedHashMap<>();
    private final Map<String, Money> discounts = new LinkedHashMap<>();
    private final Map<String, Gtin> items = new LinkedHashMap<>();
    private Money credit;
    private int last;

    /**
     * A line of the POS's.
     *
     * @param price of all of it, before discounts
     */
    record TicketLine(String id, Gtin item, String description, long quantity, Money price) {}

    Ticket(Currency currency) {
        this.currency = currency;
        this.credit = Money.zero(currency);
    }

    void clear() {
        lines.clear();
        discounts.clear();
        credit = Money.zero(currency);
        last = 0;
    }

    void sell(Gtin item, String description, long quantity, Money price) {
        last++;
        put(new TicketLine(String.valueOf(last), item, description, quantity, price));
    }

    void put(TicketLine line) {
        lines.put(line.id(), line);
        items.put(line.id(), line.item());
        last = Math.max(last, Integer.parseInt(line.id()));
    }

    void change(Gtin item, long quantity, Money price) {
        TicketLine line = line(item);
        put(new TicketLine(line.id(), item, line.description(), quantity, price));
    }

    void voidLine(Gtin item) {
        lines.remove(line(item).id());
    }

    TicketLine line(Gtin item) {
        return lines.values().stream()
                .filter(line -> line.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not on the ticket: " + item));
    }

    Map<String, TicketLine> lines() {
        return lines;
    }

    /** What is taken off each line, by its id. */
    Map<String, Money> discounts() {
        return discounts;
    }

    /** What the display shows as taken off each item, those that were voided too. */
    Map<Gtin, Money> discountsByItem() {
        Map<Gtin, Money> byItem = new LinkedHashMap<>();
        discounts.forEach((id, amount) -> byItem.merge(items.get(id), amount, Money::plus));
        return byItem;
    }

    /** What pays a part besides money. */
    void credit(Money amount) {
        credit = amount;
    }

    Money due() {
        Money sum = lines.values().stream().map(TicketLine::price).reduce(Money.zero(currency), Money::plus);
        return discounts.values().stream().reduce(sum, Money::minus).minus(credit);
    }
}
