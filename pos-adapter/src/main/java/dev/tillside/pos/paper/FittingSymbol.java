package dev.tillside.pos.paper;

import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.PrintSize;
import dev.tillside.fault.BadInput;

/** A symbol in the largest size, up to the usual one, that fits on a receipt printer's paper. */
final class FittingSymbol {
    private static final int DPI = 203;
    private static final double MM_PER_DOT = 25.4 / DPI;
    private static final int MOST_DOTS = 4;
    /** Start, check and stop characters, and quiet zones, of a Code 128. */
    private static final int AROUND = 11 + 11 + 13 + 20;

    private static final int CHARACTER = 11;
    private static final int LONGEST = 80;

    private final Barcode barcode;
    private final PrintSize size;
    private final boolean dots;

    private FittingSymbol(Barcode barcode, PrintSize size, boolean dots) {
        this.barcode = barcode;
        this.size = size;
        this.dots = dots;
    }

    /** @throws BadInput where it does not fit */
    static FittingSymbol of(Barcode barcode, ThermalPaper paper) {
        int most = barcode.kind() == Barcode.Kind.QR ? MOST_DOTS : MOST_DOTS - 1;
        for (int dots = most; dots > 0; dots--) {
            double module = dots * MM_PER_DOT;
            PrintSize size = new PrintSize(DPI, module);
            boolean allowed = module >= barcode.kind().smallestMm() - 1e-9;
            if (allowed && isWithin(barcode.at(size).widthMm(), paper)) {
                boolean printers = !paper.dots() && isWithin(nativeModules(barcode) * module, paper);
                return new FittingSymbol(barcode, size, !printers);
            }
        }
        throw BadInput.value("columns", "the paper is too narrow for the code");
    }

    /** A Code 128 of the number with it below, or a QR symbol where bars cannot carry it or do not fit. */
    static Barcode number(String number, ThermalPaper paper) {
        boolean carried = number.length() <= LONGEST && number.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (carried && fits(Barcode.code128(number), paper)) {
            return Barcode.code128(number);
        }
        return Barcode.qr(number).captioned(number);
    }

    /** Whether it fits in the smallest size that scanners are expected to read. */
    static boolean fits(Barcode barcode, ThermalPaper paper) {
        return isWithin(
                barcode.at(new PrintSize(DPI, barcode.kind().smallestMm())).widthMm(), paper);
    }

    private static boolean isWithin(double mm, ThermalPaper paper) {
        return mm <= paper.widthDots() * MM_PER_DOT + 1e-9;
    }

    /** A printer is told one code set for all of a Code 128, which may be wider than the shortest that dots can make. */
    private static int nativeModules(Barcode barcode) {
        if (barcode.kind() != Barcode.Kind.CODE_128) {
            return 0;
        }
        String text = barcode.text();
        boolean pairs = text.length() % 2 == 0 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return AROUND + CHARACTER * (pairs ? text.length() / 2 : text.length());
    }

    byte[] commands() {
        return dots ? barcode.at(size).escPosDots() : barcode.at(size).escPos();
    }
}
