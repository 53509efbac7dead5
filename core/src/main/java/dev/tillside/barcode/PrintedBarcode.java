package dev.tillside.barcode;

import com.google.zxing.common.BitMatrix;
import dev.tillside.fault.BadInput;

/** A symbol in its size. Immutable, thread-safe; the same barcode and size always give the same picture. */
public final class PrintedBarcode {
    private final Barcode barcode;
    private final PrintSize size;
    private final BitMatrix modules;

    /** @throws BadInput where the symbol cannot carry the text */
    PrintedBarcode(Barcode barcode, PrintSize size) {
        this.barcode = barcode;
        this.size = BadInput.present(size, "size");
        this.modules = Symbols.modules(barcode);
    }

    /** The X-dimension as it is printed, a whole number of dots, in millimetres. */
    public double moduleMm() {
        return size.mm(size.dots(barcode.kind()));
    }

    /** How many modules the symbol is wide, without its quiet zone. */
    public int modules() {
        return modules.getWidth();
    }

    /** How many modules the symbol is high; 1 where it is of bars. */
    public int rows() {
        return modules.getHeight();
    }

    /**
     * Whether a module is black, for whoever draws the symbol itself.
     *
     * @param column from the left, 0 the first of the symbol, without its quiet zone
     * @param row from the top
     */
    public boolean isBlack(int column, int row) {
        return modules.get(column, row);
    }

    /** How wide the quiet zone to the left is, in modules; of a square symbol the one all around. */
    public int quietModules() {
        return barcode.kind().left();
    }

    /** How high the symbol is, without quiet zone and the line for people, in millimetres. */
    public double heightMm() {
        Barcode.Kind kind = barcode.kind();
        return kind.isSquare() ? modules.getHeight() * moduleMm() : kind.heightMm();
    }

    /** The width with both quiet zones, in millimetres. */
    public double widthMm() {
        Barcode.Kind kind = barcode.kind();
        return (kind.left() + modules.getWidth() + kind.right()) * moduleMm();
    }

    /** An SVG document in millimetres, with the line for people as text. */
    public String svg() {
        return Svg.of(barcode, modules, size);
    }

    /**
     * A PNG of black and white dots, one for each of the printer's, which says its resolution. The line for people is drawn
     * where it is of digits and letters and fits below.
     */
    public byte[] png() {
        return Png.of(new Raster(barcode, modules, size), size.dpi());
    }

    /** Commands for a receipt printer; they end with a new line. Symbols that most printers have are left to the printer. */
    public byte[] escPos() {
        return EscPos.of(barcode, size, new Raster(barcode, modules, size));
    }

    /** The same for a printer that has no symbols of its own: every dot is sent. */
    public byte[] escPosDots() {
        return EscPos.ofDots(new Raster(barcode, modules, size));
    }
}
