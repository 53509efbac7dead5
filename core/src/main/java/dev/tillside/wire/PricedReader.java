package dev.tillside.wire;

import dev.tillside.basket.Basket;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.money.Points;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Proof;
import dev.tillside.offer.Reason;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads back what {@link PricedJson} wrote. */
final class PricedReader {
    private PricedReader() {}

    static PricedBasket read(Fields f, Basket basket) {
        Currency currency = basket.currency();
        Map<String, Line> lines = basket.lines().stream().collect(Collectors.toMap(Line::id, Function.identity()));
        return new PricedBasket(
                basket,
                f.signedMoney("due", currency),
                f.signedPoints("pointsEarned"),
                f.objects("redeemed", r -> redemption(r, currency)),
                f.objects("lines", l -> line(l, lines, currency)),
                f.objects("tenderCoupons", t -> tenderCoupon(t, currency)),
                f.objects("offers", o -> outcome(o, currency)),
                f.texts("benefits"),
                List.of(),
                f.requiredObject("proof", p -> proof(p, currency)),
                versions(f));
    }

    private static SortedMap<String, Long> versions(Fields f) {
        return f.requiredObject("offerVersions", v -> {
            SortedMap<String, Long> versions = new TreeMap<>();
            v.unknown().forEach(id -> versions.put(id, v.whole(id).orElse(1)));
            return versions;
        });
    }

    private static Redemption redemption(Fields f, Currency currency) {
        return new Redemption(
                f.optionalText("voucher"), f.optionalPoints("points").orElse(Points.ZERO), f.money("amount", currency));
    }

    private static PricedLine line(Fields f, Map<String, Line> lines, Currency currency) {
        Line line = lines.get(f.text("line"));
        if (line == null) {
            throw BadInput.value("line", "no such line: " + f.text("line"));
        }
        return new PricedLine(
                line,
                f.signedMoney("net", currency),
                f.signedPoints("points"),
                f.objects(
                        "discounts",
                        d -> new PricedLine.Discount(
                                d.text("offer"),
                                d.optionalText("coupon"),
                                d.money("amount", currency),
                                d.count("units").orElse(0),
                                d.objects("funding", p -> funding(p, currency)),
                                d.oneOf("taxTreatment", Offer.TaxTreatment.class)
                                        .orElse(Offer.TaxTreatment.REDUCES_PRICE))));
    }

    private static FundedAmount funding(Fields f, Currency currency) {
        return new FundedAmount(f.text("payer"), f.optionalText("deal"), f.money("amount", currency));
    }

    private static TenderCoupon tenderCoupon(Fields f, Currency currency) {
        return new TenderCoupon(
                f.text("offer"),
                f.optionalText("coupon"),
                f.money("amount", currency),
                f.objects("lines", l -> new TenderCoupon.Part(l.text("line"), l.money("amount", currency))),
                f.objects("funding", p -> funding(p, currency)));
    }

    private static Outcome outcome(Fields f, Currency currency) {
        return new Outcome(
                f.text("offer"),
                f.optionalText("coupon"),
                f.oneOf("outcome", Reason.class).orElseThrow(() -> BadInput.missing("outcome")),
                f.requiredCount("uses"),
                f.money("amount", currency),
                f.texts("beatenBy"),
                f.object("nearMiss", m -> nearMiss(m, currency)));
    }

    private static Outcome.NearMiss nearMiss(Fields f, Currency currency) {
        Optional<Selector> items = f.object("items", ReferenceReader::selector);
        return new Outcome.NearMiss(
                f.count("quantity"),
                items,
                f.optionalMoney("spend", currency),
                f.optionalMoney("saves", currency),
                f.optionalMoney("adds", currency));
    }

    private static Proof proof(Fields f, Currency currency) {
        return new Proof(
                f.oneOf("status", Proof.Status.class).orElseThrow(() -> BadInput.missing("status")),
                f.money("discount", currency),
                f.money("bound", currency),
                f.whole("steps").orElse(0));
    }
}
