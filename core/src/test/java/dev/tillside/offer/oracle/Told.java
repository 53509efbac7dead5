package dev.tillside.offer.oracle;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Proof;
import dev.tillside.offer.Reason;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The oracle's answer in the engine's words, so that the {@link Validator} can be tried without the engine. Of an offer
 * with several coupons it names the first alone.
 */
record Told(Pricing pricing, Oracle.Answer answer, Belt belt) {
    static PricedBasket of(Pricing pricing) {
        return new Told(pricing, Oracle.best(pricing), new Belt(pricing.basket())).priced();
    }

    private PricedBasket priced() {
        List<PricedLine> lines =
                pricing.basket().lines().stream().map(this::line).toList();
        return new PricedBasket(
                pricing.basket(),
                money(answer.due()),
                answer.points(),
                List.of(),
                lines,
                plays(true).stream().map(this::tender).toList(),
                answer.plays().stream().map(this::outcome).toList(),
                List.of(),
                List.of(),
                new Proof(Proof.Status.OPTIMAL, money(answer.discount()), money(answer.discount()), 0),
                new TreeMap<>());
    }

    private PricedLine line(Line line) {
        List<PricedLine.Discount> discounts = new ArrayList<>();
        int index = belt.lines().indexOf(line);
        for (Played play : plays(false)) {
            long off = index < 0 ? 0 : belt.onLine(play.discounts(), index);
            if (off > 0) {
                int units = Integer.bitCount(play.targets() & belt.unitsOf(index));
                Offer offer = play.by().offer();
                discounts.add(new PricedLine.Discount(
                        offer.id(), coupon(offer), money(off), units, funding(offer, off), offer.taxTreatment()));
            }
        }
        discounts.sort(java.util.Comparator.<PricedLine.Discount>comparingInt(d -> layer(d.offer()))
                .thenComparing(PricedLine.Discount::offer));
        return new PricedLine(line, money(answer.nets().get(line.id())), Points.ZERO, discounts);
    }

    private int layer(String offer) {
        return pricing.program()
                .layers()
                .indexOf(pricing.offers().get(offer).get().layer());
    }

    private List<Played> plays(boolean tender) {
        return answer.plays().stream()
                .filter(p -> p.by().offer().layer().equals(Program.TENDER_LAYER) == tender)
                .toList();
    }

    private TenderCoupon tender(Played play) {
        List<TenderCoupon.Part> parts = new ArrayList<>();
        for (int line = 0; line < belt.lines().size(); line++) {
            long paid = belt.onLine(play.discounts(), line);
            if (paid > 0) {
                parts.add(new TenderCoupon.Part(belt.lines().get(line).id(), money(paid)));
            }
        }
        Offer offer = play.by().offer();
        return new TenderCoupon(offer.id(), coupon(offer), money(play.total()), parts, funding(offer, play.total()));
    }

    private Outcome outcome(Played play) {
        return new Outcome(
                play.by().id(),
                coupon(play.by().offer()),
                Reason.APPLIED,
                (int) play.uses(),
                money(play.total()),
                List.of(),
                Optional.empty());
    }

    private Optional<String> coupon(Offer offer) {
        return pricing.shopper().coupons().stream()
                .filter(c -> Running.counts(c, offer, pricing) && c.usesLeft() > 0)
                .findFirst()
                .flatMap(HeldCoupon::id);
    }

    private List<FundedAmount> funding(Offer offer, long off) {
        long[] weights = new long[offer.funding().size() + 1];
        weights[weights.length - 1] = 1_000_000;
        for (int i = 0; i < offer.funding().size(); i++) {
            weights[i] = offer.funding().get(i).percent().tenThousandths();
            weights[weights.length - 1] -= weights[i];
        }
        long[] parts = Cents.share(off, weights);
        List<FundedAmount> funding = new ArrayList<>();
        for (int i = 0; i < offer.funding().size(); i++) {
            FundingShare share = offer.funding().get(i);
            funding.add(new FundedAmount(share.payer(), share.deal(), money(parts[i])));
        }
        funding.add(new FundedAmount(FundingShare.RETAILER, Optional.empty(), money(parts[parts.length - 1])));
        return funding;
    }

    private Money money(long minor) {
        return new Money(minor, pricing.basket().currency());
    }
}
