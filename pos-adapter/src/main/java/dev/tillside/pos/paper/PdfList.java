package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.paper.PdfSheets.Ink;
import dev.tillside.pos.paper.PdfSheets.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A shopping list as a PDF, to be printed, sent or read aloud. Pure but for the fonts of the machine; thread-safe. */
public final class PdfList {
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
        this.title = new Look(paper.title(), true, Ink.BLACK);
        this.heading = new Look(paper.heading(), true, Ink.GREEN);
        this.body = new Look(paper.body(), false, Ink.BLACK);
        this.name = new Look(paper.body(), true, Ink.BLACK);
        this.price = new Look(paper.body() * 1.15f, true, Ink.GREEN);
        this.small = new Look(paper.small(), false, Ink.GREY);
    }

    /**
     * The document.
     *
     * @throws BadInput where the list has Chinese on it and no font for it can be found, or is none
     */
    public static byte[] of(PaperList list, PdfPaper paper) {
        BadInput.present(list, "list");
        BadInput.present(paper, "paper");
        try (PDDocument document = new PDDocument();
                PdfFonts fonts = new PdfFonts(document, paper.chineseFont())) {
            PdfTags tags = new PdfTags(list.language());
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
        PdfSymbols symbols = new PdfSymbols(list, sheets, words, small);
        float wide = sheets.right() - symbols.wide() - GAP - PdfSheets.left();
        paragraph("H1", Sentences.greeting(list, words), title, wide);
        sheets.down(6);
        paragraph("P", Sentences.valid(list, words), body, wide);
        if (list.saving().isPresent()) {
            sheets.down(10);
            String most = words.say("save", "amount", Words.price(list.saving().get()));
            paragraph("P", most, heading, wide);
            paragraph("P", words.say("save.with"), small, wide);
        }
        float lower = sheets.top();
        sheets.moveTo(from);
        symbols.write(tags.document());
        sheets.moveTo(Math.min(sheets.top(), lower) - 4);
    }

    private void paragraph(String type, String text, Look look, float wide) throws IOException {
        sheets.paragraph(text, look, PdfSheets.left(), wide, PdfTags.element(type, tags.document()));
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
