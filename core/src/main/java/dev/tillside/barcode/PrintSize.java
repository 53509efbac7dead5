package dev.tillside.barcode;

import dev.tillside.fault.BadInput;

/**
 * How large a symbol is to be on a printer. Modules are whole dots: one that is two dots here and three there is what scanners
 * stumble over.
 *
 * @param dpi the printer's dots per inch: 203 for most receipt printers
 * @param moduleMm the X-dimension wished for, in millimetres; it becomes the nearest whole number of dots within what the
 *     symbol allows
 */
public record PrintSize(int dpi, double moduleMm) {
    private static final double MM_PER_INCH = 25.4;

    public PrintSize {
        if (dpi < 72 || dpi > 2_400) {
            throw BadInput.value("dpi", "not 72 to 2400: " + dpi);
        }
        if (!(moduleMm >= 0.1 && moduleMm <= 5)) {
            throw BadInput.value("moduleMm", "not 0.1 to 5 mm: " + moduleMm);
        }
    }

    /** A receipt printer: 203 dpi, and modules of half a millimetre for QR, less for bars. */
    public static PrintSize receipt(Barcode.Kind kind) {
        return new PrintSize(203, kind.isSquare() ? 0.5 : 0.33);
    }

    /** Dots per module of that kind. */
    int dots(Barcode.Kind kind) {
        int wished = (int) Math.round(moduleMm * dpi / MM_PER_INCH);
        int least = (int) Math.ceil(kind.smallestMm() * dpi / MM_PER_INCH - 1e-9);
        int most = (int) Math.floor(kind.largestMm() * dpi / MM_PER_INCH + 1e-9);
        return Math.max(1, Math.min(Math.max(wished, least), Math.max(most, least)));
    }

    /** So many dots in millimetres. */
    double mm(int dots) {
        return dots * MM_PER_INCH / dpi;
    }

    /** So many millimetres in whole dots. */
    int dotsOf(double mm) {
        return (int) Math.round(mm * dpi / MM_PER_INCH);
    }
}
