package dev.tillside.money;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Loyalty points, exact, at most four decimals; may be negative in a ledger. Equal numbers are equal points.
 *
 * @param value without trailing zeros
 */
public record Points(BigDecimal value) implements Comparable<Points> {
    public static final Points ZERO = new Points(BigDecimal.ZERO);

    private static final int DECIMALS = 4;
    private static final int LARGEST_DIGITS = 15;

    public Points {
        value = Decimals.normal(BadInput.present(value, "points"));
        if (value.scale() > DECIMALS) {
            throw BadInput.value("points", "more than 4 decimals: " + value.toPlainString());
        }
        if (value.precision() - value.scale() > LARGEST_DIGITS) {
            throw BadInput.value("points", "points out of range: " + value.toPlainString());
        }
    }

    public static Points of(String plainDecimal) {
        return new Points(Decimals.parse(plainDecimal, DECIMALS, true, "points"));
    }

    public static Points of(long whole) {
        return new Points(BigDecimal.valueOf(whole));
    }

    /** {@code unscaled} units of the last of so many decimals. */
    public static Points ofUnscaled(long unscaled, int decimals) {
        return new Points(BigDecimal.valueOf(unscaled, decimals));
    }

    /** Units of the last of so many decimals, rounded down. */
    public long unscaled(int decimals) {
        return value.setScale(decimals, RoundingMode.FLOOR).unscaledValue().longValueExact();
    }

    public Points plus(Points other) {
        return new Points(value.add(other.value));
    }

    public Points minus(Points other) {
        return new Points(value.subtract(other.value));
    }

    public Points negated() {
        return new Points(value.negate());
    }

    public Points min(Points other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    /** The points as the wire format has them: {@code 1250}, {@code 2.5}. */
    public String plain() {
        return value.toPlainString();
    }

    @Override
    public int compareTo(Points other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return plain() + " points";
    }
}
