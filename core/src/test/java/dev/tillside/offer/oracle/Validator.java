package dev.tillside.offer.oracle;

import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.money.Money;
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
import dev.tillside.offer.Reward;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a priced basket is a legal application of the offers, from first principles: every sum, and that some
 * combination which the rules allow gives exactly these discounts on these lines. It does not ask whether it is the best.
 */
final class Validator {
    private final Pricing pricing;
    private final PricedBasket priced;
    private final List<Running> running;
    private final List<String> faults = new ArrayList<>();

    private Validator(Pricing pricing, PricedBasket priced) {
        this.pricing = pricing;
        this.priced = priced;
        this.running = Running.in(pricing);
    }

    /** What is wrong with the priced basket; empty where nothing is. */
    static List<String> faults(Pricing pricing, PricedBasket priced) {
        Validator validator = new Validator(pricing, priced);
        validator.lines();
        validator.sums();
        validator.tenders();
        validator.outcomes();
        validator.exclusives();
        validator.points();
        validator.proof();
        if (validator.faults.isEmpty()) {
            validator.reachable();
        }
        return validator.faults;
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private void lines() {
        check(priced.basket().equals(pricing.basket()), "another basket");
        check(
                priced.lines().stream()
                        .map(PricedLine::line)
                        .toList()
                        .equals(pricing.basket().lines()),
                "other lines");
        priced.lines().forEach(this::line);
    }

    private void line(PricedLine priced) {
        Line line = priced.line();
        String at = "line " + line.id() + ": ";
        long off =
                priced.discounts().stream().mapToLong(d -> d.amount().minor()).sum();
        check(priced.net().minor() == line.amount().minor() - off, at + "net is not amount less discounts");
        check(off == 0 || line.takesPart(), at + "a discount on a line outside every offer");
        check(off == 0 || priced.net().minor() >= line.floor().map(Money::minor).orElse(0L), at + "below its floor");
        check(isSorted(priced.discounts()), at + "discounts not by layer, offer, coupon");
        priced.discounts().forEach(d -> discount(d, line, at + d.offer() + " "));
        pricing.program()
                .layers()
                .forEach(layer ->
                        check(taken(priced, layer) <= unitsOf(line), at + layer + " takes more units than there are"));
    }

    private static long unitsOf(Line line) {
        boolean pieces = line.unit().isEach() && line.quantity().isWhole();
        return pieces ? line.quantity().value().longValueExact() : 1;
    }

    private long taken(PricedLine priced, String layer) {
        return priced.discounts().stream()
                .filter(d -> layerOf(d.offer()).equals(layer) && !isSpend(d.offer()))
                .mapToLong(PricedLine.Discount::units)
                .sum();
    }

    private boolean isSorted(List<PricedLine.Discount> discounts) {
        Comparator<PricedLine.Discount> order = Comparator.<PricedLine.Discount>comparingInt(
                        d -> pricing.program().layers().indexOf(layerOf(d.offer())))
                .thenComparing(PricedLine.Discount::offer, CodePoints.ORDER)
                .thenComparing(d -> d.coupon().orElse(""), CodePoints.ORDER);
        return discounts.stream().sorted(order).toList().equals(discounts);
    }

    private void discount(PricedLine.Discount discount, Line line, String at) {
        Optional<Running> by = running(discount.offer());
        check(discount.amount().isPositive(), at + "takes off nothing");
        check(discount.units() >= 0 && discount.units() <= unitsOf(line), at + "takes units that are not there");
        if (by.isEmpty()) {
            faults.add(at + "is not in force");
            return;
        }
        Offer offer = by.get().offer();
        boolean chosen = by.get().selectors().stream().anyMatch(s -> s.matches(line.item(), line.facts()));
        check(chosen, at + "does not match the line");
        check(!offer.layer().equals(Program.TENDER_LAYER), at + "pays, but lowers a price");
        check(isSpend(offer.id()) || discount.units() > 0, at + "lowers no unit");
        check(discount.taxTreatment() == offer.taxTreatment(), at + "has another tax treatment");
        coupon(offer, discount.coupon(), at);
        funding(offer, discount.amount(), discount.funding(), at);
    }

    private void coupon(Offer offer, Optional<String> coupon, String at) {
        check(offer.needsCoupon() || coupon.isEmpty(), at + "names a coupon and needs none");
        boolean held = pricing.shopper().coupons().stream()
                .anyMatch(c -> c.id().equals(coupon) && c.usesLeft() > 0 && Running.counts(c, offer, pricing));
        check(!offer.needsCoupon() || held, at + "names a coupon that gives nothing: " + coupon);
    }

    /** By the percentages and what is left of them, by largest remainder in the order listed; parts of nothing aside. */
    private void funding(Offer offer, Money amount, List<FundedAmount> funding, String at) {
        long[] weights = Stream.concat(
                        offer.funding().stream().map(f -> (long) f.percent().tenThousandths()),
                        Stream.of(1_000_000L
                                - offer.funding().stream()
                                        .mapToLong(f -> f.percent().tenThousandths())
                                        .sum()))
                .mapToLong(Long::longValue)
                .toArray();
        long[] parts = Cents.share(amount.minor(), weights);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            boolean left = i == parts.length - 1;
            String payer = left ? FundingShare.RETAILER : offer.funding().get(i).payer();
            Optional<String> deal =
                    left ? Optional.empty() : offer.funding().get(i).deal();
            expected.add(parts[i] == 0 ? "" : payer + deal.orElse("") + parts[i]);
        }
        expected.removeIf(String::isEmpty);
        List<String> told = funding.stream()
                .filter(f -> !f.amount().isZero())
                .map(f -> f.payer() + f.deal().orElse("") + f.amount().minor())
                .toList();
        check(told.equals(expected), at + "is paid by " + told + ", not " + expected);
    }

