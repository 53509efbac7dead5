package dev.tillside.pos.paper;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import dev.tillside.barcode.Barcode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes lines, rows of words and amounts, and barcodes as commands for a receipt printer; nothing goes over the paper's edge. */
final class ThermalPrint {
    private static final int FS = 0x1c;
    private static final int GS = 0x1d;
    private static final int FEED_BEFORE_CUT = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EscPos out = new EscPos(bytes);
    private final ThermalPaper paper;
    private final CodePage page;
    private final LineGrid grid;

    /** Something written into memory, which throws nothing. */
    private interface Writing {
        void run() throws IOException;
    }

    ThermalPrint(ThermalPaper paper) {
        this.paper = paper;
        this.page = paper.page();
        this.grid = new LineGrid(paper.lineColumns(), page::printable, page::columns);
        written(() -> {
            out.initializePrinter();
            command(GS, 'W', paper.widthDots() & 0xff, paper.widthDots() >> 8);
            if (page.isChinese()) {
                command(FS, '&');
            } else {
                command(FS, '.');
                out.setPrinterCharacterTable(page.table());
            }
        });
    }

    /** A text over as many lines as it takes, all but the first a little further in. */
    void text(String text, boolean bold) {
        grid.text(text).forEach(line -> line(line, bold, Justification.Left_Default));
    }

    /** The same, each line in the middle. */
    void centred(String text, boolean bold) {
        grid.plain(text).forEach(line -> line(line, bold, Justification.Center));
    }

    /** Words at the left, and at the right edge of the last line of them an amount; below them where not both fit. */
    void row(String words, String amount, boolean bold) {
        grid.row(words, amount).forEach(line -> line(line, bold, Justification.Left_Default));
    }

    void rule() {
        line(grid.rule(), false, Justification.Left_Default);
    }

    void space() {
        line("", false, Justification.Left_Default);
    }

    /** Whether the paper has room for the symbol. */
    boolean hasRoom(Barcode barcode) {
        return FittingSymbol.fits(barcode, paper);
    }

    /** A symbol in the middle, as large as there is room for. */
    void symbol(Barcode barcode) {
        written(() -> {
            byte[] commands = FittingSymbol.of(barcode, paper).commands();
            out.write(commands, 0, commands.length);
        });
    }

    /** A number as bars for linear lasers, or in squares where bars cannot carry it or do not fit. */
    void numberSymbol(String number) {
        symbol(FittingSymbol.number(number, paper));
    }

    void cut() {
        written(() -> out.feed(FEED_BEFORE_CUT).cut(EscPos.CutMode.PART));
    }

    /** What was written; the printer stands as it does when it is switched on. */
    byte[] bytes() {
        if (page.isChinese()) {
            written(() -> command(FS, '.'));
        }
        return bytes.toByteArray();
    }

    private void line(String printable, boolean bold, Justification where) {
        written(() -> {
            out.write(style(bold, where), "");
            byte[] line = page.bytes(printable.stripTrailing());
            out.write(line, 0, line.length);
            out.write('\n');
        });
    }

    private Style style(boolean bold, Justification where) {
        Style.FontSize size = paper.large() ? Style.FontSize._2 : Style.FontSize._1;
        return new Style()
                .setFontName(paper.isSmallFont() ? Style.FontName.Font_B : Style.FontName.Font_A_Default)
                .setFontSize(size, size)
                .setBold(bold)
                .setJustification(where);
    }

    private void command(int... values) throws IOException {
        for (int value : values) {
            out.write(value);
        }
    }

    private static void written(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
