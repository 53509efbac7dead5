package dev.tillside.money;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A percentage above 0 and at most 100, with at most four decimals.
 *
 * @param tenThousandths 12.5 % is 125,000
 */
public record Percent(int tenThousandths) {
    private static final int WHOLE = 1_000_000;

    public Percent {
        if (tenThousandths <= 0 || tenThousandths > WHOLE) {
            throw BadInput.value(
                    "percent", "not above 0 and at most 100: " + new BigDecimal(tenThousandths).movePointLeft(4));
        }
    }

    public static Percent of(String plainDecimal) {
        return parse(plainDecimal, "percent");
    }

    /** Reads a plain decimal; the path names the field in the error. */
    public static Percent parse(String plainDecimal, String path) {
        BigDecimal value = Decimals.parse(plainDecimal, 4, false, path);
        if (value.signum() == 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw BadInput.value(path, "not above 0 and at most 100: " + plainDecimal);
        }
        return new Percent(value.movePointRight(4).intValueExact());
    }

    /** {@code round(percent of minor)}, half away from zero. */
    public long of(long minor) {
        return Shares.mulDivRound(minor, tenThousandths, WHOLE);
    }

    /** The percentage as the wire format has it: {@code 12.5}. */
    public String plain() {
        return Decimals.normal(BigDecimal.valueOf(tenThousandths, 4)).toPlainString();
    }

    /** The percentage as an exact fraction of 1,000,000. */
    public BigInteger ofMillion() {
        return BigInteger.valueOf(tenThousandths);
    }
}
