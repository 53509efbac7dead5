package dev.tillside.example.cli.journey;

/** The household's card: an EAN-13 in the shop's own number range. */
final class MemberCard {
    /** The range that the scan rules keep for cards; 29 is free for a shop to use (GS1 General Specifications, 1.4.5). */
    static final String PREFIX = "2900";

    static final int LENGTH = 13;
    private static final int NUMBER_DIGITS = LENGTH - PREFIX.length() - 1;

    private MemberCard() {}

    /** The card of a household, whose number has at most eight digits. */
    static String of(String household) {
        if (!household.matches("[0-9]{1," + NUMBER_DIGITS + "}")) {
            throw new IllegalArgumentException("no household number of 1 to 8 digits: " + household);
        }
        String body = PREFIX + "0".repeat(NUMBER_DIGITS - household.length()) + household;
        return body + checkDigit(body);
    }

    private static int checkDigit(String twelve) {
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10;
    }
}
