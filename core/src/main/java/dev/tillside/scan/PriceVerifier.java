package dev.tillside.scan;

import java.util.List;

/** The digit that guards a price within a number (GS1 General Specifications, sections 7.9.2 to 7.9.4). */
final class PriceVerifier {
    private static final String TWO_MINUS = "0246891357";
    private static final String THREE = "0369258147";
    private static final String FIVE_PLUS = "0516273849";
    private static final String FIVE_MINUS = "0594837261";

    private static final List<String> FOUR_DIGITS = List.of(TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS);
    private static final List<String> FIVE_DIGITS = List.of(FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS);

    private PriceVerifier() {}

    static boolean knows(int digits) {
        return digits == FOUR_DIGITS.size() || digits == FIVE_DIGITS.size();
    }

    /** The verifier of a price of four or five digits. */
    static char of(String price) {
        boolean four = price.length() == FOUR_DIGITS.size();
        List<String> weights = four ? FOUR_DIGITS : FIVE_DIGITS;
        int sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i).charAt(price.charAt(i) - '0') - '0';
        }
        int digit = four ? sum * 3 % 10 : FIVE_MINUS.indexOf('0' + (10 - sum % 10) % 10);
        return (char) ('0' + digit);
    }
}
