package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The paper of a PDF and how it is written on.
 *
 * @param size the sheet
 * @param large whether no letter is smaller than 18 points, for who sees badly
 * @param chineseFont a TrueType font or collection with Chinese; absent: the first of the usual ones that this machine has
 * @param created when the document says that it was made; the same list and time give the same bytes
 */
public record PdfPaper(Size size, boolean large, Optional<Path> chineseFont, Instant created) {
    /** Sheets, in points of 1/72 inch. */
    public enum Size {
        /** ISO 216. */
        A4(595.28f, 841.89f),
        /** ANSI A. */
        LETTER(612, 792);

        private final float width;
        private final float height;

        Size(float width, float height) {
            this.width = width;
            this.height = height;
        }

        float width() {
            return width;
        }

        float height() {
            return height;
        }
    }

    public PdfPaper {
        BadInput.present(size, "paper");
        BadInput.present(chineseFont, "font");
        BadInput.present(created, "created");
    }

    /** How large names are, in points. */
    float body() {
        return large ? 20 : 11.5f;
    }

    /** How large what is less important is. */
    float small() {
        return large ? 18 : 9;
    }

    float heading() {
        return large ? 23 : 14;
    }

    float title() {
        return large ? 28 : 22;
    }
}
