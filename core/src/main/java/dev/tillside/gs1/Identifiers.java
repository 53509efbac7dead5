package dev.tillside.gs1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** All application identifiers, from the table file beside this class. */
final class Identifiers {
    static final int SHORTEST = 2;
    static final int LONGEST = 4;

    private static final int PREFIXES = 100;
    private static final int THREE_DIGITS = PREFIXES;
    private static final int FOUR_DIGITS = THREE_DIGITS + 1_000;

    /** By number, those of two digits first, then those of three and of four: a scan looks up without making a text. */
    private static final List<Optional<Identifier>> BY_NUMBER =
            new ArrayList<>(Collections.nCopies(FOUR_DIGITS + 10_000, Optional.empty()));

    /** How long identifiers with these first two digits are; 0: there are none. */
    private static final int[] LENGTHS = new int[PREFIXES];

    static {
        try (InputStream in = Identifiers.class.getResourceAsStream("identifiers.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(Identifiers::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Identifiers() {}

    private static void add(String line) {
        String[] columns = line.split("\\|", -1);
        String[] range = columns[0].split("-");
        int last = Integer.parseInt(range[range.length - 1]);
        for (int number = Integer.parseInt(range[0]); number <= last; number++) {
            String digits = Integer.toString(number);
            String ai = "0".repeat(range[0].length() - digits.length()) + digits;
            BY_NUMBER.set(number(ai, 0, ai.length()), Optional.of(Identifier.parse(ai, columns)));
            LENGTHS[Check.two(ai, 0)] = ai.length();
        }
    }

    static List<Identifier> all() {
        List<Identifier> all = new ArrayList<>();
        BY_NUMBER.forEach(found -> found.ifPresent(all::add));
        return all;
    }

    /** The identifier of exactly these digits. */
    static Optional<Identifier> named(String ai, boolean permitUnknown) {
        boolean shaped = ai.length() >= SHORTEST
                && ai.length() <= LONGEST
                && Checks.digits(ai, 0, ai.length()).isEmpty();
        if (!shaped) {
            return Optional.empty();
        }
        Optional<Identifier> known = BY_NUMBER.get(number(ai, 0, ai.length()));
        int length = LENGTHS[Check.two(ai, 0)];
        boolean may = permitUnknown && (length == 0 || length == ai.length());
        return known.isPresent() || !may ? known : Optional.of(unknown(ai, length));
    }

    /**
     * The identifier with which the text goes on there. One that is not in the table is let through only where other
     * identifiers with the same beginning tell its length.
     */
    static Optional<Identifier> at(String text, int at, boolean permitUnknown) {
        if (text.length() - at < SHORTEST
                || Checks.digits(text, at, at + SHORTEST).isPresent()) {
            return Optional.empty();
        }
        int length = LENGTHS[Check.two(text, at)];
        if (length == 0
                || text.length() - at < length
                || Checks.digits(text, at, at + length).isPresent()) {
            return Optional.empty();
        }
        Optional<Identifier> known = BY_NUMBER.get(number(text, at, length));
        return known.isPresent() || !permitUnknown ? known : named(text.substring(at, at + length), true);
    }

    private static int number(String text, int at, int length) {
        int number = length == SHORTEST ? 0 : length == LONGEST ? FOUR_DIGITS : THREE_DIGITS;
        return number + Integer.parseInt(text, at, at + length, 10);
    }

    /** What the first two digits of a number not in the table say of its value (General Specifications, figure 7.8.5-2). */
    private static Identifier unknown(String ai, int length) {
        int prefix = Check.two(ai, 0);
        int predefined = 0;
        if (length == 3 && prefix == 41) {
            predefined = 13;
        } else if (length == 4 && prefix >= 31 && prefix <= 36) {
            predefined = 6;
        }
        return Identifier.unknown(ai, predefined);
    }
}
