package dev.tillside.pos.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.paper.PdfPaper.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as PDF, judged by poppler and zbar. */
class PdfListTest {
    private static final Path PAPERS = Path.of("target", "paper");
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static PdfPaper paper(Size size, boolean large) {
        return new PdfPaper(size, large, Optional.empty(), NOW);
    }

    private static Path written(PaperList list, PdfPaper paper, String name) throws IOException {
        return Files.write(Files.createDirectories(PAPERS).resolve(name + ".pdf"), PdfList.of(list, paper));
    }

    @ParameterizedTest
    @CsvSource({"en, A4, false", "en, LETTER, true", "zh, LETTER, false", "zh, A4, true"})
    void scannersReadTheCodesOfTheFirstSheet(String language, Size size, boolean large) throws IOException {
        Programs.need("pdftoppm", "zbarimg");
        Programs.needChinese();
        String name = "list-" + language + "-" + size + (large ? "-large" : "");
        Path pdf = written(Shopper.in(language), paper(size, large), name);
        Path picture = PAPERS.resolve(name + ".png");
        Programs.run(
                "pdftoppm",
                "-r",
                "150",
                "-png",
                "-f",
                "1",
                "-singlefile",
                pdf.toString(),
                PAPERS.resolve(name).toString());

        assertThat(Programs.read(picture))
                .containsExactlyInAnyOrder("QR-Code:" + Shopper.CODE, "CODE-128:" + Shopper.NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"en, Hello Anna, Dairy, 2 × Organic, Recipe", "zh, 小红, 乳制品, 2 × 有机, 菜谱"})
    void aScreenReaderReadsItInTheOrderInWhichEyesDo(
            String language, String greeting, String section, String milk, String benefit) throws IOException {
        Programs.need("pdfinfo");
        Programs.needChinese();
        Path pdf = written(Shopper.in(language), paper(Size.A4, false), "tagged-" + language);
        String structure = Programs.run("pdfinfo", "-enc", "UTF-8", "-struct-text", pdf.toString());

        List<String> order = List.of("H1", greeting, "H2", section, "LBody", milk, "1", "H3", benefit);
        int at = 0;
        for (String part : order) {
            assertThat(structure.indexOf(part, at))
                    .as("%s after %d in%n%s", part, at, structure)
                    .isNotNegative();
            at = structure.indexOf(part, at);
        }
        assertThat(structure.split("\n *Figure", -1)).hasSize(3);
        String info = Programs.run("pdfinfo", pdf.toString());
        assertThat(info).containsPattern("Tagged: +yes").containsPattern("Title: +.*" + Shopper.NUMBER);
    }

    @Test
    void picturesSayInWordsWhatTheyAre() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfList.of(Shopper.english(), paper(Size.A4, false)))) {
            List<String> words = new ArrayList<>();
            for (Object kid :
                    document.getDocumentCatalog().getStructureTreeRoot().getKids()) {
                figures((PDStructureElement) kid, words);
            }
            assertThat(words)
                    .containsExactly(
                            "QR code of the list with its offers, for the till's scanner",
                            "Bar code of the list's number 253000000001, for the till's scanner");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    private static void figures(PDStructureElement element, List<String> words) {
        if (element.getStructureType().equals("Figure")) {
            words.add(element.getAlternateDescription());
        }
        for (Object kid : element.getKids()) {
            if (kid instanceof PDStructureElement inner) {
                figures(inner, words);
            }
        }
    }

    @Test
    void aNameWithoutEndEndsSomewhere() throws IOException {
        Programs.need("pdfinfo");
        PaperList few = Shopper.english();
        PaperList.Entry endless = PaperList.Entry.of("endless ".repeat(2_000));
        PaperList list = new PaperList(
                few.number(),
                few.language(),
                few.firstName(),
                few.from(),
                few.through(),
                List.of(new PaperList.Section("Dairy", List.of(endless))),
                List.of(),
                Optional.empty(),
                few.code());
        assertThat(Programs.run(
                        "pdfinfo",
                        written(list, paper(Size.A4, true), "endless").toString()))
                .containsPattern("Pages: +1\\b");
    }

    @Test
    void theTextCanBeSearchedAndSaysWhatAPriceIs() throws IOException {
        Programs.need("pdftotext");
        Path pdf = written(Shopper.english(), paper(Size.A4, false), "text");
        String text = Programs.run("pdftotext", "-enc", "UTF-8", pdf.toString(), "-");

        assertThat(text)
                .contains("2 × Organic semi-skimmed milk from free range cows 2 l", "now £1.15", "was £1.45 each")
                .contains("Croissants, 4", "2 packs for £3.00", "offer until 30 Nov, likely needed around 25 Nov")
                .contains("Save up to £0.81", "Page 1 of 1");
    }

    @Test
    void allFontsAreEmbeddedInPart() throws IOException {
        Programs.need("pdffonts");
        Programs.needChinese();
        Path pdf = written(Shopper.chinese(), paper(Size.A4, false), "fonts");
        List<String> fonts =
                Programs.run("pdffonts", pdf.toString()).lines().skip(2).toList();

        assertThat(fonts).hasSize(3).allMatch(font -> font.contains("+") && font.matches(".* yes yes yes .*"));
        assertThat(Files.size(pdf)).isLessThan(150_000);
    }

    @Test
    void theSameListAndTimeGiveTheSameBytes() {
        assertThat(PdfList.of(Shopper.english(), paper(Size.A4, false)))
                .isEqualTo(PdfList.of(Shopper.english(), paper(Size.A4, false)));
    }

    @Test
    void aLongListGoesOnOnFurtherSheets() throws IOException {
        Programs.need("pdftotext");
        PaperList few = Shopper.english();
        List<PaperList.Section> many = IntStream.range(0, 20)
                .mapToObj(i -> new PaperList.Section(
                        "Aisle " + i, few.sections().get(0).entries()))
                .toList();
        PaperList list = new PaperList(
                few.number(),
                few.language(),
                few.firstName(),
                few.from(),
                few.through(),
                many,
                few.benefits(),
                few.saving(),
                few.code());
        Path pdf = written(list, paper(Size.A4, true), "long");
        String text = Programs.run("pdftotext", "-enc", "UTF-8", pdf.toString(), "-");

        String[] sheets = text.split("\f");
        assertThat(sheets.length).isGreaterThan(3);
        for (int i = 0; i < sheets.length; i++) {
            assertThat(sheets[i]).contains("Page " + (i + 1) + " of " + sheets.length, "List " + Shopper.NUMBER);
        }
        assertThat(text).contains("Aisle 0", "Aisle 19");
    }

    @Test
    void chineseWithoutAFontIsRefusedInWords() {
        PdfPaper paper = new PdfPaper(Size.A4, false, Optional.of(Path.of("no-such.ttf")), NOW);
        assertThatThrownBy(() -> PdfList.of(Shopper.chinese(), paper))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("font")
                .hasMessageContaining("no-such.ttf");
    }
}
