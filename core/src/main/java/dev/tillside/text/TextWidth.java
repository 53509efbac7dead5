package dev.tillside.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How many columns a text takes where all characters stand in a grid, as on a receipt or in a terminal: wide (East Asian)
 * characters take two (Unicode Standard Annex 11), all others one. Pure; thread-safe.
 */
public final class TextWidth {
    private static final String CLOSING = "，。、；：！？）》」』】〉”’,.;:!?)%";
    private static final String OPENING = "（《「『【〈“‘(";

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

    /**
     * A text in lines of at most that many columns, broken at blanks or beside wide characters (but neither before a closing nor
     * after an opening sign), and within a word where there is no such place. Blanks at a break go; a text of nothing is one empty
     * line.
     *
     * @param columns above one
     * @param width how many columns a character takes
     */
    public static List<String> wrapped(String text, int columns, IntUnaryOperator width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.codePoints().map(width).sum() > columns) {
            int cut = place(rest, fitting(rest, columns, width));
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** The last place up to there at which the text may be broken; that very place where there is none. */
    private static int place(String text, int end) {
        int first = text.length() - text.stripLeading().length();
        for (int at = end; at > first; at = text.offsetByCodePoints(at, -1)) {
            if (isPlace(text.codePointBefore(at), text.codePointAt(at))) {
                return at;
            }
        }
        return end;
    }

    private static boolean isPlace(int before, int after) {
        boolean beside = of(before) == 2 || of(after) == 2;
        return after == ' ' || beside && CLOSING.indexOf(after) < 0 && OPENING.indexOf(before) < 0;
    }

    /** How many characters of the text fit; one at least, or there would be no end. */
    private static int fitting(String text, int columns, IntUnaryOperator width) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += width.applyAsInt(point);
            if (used > columns && end > 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }
}
