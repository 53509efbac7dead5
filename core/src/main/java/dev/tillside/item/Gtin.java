package dev.tillside.item;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;

/**
 * A Global Trade Item Number, normalised to 14 digits (GS1 General Specifications, section 7.9: check digit).
 *
 * <p>GTIN-8, -12, -13 and -14 of one item are equal. A GTIN-14 with indicator 1 to 8 is a case: another item.
 *
 * @param digits 14 ASCII digits with a right check digit; 8, 12 or 13 are filled with leading zeros
 */
public record Gtin(String digits) implements Comparable<Gtin> {
    private static final String ZEROS = "00000000000000";

    public Gtin {
        BadInput.present(digits, "gtin");
        if (!isGtin(digits)) {
            throw BadInput.value("gtin", "not a GTIN: " + Decimals.shown(digits));
        }
        digits = ZEROS.substring(digits.length()) + digits;
    }

    /** Whether the text is 8, 12, 13 or 14 ASCII digits with a right check digit. */
    public static boolean isGtin(String text) {
        int length = text.length();
        return (length == 8 || length >= 12 && length <= 14) && checks(text);
    }

    /** Whether the text is ASCII digits that end in their mod-10 check digit, weights 3 and 1 from the right. */
    public static boolean checks(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            sum += (c - '0') * ((text.length() - i) % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    /** The digit that makes ASCII digits right, by the rule of {@link #checks}. */
    public static int checkDigit(String digits) {
        int check = 0;
        while (!checks(digits + check)) {
            check++;
            if (check > 9) {
                throw BadInput.value("gtin", "not digits: " + Decimals.shown(digits));
            }
        }
        return check;
    }

    @Override
    public int compareTo(Gtin other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
