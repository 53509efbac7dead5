package dev.tillside.barcode;

import dev.tillside.fault.BadInput;

/**
 * What a symbol in a picture says.
 *
 * @param aim the AIM identifier (ISO/IEC 15424): <code>]</code>, a letter, a digit
 * @param text what it carries; GS1 elements with {@code U+001D} between them, UPC filled to 13 digits
 */
public record Decoded(String aim, String text) {
    public Decoded {
        if (BadInput.present(aim, "aim").length() != 3 || aim.charAt(0) != ']') {
            throw BadInput.value("aim", "not an AIM identifier");
        }
        BadInput.present(text, "text");
    }

    /** As a scanner that names its symbologies sends it. */
    public String raw() {
        return aim + text;
    }

    /** Hides the text, which may be a card's. */
    @Override
    public String toString() {
        return "Decoded[" + aim + ", " + text.length() + " characters]";
    }
}
