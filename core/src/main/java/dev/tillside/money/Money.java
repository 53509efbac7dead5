package dev.tillside.money;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount: whole minor units of one ISO 4217 currency with 0, 2 or 3 decimals.
 *
 * <p>It will not convert currencies, split a cent or round by itself. Amounts beyond 10^15 minor units are refused.
 *
 * @param minor minor units (pence, yen, fils); may be negative
 * @param currency the ISO 4217 currency
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    private static final long LARGEST = 1_000_000_000_000_000L;

    public Money {
        BadInput.present(currency, "currency");
        int decimals = currency.getDefaultFractionDigits();
        if (decimals != 0 && decimals != 2 && decimals != 3) {
            throw BadInput.value("currency", "not a currency with 0, 2 or 3 decimals: " + currency.getCurrencyCode());
        }
        if (minor > LARGEST || minor < -LARGEST) {
            throw BadInput.value("amount", "amount out of range: " + minor + " minor units");
        }
    }

    /** {@code Money.of("2.90", GBP)}; a minus may stand in front. */
    public static Money of(String plainDecimal, Currency currency) {
        return parse(plainDecimal, currency, true, "amount");
    }

    /** Reads a plain decimal; the path names the field in the error. */
    public static Money parse(String plainDecimal, Currency currency, boolean negative, String path) {
        int decimals = currency.getDefaultFractionDigits();
        BigDecimal value = Decimals.parse(plainDecimal, decimals, negative, path);
        BigDecimal minor = value.movePointRight(decimals);
        if (minor.abs().compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            throw BadInput.value(path, "amount out of range: " + plainDecimal);
        }
        return new Money(minor.longValueExact(), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** {@code round(value)} in the currency's minor units, half away from zero. */
    public static Money rounded(BigDecimal value, Currency currency) {
        BigDecimal minor = value.movePointRight(currency.getDefaultFractionDigits());
        return new Money(minor.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(-minor, currency);
    }

    /** The same currency, other minor units. */
    public Money withMinor(long otherMinor) {
        return new Money(otherMinor, currency);
    }

    public Money min(Money other) {
        return same(other).minor < minor ? other : this;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** The amount as a number of the currency's major unit. */
    public BigDecimal value() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** The amount as the wire format has it: {@code 2.90}. */
    public String plain() {
        return value().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return plain() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw BadInput.value("currency", "not one currency: " + this + " and " + other);
        }
        return other;
    }
}
