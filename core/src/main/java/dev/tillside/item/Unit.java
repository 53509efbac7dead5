package dev.tillside.item;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The unit of a quantity. {@code each} counts pieces; all others measure.
 *
 * @param code {@code each}, {@code kg}, {@code g}, {@code l}, {@code ml}, {@code m}, or any other word of the till's
 */
public record Unit(String code) {
    public static final Unit EACH = new Unit("each");
    public static final Unit KG = new Unit("kg");
    public static final Unit G = new Unit("g");
    public static final Unit L = new Unit("l");
    public static final Unit ML = new Unit("ml");
    public static final Unit M = new Unit("m");

    private static final int LONGEST = 16;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    public Unit {
        BadInput.present(code, "unit");
        if (code.isBlank() || code.length() > LONGEST || code.chars().anyMatch(Character::isISOControl)) {
            throw BadInput.value("unit", "not a unit of 1 to 16 characters: " + Decimals.shown(code));
        }
    }

    public boolean isEach() {
        return code.equals(EACH.code);
    }

    /** How many of the other unit one of this is: kilogram and gram, litre and millilitre convert, {@code each} never. */
    public Optional<BigDecimal> in(Unit other) {
        if (isEach() || other.isEach()) {
            return Optional.empty();
        }
        if (equals(other)) {
            return Optional.of(BigDecimal.ONE);
        }
        return switch (code + ">" + other.code) {
            case "kg>g", "l>ml" -> Optional.of(THOUSAND);
            case "g>kg", "ml>l" -> Optional.of(THOUSANDTH);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return code;
    }
}
