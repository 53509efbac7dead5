package dev.tillside.pos.paper;

import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.PrintSize;
import dev.tillside.barcode.PrintedBarcode;
import dev.tillside.pos.paper.PdfSheets.Look;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A list's symbols, one below the other at the right edge: the signed code, where there is one, and the number. */
final class PdfSymbols {
    private static final int DPI = 1_200;
    private static final double SQUARE_MM = 0.5;
    private static final double BAR_MM = 0.33;
    /** More characters make bars that are wider than half the sheet. */
    private static final int LONGEST = 24;

    private final PaperList list;
    private final PdfSheets sheets;
    private final Words words;
    private final Look look;
    private final Optional<PrintedBarcode> code;
    private final PrintedBarcode number;
    private final float wide;

    PdfSymbols(PaperList list, PdfSheets sheets, Words words, Look look) throws IOException {
        this.list = list;
        this.sheets = sheets;
        this.words = words;
        this.look = look;
        this.code = list.code().map(text -> Barcode.qr(text).at(new PrintSize(DPI, SQUARE_MM)));
        this.number = number(list.number());
        float squares = code.isPresent() ? width(code.get()) : 0;
        float below = list.number().length() > LONGEST ? 0 : sheets.width(list.number(), look);
        this.wide = Math.max(Math.max(squares, width(number)), below);
    }

    private static PrintedBarcode number(String number) {
        boolean bars = number.length() <= LONGEST && number.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return bars
                ? Barcode.code128(number).at(new PrintSize(DPI, BAR_MM))
                : Barcode.qr(number).at(new PrintSize(DPI, SQUARE_MM));
    }

    private static float width(PrintedBarcode symbol) {
        return (float) symbol.widthMm() * PdfSheets.MM;
    }

    /** How wide they are with their quiet zones. */
    float wide() {
        return wide;
    }

    void write(PDStructureElement parent) throws IOException {
        sheets.down(2);
        if (code.isPresent()) {
            symbol(code.get(), words.say("alt.qr"), parent);
        }
        caption(words.say("scan"), parent);
        if (code.isPresent()) {
            caption(words.say("scan.linear"), parent);
        }
        sheets.down(6);
        symbol(number, words.say("alt.number", "number", list.number()), parent);
        caption(list.number(), parent);
    }

    private void symbol(PrintedBarcode symbol, String inWords, PDStructureElement parent) throws IOException {
        float left = sheets.right() - wide + (wide - width(symbol)) / 2;
        sheets.symbol(symbol, left, sheets.top(), inWords, PdfTags.element("Figure", parent));
        sheets.down((float) symbol.heightMm() * PdfSheets.MM + 2);
    }

    private void caption(String text, PDStructureElement parent) throws IOException {
        PDStructureElement element = PdfTags.element("P", parent);
        for (String line : sheets.lines(text, look, wide)) {
            sheets.down(look.leading());
            sheets.write(line, look, sheets.right() - wide + (wide - sheets.width(line, look)) / 2, element);
        }
    }
}
