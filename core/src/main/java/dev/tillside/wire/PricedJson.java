package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Proof;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import dev.tillside.text.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes a priced basket. */
final class PricedJson {
    private PricedJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void write(ObjectNode out, PricedBasket priced) {
        out.put("total", priced.total().plain());
        out.put("discount", priced.discount().plain());
        out.put("due", priced.due().plain());
        out.put("pointsEarned", priced.pointsEarned().plain());
        ArrayNode redeemed = out.putArray("redeemed");
        priced.redeemed().forEach(r -> redeemed.add(redemption(r)));
        ArrayNode tenders = out.putArray("tenderCoupons");
        priced.tenderCoupons().forEach(t -> tenders.add(tenderCoupon(t)));
        ArrayNode lines = out.putArray("lines");
        priced.lines().forEach(l -> lines.add(line(l)));
        ArrayNode offers = out.putArray("offers");
        priced.outcomes().forEach(o -> offers.add(outcome(o)));
        out.set("proof", proof(priced.proof()));
        ArrayNode benefits = out.putArray("benefits");
        priced.benefits().forEach(benefits::add);
    }

    static void messages(ObjectNode out, String name, List<Message> messages, String language) {
        ArrayNode array = out.putArray(name);
        for (Message message : messages) {
            ObjectNode node = array.addObject();
            node.put("to", message.to().name());
            node.put("code", message.code());
            node.put("text", message.text(language));
            if (!message.arguments().isEmpty() || !message.texts().isEmpty()) {
                ObjectNode arguments = node.putObject("arguments");
                message.arguments().forEach(arguments::put);
                message.texts().forEach((place, text) -> arguments.put(place, text.in(language, place)));
            }
        }
    }

    private static ObjectNode redemption(Redemption redemption) {
        ObjectNode node = object();
        redemption.voucher().ifPresent(code -> node.put("voucher", code));
        if (redemption.voucher().isEmpty()) {
            node.put("points", redemption.points().plain());
        }
        return node.put("amount", redemption.amount().plain());
    }

    private static ObjectNode tenderCoupon(TenderCoupon coupon) {
        ObjectNode node = object();
        node.put("offer", coupon.offer());
        node.put("coupon", coupon.coupon().orElse(null));
        node.put("amount", coupon.amount().plain());
        ArrayNode lines = node.putArray("lines");
        for (TenderCoupon.Part part : coupon.lines()) {
            lines.addObject()
                    .put("line", part.line())
                    .put("amount", part.amount().plain());
        }
        node.set("funding", funding(coupon.funding()));
        return node;
    }

    private static ObjectNode line(PricedLine line) {
        ObjectNode node = object();
        node.put("line", line.line().id());
        node.put("amount", line.line().amount().plain());
        node.put("net", line.net().plain());
        node.put("points", line.points().plain());
        ArrayNode discounts = node.putArray("discounts");
        for (PricedLine.Discount discount : line.discounts()) {
            ObjectNode each = discounts.addObject();
            each.put("offer", discount.offer());
            each.put("coupon", discount.coupon().orElse(null));
            each.put("amount", discount.amount().plain());
            each.put("units", discount.units());
            each.put("taxTreatment", discount.taxTreatment().name());
            each.set("funding", funding(discount.funding()));
        }
        return node;
    }

    static ArrayNode funding(List<FundedAmount> parts) {
        ArrayNode funding = JsonNodeFactory.instance.arrayNode();
        for (FundedAmount part : parts) {
            ObjectNode node = funding.addObject().put("payer", part.payer());
            part.deal().ifPresent(deal -> node.put("deal", deal));
            node.put("amount", part.amount().plain());
        }
        return funding;
    }

    static ObjectNode outcome(Outcome outcome) {
        ObjectNode node = object();
        outcome(node, outcome);
        return node;
    }

    static void outcome(ObjectNode node, Outcome outcome) {
        node.put("offer", outcome.offer());
        node.put("coupon", outcome.coupon().orElse(null));
        node.put("outcome", outcome.reason().name());
        node.put("uses", outcome.uses());
        node.put("amount", outcome.amount().plain());
        ArrayNode beatenBy = node.putArray("beatenBy");
        outcome.beatenBy().forEach(beatenBy::add);
        node.set("nearMiss", outcome.nearMiss().map(PricedJson::nearMiss).orElse(null));
    }

    private static ObjectNode nearMiss(Outcome.NearMiss miss) {
        ObjectNode node = object();
        if (miss.quantity().isPresent()) {
            node.put("quantity", miss.quantity().getAsInt());
        } else {
            node.putNull("quantity");
        }
        node.set("items", miss.items().map(PricedJson::selector).orElse(null));
        node.put("spend", miss.spend().map(Money::plain).orElse(null));
        node.put("saves", miss.saves().map(Money::plain).orElse(null));
        node.put("adds", miss.adds().map(Money::plain).orElse(null));
        return node;
    }

    static ObjectNode selector(Selector selector) {
        ObjectNode node = object();
        texts(node, "gtins", selector.gtins().stream().map(g -> g.digits()).toList());
        texts(node, "skus", selector.skus());
        texts(node, "brands", selector.brands());
        texts(node, "categories", selector.categories());
        texts(node, "departments", selector.departments());
        texts(node, "tags", selector.tags());
        if (selector.all()) {
            node.put("all", true);
        }
        Optional<ObjectNode> except = selector.except().map(PricedJson::selector);
        except.ifPresent(e -> node.set("except", e));
        return node;
    }

    private static void texts(ObjectNode node, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static ObjectNode proof(Proof proof) {
        return object().put("status", proof.status().name())
                .put("discount", proof.discount().plain())
                .put("bound", proof.bound().plain())
                .put("steps", proof.steps());
    }
}
