package dev.tillside.sale;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.money.Shares;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.Proof;
import dev.tillside.offer.Reason;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Program;
import dev.tillside.points.Redemption;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sales to be returned, made by hand or by dice. */
final class Sales {
    static final Currency GBP = Currency.getInstance("GBP");
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final Program CLUB = Program.of("club", GBP, ZoneId.of("Europe/London"));
    static final BasketKey KEY = new BasketKey("0042", "3", DAY, "T1");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Sales() {}

    static Money money(String amount) {
        return Money.of(amount, GBP);
    }

    static Money minor(long amount) {
        return new Money(amount, GBP);
    }

    static Line each(String id, String sku, int count, String amount) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(count), Unit.EACH, money(amount));
    }

    static Line weighed(String id, String sku, String kilograms, String amount) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(kilograms), Unit.KG, money(amount));
    }

    static PricedLine sold(Line line, long points, PricedLine.Discount... discounts) {
        Money off = Arrays.stream(discounts).map(PricedLine.Discount::amount).reduce(minor(0), Money::plus);
        return new PricedLine(line, line.amount().minus(off), Points.of(points), List.of(discounts));
    }

    /** A discount of which the named vendor pays 60 percent, the retailer the rest. */
    static PricedLine.Discount off(String offer, String coupon, String amount) {
        Money off = money(amount);
        return new PricedLine.Discount(
                offer,
                Optional.ofNullable(coupon),
                off,
                1,
                funded(off.minor(), 60, 40),
                Offer.TaxTreatment.REDUCES_PRICE);
    }

    static Receipt receipt(PricedLine... lines) {
        return receipt(List.of(lines), List.of(), List.of(), List.of());
    }

    static Receipt receipt(
            List<PricedLine> lines,
            List<TenderCoupon> tenderCoupons,
            List<Redemption> redeemed,
            List<Outcome> outcomes) {
        Basket basket =
                new Basket(KEY, GBP, lines.stream().map(PricedLine::line).toList());
        Money due = lines.stream().map(PricedLine::net).reduce(minor(0), Money::plus);
        for (TenderCoupon coupon : tenderCoupons) {
            due = due.minus(coupon.amount());
        }
        for (Redemption redemption : redeemed) {
            due = due.minus(redemption.amount());
        }
        PricedBasket priced = new PricedBasket(
                basket,
                due,
                lines.stream().map(PricedLine::points).reduce(Points.ZERO, Points::plus),
                redeemed,
                lines,
                tenderCoupons,
                outcomes,
                List.of(),
                List.of(),
                new Proof(Proof.Status.OPTIMAL, minor(0), minor(0), 0),
                new TreeMap<>(Map.of()));
        return new Receipt(
                KEY,
                Optional.empty(),
                NOON,
                Optional.empty(),
                1,
                priced,
                Payment.unsaid(GBP),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    static Outcome applied(String offer, String coupon, int uses, String amount) {
        return new Outcome(
                offer, Optional.ofNullable(coupon), Reason.APPLIED, uses, money(amount), List.of(), Optional.empty());
    }

    static Returning.Asked asked(String line, String quantity) {
        return new Returning.Asked(line, Quantity.of(quantity));
    }

    static Program club(Program.ReturnPolicy policy, OptionalInt days) {
        return new Program(
                CLUB.id(),
                1,
                GBP,
                CLUB.timeZone(),
                CLUB.layers(),
                CLUB.points(),
                List.of(),
                new Program.Returns(policy, days),
                CLUB.tenders(),
                CLUB.unknownCards(),
                CLUB.debt(),
                List.of(),
                Optional.empty());
    }

    /** A sale of up to six lines with discounts, deposits, tender coupons, points and vouchers. */
    static Receipt random(Random dice) {
        List<PricedLine> lines = new ArrayList<>();
        int count = 1 + dice.nextInt(6);
        for (int i = 0; i < count; i++) {
            lines.add(randomLine(String.valueOf(i), dice));
        }
        long[] left =
                lines.stream().mapToLong(l -> Math.max(0, l.net().minor())).toArray();
        List<TenderCoupon> coupons = new ArrayList<>();
        for (int i = dice.nextInt(3); i > 0; i--) {
            randomCoupon("TC" + i, lines, left, dice).ifPresent(coupons::add);
        }
        List<Redemption> redeemed = new ArrayList<>();
        long due = lines.stream().mapToLong(l -> l.net().minor()).sum()
                - coupons.stream().mapToLong(c -> c.amount().minor()).sum();
        for (int i = 0; i < 3 && due > 0; i++) {
            long paid = 1 + upTo(due / (dice.nextBoolean() ? 1 : 3), dice);
            if (paid <= due && dice.nextBoolean()) {
                redeemed.add(
                        i == 0
                                ? Redemption.ofPoints(Points.of(paid * (1 + dice.nextInt(100))), minor(paid))
                                : new Redemption(Optional.of("V-" + i), Points.ZERO, minor(paid)));
                due -= paid;
            }
        }
        return receipt(lines, coupons, redeemed, outcomes(lines, coupons));
    }

    private static List<Outcome> outcomes(List<PricedLine> lines, List<TenderCoupon> coupons) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String offer : List.of("A", "B", "C")) {
            long off = lines.stream()
                    .flatMap(l -> l.discounts().stream())
                    .filter(d -> d.offer().equals(offer))
                    .mapToLong(d -> d.amount().minor())
                    .sum();
            if (off > 0) {
                outcomes.add(new Outcome(
                        offer, couponOf(offer), Reason.APPLIED, 1, minor(off), List.of(), Optional.empty()));
            }
        }
        coupons.forEach(c -> outcomes.add(
                new Outcome(c.offer(), c.coupon(), Reason.APPLIED, 1, c.amount(), List.of(), Optional.empty())));
        return outcomes;
    }

    private static Optional<String> couponOf(String offer) {
        return offer.equals("A") ? Optional.empty() : Optional.of("coupon " + offer);
    }

    private static PricedLine randomLine(String id, Random dice) {
        boolean pieces = dice.nextInt(3) > 0;
        Quantity quantity = pieces
                ? Quantity.of(1 + dice.nextInt(7))
                : new Quantity(BigDecimal.valueOf(1 + dice.nextInt(3000), dice.nextInt(7)));
        boolean deposit = dice.nextInt(6) == 0;
        long amount = deposit ? -1 - dice.nextInt(200) : dice.nextInt(dice.nextBoolean() ? 20 : 5000);
        Line line =
                Line.of(id, ItemId.sku("S" + dice.nextInt(3)), quantity, pieces ? Unit.EACH : Unit.KG, minor(amount));
        long net = amount;
        List<PricedLine.Discount> discounts = new ArrayList<>();
        for (String offer : List.of("A", "B", "C")) {
            long off = net > 0 && dice.nextInt(3) == 0 ? 1 + dice.nextInt((int) net) : 0;
            if (off > 0) {
                discounts.add(new PricedLine.Discount(
                        offer,
                        couponOf(offer),
                        minor(off),
                        1,
                        funded(off, 1 + dice.nextInt(50), 1 + dice.nextInt(50), dice.nextInt(20)),
                        Offer.TaxTreatment.REDUCES_PRICE));
                net -= off;
            }
        }
        return new PricedLine(line, minor(net), Points.of(deposit ? -dice.nextInt(5) : dice.nextInt(300)), discounts);
    }

    private static Optional<TenderCoupon> randomCoupon(String id, List<PricedLine> lines, long[] left, Random dice) {
        List<TenderCoupon.Part> parts = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            long paid = dice.nextBoolean() ? upTo(left[i], dice) : 0;
            if (paid > 0) {
                parts.add(new TenderCoupon.Part(lines.get(i).line().id(), minor(paid)));
                left[i] -= paid;
                sum += paid;
            }
        }
        long due = lines.stream().mapToLong(l -> l.net().minor()).sum();
        return sum == 0 || due < 0
                ? Optional.empty()
                : Optional.of(new TenderCoupon(
                        id, Optional.of("coupon " + id), minor(sum), parts, funded(sum, 70, 1 + dice.nextInt(30))));
    }

    private static long upTo(long most, Random dice) {
        return most <= 0 ? 0 : dice.nextInt((int) most + 1);
    }

    private static List<FundedAmount> funded(long amount, long... weights) {
        long[] parts = Shares.largestRemainder(amount, weights);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new FundedAmount(
                        i == parts.length - 1 ? "RETAILER" : "V" + i, Optional.empty(), minor(parts[i])))
                .toList();
    }
}
