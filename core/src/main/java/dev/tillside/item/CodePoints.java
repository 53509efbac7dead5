package dev.tillside.item;

import java.util.Comparator;

/** The order of ids: by code point, so that it is the same in every language and on every machine. */
public final class CodePoints {
    /** Compares by code point (not by UTF-16 unit, which puts characters beyond U+FFFF too early). */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == a.length() || i == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        char x = a.charAt(i);
        char y = b.charAt(i);
        boolean bothPairs = Character.isSurrogate(x) == Character.isSurrogate(y);
        return bothPairs ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
    }
}
