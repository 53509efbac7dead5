package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;

/**
 * Which characters stand on which keys. A scanner that plays a keyboard presses the keys on which its own layout has the characters;
 * the computer types what its layout has there. Letters and digits are always told apart again. What a dead key ({@code ^ ´ `} and
 * the like) makes of the next character is not: such a scan reads as what it was typed as. Immutable.
 */
public enum KeyboardLayout {
    US("`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"),
    /** QWERTZ. */
    GERMAN(
            "^1234567890\u00df\u00b4qwertzuiop\u00fc+#asdfghjkl\u00f6\u00e4yxcvbnm,.-",
            "\u00b0!\"\u00a7$%&/()=?`QWERTZUIOP\u00dc*'ASDFGHJKL\u00d6\u00c4YXCVBNM;:_"),
    /** AZERTY, whose digits need shift. */
    FRENCH(
            "\u00b2&\u00e9\"'(-\u00e8_\u00e7\u00e0)=azertyuiop^$*qsdfghjklm\u00f9wxcvbn,;:!",
            "~1234567890\u00b0+AZERTYUIOP\u00a8\u00a3\u00b5QSDFGHJKLM%WXCVBN?./\u00a7");

    private final String plain;
    private final String shifted;

    KeyboardLayout(String plain, String shifted) {
        this.plain = plain;
        this.shifted = shifted;
    }

    /** The layout for a country, for configurations: {@code us}, {@code de} or {@code fr}. */
    public static KeyboardLayout named(String country) {
        return switch (BadInput.present(country, "layout")) {
            case "us" -> US;
            case "de" -> GERMAN;
            case "fr" -> FRENCH;
            default -> throw BadInput.value("layout", "none of us, de, fr");
        };
    }

    /**
     * What a scanner made for this layout meant.
     *
     * @param typed what came of it
     * @param computer the layout that the computer believes in
     * @return the same where no key of the computer's types it, control characters and blanks among them
     */
    char meant(char typed, KeyboardLayout computer) {
        int key = computer.plain.indexOf(typed);
        if (key >= 0) {
            return plain.charAt(key);
        }
        int withShift = computer.shifted.indexOf(typed);
        return withShift >= 0 ? shifted.charAt(withShift) : typed;
    }
}
