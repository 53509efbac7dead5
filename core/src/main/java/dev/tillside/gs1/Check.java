package dev.tillside.gs1;

import java.util.Optional;

/** One rule for the characters of a component. */
@FunctionalInterface
interface Check {
    /** What is wrong with the characters from {@code from} to before {@code to}. */
    Optional<Flaw> flaw(String text, int from, int to);

    static Optional<Flaw> fine() {
        return Optional.empty();
    }

    static Optional<Flaw> flaw(Gs1Rule rule, int at) {
        return Optional.of(new Flaw(rule, at));
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number that two digits make. */
    static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
