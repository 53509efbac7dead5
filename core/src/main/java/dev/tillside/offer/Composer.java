package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.money.Money;
import dev.tillside.money.Shares;
import dev.tillside.points.Earning;
import dev.tillside.points.Program;
import dev.tillside.solve.Rule;
import dev.tillside.solve.Share;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a solution means for each line, coupon and payer. */
final class Composer {
    private final Pricer pricer;
    private final List<Rule> rules;
    /** In order of layer, rule, coupon and line. */
    private final List<Part> parts;
    /** By rule, then coupon (the first: by none): what it gives. */
    private final long[][] given;

    /** A coupon's part in a rule, on a line of the basket; the index of its coupon, or -1. */
    private static final class Part implements Comparable<Part> {
        private final int layer;
        private final int rule;
        private final int coupon;
        private final int line;
        private long amount;
        private int units;

        Part(int layer, int rule, int coupon, int line) {
            this.layer = layer;
            this.rule = rule;
            this.coupon = coupon;
            this.line = line;
        }

        @Override
        public int compareTo(Part other) {
            int order = Integer.compare(layer, other.layer);
            order = order != 0 ? order : Integer.compare(rule, other.rule);
            order = order != 0 ? order : Integer.compare(coupon, other.coupon);
            return order != 0 ? order : Integer.compare(line, other.line);
        }
    }

    Composer(Pricer pricer) {
        this.pricer = pricer;
        this.rules = pricer.contest.rules;
        List<Part> single = new ArrayList<>(pricer.solution.shares().size());
        for (Share share : pricer.solution.shares()) {
            int coupon = couponOf(share.rule(), share.use());
            int line = pricer.contest.lines[share.line()];
            Part part = new Part(rules.get(share.rule()).layer(), share.rule(), coupon, line);
            part.amount = share.amount();
            part.units = share.units();
            single.add(part);
        }
        single.sort(null);
        this.parts = together(single);
        this.given = new long[rules.size()][];
        for (Part part : parts) {
            if (given[part.rule] == null) {
                given[part.rule] = new long[coupons(part.rule).size() + 1];
            }
            given[part.rule][part.coupon + 1] += part.amount;
        }
    }

    /** A unit whose own share is nothing was taken all the same, and counts where its line got something. */
    private static List<Part> together(List<Part> sorted) {
        List<Part> together = new ArrayList<>(sorted.size());
        for (int from = 0; from < sorted.size(); ) {
            Part first = sorted.get(from++);
            for (; from < sorted.size() && sorted.get(from).compareTo(first) == 0; from++) {
                first.amount += sorted.get(from).amount;
                first.units += sorted.get(from).units;
            }
            together.add(first);
        }
        for (Part part : together) {
            if (part.amount == 0) {
                help(part, together);
            }
        }
        List<Part> some = new ArrayList<>(together.size());
        for (Part part : together) {
            if (part.amount > 0) {
                some.add(part);
            }
        }
        return some;
    }

    /** A coupon's units that got nothing, but were needed for what another coupon of the offer got, count as the other's. */
    private static void help(Part idle, List<Part> parts) {
        for (Part other : parts) {
            if (other.amount > 0 && other.rule == idle.rule && other.line == idle.line) {
                other.units += idle.units;
                return;
            }
        }
    }

    PricedBasket compose(List<Outcome> outcomes, List<String> benefits, List<Message> messages) {
        Pricing pricing = pricer.pricing;
        long[] nets = pricer.nets;
        Earning.Earned earned = pricer.earning.earn(nets, 0);
        List<List<PricedLine.Discount>> discounts = discounts();
        List<PricedLine> lines = new ArrayList<>(nets.length);
        for (Line line : pricing.basket().lines()) {
            int at = pricer.indexOf(line);
            lines.add(new PricedLine(line, money(nets[at]), earned.lines().get(at), discounts.get(at)));
        }
        long due = -pricer.solution.paid();
        for (long net : nets) {
            due += net;
        }
        return new PricedBasket(
                pricing.basket(),
                money(due),
                earned.total(),
                List.of(),
                lines,
                tenderCoupons(),
                outcomes,
                benefits,
                messages,
                proof(),
                versions());
    }

    private Proof proof() {
        var solution = pricer.solution;
        return new Proof(
                solution.proven() ? Proof.Status.OPTIMAL : Proof.Status.BOUNDED,
                money(solution.saved()),
                money(solution.proven() ? solution.saved() : Math.max(solution.saved(), solution.bound())),
                solution.steps());
    }

