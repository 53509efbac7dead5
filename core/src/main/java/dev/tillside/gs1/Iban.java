package dev.tillside.gs1;

import java.util.Optional;

/** International bank account numbers (ISO 13616, check of ISO 7064 modulo 97). */
final class Iban {
    private static final int SHORTEST = 11;
    private static final int LONGEST = 34;

    private Iban() {}

    static Optional<Flaw> flaw(String text, int from, int to) {
        int length = to - from;
        if (length < SHORTEST
                || length > LONGEST
                || !CodeLists.COUNTRIES_ALPHA_2.contains(text.substring(from, from + 2))) {
            return Check.flaw(Gs1Rule.IBAN, from);
        }
        int rest = 0;
        for (int i = 0; i < length; i++) {
            int at = from + (i + 4) % length;
            int value = value(text.charAt(at));
            if (value < 0) {
                return Check.flaw(Gs1Rule.IBAN, at);
            }
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1 ? Check.fine() : Check.flaw(Gs1Rule.IBAN, from + 2);
    }

    private static int value(char c) {
        boolean upper = c >= 'A' && c <= 'Z';
        return upper ? c - 'A' + 10 : Check.digit(c) ? c - '0' : -1;
    }
}
