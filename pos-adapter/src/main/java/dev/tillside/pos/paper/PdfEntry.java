package dev.tillside.pos.paper;

import dev.tillside.pos.paper.PdfSheets.Look;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** One line of a list: a square to tick, the name with what is to be said of it below, and at the right the prices. */
final class PdfEntry {
    private static final float ABOVE = 6;
    /** More is no name. */
    private static final int MOST_LINES = 8;

    private final PaperList.Entry entry;
    private final PdfSheets sheets;
    private final Words words;
    private final Look name;
    private final Look price;
    private final Look small;

    PdfEntry(PaperList.Entry entry, PdfSheets sheets, Words words, Look bold, Look plain, Look price, Look small) {
        this.entry = entry;
        this.sheets = sheets;
        this.words = words;
        this.name = entry.now().isPresent() || entry.offer().isPresent() ? bold : plain;
        this.price = price;
        this.small = small;
    }

    void write(PDStructureElement element) throws IOException {
        float left = PdfSheets.left() + name.size() * 1.5f;
        Optional<String> was = Sentences.was(entry, words);
        Optional<String> now = entry.now().map(Words::price);
        float prices = Math.max(width(was, small), now.isPresent() ? before() + width(now, price) : 0);
        float wide = sheets.right() - left - prices - 10;
        List<String> names = cut(sheets.lines(entry.name(), name, wide));
        String more = Sentences.below(entry, words);
        List<String> below = more.isEmpty() ? List.of() : sheets.lines(more, small, wide);
        List<String> offer =
                entry.offer().isPresent() ? cut(sheets.lines(entry.offer().get(), name, wide)) : List.of();
        float text = names.size() * name.leading() + offer.size() * name.leading() + below.size() * small.leading();
        float high = ABOVE + Math.max(text, now.isPresent() ? name.leading() + small.leading() : 0);
        sheets.keep(high);
        float from = sheets.top();
        sheets.down(ABOVE + name.leading());
        sheets.box(PdfSheets.left(), name.size());
        sheets.moveTo(from - ABOVE);
        lines(names, name, left, element);
        lines(offer, name, left, element);
        float behind = sheets.top();
        prices(now, was, from - ABOVE - name.leading(), element);
        sheets.moveTo(behind);
        lines(below, small, left, element);
        sheets.moveTo(from - high);
    }

    private static List<String> cut(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST_LINES));
        first.set(MOST_LINES - 1, first.get(MOST_LINES - 1) + "…");
        return first;
    }

    private float width(Optional<String> text, Look look) throws IOException {
        return text.isPresent() ? sheets.width(text.get(), look) : 0;
    }

    private void lines(List<String> lines, Look look, float left, PDStructureElement element) throws IOException {
        for (String line : lines) {
            sheets.down(look.leading());
            sheets.write(line, look, left, element);
        }
    }

    /** How wide the word is that stands before the shopper's price, with a gap. */
    private float before() throws IOException {
        return sheets.width(words.say("price.mine"), small) + small.size() * 0.4f;
    }

    /** The shopper's price on one base line with the name, and the shelf price below it. */
    private void prices(Optional<String> now, Optional<String> was, float line, PDStructureElement element)
            throws IOException {
        if (now.isPresent()) {
            float left = sheets.right() - width(now, price);
            sheets.moveTo(line + (name.size() - small.size()) * PdfSheets.BASE_LINE);
            sheets.write(words.say("price.mine"), small, left - before(), element);
            sheets.moveTo(line + (name.size() - price.size()) * PdfSheets.BASE_LINE);
            sheets.write(now.get(), price, left, element);
        }
        if (was.isPresent()) {
            sheets.moveTo(line - small.leading());
            sheets.write(was.get(), small, sheets.right() - width(was, small), element);
        }
    }
}
