package dev.tillside.sale;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.money.Shares;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.points.Redemption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The money that a basket earns on: the net of the lines that earn, less what points and vouchers pay, which is spread over
 * all lines by their net (pricing rules, section 7). Cash back and spend tiers count the same money; tender coupons do not
 * lower it.
 */
public final class EarningBase {
    private EarningBase() {}

    /** The base of a basket; below zero where more comes back than is bought. */
    public static Money of(PricedBasket priced) {
        List<PricedLine> lines = priced.lines().stream()
                .sorted(Comparator.comparing(PricedLine::line, PaidLine.BASKET_ORDER))
                .toList();
        long[] nets =
                lines.stream().mapToLong(l -> Math.max(0, l.net().minor())).toArray();
        long paid = priced.redeemed().stream()
                .map(Redemption::amount)
                .mapToLong(Money::minor)
                .sum();
        long[] otherwise =
                Shares.largestRemainder(Math.min(paid, LongStream.of(nets).sum()), nets);
        long base = 0;
        for (int i = 0; i < otherwise.length; i++) {
            Line line = lines.get(i).line();
            base += line.earns() ? lines.get(i).net().minor() - otherwise[i] : 0;
        }
        return priced.due().withMinor(base);
    }
}
