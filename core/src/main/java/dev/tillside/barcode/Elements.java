package dev.tillside.barcode;

import dev.tillside.fault.BadInput;

/** Element strings with and without the brackets that people read. */
final class Elements {
    static final char SEPARATOR = '\u001d';

    private Elements() {}

    /** Whether an element of that application identifier has a length of its own (GS1 General Specifications, figure 7.8.5-2). */
    private static boolean isPredefined(String ai) {
        int two = Integer.parseInt(ai.substring(0, 2));
        return two <= 4 || two >= 11 && two <= 20 || two >= 31 && two <= 36 || two == 41;
    }

    /** {@code (01)09521234543213(10)A} without brackets, a separator where an element's end could not be seen otherwise. */
    static String unbracketed(String bracketed) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        boolean open = false;
        while (at < bracketed.length()) {
            int close = bracketed.indexOf(')', at);
            if (bracketed.charAt(at) != '(' || close < at + 3 || close > at + 5) {
                throw BadInput.value("text", "not elements in brackets");
            }
            String ai = bracketed.substring(at + 1, close);
            int next = bracketed.indexOf('(', close);
            int end = next < 0 ? bracketed.length() : next;
            if (!ai.chars().allMatch(c -> c >= '0' && c <= '9') || end == close + 1) {
                throw BadInput.value("text", "not elements in brackets");
            }
            text.append(open ? String.valueOf(SEPARATOR) : "").append(ai).append(bracketed, close + 1, end);
            open = !isPredefined(ai);
            at = end;
        }
        return text.toString();
    }
}
