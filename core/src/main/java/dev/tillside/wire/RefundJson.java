package dev.tillside.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.Offer;
import dev.tillside.points.Chain;
import dev.tillside.points.Program;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnPlan;
import dev.tillside.sale.ReturnTerms;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.sale.Tender;
import dev.tillside.sale.Worth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A return or a post-void as one JSON object of type {@code return}: what the journal keeps and the outbox carries up. It
 * holds all that head office needs to reverse claims, points, coupons and limits, and to count the return again.
 */
public final class RefundJson {
    private static final List<String> COMPARED = List.of(
            "terms", "refund", "discount", "pointsTakenBack", "pointsGivenBack", "lines", "usesRestored", "complete");

    private RefundJson() {}

    /**
     * The return, one line.
     *
     * @param section the links that it adds to its till's chain of ledger entries, where it moves points
     */
    public static String write(Refund refund, Optional<Chain.Section> section) {
        ObjectNode out = PricedJson.object();
        write(out, refund);
        section.ifPresent(links -> AccountJson.write(out.putObject("chain"), links));
        return out.toString();
    }

    static void write(ObjectNode out, Refund refund) {
        out.put("type", "return").put("key", refund.key().toString());
        refund.of().ifPresent(of -> out.put("of", of.toString()));
        refund.member().ifPresent(m -> out.put("member", m.id()));
        out.put("at", refund.at().toString());
        out.put("currency", refund.amount().currency().getCurrencyCode());
        refund.operator().ifPresent(o -> out.put("operator", o));
        refund.reason().ifPresent(r -> out.put("reason", r));
        refund.tenders().ifPresent(tenders -> {
            ArrayNode array = out.putArray("tenders");
            tenders.forEach(t -> array.addObject()
                    .put("type", t.type())
                    .put("amount", t.amount().plain()));
        });
        refund.into().ifPresent(into -> out.put("into", into.toString()));
        if (refund.postVoid()) {
            out.put("postVoid", true);
        }
        ArrayNode before = out.putArray("before");
        refund.before().forEach(key -> before.add(key.toString()));
        plan(out, refund.plan());
        ArrayNode text = out.putArray("receipt");
        refund.text().forEach(text::add);
        Currency currency = refund.amount().currency();
        refund.account().ifPresent(move -> AccountJson.write(out.putObject("account"), move, currency));
    }

    /**
     * Where the return says something else than that count. Of the coupons restored each must be among those counted: one
     * that was no longer valid on the day stayed used.
     */
    public static List<Difference> differences(TransactionText returned, ReturnPlan counted) {
        ObjectNode recorded = returned.node();
        ObjectNode written = PricedJson.object();
        plan(written, counted);
        // Read back, because Jackson holds an integer that it read and one that it was given for different.
        ObjectNode again = Fields.parse(written.toString()).node();
        List<Difference> found = new ArrayList<>(SaleDifferences.between(recorded, again, COMPARED));
        Set<JsonNode> restored = new HashSet<>();
        again.path("couponsRestored").forEach(restored::add);
        for (JsonNode coupon : recorded.path("couponsRestored")) {
            if (!restored.contains(coupon)) {
                found.add(new Difference("couponsRestored", coupon.toString(), ""));
            }
        }
        return found;
    }

    private static void plan(ObjectNode out, ReturnPlan plan) {
        Worth totals = plan.totals();
        plan.terms().ifPresent(terms -> out.putObject("terms")
                .put("policy", terms.policy().name())
                .put("pointsDecimals", terms.pointsDecimals()));
        out.put("refund", totals.money().plain());
        out.put("discount", totals.discount().plain());
        out.put("pointsTakenBack", totals.earned().plain());
        out.put("pointsGivenBack", totals.spent().plain());
        ArrayNode lines = out.putArray("lines");
        plan.lines().forEach(line -> line(lines.addObject(), line));
        ArrayNode coupons = out.putArray("couponsRestored");
        plan.couponsRestored().forEach(c -> coupons.addObject()
                .put("coupon", c.coupon())
                .put("offer", c.offer())
                .put("uses", c.uses()));
        ArrayNode uses = out.putArray("usesRestored");
        plan.usesRestored().forEach(u -> uses.addObject()
                .put("offer", u.offer())
                .put("uses", u.uses())
                .put("amount", u.amount().plain()));
        out.put("complete", plan.complete());
    }

