package dev.tillside.pos.poslog;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.EntryMethod;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Returning;
import dev.tillside.sale.Tender;
import dev.tillside.wire.Event;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The line items of somebody's retail transaction.
 *
 * @param retail the transaction
 * @param currency in which its amounts are
 */
record LoggedGoods(Element retail, Currency currency) {
    private static final Set<String> IN_PRICES = Set.of("VAT", "GST");
    private static final Map<String, Unit> UNITS =
            Map.of("EA", Unit.EACH, "KGM", Unit.KG, "Kg", Unit.KG, "GRM", Unit.G, "LTR", Unit.L, "MTR", Unit.M);
    private static final Map<String, String> TENDERS = Map.of("CreditDebit", "CARD", "Cash", "CASH");

    /** A sale, from its beginning to its commit. */
    List<Event.Body> sold(BasketKey key, Optional<String> operator) {
        List<Event.Body> bodies = new ArrayList<>();
        bodies.add(new Event.Begin(key.store(), key.workstation(), operator, Optional.of(key.businessDay()), false));
        member().ifPresent(bodies::add);
        items().filter(item -> goods(item).isPresent()).forEach(item -> bodies.add(new Event.Add(line(item))));
        bodies.add(new Event.Commit(payment(), Optional.empty()));
        return bodies;
    }

    private Optional<Event.Body> member() {
        Optional<Element> account = retail.first("LoyaltyAccount");
        Optional<Event.Body> card = account.flatMap(a -> a.first("LoyaltyCard"))
                .flatMap(c -> c.textOf("PrimaryAccountNumber"))
                .map(text -> new Event.ScanText(text, Optional.empty()));
        return card.or(() -> account.flatMap(a -> a.first("LoyaltyAccount"))
                .flatMap(a -> a.textOf("LoyaltyAccountID"))
                .map(id -> new Event.Identify(new MemberId(id))));
    }

    private Stream<Element> items() {
        return retail.all("LineItem").stream().filter(item -> !isSet(item, "CancelFlag") && !isSet(item, "VoidFlag"));
    }

