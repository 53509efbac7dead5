package dev.tillside.gs1;

import java.util.Optional;

/** The character sets of values (GS1 General Specifications, section 7.11). */
enum CharacterSet implements Check {
    NUMERIC('N', "0123456789", Gs1Rule.NOT_A_DIGIT),
    SET_82('X', CharacterSet.EIGHTY_TWO, Gs1Rule.BAD_CHARACTER),
    SET_39('Y', "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", Gs1Rule.BAD_CHARACTER),
    /** Base64 that is safe in URLs and files, padded or not (RFC 4648, section 5). */
    BASE64URL('Z', "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz", Gs1Rule.BAD_CHARACTER);

    /** In the order of their values for check characters. */
    static final String EIGHTY_TWO =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final int ASCII = 128;

    private final char letter;
    private final boolean[] holds = new boolean[ASCII];
    private final Gs1Rule broken;

    CharacterSet(char letter, String characters, Gs1Rule broken) {
        this.letter = letter;
        this.broken = broken;
        characters.chars().forEach(c -> holds[c] = true);
    }

    static CharacterSet of(char letter) {
        for (CharacterSet set : values()) {
            if (set.letter == letter) {
                return set;
            }
        }
        throw new IllegalStateException("no character set " + letter);
    }

    @Override
    public Optional<Flaw> flaw(String text, int from, int to) {
        int end = this == BASE64URL ? unpadded(text, from, to) : to;
        int pads = to - end;
        if (pads > 2 || pads > 0 && (to - from) % 3 != 0) {
            return Check.flaw(Gs1Rule.BAD_PADDING, end);
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ASCII || !holds[c]) {
                return Check.flaw(broken, i);
            }
        }
        return Check.fine();
    }

    private static int unpadded(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '=') {
            end--;
        }
        return end;
    }
}
