package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of a document, of which it carries the characters that it uses: Liberation Sans (SIL Open Font License) for all that is
 * written in Latin, Greek and Cyrillic letters, and a font of the machine for Chinese, where the list has any.
 */
final class PdfFonts implements AutoCloseable {
    private static final List<Path> CHINESE = Stream.of(
                    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
                    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
                    "/usr/share/fonts/truetype/arphic/uming.ttc",
                    "/Library/Fonts/Arial Unicode.ttf",
                    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
                    "C:\\Windows\\Fonts\\Deng.ttf",
                    "C:\\Windows\\Fonts\\simhei.ttf")
            .map(Path::of)
            .toList();

    /** A font, and which characters it has. */
    private record Face(PDType0Font font, CmapLookup characters, Map<Integer, Integer> widths) {
        boolean has(int codePoint) {
            return characters.getGlyphId(codePoint) > 0;
        }
    }

    /**
     * Characters that one font has.
     *
     * @param thickened whether strokes have to be made thicker, because the font has no bold one
     */
    record Run(PDType0Font font, String text, boolean thickened) {}

    private final PDDocument document;
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final Face regular;
    private final Face bold;
    private final Optional<Path> named;
    private Optional<Face> chinese = Optional.empty();

    PdfFonts(PDDocument document, Optional<Path> chineseFont) throws IOException {
        this.document = document;
        this.named = chineseFont;
        this.regular = liberation("LiberationSans-Regular.ttf");
        this.bold = liberation("LiberationSans-Bold.ttf");
    }

    private Face liberation(String file) throws IOException {
        String resource = "liberation/" + file;
        try (InputStream in = PdfFonts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the dependency openpdf-fonts-extra is missing: no " + resource);
            }
            return face(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        }
    }

    private Face face(TrueTypeFont font) throws IOException {
        open.push(font);
        return new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup(), new HashMap<>());
    }

    /**
     * The text in characters that there are; what no font has is written as on receipt paper.
     *
     * @throws BadInput where it is Chinese and there is no font for it
     */
    String printable(String text) throws IOException {
        if (text.codePoints().anyMatch(c -> !regular.has(c) && Character.isIdeographic(c)) && chinese.isEmpty()) {
            chinese = Optional.of(chinese());
        }
        return Transliteration.of(text, this::has);
    }

    private boolean has(int codePoint) {
        return regular.has(codePoint)
                || chinese.filter(face -> face.has(codePoint)).isPresent();
    }

    private Face chinese() throws IOException {
        Path file = named.or(() -> CHINESE.stream().filter(Files::isReadable).findFirst())
                .orElseThrow(() -> BadInput.value(
                        "font",
                        "this machine has no font with Chinese that can be embedded; name one, or install one (Debian:"
                                + " fonts-droid-fallback)"));
        if (!Files.isReadable(file)) {
            throw BadInput.value("font", "the font cannot be read: " + file);
        }
        try {
            return face(parsed(file));
        } catch (IOException | IllegalArgumentException e) {
            throw BadInput.value(
                    "font", "the font is not a TrueType font or collection with outlines of its own: " + file);
        }
    }

    private TrueTypeFont parsed(Path file) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            return new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(file)));
        }
        List<TrueTypeFont> fonts = new ArrayList<>();
        TrueTypeCollection collection = new TrueTypeCollection(file.toFile());
        open.push(collection);
        collection.processAllFonts(fonts::add);
        return fonts.get(0);
    }

    /** To be called once the document is written: only then is known what it carries of each font. */
    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** A printable text in pieces of one font each. */
    List<Run> runs(String printable, boolean isBold) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < printable.length(); ) {
            int next = printable.offsetByCodePoints(at, 1);
            boolean last = next == printable.length();
            if (last || face(printable.codePointAt(at), isBold) != face(printable.codePointAt(next), isBold)) {
                Face face = face(printable.codePointAt(at), isBold);
                boolean thickened = isBold && face != bold;
                runs.add(new Run(face.font, printable.substring(from, next), thickened));
                from = next;
            }
            at = next;
        }
        return runs;
    }

    private Face face(int codePoint, boolean isBold) {
        if (isBold && bold.has(codePoint)) {
            return bold;
        }
        return regular.has(codePoint) ? regular : chinese.orElse(regular);
    }

    /** How wide a printable text is at one point. */
    float width(String printable, boolean isBold) {
        return printable.codePoints().map(c -> thousandths(c, isBold)).sum() / 1000f;
    }

    /** How wide a character is, in thousandths of the font's size. */
    int thousandths(int codePoint, boolean isBold) {
        Face face = face(codePoint, isBold);
        return face.widths.computeIfAbsent(codePoint, c -> thousandths(face.font, c));
    }

    private static int thousandths(PDType0Font font, int codePoint) {
        try {
            return Math.round(font.getStringWidth(Character.toString(codePoint)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
