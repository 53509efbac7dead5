package dev.tillside.sale;

import dev.tillside.basket.Basket;
import dev.tillside.basket.Line;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.money.Shares;
import dev.tillside.money.Webster;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.TenderCoupon;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The refund of a programme that judges the kept goods again: in total what was paid less what the kept goods would have
 * cost with the original offers on the original day, never less than zero nor less than refunded already (pricing rules,
 * section 8). So the last return gives back all that is left of what was paid.
 *
 * <p>Where the rules are silent:
 *
 * <ul>
 *   <li>What was paid is money, points and vouchers; what tender coupons paid is in neither sum.
 *   <li>Negative lines take no part in offers: they come back by their share, and are in neither sum.
 *   <li>A kept line's amount and floor are the original's less {@code round(x * k / n)}.
 *   <li>The refund comes back as money, points and vouchers by Sainte-Laguë over the refund so far of the whole sale, with
 *       what each paid as weights, so that each ends at what it paid.
 *   <li>It is shared over the lines returned now by what they would give back with {@code PAID_SHARE} (where that is
 *       nothing: by their quantity's share of the amount, then alike), by largest remainder, ties
 *       to the earlier in the basket order of section 2. By line it may differ from
 *       what the line cost; in all it does not.
 * </ul>
 */
final class Readjudication {
    private final Receipt original;
    private final List<PaidLine> lines;
    private final List<PaidLine> goods;
    private final ReturnedSoFar before;
    private final ReturnTerms terms;
    private final Function<Basket, PricedBasket> prices;
    private final Worth paid;
    /** In the receipt's order. */
    private final List<Worth.Voucher> vouchers;

    Readjudication(
            Receipt original,
            List<PaidLine> lines,
            ReturnedSoFar before,
            ReturnTerms terms,
            Function<Basket, PricedBasket> prices) {
        this.original = original;
        this.lines = lines;
        this.goods = lines.stream().filter(l -> !l.isNegative()).toList();
        this.before = before;
        this.terms = terms;
        this.prices = prices;
        this.paid = goods.stream()
                .map(PaidLine::worth)
                .reduce(Worth.nothing(original.priced().basket().currency()), Worth::plus);
        this.vouchers = original.priced().redeemed().stream()
                .flatMap(r -> r.voucher().map(code -> new Worth.Voucher(code, r.amount())).stream())
                .toList();
    }

    /**
     * The same lines with the refund judged again.
     *
     * @param shares what they give back with {@code PAID_SHARE}
     * @param after how much of each line is back with them
     */
    List<ReturnedLine> of(List<ReturnedLine> shares, Map<String, BigDecimal> after) {
        List<ReturnedLine> returned = shares.stream()
                .filter(l -> !find(l).isNegative())
                .sorted((a, b) -> PaidLine.BASKET_ORDER.compare(find(a).line(), find(b).line()))
                .toList();
        if (returned.isEmpty()) {
            return shares;
        }
        long soFar = goods.stream().mapToLong(l -> before.value(l.line().id())).sum();
        long now = Math.min(paid.value().minor(), Math.max(soFar, paid.value().minor() - cost(after)));
        List<ReturnedLine> judged = shared(returned, Math.min(soFar, now), now);
        return shares.stream()
                .map(l -> returned.contains(l) ? judged.get(returned.indexOf(l)) : l)
                .toList();
    }

    /** What the kept goods would have cost, without what tender coupons would have paid. */
    private long cost(Map<String, BigDecimal> after) {
        List<Line> kept = new ArrayList<>();
        lines.forEach(l -> keep(l, after.get(l.line().id()), kept));
        if (kept.stream().allMatch(l -> l.amount().isNegative())) {
            return 0;
        }
        Basket basket = original.priced().basket();
        PricedBasket priced = prices.apply(new Basket(basket.key(), basket.currency(), kept));
        return priced.lines().stream()
                        .filter(l -> !l.line().amount().isNegative())
                        .map(PricedLine::net)
                        .mapToLong(Money::minor)
                        .sum()
                - priced.tenderCoupons().stream()
                        .map(TenderCoupon::amount)
                        .mapToLong(Money::minor)
                        .sum();
    }

    private static void keep(PaidLine paid, BigDecimal back, List<Line> kept) {
        Line line = paid.line();
        BigDecimal left = line.quantity().value().subtract(back);
        if (left.signum() > 0) {
            Line reduced = line.withQuantity(new Quantity(left), paid.kept(line.amount(), back));
            kept.add(
                    line.floor().map(f -> reduced.withFloor(paid.kept(f, back))).orElse(reduced));
        }
    }

    private List<ReturnedLine> shared(List<ReturnedLine> returned, long soFar, long now) {
        long[] first = media(soFar);
        long[] then = media(now);
        long[] step = IntStream.range(0, then.length)
                .mapToLong(i -> then[i] - first[i])
                .toArray();
        long[] values = Shares.largestRemainder(now - soFar, weights(returned));
        long[][] table = table(values, step);
        long[] points = points(first[1], then[1], table);
        List<ReturnedLine> judged = new ArrayList<>();
        for (int i = 0; i < table.length; i++) {
            judged.add(judged(returned.get(i), table[i], points[i]));
        }
        return judged;
    }

    /** So much of what was paid, by what paid it: money, points, vouchers. */
    private long[] media(long value) {
        LongStream.Builder parts = LongStream.builder()
                .add(paid.money().minor())
                .add(paid.paidByPoints().minor());
        vouchers.forEach(v -> parts.add(v.amount().minor()));
        return Webster.parts(value, parts.build().toArray());
    }

    private long[] weights(List<ReturnedLine> returned) {
        long[] values =
                returned.stream().mapToLong(l -> l.back().value().minor()).toArray();
        if (LongStream.of(values).sum() > 0) {
            return values;
        }
        long[] amounts = returned.stream()
                .mapToLong(l -> l.back().net().plus(l.back().discount()).minor())
                .toArray();
        if (LongStream.of(amounts).sum() > 0) {
            return amounts;
        }
        return returned.stream().mapToLong(l -> 1).toArray();
    }

    /** By line and medium; sums to the lines' values and to the media's. */
    private static long[][] table(long[] values, long[] media) {
        long[][] table = new long[values.length][];
        long sum = 0;
        long[] before = new long[media.length];
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            long[] now = Webster.parts(sum, media);
            table[i] = now.clone();
            for (int j = 0; j < media.length; j++) {
                table[i][j] -= before[j];
            }
            before = now;
        }
        return table;
    }

    /** The points that come back, by line: as many as paid the part of the sale that is back. */
    private long[] points(long soFar, long now, long[][] table) {
        long spent = paid.spent()
                .value()
                .setScale(terms.pointsDecimals())
                .unscaledValue()
                .longValueExact();
        if (paid.paidByPoints().isZero()) {
            return new long[table.length];
        }
        long whole = paid.paidByPoints().minor();
        long step = Shares.mulDivRound(spent, now, whole) - Shares.mulDivRound(spent, soFar, whole);
        return Shares.largestRemainder(
                step, Arrays.stream(table).mapToLong(parts -> parts[1]).toArray());
    }

    private ReturnedLine judged(ReturnedLine share, long[] parts, long points) {
        Worth by = share.back();
        Money none = by.money().withMinor(0);
        Worth back = new Worth(
                none.withMinor(parts[0]),
                by.earned(),
                Points.ofUnscaled(points, terms.pointsDecimals()),
                none.withMinor(parts[1]),
                PaidLine.vouchers(vouchers, Arrays.copyOfRange(parts, 2, parts.length)),
                by.claims(),
                by.discounts());
        return new ReturnedLine(
                share.line(),
                share.item(),
                share.unit(),
                share.quantity(),
                back,
                by.value().minus(back.value()));
    }

    private PaidLine find(ReturnedLine line) {
        return PaidLine.find(line.line(), lines).orElseThrow();
    }
}
