package dev.tillside.gs1;

import java.util.Optional;

/** One of several: piece and total of a kit, place in a sequence. */
final class Fractions {
    private Fractions() {}

    /** Two numbers of equal length, the piece first. */
    static Optional<Flaw> pieceOfTotal(String text, int from, int to) {
        Optional<Flaw> digits = Checks.digits(text, from, to);
        if (digits.isPresent()) {
            return digits;
        }
        if (from == to || (to - from) % 2 != 0) {
            return Check.flaw(Gs1Rule.PIECE_OF_TOTAL, from);
        }
        int middle = (from + to) / 2;
        String piece = text.substring(from, middle);
        String total = text.substring(middle, to);
        if (zero(piece)) {
            return Check.flaw(Gs1Rule.PIECE_OF_TOTAL, from);
        }
        if (zero(total)) {
            return Check.flaw(Gs1Rule.PIECE_OF_TOTAL, middle);
        }
        return piece.compareTo(total) > 0 ? Check.flaw(Gs1Rule.PIECE_OF_TOTAL, from) : Check.fine();
    }

    /** {@code 2/3}: the second of three. */
    static Optional<Flaw> positionInSequence(String text, int from, int to) {
        int slash = text.indexOf('/', from);
        boolean shaped = slash > from
                && slash < to - 1
                && Checks.digits(text, from, slash).isEmpty()
                && Checks.digits(text, slash + 1, to).isEmpty();
        if (!shaped || text.charAt(from) == '0') {
            return Check.flaw(Gs1Rule.POSITION_IN_SEQUENCE, from);
        }
        if (text.charAt(slash + 1) == '0') {
            return Check.flaw(Gs1Rule.POSITION_IN_SEQUENCE, slash + 1);
        }
        int position = slash - from;
        int end = to - slash - 1;
        boolean after = position > end
                || position == end && text.substring(from, slash).compareTo(text.substring(slash + 1, to)) > 0;
        return after ? Check.flaw(Gs1Rule.POSITION_IN_SEQUENCE, from) : Check.fine();
    }

    private static boolean zero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }
}
