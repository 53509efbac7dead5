package dev.tillside.money;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;

/** Reads the wire format's plain decimals: ASCII digits, one point, a leading minus where it may stand; nothing else. */
public final class Decimals {
    private static final int LONGEST = 24;

    private Decimals() {}

    /**
     * @param text {@code 12.99}; no plus, no exponent, no blanks, no leading or trailing point
     * @param decimals the most decimals allowed
     * @param negative whether a minus may stand in front
     * @param path the field, for the error
     * @throws BadInput naming the field and the fault
     */
    public static BigDecimal parse(String text, int decimals, boolean negative, String path) {
        BadInput.present(text, path);
        int from = negative && text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > from && i < text.length() - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                throw BadInput.value(path, "not a plain decimal: " + shown(text));
            }
        }
        if (text.length() == from || text.length() > LONGEST) {
            throw BadInput.value(path, "not a plain decimal: " + shown(text));
        }
        if (point >= 0 && text.length() - point - 1 > decimals) {
            throw BadInput.value(path, "more than " + decimals + " decimals: " + text);
        }
        return new BigDecimal(text);
    }

    /** The number without trailing zeros, never with an exponent. */
    public static BigDecimal normal(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A value as an error message may show it: cut where it is long, control characters as {@code ?}. */
    public static String shown(String text) {
        String head = text.length() <= 40 ? text : text.substring(0, 40) + "...";
        return head.isEmpty() ? "(empty)" : head.replaceAll("\\p{Cntrl}", "?");
    }
}
