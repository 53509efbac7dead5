package dev.tillside.barcode;

import java.util.HexFormat;
import java.util.Locale;

/** Characters of 5 by 7 dots for the line below a symbol: digits, capitals and what stands between them. */
final class DotFont {
    static final int WIDTH = 6;
    static final int HEIGHT = 7;

    private static final int COLUMNS = 5;
    private static final String CHARACTERS = "0123456789()-./: ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Five columns a character, the lowest bit on top. */
    private static final byte[] DOTS = HexFormat.of()
            .parseHex("3e5149453e" + "00427f4000" + "4261514946" + "2141454b31" + "1814127f10" + "2745454539"
                    + "3c4a494930" + "0171090503" + "3649494936" + "064949291e" + "001c224100" + "0041221c00"
                    + "0808080808" + "0060600000" + "2010080402" + "0036360000" + "0000000000" + "7e1111117e"
                    + "7f49494936" + "3e41414122" + "7f4141221c" + "7f49494941" + "7f09090901" + "3e4149497a"
                    + "7f0808087f" + "00417f4100" + "2040413f01" + "7f08142241" + "7f40404040" + "7f020c027f"
                    + "7f0408107f" + "3e4141413e" + "7f09090906" + "3e4151215e" + "7f09192946" + "4649494931"
                    + "01017f0101" + "3f4040403f" + "1f2040201f" + "3f4038403f" + "6314081463" + "0708700807"
                    + "6151494543");

    private DotFont() {}

    /** Whether all of it can be drawn. */
    static boolean draws(String text) {
        return text.toUpperCase(Locale.ROOT).chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
    }

    /** Whether a dot of a text is black; columns run through all of it. */
    static boolean isBlack(String text, int column, int row) {
        int within = column % WIDTH;
        int character = CHARACTERS.indexOf(text.toUpperCase(Locale.ROOT).charAt(column / WIDTH));
        return within < COLUMNS && (DOTS[character * COLUMNS + within] >> row & 1) == 1;
    }
}