    private static boolean isSet(Element element, String flag) {
        return element.attribute(flag)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    private static Optional<Element> goods(Element item) {
        return item.first("Sale").or(() -> item.first("Return"));
    }

    private Line line(Element item) {
        Element goods = goods(item).orElseThrow();
        boolean back = goods.name().equals("Return");
        if (back && goods.first("TransactionLink").isPresent()) {
            throw BadInput.value("Return", "goods of another sale, in a sale");
        }
        Money amount = money(goods, "ExtendedAmount");
        Element quantity = quantity(goods);
        ItemFacts facts = new ItemFacts(
                goods.textOf("Description"),
                Optional.empty(),
                hierarchy(goods, "Category"),
                hierarchy(goods, "Department"),
                Optional.empty());
        Line line = Line.of(
                number(item),
                id(goods),
                Quantity.of(quantity.text().strip()),
                unit(quantity),
                back ? amount.negated() : amount);
        Line known = line.withFacts(facts);
        return new Line(
                known.id(),
                known.item(),
                known.quantity(),
                known.unit(),
                known.amount(),
                facts,
                !isSet(goods, "NonDiscountableFlag"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entryMethod(item),
                Map.of());
    }

    private static Optional<EntryMethod> entryMethod(Element item) {
        return item.attribute("EntryMethod").flatMap(method -> switch (method) {
            case "Scanned" -> Optional.of(EntryMethod.SCANNED);
            case "Keyed" -> Optional.of(EntryMethod.KEYED);
            case "SelfScan" -> Optional.of(EntryMethod.SELF_SCAN);
            default -> Optional.empty();
        });
    }

    private static Optional<String> hierarchy(Element goods, String level) {
        return goods.all("MerchandiseHierarchy").stream()
                .filter(one -> one.attribute("Level").equals(Optional.of(level)))
                .map(one -> one.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String number(Element item) {
        return item.textOf("SequenceNumber").orElseThrow(() -> BadInput.missing("SequenceNumber"));
    }

    private static ItemId id(Element goods) {
        String code = goods.textOf("ItemID")
                .or(() -> goods.first("POSIdentity").flatMap(identity -> identity.textOf("POSItemID")))
                .orElseThrow(() -> BadInput.missing("ItemID"));
        return Gtin.isGtin(code) ? ItemId.of(new Gtin(code)) : ItemId.sku(code);
    }

    private static Element quantity(Element goods) {
        return goods.first("Quantity").orElseThrow(() -> BadInput.missing("Quantity"));
    }

    private static Unit unit(Element quantity) {
        String code = quantity.attribute("UnitOfMeasureCode").orElse("EA");
        return Optional.ofNullable(UNITS.get(code)).orElseGet(() -> new Unit(code.substring(code.indexOf(':') + 1)));
    }

    private Money money(Element from, String child) {
        Element amount = from.first(child).orElseThrow(() -> BadInput.missing(child));
        return money(amount);
    }

    private Money money(Element amount) {
        Optional<String> other = amount.attribute("Currency").filter(code -> !code.equals(Amounts.currency(currency)));
        if (other.isPresent()) {
            throw BadInput.value("Currency", "not the programme's, " + currency.getCurrencyCode());
        }
        return Money.parse(amount.text().strip(), currency, false, amount.name());
    }

    private Payment payment() {
        Money none = Money.zero(currency);
        List<Tender> tenders = new ArrayList<>();
        Money change = none;
        Money tax = none;
        Money rounding = none;
        for (Element item : items().toList()) {
            item.first("Tender").ifPresent(tender -> tenders.add(tender(tender)));
            change = change.plus(sum(item.all("TenderChange")));
            change = change.plus(sum(item.all("Tender").stream()
                    .flatMap(t -> t.all("TenderChange").stream())
                    .toList()));
            tax = tax.plus(taxOnTop(item));
            rounding = rounding.plus(rounding(item));
        }
        return new Payment(tenders.isEmpty() ? Optional.empty() : Optional.of(tenders), tax, rounding, change);
    }

    private Tender tender(Element tender) {
        String type = tender.attribute("TenderType").orElse("Cash");
        return new Tender(TENDERS.getOrDefault(type, type), directed(tender));
    }

    /** Its amount, below zero where it went to the shopper. */
    private Money directed(Element element) {
        Money amount = money(element, "Amount");
        return element.attribute("TypeCode").equals(Optional.of("Refund")) ? amount.negated() : amount;
    }

    private Money sum(List<Element> elements) {
        return elements.stream().map(e -> money(e, "Amount")).reduce(Money.zero(currency), Money::plus);
    }

    private Money taxOnTop(Element item) {
        return item.all("Tax").stream()
                .filter(tax -> !IN_PRICES.contains(tax.attribute("TaxType").orElse("Sales")))
                .map(this::directed)
                .reduce(Money.zero(currency), Money::plus);
    }

    private Money rounding(Element item) {
        return item.all("Rounding").stream()
                .map(rounding -> rounding.attribute("RoundingDirection").equals(Optional.of("Down"))
                        ? money(rounding).negated()
                        : money(rounding))
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Goods that came back: lines of one sale, or goods without a receipt. */
    Event.Return returned(Optional<String> operator) {
        Optional<BasketKey> of = PosLogReader.link(retail).or(() -> items().flatMap(item -> goods(item).stream())
                .flatMap(goods -> PosLogReader.link(goods).stream())
                .findFirst());
        List<Returning.Asked> asked = new ArrayList<>();
        List<Returning.Loose> loose = new ArrayList<>();
        for (Element item : items().filter(i -> goods(i).isPresent()).toList()) {
            Element goods = goods(item).orElseThrow();
            if (goods.name().equals("Sale")) {
                throw BadInput.value("Sale", "goods that were sold, in a return");
            }
            Quantity quantity = Quantity.of(quantity(goods).text().strip());
            if (of.isPresent()) {
                asked.add(new Returning.Asked(soldAs(item, goods), quantity));
            } else {
                loose.add(new Returning.Loose(
                        number(item), id(goods), unit(quantity(goods)), quantity, money(goods, "ExtendedAmount")));
            }
        }
        List<Tender> tenders = items().flatMap(item -> item.all("Tender").stream())
                .map(this::tender)
                .toList();
        return new Event.Return(
                of,
                asked,
                loose,
                Optional.empty(),
                tenders.isEmpty() ? Optional.empty() : Optional.of(tenders),
                retail.textOf("Reason"),
                operator);
    }

    private static String soldAs(Element item, Element goods) {
        return goods.first("TransactionLink")
                .flatMap(link -> link.textOf("LineItemSequenceNumber"))
                .orElseGet(() -> number(item));
    }
}