    private void sums() {
        long nets = priced.lines().stream().mapToLong(l -> l.net().minor()).sum();
        long tender = Shown.tender(priced);
        check(priced.due().minor() == nets - tender, "due is not the nets less tender coupons");
        check(tender == 0 || priced.due().minor() >= 0, "tender coupons pay more than is due");
        check(priced.redeemed().isEmpty(), "something is redeemed already");
    }

    private void tenders() {
        List<String> ids =
                priced.tenderCoupons().stream().map(TenderCoupon::offer).toList();
        check(ids.stream().sorted(CodePoints.ORDER).toList().equals(ids), "tender coupons not by offer");
        Map<String, Long> paid = new HashMap<>();
        for (TenderCoupon coupon : priced.tenderCoupons()) {
            tender(coupon);
            coupon.lines().forEach(p -> paid.merge(p.line(), p.amount().minor(), Long::sum));
        }
        priced.lines()
                .forEach(l -> check(
                        paid.getOrDefault(l.line().id(), 0L)
                                <= Math.max(0, l.net().minor()),
                        "line " + l.line().id() + ": tender coupons pay more than its net"));
    }

    private void tender(TenderCoupon coupon) {
        String at = "tender " + coupon.offer() + " ";
        long parts = coupon.lines().stream().mapToLong(p -> p.amount().minor()).sum();
        check(parts == coupon.amount().minor(), at + "is not the sum of its lines");
        check(coupon.amount().isPositive(), at + "pays nothing");
        Optional<Running> by = running(coupon.offer());
        if (by.isEmpty()) {
            faults.add(at + "is not in force");
            return;
        }
        check(by.get().offer().layer().equals(Program.TENDER_LAYER), at + "is not in the TENDER layer");
        coupon(by.get().offer(), coupon.coupon(), at);
        long funded =
                coupon.funding().stream().mapToLong(f -> f.amount().minor()).sum();
        check(funded == coupon.amount().minor(), at + "is not the sum of its payers");
    }

    private void outcomes() {
        for (Running by : running) {
            List<Outcome> applied = applied(by.id());
            long given = given(by.id());
            String at = by.id() + ": ";
            check(applied.isEmpty() == (given == 0), at + "applied, or gave, but not both");
            check(
                    applied.stream().mapToLong(o -> o.amount().minor()).sum() == given,
                    at + "outcomes do not sum to what the lines tell");
            check(applied.stream().mapToLong(Outcome::uses).sum() <= by.maxUses(), at + "more uses than allowed");
            check(given <= by.cap(), at + "gives more than allowed");
            if (by.offer().needsCoupon()) {
                applied.forEach(o -> coupon(by.offer(), o.coupon(), at));
                applied.forEach(o -> check(o.uses() <= usesLeft(o), at + "more uses than the coupon has"));
            }
        }
        priced.outcomes().stream()
                .filter(o -> o.reason() == Reason.APPLIED && touchesMoney(o.offer()))
                .forEach(o -> check(running(o.offer()).isPresent(), o.offer() + " applied, but is not in force"));
        priced.outcomes().stream()
                .filter(o -> o.reason() == Reason.APPLIED && touchesMoney(o.offer()))
                .forEach(o -> check(o.uses() >= 1, o.offer() + " applied without a use"));
    }

    private boolean touchesMoney(String offer) {
        Reward reward = pricing.offers().get(offer).get().reward();
        return !(reward instanceof Reward.PointsReward
                || reward instanceof Reward.PointsMultiplier
                || reward instanceof Reward.Benefit);
    }

    private List<Outcome> applied(String offer) {
        return priced.outcomes().stream()
                .filter(o -> o.offer().equals(offer) && o.reason() == Reason.APPLIED)
                .toList();
    }

    private int usesLeft(Outcome outcome) {
        return pricing.shopper().coupons().stream()
                .filter(c -> c.offer().equals(outcome.offer()) && c.id().equals(outcome.coupon()))
                .mapToInt(HeldCoupon::usesLeft)
                .sum();
    }

