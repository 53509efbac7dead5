package dev.tillside.pos.poslog;

import dev.tillside.basket.BasketKey;
import dev.tillside.money.Money;
import dev.tillside.offer.PricedLine;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnedLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sales and returns as the standard's transactions.
 *
 * @param program the programme's id
 */
record Transactions(Optional<String> program) {
    /**
     * A sale.
     *
     * @param exchanged the returns whose goods stand in it
     */
    Element sale(Receipt receipt, List<Refund> exchanged, ZoneId zone) {
        String type = exchanged.isEmpty() ? "SaleTransaction" : "ExchangeTransaction";
        Money none = receipt.priced().total().withMinor(0);
        Body body = new Body(
                none,
                new LineNumbers(receipt.priced().lines().stream()
                        .map(line -> line.line().id())
                        .toList()),
                false);
        Map<String, Element> links = links(exchanged);
        for (PricedLine line : receipt.priced().lines()) {
            String id = line.line().id();
            Element item = body.goods(id, Goods.sold(line, Optional.ofNullable(links.get(id))));
            line.line().entryMethod().ifPresent(method -> item.with("EntryMethod", Words.entryMethod(method)));
        }
        Payment payment = receipt.payment();
        body.taxed(payment.tax());
        body.rounded(payment.rounding());
        Element retail = body.paid(Tenders.of(receipt), payment.tax(), payment.rounding());
        Shopper.bought(retail, receipt, program);
        exchanged.forEach(refund -> Shopper.brought(retail, refund, program));
        Element transaction = Frame.begun(type, receipt.key(), receipt.operator(), none.currency());
        return Frame.ended(transaction.each(retail), receipt.key(), receipt.at(), zone);
    }

    private static Map<String, Element> links(List<Refund> exchanged) {
        Map<String, Element> links = new HashMap<>();
        for (Refund refund : exchanged) {
            for (ReturnedLine line : refund.lines()) {
                refund.of()
                        .ifPresent(of -> links.put(
                                refund.key().tx() + "/" + line.line(),
                                Frame.link("Return", of, Optional.of(line.line()))));
            }
        }
        return links;
    }

    /** A return that is no exchange, or a post-void. */
    Element refund(Refund refund, ZoneId zone) {
        Money none = refund.amount().withMinor(0);
        List<String> ids = refund.lines().stream().map(ReturnedLine::line).toList();
        Body body = new Body(none, new LineNumbers(ids), true);
        String reason = refund.postVoid() ? "Voided" : "Return";
        for (ReturnedLine line : refund.lines()) {
            Optional<Element> link = refund.of().map(of -> Frame.link(reason, of, Optional.of(line.line())));
            body.goods(line.line(), Goods.returned(line, link));
        }
        Element retail = body.paid(Tenders.of(refund), none, none);
        retail.with("TransactionStatus", refund.postVoid() ? "PostVoided" : "Finished");
        Shopper.brought(retail, refund, program);
        refund.of().ifPresent(of -> retail.each(Frame.link(reason, of, Optional.empty())));
        refund.reason().ifPresent(why -> retail.add("Reason", why));
        BasketKey key = refund.key();
        Element transaction = Frame.begun("ReturnTransaction", key, refund.operator(), none.currency());
        return Frame.ended(transaction.each(retail), key, refund.at(), zone);
    }

    /** A retail transaction while its line items are added up. */
    private static final class Body {
        private final Money none;
        private final LineNumbers numbers;
        private final boolean back;
        private final List<Element> items = new ArrayList<>();
        private int goods;
        private Money gross;
        private Money net;

        Body(Money none, LineNumbers numbers, boolean back) {
            this.none = none;
            this.numbers = numbers;
            this.back = back;
            this.gross = none;
            this.net = none;
        }

        Element goods(String line, Goods moved) {
            goods++;
            gross = gross.plus(moved.signed(moved.gross()));
            net = net.plus(moved.signed(moved.net()));
            return item(moved.element(), numbers.of(line));
        }

        private Element item(Element content, String number) {
            Element item = new Element("LineItem")
                    .with("CancelFlag", "false")
                    .add(content)
                    .add("SequenceNumber", number);
            items.add(item);
            return item;
        }

        void taxed(Money tax) {
            if (!tax.isZero()) {
                Element element = new Element("Tax").with("TypeCode", tax.isNegative() ? "Refund" : "Sale");
                item(element.add(Amounts.amount("Amount", Amounts.absolute(tax))), numbers.next());
            }
        }

        void rounded(Money rounding) {
            if (!rounding.isZero()) {
                Element element = Amounts.amount("Rounding", Amounts.absolute(rounding));
                item(element.with("RoundingDirection", rounding.isNegative() ? "Down" : "Up"), numbers.next());
            }
        }

        Element paid(Tenders tenders, Money tax, Money rounding) {
            tenders.elements().forEach(tender -> item(tender, numbers.next()));
            Money grand = net.plus(tax);
            Money open = grand.plus(rounding).minus(tenders.applied());
            Element retail = new Element("RetailTransaction").add("ItemCount", Integer.toString(goods));
            retail.each(items);
            total(retail, "TransactionGrossAmount", gross);
            total(retail, "DiscountAmount", gross.minus(net));
            total(retail, "TransactionNetAmount", net);
            total(retail, "TransactionTaxAmount", tax);
            total(retail, "TransactionGrandAmount", grand);
            total(retail, "TransactionTenderApplied", tenders.applied());
            if (!open.equals(none)) {
                total(retail, "TransactionBalanceDueAmount", open);
            }
            return retail;
        }

        private void total(Element retail, String type, Money amount) {
            retail.each(Frame.total(type, amount, back));
        }
    }
}
