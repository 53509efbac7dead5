package dev.tillside.sale;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.item.CodePoints;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.money.Shares;
import dev.tillside.money.Webster;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A line of a committed sale and how it was paid.
 *
 * <p>Tender coupons paid on the lines whose units they took. Then each redemption, in the receipt's order, is spread over
 * all lines by what is left of their net, by largest remainder; the points spent are spread as what they paid. The rest is
 * money (pricing rules, section 8). A line with a negative net was paid in money alone. The parts sum to the net exactly.
 *
 * <p>Where the rules are silent: ties go to the earlier line in the basket order of section 2 (item, larger amount, larger
 * quantity, line id), so that the order on the belt changes nothing; the funding of a tender coupon is carried to its
 * lines in that order, each line getting what its part adds to the apportionment of the sum so far.
 *
 * @param line as the till sent it
 * @param worth how it was paid, with its discounts and the points it earned
 */
public record PaidLine(Line line, Worth worth) {
    private static final int QUANTITY_DECIMALS = 6;

    /** The order that settles ties (pricing rules, section 2), however the shopper laid the goods. */
    static final Comparator<Line> BASKET_ORDER = Comparator.comparing(Line::item)
            .thenComparing(Line::amount, Comparator.reverseOrder())
            .thenComparing(Line::quantity, Comparator.reverseOrder())
            .thenComparing(Line::id, CodePoints.ORDER);

    /** How a sale's lines were paid, in the receipt's order. */
    public static List<PaidLine> of(Receipt receipt) {
        return of(receipt.priced());
    }

    /** How a basket's lines are paid, in the basket's order. */
    public static List<PaidLine> of(PricedBasket priced) {
        List<Spread> lines = priced.lines().stream()
                .sorted(Comparator.comparing(PricedLine::line, BASKET_ORDER))
                .map(Spread::new)
                .toList();
        priced.tenderCoupons().forEach(coupon -> claim(coupon, lines));
        priced.redeemed().forEach(redemption -> redeem(redemption, lines));
        return priced.lines().stream()
                .map(line -> find(lines, line.line().id()).paid())
                .toList();
    }

    /** Whether the line gives money to the shopper; offers, points and vouchers never touch it. */
    public boolean isNegative() {
        return line.amount().isNegative();
    }

    /**
     * What is back of the line once so much of its quantity is: {@code round(x * part / quantity)} of the net, of each
     * discount and of the points earned, with each sum's parts apportioned by Sainte-Laguë. Never falls as the quantity
     * grows (of a negative line: never rises), and is the whole worth at the whole quantity.
     *
     * <p>Points spent come back as the points that paid the part which is back, rounded half away from zero.
     *
     * @param part zero or more; beyond the quantity sold nothing more comes back
     * @param pointsDecimals to which points are rounded
     */
    Worth upTo(BigDecimal part, int pointsDecimals) {
        return new Cut(line, part, pointsDecimals).of(worth);
    }

    /** {@code amount} less its part that is back. */
    Money kept(Money amount, BigDecimal part) {
        return amount.minus(amount.withMinor(new Cut(line, part, 0).round(amount.minor())));
    }

    private static void claim(TenderCoupon coupon, List<Spread> lines) {
        List<FundedAmount> before = Funding.upTo(coupon.amount().withMinor(0), coupon.funding());
        Money sum = coupon.amount().withMinor(0);
        for (Spread line : lines) {
            for (TenderCoupon.Part part : coupon.lines()) {
                if (part.line().equals(line.priced.line().id())) {
                    sum = sum.plus(part.amount());
                    List<FundedAmount> now = Funding.upTo(sum, coupon.funding());
                    line.claims.add(new Worth.Claim(
                            coupon.offer(),
                            coupon.coupon(),
                            part.amount(),
                            Funding.plus(now, Funding.negated(before))));
                    line.take(part.amount().minor());
                    before = now;
                }
            }
        }
        if (!sum.equals(coupon.amount())) {
            throw BadInput.value("tenderCoupons", "a tender coupon's parts do not make what it pays: " + sum);
        }
    }

    private static void redeem(Redemption redemption, List<Spread> lines) {
        long[] left = lines.stream().mapToLong(l -> Math.max(0, l.left)).toArray();
        long amount = redemption.amount().minor();
        if (amount > LongStream.of(left).sum()) {
            throw BadInput.value("redeemed", "more than the lines cost: " + redemption.amount());
        }
        long[] amounts = Shares.largestRemainder(amount, left);
        int scale = redemption.points().value().scale();
        long[] points = Shares.largestRemainder(redemption.points().unscaled(scale), amount == 0 ? left : amounts);
        for (int i = 0; i < amounts.length; i++) {
            Spread line = lines.get(i);
            Money part = redemption.amount().withMinor(amounts[i]);
            line.take(amounts[i]);
            if (redemption.voucher().isPresent()) {
                line.vouchers.add(new Worth.Voucher(redemption.voucher().get(), part));
            } else {
                line.paidByPoints = line.paidByPoints.plus(part);
                line.spent = line.spent.plus(Points.ofUnscaled(points[i], scale));
            }
        }
    }