    private SortedMap<String, Long> versions() {
        SortedMap<String, Long> versions = new TreeMap<>(CodePoints.ORDER);
        for (int rule = 0; rule < given.length; rule++) {
            if (given[rule] != null) {
                versions.put(offer(rule).id(), offer(rule).version());
            }
        }
        return versions;
    }

    private Offer offer(int rule) {
        return pricer.contest.bearing.get(rule).offer;
    }

    private List<HeldCoupon> coupons(int rule) {
        return pricer.contest.bearing.get(rule).admitted().orElseThrow().coupons();
    }

    private boolean pays(int rule) {
        return offer(rule).layer().equals(Program.TENDER_LAYER);
    }

    /** Uses go to the coupons in order of id, each as many as it has left. */
    private int couponOf(int rule, int use) {
        List<HeldCoupon> coupons = coupons(rule);
        int left = use;
        for (int i = 0; i < coupons.size(); i++) {
            if (left < coupons.get(i).usesLeft()) {
                return i;
            }
            left -= coupons.get(i).usesLeft();
        }
        return -1;
    }

    private Optional<String> couponId(Part part) {
        return part.coupon < 0
                ? Optional.empty()
                : coupons(part.rule).get(part.coupon).id();
    }

    /** By line. */
    private List<List<PricedLine.Discount>> discounts() {
        List<List<PricedLine.Discount>> discounts = new ArrayList<>(Collections.nCopies(pricer.nets.length, List.of()));
        for (Part part : parts) {
            if (!pays(part.rule)) {
                List<PricedLine.Discount> before = discounts.get(part.line);
                if (before.isEmpty()) {
                    discounts.set(part.line, List.of(discount(part)));
                } else {
                    List<PricedLine.Discount> more = new ArrayList<>(before);
                    more.add(discount(part));
                    discounts.set(part.line, more);
                }
            }
        }
        return discounts;
    }

    private PricedLine.Discount discount(Part part) {
        Offer offer = offer(part.rule);
        return new PricedLine.Discount(
                offer.id(),
                couponId(part),
                money(part.amount),
                part.units,
                funding(offer, part.amount),
                offer.taxTreatment());
    }

    private List<TenderCoupon> tenderCoupons() {
        List<TenderCoupon> coupons = new ArrayList<>();
        for (int from = 0; from < parts.size(); ) {
            Part first = parts.get(from);
            List<TenderCoupon.Part> lines = new ArrayList<>();
            int at = from;
            for (; at < parts.size() && together(first, parts.get(at)); at++) {
                Part part = parts.get(at);
                lines.add(new TenderCoupon.Part(pricer.everyLine.get(part.line).id(), money(part.amount)));
            }
            if (pays(first.rule)) {
                long sum = given[first.rule][first.coupon + 1];
                String offer = offer(first.rule).id();
                coupons.add(
                        new TenderCoupon(offer, couponId(first), money(sum), lines, funding(offer(first.rule), sum)));
            }
            from = at;
        }
        return coupons;
    }

    private static boolean together(Part a, Part b) {
        return a.rule == b.rule && a.coupon == b.coupon;
    }

    private List<FundedAmount> funding(Offer offer, long amount) {
        int shares = offer.funding().size();
        if (shares == 0) {
            return List.of(new FundedAmount(FundingShare.RETAILER, Optional.empty(), money(amount)));
        }
        long[] weights = new long[shares + 1];
        weights[shares] = 1_000_000;
        for (int i = 0; i < shares; i++) {
            weights[i] = offer.funding().get(i).percent().tenThousandths();
            weights[shares] -= weights[i];
        }
        long[] paid = Shares.largestRemainder(amount, weights);
        List<FundedAmount> funded = new ArrayList<>();
        for (int i = 0; i < shares; i++) {
            FundingShare share = offer.funding().get(i);
            funded.add(new FundedAmount(share.payer(), share.deal(), money(paid[i])));
        }
        if (weights[shares] > 0) {
            funded.add(new FundedAmount(FundingShare.RETAILER, Optional.empty(), money(paid[shares])));
        }
        return funded;
    }

    /** What an offer gives by one of its coupons (or by none, -1) and by how many uses. */
    record Given(long amount, int uses) {}

    Given given(int rule, int coupon) {
        long amount = given[rule] == null ? 0 : given[rule][coupon + 1];
        int uses = pricer.solution.usesOf()[rule];
        if (coupon >= 0) {
            for (int i = 0; i < coupon; i++) {
                uses -= coupons(rule).get(i).usesLeft();
            }
            uses = Math.max(0, Math.min(uses, coupons(rule).get(coupon).usesLeft()));
        }
        return new Given(amount, uses);
    }

    Money money(long minor) {
        return new Money(minor, pricer.pricing.basket().currency());
    }
}
