package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.money.Decimals;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one kind of member card reads.
 *
 * @param name for errors
 * @param prefix the literal beginning, at least one character
 * @param length of the whole text, in characters; absent: any
 * @param check how its last digit is checked
 * @param symbologies which symbols carry it; empty: any
 */
public record CardPattern(String name, String prefix, OptionalInt length, Check check, Set<Symbology> symbologies) {
    /** How a card's last digit is checked. */
    public enum Check {
        NONE,
        /** GS1's: weights 3 and 1 from the right. */
        MOD10,
        /** ISO/IEC 7812-1. */
        LUHN
    }

    public CardPattern {
        BadInput.present(name, "name");
        if (BadInput.present(prefix, "prefix").isEmpty()) {
            throw BadInput.value("prefix", "empty: every text would be a card");
        }
        if (length.isPresent() && length.getAsInt() < prefix.length()) {
            throw BadInput.value("length", "shorter than the prefix: " + length.getAsInt());
        }
        symbologies = Collections.unmodifiableSet(new TreeSet<>(symbologies));
    }

    /** Whether the text has this pattern's shape; its check digit may still be wrong. */
    boolean claims(String text, Optional<Symbology> symbology) {
        return text.startsWith(prefix)
                && (length.isEmpty() || text.length() == length.getAsInt())
                && (symbologies.isEmpty()
                        || symbology.map(symbologies::contains).orElse(true));
    }

    /** Whether the text's check digit is right. */
    boolean checks(String text) {
        return switch (check) {
            case NONE -> true;
            case MOD10 -> Gtin.checks(text);
            case LUHN -> luhn(text);
        };
    }

    /** Whether some text could match both, with neither prefix longer. */
    boolean overlaps(CardPattern other) {
        boolean oneLength = length.isEmpty() || other.length.isEmpty() || length.getAsInt() == other.length.getAsInt();
        boolean oneSymbol = symbologies.isEmpty()
                || other.symbologies.isEmpty()
                || symbologies.stream().anyMatch(other.symbologies::contains);
        return prefix.equals(other.prefix) && oneLength && oneSymbol;
    }

    static boolean luhn(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(text.length() - 1 - i);
            if (c < '0' || c > '9') {
                return false;
            }
            int weighted = (c - '0') * (i % 2 + 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** Whether a number that the template reads could match too, with neither prefix longer. */
    boolean overlaps(CodeTemplate template) {
        boolean oneLength = length.isEmpty() || length.getAsInt() == template.length();
        boolean oneSymbol = symbologies.isEmpty() || symbologies.stream().anyMatch(ItemNumbers::carries);
        return prefix.equals(template.prefix()) && oneLength && oneSymbol;
    }

    @Override
    public String toString() {
        return Decimals.shown(name);
    }
}
