package dev.tillside.pos.poslog;

import java.util.Collection;
import java.util.Optional;

/**
 * The numbers of a transaction's line items. A line whose id is a plain number has that number, so that a return can name it
 * without knowing the sale; all else is numbered after the highest of them. Made by one thread.
 */
final class LineNumbers {
    private static final int LONGEST = 9;

    private long last;

    LineNumbers(Collection<String> lines) {
        last = lines.stream()
                .flatMap(line -> plain(line).stream())
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /** The number of that line of any sale, where its id is one. */
    static Optional<String> plain(String line) {
        boolean digits = line.length() <= LONGEST && line.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(line).filter(id -> digits && id.charAt(0) != '0');
    }

    String of(String line) {
        return plain(line).orElseGet(this::next);
    }

    String next() {
        return Long.toString(++last);
    }
}
