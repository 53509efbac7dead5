package dev.tillside.pos;

import dev.tillside.scan.Symbology;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scan that the library may not have heard yet.
 *
 * @param number counts the scans of a lane, so that none is heard twice
 */
record Heard(long number, String raw, Optional<Symbology> symbology) {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:4[0-9]{12}|[0-9]{14,19})(?![0-9])");

    /** Whether it could be a payment card, which no file may hold. */
    boolean mayBePaymentCard() {
        return symbology.filter(Symbology.MSR::equals).isPresent()
                || NUMBER.matcher(raw).results().anyMatch(found -> luhn(found.group()));
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** Without what was scanned. */
    @Override
    public String toString() {
        return "Heard[" + number + "]";
    }
}
