package dev.tillside.pos.paper;

import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.PrintSize;
import dev.tillside.barcode.PrintedBarcode;
import dev.tillside.fault.BadInput;
import dev.tillside.pos.paper.PdfSheets.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A shopping list as a PDF, to be printed, sent or read aloud. Pure but for the fonts of the machine; thread-safe. */
public final class PdfList {
    private static final float GREY = 0.3f;
    private static final int DPI = 1_200;
    private static final float GAP = 14;

    private final PaperList list;
    private final PdfSheets sheets;
    private final PdfTags tags;
    private final Words words;
    private final Look title;
    private final Look heading;
    private final Look body;
    private final Look name;
    private final Look price;
    private final Look small;

    private PdfList(PaperList list, PdfPaper paper, PdfSheets sheets, PdfTags tags) {
        this.list = list;
        this.sheets = sheets;
        this.tags = tags;
        this.words = new Words(list.language());
        this.title = new Look(paper.title(), true, 0);
        this.heading = new Look(paper.heading(), true, 0);
        this.body = new Look(paper.body(), false, 0);
        this.name = new Look(paper.body(), true, 0);
        this.price = new Look(paper.body() * 1.15f, true, 0);
        this.small = new Look(paper.small(), false, GREY);
    }

    /**
     * The document.
     *
     * @throws BadInput where the list has Chinese on it and no font for it can be found, or is none
     */
    public static byte[] of(PaperList list, PdfPaper paper) {
        BadInput.present(list, "list");
        BadInput.present(paper, "paper");
        try (PDDocument document = new PDDocument()) {
            PdfTags tags = new PdfTags(list.language());
            PdfFonts fonts = new PdfFonts(document, paper.chineseFont());
            try (PdfSheets sheets = new PdfSheets(document, paper, fonts, tags)) {
                new PdfList(list, paper, sheets, tags).write();
            }
            tags.into(document);
            PdfFacts.of(list, paper).into(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        head();
        for (PaperList.Section section : list.sections()) {
            section(section);
        }
        benefits();
        String number = words.say("number", "number", list.number());
        sheets.finish(small, page -> number, page -> words.say("page", "page", String.valueOf(page))
                .replace("{pages}", String.valueOf(sheets.count())));
    }

    /** Words at the left, symbols at the right, and the text goes on below both. */
    private void head() throws IOException {
        float from = sheets.top();
        float symbols = symbols(from);
        float wide =
                symbols == 0 ? sheets.right() - PdfSheets.left() : sheets.right() - symbols - GAP - PdfSheets.left();
        float lower = sheets.top();
        sheets.moveTo(from);
        paragraph("H1", Sentences.greeting(list, words), title, wide);
        sheets.down(6);
        paragraph("P", Sentences.valid(list, words), body, wide);
        if (list.saving().isPresent()) {
            sheets.down(10);
            String most = words.say("save", "amount", Words.price(list.saving().get()));
            paragraph("P", most, heading, wide);
            paragraph("P", words.say("save.with"), small, wide);
        }
        sheets.moveTo(Math.min(sheets.top(), lower) - 4);
    }

    private void paragraph(String type, String text, Look look, float wide) throws IOException {
        sheets.paragraph(text, look, PdfSheets.left(), wide, PdfTags.element(type, tags.document()));
    }

    /** How wide the symbols are; the writing stands below them. */
    private float symbols(float from) throws IOException {
        PrintedBarcode bars = numberSymbol();
        float wide = width(bars);
        sheets.down(2);
        if (list.code().isPresent()) {
            PrintedBarcode qr = Barcode.qr(list.code().get()).at(new PrintSize(DPI, 0.5));
            wide = Math.max(wide, width(qr));
            float left = sheets.right() - wide + (wide - width(qr)) / 2;
            sheets.symbol(qr, left, from, words.say("alt.qr"), PdfTags.element("Figure", tags.document()));
            sheets.moveTo(from - (float) qr.heightMm() * PdfSheets.MM);
            caption(words.say("scan"), wide);
            caption(words.say("scan.linear"), wide);
            sheets.down(6);
        }
        float left = sheets.right() - wide + (wide - width(bars)) / 2;
        String alt = words.say("alt.number", "number", list.number());
        sheets.symbol(bars, left, sheets.top(), alt, PdfTags.element("Figure", tags.document()));
        sheets.down((float) bars.heightMm() * PdfSheets.MM);
        caption(list.number(), wide);
        return wide;
    }

    private PrintedBarcode numberSymbol() {
        String number = list.number();
        boolean bars = number.length() <= 32 && number.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return (bars ? Barcode.code128(number) : Barcode.qr(number)).at(new PrintSize(DPI, bars ? 0.33 : 0.5));
    }

    private static float width(PrintedBarcode symbol) {
        return (float) symbol.widthMm() * PdfSheets.MM;
    }

    private void caption(String text, float wide) throws IOException {
        PDStructureElement element = PdfTags.element("P", tags.document());
        for (String line : sheets.lines(text, small, wide)) {
            sheets.down(small.leading());
            sheets.write(line, small, sheets.right() - wide + (wide - sheets.width(line, small)) / 2, element);
        }
    }

    private void section(PaperList.Section section) throws IOException {
        sheets.keep(GAP + heading.leading() + body.leading() + small.leading() + 12);
        sheets.down(GAP);
        PDStructureElement part = PdfTags.element("Sect", tags.document());
        sheets.paragraph(
                section.title(),
                heading,
                PdfSheets.left(),
                sheets.right() - PdfSheets.left(),
                PdfTags.element("H2", part));
        sheets.down(4);
        sheets.rule();
        PDStructureElement entries = PdfTags.element("L", part);
        for (PaperList.Entry entry : section.entries()) {
            PDStructureElement item = PdfTags.element("LI", entries);
            new PdfEntry(entry, sheets, words, name, body, price, small).write(PdfTags.element("LBody", item));
        }
    }

    private void benefits() throws IOException {
        if (list.benefits().isEmpty()) {
            return;
        }
        float wide = sheets.right() - PdfSheets.left();
        PDStructureElement part = PdfTags.element("Sect", tags.document());
        sheets.keep(GAP + heading.leading() + 2 * body.leading());
        sheets.down(GAP);
        sheets.paragraph(words.say("benefits"), heading, PdfSheets.left(), wide, PdfTags.element("H2", part));
        sheets.down(4);
        sheets.rule();
        for (PaperList.Benefit benefit : list.benefits()) {
            sheets.keep(2 * body.leading() + 6);
            sheets.down(6);
            sheets.paragraph(benefit.title(), name, PdfSheets.left(), wide, PdfTags.element("H3", part));
            sheets.paragraph(benefit.text(), body, PdfSheets.left(), wide, PdfTags.element("P", part));
        }
    }
}
