package dev.tillside.gs1;

import java.nio.charset.StandardCharsets;

/** Percent encoding as Digital Links use it (RFC 3986, section 2). */
final class LinkText {
    private static final String HEX = "0123456789ABCDEF";

    private LinkText() {}

    /** A percent sign without two hexadecimal digits stands for itself; in a query a plus sign is a space. */
    static String decoded(String text, int from, int to, boolean query) {
        StringBuilder out = new StringBuilder(to - from);
        for (int at = from; at < to; at += width(text, at, to)) {
            char c = text.charAt(at);
            if (width(text, at, to) > 1) {
                out.append((char) (Checks.hex(text.charAt(at + 1)) * 16 + Checks.hex(text.charAt(at + 2))));
            } else {
                out.append(query && c == '+' ? ' ' : c);
            }
        }
        return out.toString();
    }

    /** The place in the text of a place in what it decodes to. */
    static int place(String text, int from, int to, int decoded) {
        int at = from;
        for (int i = 0; i < decoded && at < to; i++) {
            at += width(text, at, to);
        }
        return at;
    }

    private static int width(String text, int at, int to) {
        boolean encoded = text.charAt(at) == '%'
                && at + 2 < to
                && Checks.hex(text.charAt(at + 1)) >= 0
                && Checks.hex(text.charAt(at + 2)) >= 0;
        return encoded ? 3 : 1;
    }

    static String encoded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (unreserved(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }

    private static boolean unreserved(char c) {
        return Check.digit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "-._~".indexOf(c) >= 0;
    }
}
