package dev.tillside.gs1;

import java.util.Optional;

/** The pair of check characters of an alphanumeric key (GS1 General Specifications, section 7.9.5). */
final class CheckPair {
    private static final String PAIR_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int MODULUS = 1021;
    private static final int[] PRIMES = primes(97);

    private CheckPair() {}

    static Optional<Flaw> flaw(String text, int from, int to) {
        int length = to - from;
        if (length < 2 || length > PRIMES.length + 2) {
            return Check.flaw(Gs1Rule.CHECK_PAIR, from);
        }
        int sum = 0;
        for (int i = from; i < to - 2; i++) {
            int value = CharacterSet.EIGHTY_TWO.indexOf(text.charAt(i));
            if (value < 0) {
                return Check.flaw(Gs1Rule.BAD_CHARACTER, i);
            }
            sum += value * PRIMES[to - 3 - i];
        }
        sum %= MODULUS;
        boolean right = text.charAt(to - 2) == PAIR_CHARACTERS.charAt(sum >> 5)
                && text.charAt(to - 1) == PAIR_CHARACTERS.charAt(sum & 31);
        return right ? Check.fine() : Check.flaw(Gs1Rule.CHECK_PAIR, to - 2);
    }

    private static int[] primes(int count) {
        int[] primes = new int[count];
        int found = 0;
        for (int candidate = 2; found < count; candidate++) {
            boolean prime = true;
            for (int i = 0; i < found && prime; i++) {
                prime = candidate % primes[i] != 0;
            }
            if (prime) {
                primes[found++] = candidate;
            }
        }
        return primes;
    }
}
