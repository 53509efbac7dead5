package dev.tillside.pos.paper;

import dev.tillside.barcode.PrintedBarcode;
import dev.tillside.text.TextWidth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Sheets of paper, one below the other, and a place on the last one at which writing goes on. Lengths are points. */
final class PdfSheets implements AutoCloseable {
    static final float MARGIN = 48;
    private static final float FOOTER = 30;
    /** How far above the lower end of a line its letters stand, in their size. */
    static final float BASE_LINE = 0.3f;

    private static final float THICKER = 0.03f;
    static final float MM = 72 / 25.4f;

    /** Dark enough to be read by who sees little, and on a printer without colours. */
    enum Ink {
        BLACK(0, 0, 0),
        GREY(0.3f, 0.3f, 0.3f),
        GREEN(0, 0.33f, 0.19f);

        private final float red;
        private final float green;
        private final float blue;

        Ink(float red, float green, float blue) {
            this.red = red;
            this.green = green;
            this.blue = blue;
        }
    }

    /** How a text looks. */
    record Look(float size, boolean bold, Ink ink) {
        float leading() {
            return size * 1.3f;
        }
    }

    private final PDDocument document;
    private final PdfPaper paper;
    private final PdfFonts fonts;
    private final PdfTags tags;
    private final List<PDPage> pages = new ArrayList<>();
    private final List<PDPageContentStream> streams = new ArrayList<>();
    private float top;

    PdfSheets(PDDocument document, PdfPaper paper, PdfFonts fonts, PdfTags tags) throws IOException {
        this.document = document;
        this.paper = paper;
        this.fonts = fonts;
        this.tags = tags;
        turn();
    }

    /** Begins a sheet. */
    private void turn() throws IOException {
        PDPage page =
                new PDPage(new PDRectangle(paper.size().width(), paper.size().height()));
        document.addPage(page);
        tags.page(page);
        pages.add(page);
        streams.add(new PDPageContentStream(document, page));
        top = paper.size().height() - MARGIN;
    }

    /** How far the writing has come, from the sheet's lower edge. */
    float top() {
        return top;
    }

    void moveTo(float other) {
        top = other;
    }

    void down(float by) {
        top -= by;
    }

    /** Begins a sheet where so much does not fit on this one. */
    void keep(float height) throws IOException {
        if (top - height < MARGIN + FOOTER) {
            turn();
        }
    }

    static float left() {
        return MARGIN;
    }

    float right() {
        return paper.size().width() - MARGIN;
    }

    /** A text that can be written, in lines of that width. */
    List<String> lines(String text, Look look, float width) throws IOException {
        int room = (int) (width * 1000 / look.size);
        return TextWidth.wrapped(fonts.printable(text), room, c -> fonts.thousandths(c, look.bold));
    }

    /** A text as a paragraph of the element, from there on downwards; it may go on on the next sheet. */
    void paragraph(String text, Look look, float x, float width, PDStructureElement element) throws IOException {
        for (String line : lines(text, look, width)) {
            keep(look.leading());
            down(look.leading());
            write(line, look, x, element);
        }
    }

    /** One line that fits, with its base line a little above where the writing stands. */
    void write(String line, Look look, float x, PDStructureElement element) throws IOException {
        PDPageContentStream out = streams.get(streams.size() - 1);
        out.beginMarkedContent(
                COSName.getPDFName(element.getStructureType()), tags.mark(pages.get(pages.size() - 1), element));
        show(out, fonts.printable(line), look, x, top + look.size * BASE_LINE);
        out.endMarkedContent();
    }

    float width(String text, Look look) throws IOException {
        return fonts.width(fonts.printable(text), look.bold) * look.size;
    }

    private void show(PDPageContentStream out, String printable, Look look, float x, float y) throws IOException {
        out.saveGraphicsState();
        out.setNonStrokingColor(look.ink.red, look.ink.green, look.ink.blue);
        out.setStrokingColor(look.ink.red, look.ink.green, look.ink.blue);
        out.beginText();
        out.newLineAtOffset(x, y);
        for (PdfFonts.Run run : fonts.runs(printable, look.bold)) {
            out.setRenderingMode(run.thickened() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            out.setLineWidth(run.thickened() ? look.size * THICKER : 0);
            out.setFont(run.font(), look.size);
            out.showText(run.text());
        }
        out.endText();
        out.restoreGraphicsState();
    }

    /** Bars or squares at that place, the left end of the quiet zone and the upper edge, with what they are in words. */
    void symbol(PrintedBarcode symbol, float x, float upper, String inWords, PDStructureElement figure)
            throws IOException {
        PDPageContentStream out = streams.get(streams.size() - 1);
        float module = (float) symbol.moduleMm() * MM;
        float high = (float) symbol.heightMm() * MM / symbol.rows();
        float left = x + symbol.quietModules() * module;
        figure.setAlternateDescription(inWords);
        PdfTags.box(
                figure,
                new PDRectangle(left, upper - high * symbol.rows(), symbol.modules() * module, high * symbol.rows()));
        out.beginMarkedContent(COSName.getPDFName("Figure"), tags.mark(pages.get(pages.size() - 1), figure));
        out.setNonStrokingColor(0f);
        for (int row = 0; row < symbol.rows(); row++) {
            for (int column = 0; column < symbol.modules(); ) {
                int end = column;
                while (end < symbol.modules() && symbol.isBlack(end, row)) {
                    end++;
                }
                if (end > column) {
                    out.addRect(left + column * module, upper - (row + 1) * high, (end - column) * module, high);
                }
                column = end + 1;
            }
        }
        out.fill();
        out.endMarkedContent();
    }

    /** A thin line across, which no reader reads. */
    void rule() throws IOException {
        PDPageContentStream out = streams.get(streams.size() - 1);
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setNonStrokingColor(0.6f);
        out.addRect(MARGIN, top, right() - MARGIN, 0.7f);
        out.fill();
        out.endMarkedContent();
    }

    /** A square to tick, beside a line of that size. */
    void box(float x, float size) throws IOException {
        PDPageContentStream out = streams.get(streams.size() - 1);
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setStrokingColor(0.25f);
        out.setLineWidth(0.9f);
        out.addRect(x, top + size * 0.22f, size * 0.8f, size * 0.8f);
        out.stroke();
        out.endMarkedContent();
    }

    /** Writes below each sheet, as what is no part of the text, and ends. */
    void finish(Look look, IntFunction<String> left, IntFunction<String> right) throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            PDPageContentStream out = streams.get(i);
            String ending = fonts.printable(right.apply(i + 1));
            out.beginMarkedContent(COSName.ARTIFACT);
            show(out, fonts.printable(left.apply(i + 1)), look, MARGIN, FOOTER);
            show(out, ending, look, right() - fonts.width(ending, look.bold) * look.size, FOOTER);
            out.endMarkedContent();
        }
    }

    int count() {
        return pages.size();
    }

    @Override
    public void close() throws IOException {
        for (PDPageContentStream stream : streams) {
            stream.close();
        }
    }
}
