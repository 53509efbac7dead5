package dev.tillside.pos.paper;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import dev.tillside.barcode.Barcode;
import dev.tillside.text.TextWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes lines, rows of words and amounts, and barcodes as commands for a receipt printer; nothing goes over the paper's edge. */
final class ThermalPrint {
    private static final int FS = 0x1c;
    private static final int GS = 0x1d;
    private static final int INDENT = 2;
    private static final int FEED_BEFORE_CUT = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EscPos out = new EscPos(bytes);
    private final ThermalPaper paper;
    private final CodePage page;
    private final int columns;

    /** Something written into memory, which throws nothing. */
    private interface Writing {
        void run() throws IOException;
    }

    ThermalPrint(ThermalPaper paper) {
        this.paper = paper;
        this.page = paper.page();
        this.columns = paper.lineColumns();
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
        String printable = page.printable(text);
        List<String> lines = wrapped(printable, columns);
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? "" : indent(printable)) + lines.get(i), bold, Justification.Left_Default);
        }
    }

    /** The same, each line in the middle. */
    void centred(String text, boolean bold) {
        for (String line : TextWidth.wrapped(page.printable(text), columns, page::columns)) {
            line(line, bold, Justification.Center);
        }
    }

    /** Words at the left, and at the right edge of the last line of them an amount; below them where not both fit. */
    void row(String words, String amount, boolean bold) {
        String right = page.printable(amount);
        int room = columns - page.columns(right) - 1;
        if (room < columns / 3) {
            text(words, bold);
            text(amount, bold);
            return;
        }
        String left = page.printable(words);
        List<String> lines = wrapped(left, room);
        for (int i = 0; i < lines.size() - 1; i++) {
            line((i == 0 ? "" : indent(left)) + lines.get(i), bold, Justification.Left_Default);
        }
        String last = (lines.size() == 1 ? "" : indent(left)) + lines.get(lines.size() - 1);
        String gap = " ".repeat(columns - page.columns(last) - page.columns(right));
        line(last + gap + right, bold, Justification.Left_Default);
    }

    void rule() {
        line("-".repeat(columns), false, Justification.Left_Default);
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

    /** Lines that still fit when all but the first are moved in. */
    private List<String> wrapped(String printable, int room) {
        return page.columns(printable) <= room
                ? List.of(printable)
                : TextWidth.wrapped(printable, room - indent(printable).length(), page::columns);
    }

    /** As far in as the text itself, and a little. */
    private static String indent(String text) {
        int own = text.length() - text.stripLeading().length();
        return " ".repeat(Math.min(own, INDENT) + INDENT);
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
