package dev.tillside.scan;

/** What a scanner that plays a keyboard types where the computer believes in another keyboard. */
final class Layout {
    /** The digits' keys of a French keyboard without shift, 0 to 9. */
    private static final String AZERTY = "\u00e0&\u00e9\"'(-\u00e8_\u00e7";

    private static final int SHORTEST_NUMBER = 8;

    private Layout() {}

    /** Whether it is a number typed on the keys of a French keyboard. */
    static boolean azerty(String text) {
        return text.length() >= SHORTEST_NUMBER && text.chars().allMatch(c -> AZERTY.indexOf(c) >= 0);
    }

    /** Full-width and other digits look like a number and are none: an input method stands between. */
    static boolean foreignDigits(String text) {
        return text.codePoints().anyMatch(c -> c > 127 && Character.isDigit(c));
    }
}