    private long given(String offer) {
        long off = priced.lines().stream()
                .flatMap(l -> l.discounts().stream())
                .filter(d -> d.offer().equals(offer))
                .mapToLong(d -> d.amount().minor())
                .sum();
        long paid = priced.tenderCoupons().stream()
                .filter(t -> t.offer().equals(offer))
                .mapToLong(t -> t.amount().minor())
                .sum();
        return off + paid;
    }

    private void exclusives() {
        List<String> ids = Shown.ids(priced);
        for (Running by : running) {
            boolean alone = by.isExclusiveSpend() && ids.contains(by.id());
            check(!alone || ids.size() == 1, by.id() + " is an exclusive SPEND and not alone");
        }
        priced.lines().forEach(this::exclusives);
    }

    /** Units taken exclusively leave so many fewer to every other offer of every layer. */
    private void exclusives(PricedLine line) {
        long exclusively = units(line, true, null);
        for (String layer : pricing.program().layers()) {
            check(
                    exclusively + units(line, false, layer) <= unitsOf(line.line()),
                    "line " + line.line().id() + ": " + layer + " takes units of an exclusive offer");
        }
    }

    private long units(PricedLine line, boolean exclusive, String layer) {
        return line.discounts().stream()
                .filter(d -> !isSpend(d.offer()))
                .filter(d -> running(d.offer()).map(r -> r.offer().exclusive()).orElse(false) == exclusive)
                .filter(d -> layer == null || layerOf(d.offer()).equals(layer))
                .mapToLong(PricedLine.Discount::units)
                .sum();
    }

    private void points() {
        Map<String, Long> nets = new HashMap<>();
        priced.lines().forEach(l -> nets.put(l.line().id(), l.net().minor()));
        check(
                new Earned(pricing).on(nets).equals(priced.pointsEarned()),
                "these nets earn " + new Earned(pricing).on(nets) + ", not " + priced.pointsEarned());
    }

    private void proof() {
        Proof proof = priced.proof();
        check(proof.discount().equals(priced.discount()), "the proof tells another discount");
        check(proof.bound().compareTo(proof.discount()) >= 0, "the bound is below the discount");
    }

    /** Some combination that the rules allow does exactly this, offer by offer, line by line, use by use. */
    private void reachable() {
        Belt belt = new Belt(pricing.basket());
        Oracle.Rule asTold = (offers, plays) -> offers.stream().allMatch(by -> isAsTold(belt, by, plays));
        // The others must do nothing, and so may be left away from the start.
        List<Running> told = running.stream().filter(r -> given(r.id()) > 0).toList();
        try {
            check(
                    Oracle.best(pricing, told, asTold).isPresent(),
                    "no combination that the rules allow gives these discounts");
        } catch (LayerSearch.TooLarge e) {
            // Too many combinations to say anything.
            return;
        }
    }

    private boolean isAsTold(Belt belt, Running by, List<Played> plays) {
        Optional<Played> play = plays.stream().filter(p -> p.by().equals(by)).findFirst();
        if (play.isEmpty()) {
            return given(by.id()) == 0;
        }
        long uses = applied(by.id()).stream().mapToLong(Outcome::uses).sum();
        if (play.get().uses() != uses || play.get().total() != given(by.id())) {
            return false;
        }
        // What tender coupons pay of which line is not fixed where they are cut to what is due.
        return by.offer().layer().equals(Program.TENDER_LAYER) || isAsToldOnLines(belt, play.get());
    }

    private boolean isAsToldOnLines(Belt belt, Played play) {
        for (int line = 0; line < belt.lines().size(); line++) {
            String id = belt.lines().get(line).id();
            List<PricedLine.Discount> told = discounts(id, play.by().id());
            int units = Integer.bitCount(play.targets() & belt.unitsOf(line));
            boolean asMuch =
                    told.stream().mapToLong(d -> d.amount().minor()).sum() == belt.onLine(play.discounts(), line);
            boolean asMany = told.isEmpty()
                    || play.by().isSpend()
                    || told.stream().mapToInt(PricedLine.Discount::units).sum() == units;
            if (!asMuch || !asMany) {
                return false;
            }
        }
        return true;
    }

    private List<PricedLine.Discount> discounts(String line, String offer) {
        return priced.lines().stream()
                .filter(l -> l.line().id().equals(line))
                .flatMap(l -> l.discounts().stream())
                .filter(d -> d.offer().equals(offer))
                .toList();
    }

    private Optional<Running> running(String offer) {
        return running.stream().filter(r -> r.id().equals(offer)).findFirst();
    }

    private String layerOf(String offer) {
        return pricing.offers().get(offer).map(Offer::layer).orElse("");
    }

    private boolean isSpend(String offer) {
        return pricing.offers()
                .get(offer)
                .map(o -> o.reward() instanceof Reward.Spend)
                .orElse(false);
    }
}