    private static void line(ObjectNode out, ReturnedLine line) {
        Worth back = line.back();
        out.put("line", line.line());
        out.put(line.item().isGtin() ? "gtin" : "sku", line.item().code());
        out.put("unit", line.unit().code());
        out.put("quantity", line.quantity().plain());
        out.put("refund", back.money().plain());
        out.put("pointsTakenBack", back.earned().plain());
        out.put("pointsGivenBack", back.spent().plain());
        out.put("paidByPoints", back.paidByPoints().plain());
        ArrayNode vouchers = out.putArray("vouchersGivenBack");
        vouchers(vouchers, back.vouchers());
        ArrayNode claims = out.putArray("claims");
        for (Worth.Claim claim : back.claims()) {
            ObjectNode node = claims.addObject().put("offer", claim.offer());
            claim.coupon().ifPresent(coupon -> node.put("coupon", coupon));
            node.put("amount", claim.amount().plain());
            node.set("funding", PricedJson.funding(claim.funding()));
        }
        ArrayNode discounts = out.putArray("discounts");
        for (Worth.Discount discount : back.discounts()) {
            ObjectNode node = discount(discounts, discount);
            node.put("taxTreatment", discount.taxTreatment().name());
        }
        out.put("withheld", line.withheld().plain());
    }

    static void vouchers(ArrayNode out, List<Worth.Voucher> vouchers) {
        vouchers.forEach(v ->
                out.addObject().put("code", v.code()).put("amount", v.amount().plain()));
    }

    static ObjectNode discount(ArrayNode out, Worth.Discount discount) {
        ObjectNode node = out.addObject().put("offer", discount.offer());
        discount.coupon().ifPresent(coupon -> node.put("coupon", coupon));
        node.put("amount", discount.amount().plain());
        node.set("funding", PricedJson.funding(discount.funding()));
        return node;
    }

    /** Reads back what {@link #write} wrote. */
    public static Refund read(String json) {
        return read(Fields.parse(json));
    }

    static Refund read(Fields f) {
        Currency currency = ReferenceReader.currency(f);
        Optional<List<Tender>> tenders = f.has("tenders")
                ? Optional.of(f.objects("tenders", t -> new Tender(t.text("type"), t.signedMoney("amount", currency))))
                : Optional.empty();
        return new Refund(
                BasketKey.parse(f.text("key")),
                f.optionalText("of").map(BasketKey::parse),
                f.optionalText("member").map(MemberId::new),
                f.ownInstant("at").orElseThrow(() -> BadInput.missing("at")),
                f.optionalText("operator"),
                f.optionalText("reason"),
                tenders,
                f.optionalText("into").map(BasketKey::parse),
                f.flag("postVoid", false),
                f.texts("before").stream().map(BasketKey::parse).toList(),
                plan(f, currency),
                f.object("account", account -> AccountJson.read(account, f.text("key"))),
                f.texts("receipt"),
                false);
    }

    private static ReturnPlan plan(Fields f, Currency currency) {
        List<ReturnedLine> lines = f.objects("lines", l -> line(l, currency));
        return new ReturnPlan(
                f.object("terms", RefundJson::terms),
                lines,
                lines.stream().map(ReturnedLine::back).reduce(Worth.nothing(currency), Worth::plus),
                f.objects(
                        "couponsRestored",
                        c -> new ReturnPlan.CouponBack(c.text("coupon"), c.text("offer"), c.requiredCount("uses"))),
                f.objects(
                        "usesRestored",
                        u -> new ReturnPlan.UsesBack(
                                u.text("offer"), u.requiredCount("uses"), u.signedMoney("amount", currency))),
                f.flag("complete", false));
    }

    private static ReturnTerms terms(Fields f) {
        return new ReturnTerms(
                f.oneOf("policy", Program.ReturnPolicy.class).orElseThrow(() -> BadInput.missing("policy")),
                f.requiredCount("pointsDecimals"));
    }

    private static ReturnedLine line(Fields f, Currency currency) {
        Worth back = new Worth(
                f.signedMoney("refund", currency),
                f.signedPoints("pointsTakenBack"),
                f.signedPoints("pointsGivenBack"),
                f.signedMoney("paidByPoints", currency),
                f.objects("vouchersGivenBack", v -> voucher(v, currency)),
                f.objects("claims", c -> claim(c, currency)),
                f.objects("discounts", d -> discount(d, currency)));
        return new ReturnedLine(
                f.text("line"),
                ReferenceReader.itemId(f),
                new Unit(f.text("unit")),
                ReferenceReader.quantity(f, "quantity"),
                back,
                f.signedMoney("withheld", currency));
    }

    private static Worth.Voucher voucher(Fields f, Currency currency) {
        return new Worth.Voucher(f.text("code"), f.signedMoney("amount", currency));
    }

    private static Worth.Claim claim(Fields f, Currency currency) {
        return new Worth.Claim(
                f.text("offer"), f.optionalText("coupon"), f.signedMoney("amount", currency), funding(f, currency));
    }

    private static Worth.Discount discount(Fields f, Currency currency) {
        return new Worth.Discount(
                f.text("offer"),
                f.optionalText("coupon"),
                f.signedMoney("amount", currency),
                funding(f, currency),
                f.oneOf("taxTreatment", Offer.TaxTreatment.class).orElse(Offer.TaxTreatment.REDUCES_PRICE));
    }

    private static List<FundedAmount> funding(Fields f, Currency currency) {
        return f.objects(
                "funding",
                p -> new FundedAmount(p.text("payer"), p.optionalText("deal"), p.signedMoney("amount", currency)));
    }
}
