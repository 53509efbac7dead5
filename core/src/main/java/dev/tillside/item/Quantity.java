package dev.tillside.item;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.math.BigDecimal;

/**
 * How much of an item: above zero, at most six decimals, at most 999,999. Equal numbers are equal quantities.
 *
 * @param value without trailing zeros
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    private static final int DECIMALS = 6;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999);

    /** After the limits that it is checked against. */
    public static final Quantity ONE = of(1);

    public Quantity {
        value = Decimals.normal(BadInput.present(value, "quantity"));
        if (value.signum() <= 0) {
            throw BadInput.value("quantity", "quantity not above zero: " + value.toPlainString());
        }
        if (value.scale() > DECIMALS) {
            throw BadInput.value("quantity", "more than 6 decimals: " + value.toPlainString());
        }
        if (value.compareTo(LARGEST) > 0) {
            throw BadInput.value("quantity", "quantity above 999999: " + value.toPlainString());
        }
    }

    public static Quantity of(long whole) {
        return new Quantity(BigDecimal.valueOf(whole));
    }

    public static Quantity of(String plainDecimal) {
        return new Quantity(Decimals.parse(plainDecimal, DECIMALS, false, "quantity"));
    }

    public boolean isWhole() {
        return value.scale() == 0;
    }

    /** The quantity as the wire format has it: {@code 2}, {@code 1.086}. */
    public String plain() {
        return value.toPlainString();
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return plain();
    }
}
