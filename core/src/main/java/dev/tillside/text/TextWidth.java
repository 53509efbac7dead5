package dev.tillside.text;

/**
 * How many columns a text takes where all characters stand in a grid, as on a receipt or in a terminal: wide (East Asian)
 * characters take two (Unicode Standard Annex 11), all others one. Pure; thread-safe.
 */
public final class TextWidth {
    private TextWidth() {}

    /** The columns of a text; combining marks count as characters of their own. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** The columns of a character. */
    public static int of(int codePoint) {
        boolean wide = codePoint >= 0x1100
                && (codePoint <= 0x115f
                        || codePoint >= 0x2e80 && codePoint <= 0xa4cf
                        || codePoint >= 0xac00 && codePoint <= 0xd7a3
                        || codePoint >= 0xf900 && codePoint <= 0xfaff
                        || codePoint >= 0xfe30 && codePoint <= 0xfe6f
                        || codePoint >= 0xff00 && codePoint <= 0xff60
                        || codePoint >= 0xffe0 && codePoint <= 0xffe6
                        || codePoint >= 0x20000 && codePoint <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