    private static Spread find(List<Spread> lines, String id) {
        return lines.stream()
                .filter(l -> l.priced.line().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A line while what paid it is being spread. */
    private static final class Spread {
        private final PricedLine priced;
        private final List<Worth.Voucher> vouchers = new ArrayList<>();
        private final List<Worth.Claim> claims = new ArrayList<>();
        private Money paidByPoints;
        private Points spent = Points.ZERO;
        private long left;

        Spread(PricedLine priced) {
            this.priced = priced;
            this.paidByPoints = priced.net().withMinor(0);
            this.left = priced.net().minor();
        }

        void take(long paid) {
            if (paid > Math.max(0, left)) {
                throw BadInput.value("tenderCoupons", "more than the line costs: " + paid + " minor units");
            }
            left -= paid;
        }

        PaidLine paid() {
            List<Worth.Discount> discounts = priced.discounts().stream()
                    .map(d -> new Worth.Discount(d.offer(), d.coupon(), d.amount(), d.funding(), d.taxTreatment()))
                    .toList();
            return new PaidLine(
                    priced.line(),
                    new Worth(
                            priced.net().withMinor(left),
                            priced.points(),
                            spent,
                            paidByPoints,
                            vouchers,
                            claims,
                            discounts));
        }
    }

    /** A cut through a line at so much of its quantity. */
    private record Cut(long part, long whole, int pointsDecimals) {
        Cut(Line line, BigDecimal part, int pointsDecimals) {
            this(
                    scaled(part.min(line.quantity().value())),
                    scaled(line.quantity().value()),
                    pointsDecimals);
        }

        private static long scaled(BigDecimal quantity) {
            return quantity.movePointRight(QUANTITY_DECIMALS).longValueExact();
        }

        long round(long whole) {
            return Shares.mulDivRound(whole, part, this.whole);
        }

        Worth of(Worth worth) {
            long[] paid = paid(worth);
            Money money = worth.money();
            Money points = money.withMinor(paid[1]);
            return new Worth(
                    money.withMinor(paid[0]),
                    share(worth.earned(), part, whole),
                    worth.paidByPoints().isZero()
                            ? share(worth.spent(), part, whole)
                            : share(worth.spent(), paid[1], worth.paidByPoints().minor()),
                    points,
                    vouchers(worth.vouchers(), Arrays.copyOfRange(paid, 2, paid.length)),
                    claims(worth, paid),
                    worth.discounts().stream().map(this::discount).toList());
        }

        /** The parts in the order listed: money, points, vouchers, tender coupons. */
        private long[] paid(Worth worth) {
            LongStream.Builder parts = LongStream.builder()
                    .add(worth.money().minor())
                    .add(worth.paidByPoints().minor());
            worth.vouchers().forEach(v -> parts.add(v.amount().minor()));
            worth.claims().forEach(c -> parts.add(c.amount().minor()));
            long[] weights = parts.build().toArray();
            long net = LongStream.of(weights).sum();
            if (net >= 0) {
                return Webster.parts(round(net), weights);
            }
            long[] money = new long[weights.length];
            money[0] = round(net);
            return money;
        }

        private Points share(Points points, long of, long all) {
            long unscaled =
                    points.value().setScale(pointsDecimals).unscaledValue().longValueExact();
            return Points.ofUnscaled(Shares.mulDivRound(unscaled, of, all), pointsDecimals);
        }

        private static List<Worth.Claim> claims(Worth worth, long[] paid) {
            int first = paid.length - worth.claims().size();
            List<Worth.Claim> claims = new ArrayList<>();
            for (Worth.Claim claim : worth.claims()) {
                Money amount = claim.amount().withMinor(paid[first + claims.size()]);
                claims.add(
                        new Worth.Claim(claim.offer(), claim.coupon(), amount, Funding.upTo(amount, claim.funding())));
            }
            return claims;
        }

        private Worth.Discount discount(Worth.Discount whole) {
            Money amount = whole.amount().withMinor(round(whole.amount().minor()));
            return new Worth.Discount(
                    whole.offer(), whole.coupon(), amount, Funding.upTo(amount, whole.funding()), whole.taxTreatment());
        }
    }

    /** The same vouchers with these amounts. */
    static List<Worth.Voucher> vouchers(List<Worth.Voucher> vouchers, long[] amounts) {
        List<Worth.Voucher> parts = new ArrayList<>();
        for (int i = 0; i < vouchers.size(); i++) {
            Worth.Voucher voucher = vouchers.get(i);
            parts.add(new Worth.Voucher(voucher.code(), voucher.amount().withMinor(amounts[i])));
        }
        return parts;
    }

    /** The line of that id. */
    static Optional<PaidLine> find(String id, List<PaidLine> lines) {
        return lines.stream().filter(l -> l.line.id().equals(id)).findFirst();
    }
}
