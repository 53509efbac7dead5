package dev.tillside.pos;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Exact amounts out of a POS that reckons in {@code double}.
 *
 * <p>Such a POS adds up what it has not rounded, and rounds what it shows: three lines of 0.333 stand there as 0.33 each, and as
 * 1.00 in all. The total is what the shopper pays, so it is the total that holds: {@link #parts} gives lines amounts that come to
 * it, to the cent. A POS that adds tax to its prices hands in lines with the tax in them.
 *
 * <p>What is due by the quote and what the POS charges for its ticket with the discounts on it can still differ by a cent, where
 * the POS rounds half a cent to the even one; that is the {@link dev.tillside.sale.Payment#rounding() rounding} of the payment.
 *
 * <p>Thread-safe: nothing is kept.
 */
public final class DoubleAmounts {
    private static final int DECIMALS = 6;

    private DoubleAmounts() {}

    /**
     * The nearest amount, half away from zero, to the number as it is written: 2.9000000000000004 is 2.90, and 1.005 is 1.01. A
     * POS that rounds by another rule rounds first, and hands in what it shows.
     *
     * @param number in the currency's major unit; of either sign
     * @throws BadInput {@code amount} where it is no number, infinite or beyond what {@link Money} holds
     */
    public static Money amount(double number, Currency currency) {
        BadInput.present(currency, "currency");
        Money zero = Money.zero(currency);
        return whole(minor(number, currency).setScale(0, RoundingMode.HALF_UP), zero);
    }

    /**
     * Amounts that come to the total: each is its number, rounded up or down to a whole minor unit. As many are rounded up as the
     * total needs, those with the largest fractions, and of equal ones the first.
     *
     * @param total what the POS shows for all of them
     * @param numbers in the total's major unit, in the order of the answer; of either sign
     * @throws BadInput {@code total} where rounding does not explain how far the numbers are from it; {@code amount} as for {@link
     *     #amount}
     */
    public static List<Money> parts(Money total, double... numbers) {
        BadInput.present(total, "total");
        BadInput.present(numbers, "amount");
        List<BigDecimal> exact = DoubleStream.of(numbers)
                .mapToObj(number -> minor(number, total.currency()))
                .toList();
        List<Money> parts = new ArrayList<>(exact.stream()
                .map(number -> whole(number.setScale(0, RoundingMode.FLOOR), total))
                .toList());
        long up = parts.stream().reduce(total, Money::minus).minor();
        if (up < 0 || up > parts.size()) {
            throw BadInput.value("total", "rounding does not make the amounts come to " + total);
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> fraction(exact.get(i)))
                        .reversed())
                .limit(up)
                .forEach(i -> parts.set(i, total.withMinor(parts.get(i).minor() + 1)));
        return List.copyOf(parts);
    }

    /**
     * How much was sold: the nearest quantity of six decimals, without its sign (the amount has it), and never nothing.
     *
     * @throws BadInput {@code quantity} where it is zero, no number, infinite or too large
     */
    public static Quantity quantity(double number) {
        BigDecimal exact = exact(number, "quantity").abs();
        if (exact.signum() == 0) {
            throw BadInput.value("quantity", "quantity not above zero: 0");
        }
        return new Quantity(exact.setScale(DECIMALS, RoundingMode.HALF_UP).max(BigDecimal.ONE.movePointLeft(DECIMALS)));
    }

    private static BigDecimal fraction(BigDecimal number) {
        return number.subtract(number.setScale(0, RoundingMode.FLOOR));
    }

    private static BigDecimal minor(double number, Currency currency) {
        return exact(number, "amount").movePointRight(currency.getDefaultFractionDigits());
    }

    private static Money whole(BigDecimal minor, Money like) {
        try {
            return like.withMinor(minor.longValueExact());
        } catch (ArithmeticException e) {
            throw BadInput.value("amount", "amount out of range: " + minor.toEngineeringString() + " minor units");
        }
    }

    private static BigDecimal exact(double number, String path) {
        if (!Double.isFinite(number)) {
            throw BadInput.value(path, "not a number: " + number);
        }
        return BigDecimal.valueOf(number);
    }
}
