package dev.tillside.gs1;

import dev.tillside.item.Gtin;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognises the retired compressed form of Digital Links, so that it is refused by name and not taken for a plain address
 * (GS1 Digital Link: Compression). Nothing but its key is decoded.
 */
final class CompressedLink {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int BITS_OF_DIGIT = 6;
    private static final int LONGEST = 400;

    private CompressedLink() {}

    /** Whether the path's end is one: all of it, or what follows a key and its value. */
    static boolean in(String uri, int path, int end) {
        int last = uri.lastIndexOf('/', end - 1);
        String segment = uri.substring(last + 1, end);
        return shaped(segment) && (keyInFront(segment) || afterKey(uri, path, last));
    }

    private static boolean shaped(String segment) {
        return !segment.isEmpty()
                && segment.length() <= LONGEST
                && segment.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    private static boolean afterKey(String uri, int path, int last) {
        int value = last > path ? uri.lastIndexOf('/', last - 1) : -1;
        int name = value > path ? uri.lastIndexOf('/', value - 1) : -1;
        if (name < path) {
            return false;
        }
        Optional<Identifier> key =
                Identifiers.named(uri.substring(name + 1, value), false).filter(Identifier::isKey);
        return key.isPresent()
                && key.get().wholeProblem(uri.substring(value + 1, last)).isEmpty();
    }

    /** Two hexadecimal digits name the key, then its number follows in as many bits as it needs. */
    private static boolean keyInFront(String segment) {
        Bits bits = new Bits(segment);
        StringBuilder ai = new StringBuilder(bits.hex()).append(bits.hex());
        if (ai.chars().allMatch(c -> c <= '9')) {
            while (ai.length() < Identifiers.LONGEST && keyOf(ai.toString()).isEmpty()) {
                ai.append(bits.hex());
            }
        } else {
            ai = new StringBuilder(shorthand(ai.toString()));
        }
        return keyOf(ai.toString()).map(key -> bits.holdNumber(key)).orElse(false);
    }

    private static Optional<Identifier> keyOf(String ai) {
        return Identifiers.named(ai, false)
                .filter(Identifier::isKey)
                .filter(key -> key.components().get(0).characters() == CharacterSet.NUMERIC);
    }

    /** The key of a number that stands for a key with its usual company. */
    private static String shorthand(String code) {
        return switch (code) {
            case "9B" -> "8017";
            case "9C" -> "8018";
            case "9D" -> "414";
            default -> code.charAt(0) == 'C' ? "255" : "01";
        };
    }

    private static final class Bits {
        private final String segment;
        private int at;

        Bits(String segment) {
            this.segment = segment;
        }

        private BigInteger next(int count) {
            BigInteger value = BigInteger.ZERO;
            for (int i = 0; i < count; i++, at++) {
                int index = at / BITS_OF_DIGIT;
                int digit = index < segment.length() ? ALPHABET.indexOf(segment.charAt(index)) : 0;
                int bit = digit >> (BITS_OF_DIGIT - 1 - at % BITS_OF_DIGIT) & 1;
                value = value.shiftLeft(1).or(BigInteger.valueOf(bit));
            }
            return value;
        }

        String hex() {
            return next(4).toString(16).toUpperCase(Locale.ROOT);
        }

        boolean holdNumber(Identifier key) {
            int length = key.components().get(0).longest();
            int needed = BigInteger.TEN.pow(length).subtract(BigInteger.ONE).bitLength();
            if (segment.length() * BITS_OF_DIGIT < at + needed) {
                return false;
            }
            String digits = next(needed).toString();
            return digits.length() <= length && Gtin.checks("0".repeat(length - digits.length()) + digits);
        }
    }
}
