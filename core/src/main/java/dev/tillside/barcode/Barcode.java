package dev.tillside.barcode;

import dev.tillside.fault.BadInput;
import java.util.Optional;

/**
 * What a symbol carries.
 *
 * @param kind which symbol
 * @param text what a scanner sends of it, without AIM identifier; in GS1 symbols the element string, {@code U+001D} between
 *     elements where the standard wants a separator
 * @param readable what stands below it for people; absent: nothing
 */
public record Barcode(Kind kind, String text, Optional<String> readable) {
    private static final int LONGEST_LINEAR = 80;

    /**
     * The symbols that lists and coupons need.
     *
     * <p>X-dimensions are those of the GS1 General Specifications, section 5.12, for retail points of sale.
     */
    public enum Kind {
        /** Code 128 for texts of the retailer's own. */
        CODE_128(0.25, 0.495, 10, 10, 15),
        /** Code 128 with an element string; at most 48 characters. */
        GS1_128(0.25, 0.495, 10, 10, 15),
        /** 13 digits. */
        EAN_13(0.264, 0.66, 11, 7, 22.85),
        /** QR Code at level M. */
        QR(0.35, 1.0, 4, 4, 0),
        /** QR Code with an element string. */
        GS1_QR(0.396, 0.743, 4, 4, 0),
        /** Data Matrix ECC 200 with an element string. */
        GS1_DATAMATRIX(0.396, 0.743, 4, 4, 0);

        private final double smallestMm;
        private final double largestMm;
        private final int left;
        private final int right;
        private final double heightMm;

        Kind(double smallestMm, double largestMm, int left, int right, double heightMm) {
            this.smallestMm = smallestMm;
            this.largestMm = largestMm;
            this.left = left;
            this.right = right;
            this.heightMm = heightMm;
        }

        /** The narrowest module that scanners at a point of sale are expected to read, in millimetres. */
        public double smallestMm() {
            return smallestMm;
        }

        /** The widest, in millimetres. */
        public double largestMm() {
            return largestMm;
        }

        /** The quiet zone to the left, in modules; of a square symbol the one all around. */
        int left() {
            return left;
        }

        /** The quiet zone to the right, in modules. */
        int right() {
            return right;
        }

        /** How high bars are, in millimetres; a square symbol is as high as it is wide. */
        double heightMm() {
            return heightMm;
        }

        boolean isSquare() {
            return heightMm == 0;
        }
    }

    public Barcode {
        BadInput.present(kind, "kind");
        BadInput.present(readable, "readable");
        if (BadInput.present(text, "text").isEmpty()) {
            throw BadInput.value("text", "empty");
        }
        if (!kind.isSquare() && text.length() > LONGEST_LINEAR) {
            throw BadInput.value("text", "too long for bars: " + text.length() + " characters");
        }
        if (kind == Kind.CODE_128 && !text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw BadInput.value("text", "not printable ASCII");
        }
    }

    /** A QR symbol with nothing below it. */
    public static Barcode qr(String text) {
        return new Barcode(Kind.QR, text, Optional.empty());
    }

    /** A Code 128 with its text below it. */
    public static Barcode code128(String text) {
        return new Barcode(Kind.CODE_128, text, Optional.of(text));
    }

    /**
     * An EAN-13 with its digits below it.
     *
     * @param digits 13 with a right check digit
     */
    public static Barcode ean13(String digits) {
        if (!Symbols.isEan13(BadInput.present(digits, "text"))) {
            throw BadInput.value("text", "not 13 digits with a right check digit");
        }
        return new Barcode(Kind.EAN_13, digits, Optional.of(digits));
    }

    /**
     * A GS1 symbol with its elements below it.
     *
     * @param kind one of the GS1 kinds
     * @param bracketed {@code (253)9521234000016004711(17)261206}, as it is printed; what the elements hold is not checked here
     */
    public static Barcode gs1(Kind kind, String bracketed) {
        return new Barcode(kind, Elements.unbracketed(BadInput.present(bracketed, "text")), Optional.of(bracketed));
    }

    /** The same with another line below it. */
    public Barcode captioned(String caption) {
        return new Barcode(kind, text, Optional.of(caption));
    }

    /** This symbol for a printer of that resolution, in its usual size. */
    public PrintedBarcode at(PrintSize size) {
        return new PrintedBarcode(this, size);
    }
}
