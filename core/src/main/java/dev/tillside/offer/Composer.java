package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.money.Money;
import dev.tillside.money.Shares;
import dev.tillside.points.Earning;
import dev.tillside.solve.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a solution means for each line, coupon and payer. */
final class Composer {
    private final Pricer pricer;
    private final SortedMap<Key, Part> parts;

    /** A coupon's part in a rule: the rule, and the index of its coupon or -1, on a line. */
    private record Key(int layer, int rule, int coupon, int line) {}

    private record Part(long amount, int units) {
        Part plus(Part other) {
            return new Part(amount + other.amount, units + other.units);
        }
    }

    Composer(Pricer pricer) {
        this.pricer = pricer;
        this.parts = new TreeMap<>(Comparator.comparingInt(Key::layer)
                .thenComparingInt(Key::rule)
                .thenComparingInt(Key::coupon)
                .thenComparingInt(Key::line));
        for (Share share : pricer.solution.shares()) {
            Key key = new Key(
                    pricer.rules.get(share.rule()).layer(),
                    share.rule(),
                    couponOf(share.rule(), share.use()),
                    share.line());
            parts.merge(key, new Part(share.amount(), share.units()), Part::plus);
        }
        helpers();
        // A unit whose own share is nothing was taken all the same, and counts where its line got something.
        parts.values().removeIf(part -> part.amount == 0);
    }

    /** A coupon's units that got nothing, but were needed for what another coupon of the offer got, count as the other's. */
    private void helpers() {
        for (Map.Entry<Key, Part> idle : parts.entrySet()) {
            for (Map.Entry<Key, Part> other : parts.entrySet()) {
                Key key = other.getKey();
                if (idle.getValue().amount == 0
                        && other.getValue().amount > 0
                        && key.rule == idle.getKey().rule
                        && key.line == idle.getKey().line) {
                    other.setValue(new Part(other.getValue().amount, other.getValue().units + idle.getValue().units));
                    break;
                }
            }
        }
    }

    PricedBasket compose(List<Outcome> outcomes, List<String> benefits) {
        Pricing pricing = pricer.pricing;
        long[] nets = pricer.withOthers(pricer.solution.nets());
        Earning.Earned earned = pricer.earning.earn(nets, 0);
        List<PricedLine> lines = new ArrayList<>();
        for (Line line : pricing.basket().lines()) {
            int at = pricer.indexOf(line);
            lines.add(new PricedLine(line, money(nets[at]), earned.lines().get(at), discounts(at)));
        }
        long due = Arrays.stream(nets).sum() - pricer.solution.paid();
        return new PricedBasket(
                pricing.basket(),
                money(due),
                earned.total(),
                List.of(),
                lines,
                tenderCoupons(),
                outcomes,
                benefits,
                List.of(),
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
        for (Key key : parts.keySet()) {
            Offer offer = offer(key.rule);
            versions.put(offer.id(), offer.version());
        }
        return versions;
    }

    private Offer offer(int rule) {
        return pricer.bearing.get(rule).offer();
    }

    private boolean pays(int rule) {
        return offer(rule).layer().equals(dev.tillside.points.Program.TENDER_LAYER);
    }

    /** Uses go to the coupons in order of id, each as many as it has left. */
    private int couponOf(int rule, int use) {
        List<HeldCoupon> coupons = pricer.bearing.get(rule).coupons();
        int left = use;
        for (int i = 0; i < coupons.size(); i++) {
            if (left < coupons.get(i).usesLeft()) {
                return i;
            }
            left -= coupons.get(i).usesLeft();
        }
        return -1;
    }

    private Optional<String> couponId(Key key) {
        return key.coupon < 0
                ? Optional.empty()
                : pricer.bearing.get(key.rule).coupons().get(key.coupon).id();
    }

    private List<PricedLine.Discount> discounts(int line) {
        List<PricedLine.Discount> discounts = new ArrayList<>();
        for (Map.Entry<Key, Part> entry : parts.entrySet()) {
            Key key = entry.getKey();
            if (key.line == line && !pays(key.rule)) {
                Offer offer = offer(key.rule);
                discounts.add(new PricedLine.Discount(
                        offer.id(),
                        couponId(key),
                        money(entry.getValue().amount),
                        entry.getValue().units,
                        funding(offer, entry.getValue().amount),
                        offer.taxTreatment()));
            }
        }
        return discounts;
    }

    private List<TenderCoupon> tenderCoupons() {
        SortedMap<Key, List<TenderCoupon.Part>> byCoupon = new TreeMap<>(parts.comparator());
        SortedMap<Key, Long> sums = new TreeMap<>(parts.comparator());
        for (Map.Entry<Key, Part> entry : parts.entrySet()) {
            Key key = entry.getKey();
            if (pays(key.rule)) {
                Key whole = new Key(key.layer, key.rule, key.coupon, 0);
                byCoupon.computeIfAbsent(whole, k -> new ArrayList<>())
                        .add(new TenderCoupon.Part(
                                pricer.belt.lines().get(key.line).id(), money(entry.getValue().amount)));
                sums.merge(whole, entry.getValue().amount, Long::sum);
            }
        }
        List<TenderCoupon> coupons = new ArrayList<>();
        byCoupon.forEach((key, lines) -> coupons.add(new TenderCoupon(
                offer(key.rule).id(),
                couponId(key),
                money(sums.get(key)),
                lines,
                funding(offer(key.rule), sums.get(key)))));
        return coupons;
    }

    private List<FundedAmount> funding(Offer offer, long amount) {
        int shares = offer.funding().size();
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
        long amount = 0;
        for (Map.Entry<Key, Part> entry : parts.entrySet()) {
            if (entry.getKey().rule == rule && entry.getKey().coupon == coupon) {
                amount += entry.getValue().amount;
            }
        }
        int uses = pricer.solution.usesOf()[rule];
        if (coupon >= 0) {
            List<HeldCoupon> coupons = pricer.bearing.get(rule).coupons();
            for (int i = 0; i < coupon; i++) {
                uses -= coupons.get(i).usesLeft();
            }
            uses = Math.max(0, Math.min(uses, coupons.get(coupon).usesLeft()));
        }
        return new Given(amount, uses);
    }

    Money money(long minor) {
        return new Money(minor, pricer.pricing.basket().currency());
    }
}
