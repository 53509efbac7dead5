package dev.tillside.pos.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import dev.tillside.member.DateSpan;
import dev.tillside.pos.paper.ThermalPaper.Roll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes for receipt printers, judged by a printer that was made after the manual. */
class ThermalTest {
    private static final Path PICTURES = Path.of("target", "paper");
    private static final List<String> RECEIPT = List.of(
            "0042/3/2026-11-22/T1",
            "------------------------------------------",
            "2 x Organic semi-skimmed milk",
            "    from free range cows 2 l          2.90",
            "  Café crème für dich €1             -1.00",
            "------------------------------------------",
            "To pay GBP                            1.90");

    static ThermalPaper paper(int mm, int columns, CodePage page, boolean large, boolean dots) {
        return new ThermalPaper(Roll.of(mm), columns, page, large, dots);
    }

    private static int dots(int mm) {
        return mm == 58 ? 384 : 576;
    }

    private static Path drawn(PrinterModel printer, String name) throws IOException {
        Path file = Files.createDirectories(PICTURES).resolve(name + ".png");
        ImageIO.write(printer.picture(), "png", file.toFile());
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "en, 58, 32, PC437,   false, false",
        "en, 58, 42, PC858,   false, false",
        "en, 80, 48, WPC1252, false, true",
        "en, 80, 42, PC850,   true,  false",
        "zh, 58, 32, GB18030, false, true",
        "zh, 80, 48, GB18030, false, false",
        "zh, 80, 48, GB18030, true,  false"
    })
    void aListStandsOnThePaperAndScannersReadItsCodes(
            String language, int mm, int columns, CodePage page, boolean large, boolean dots) throws IOException {
        Programs.need("zbarimg");
        byte[] bytes = ThermalList.of(Shopper.in(language), paper(mm, columns, page, large, dots));
        PrinterModel printer = new PrinterModel(bytes, dots(mm));
        Path picture = drawn(printer, "list-" + language + "-" + mm + "-" + columns + (large ? "-large" : ""));

        assertThat(Programs.read(picture))
                .containsExactlyInAnyOrder("QR-Code:" + Shopper.CODE, "CODE-128:" + Shopper.NUMBER);
        assertThat(printer.symbols())
                .isEqualTo(
                        dots
                                ? List.of("dots", "dots")
                                : List.of("QR-Code:" + Shopper.CODE, "CODE-128:" + Shopper.NUMBER));
        assertThat(printer.cuts()).isEqualTo(1);
        assertThat(bytes).isEqualTo(ThermalList.of(Shopper.in(language), paper(mm, columns, page, large, dots)));
    }

    @Test
    void aShopperReadsNameOwnPriceShelfPriceAndDay() {
        PrinterModel printer =
                new PrinterModel(ThermalList.of(Shopper.english(), ThermalPaper.of(Roll.MM_80, CodePage.WPC1252)), 576);

        assertThat(printer.lines())
                .contains("Hello Anna, this is your list")
                .containsSequence(
                        "[ ] 2 × Organic semi-skimmed milk from",
                        "  free range cows 2 l                      £1.15",
                        "    was £1.45 each, likely needed around 24 Nov")
                .contains("[ ] Free range eggs, 12", "Save up to £0.81");
    }

    @Test
    void aReceiptsAmountsMoveToTheEdgeOfAnyPaper() {
        assertThat(receipt(paper(58, 32, CodePage.PC858, false, false)).lines())
                .containsExactly(
                        "0042/3/2026-11-22/T1",
                        "-".repeat(32),
                        "2 x Organic semi-skimmed",
                        "  milk from free range cows",
                        "  2 l                       2.90",
                        "  Café crème für dich €1   -1.00",
                        "-".repeat(32),
                        "To pay GBP                  1.90");
        assertThat(receipt(paper(80, 48, CodePage.PC437, false, false)).lines())
                .contains("  Café crème für dich EUR1                 -1.00");
        assertThat(receipt(paper(80, 48, CodePage.PC858, true, false)).lines()).contains("To pay GBP          1.90");
    }

    private static PrinterModel receipt(ThermalPaper paper) {
        byte[] bytes = new ThermalReceipt(paper, "en").lines(RECEIPT).bytes();
        return new PrinterModel(bytes, paper.roll() == Roll.MM_58 ? 384 : 576);
    }

    @Test
    void aReceiptCarriesVouchersAndTheNextList() throws IOException {
        Programs.need("zbarimg");
        byte[] bytes = new ThermalReceipt(paper(58, 32, CodePage.PC437, false, false), "en")
                .lines(RECEIPT)
                .voucher("V-K7XQ2M")
                .nextList(new PrintedList("253-1", DateSpan.ALWAYS, Shopper.CODE, List.of("Tea 1.00 off")))
                .cut()
                .bytes();
        PrinterModel printer = new PrinterModel(bytes, 384);

        assertThat(Programs.read(drawn(printer, "receipt-58")))
                .containsExactlyInAnyOrder("CODE-128:V-K7XQ2M", "QR-Code:" + Shopper.CODE);
        assertThat(printer.lines()).contains("Voucher", "Your next list", "Tea 1.00 off", "List 253-1");
    }

    @Test
    void aNumberTooLongForBarsOnNarrowPaperStandsInSquares() {
        PrinterModel printer = new PrinterModel(
                new ThermalReceipt(paper(58, 32, CodePage.PC437, false, false), "en")
                        .voucher("VOUCHER-0123456789-ABCDEFGHIJ")
                        .bytes(),
                384);
        assertThat(printer.symbols()).containsExactly("QR-Code:VOUCHER-0123456789-ABCDEFGHIJ");
    }

    @Test
    void aCodeTooLargeForThePaperLeavesTheNumber() {
        String longest = "TL1:" + "A".repeat(2_500);
        ThermalPaper narrow = paper(58, 32, CodePage.PC437, false, false);
        byte[] list = ThermalList.of(Shopper.english().withCode(longest), narrow);
        byte[] receipt = new ThermalReceipt(narrow, "en")
                .nextList(new PrintedList("253-1", DateSpan.ALWAYS, longest, List.of()))
                .bytes();

        assertThat(new PrinterModel(list, 384).symbols()).containsExactly("CODE-128:" + Shopper.NUMBER);
        assertThat(new PrinterModel(receipt, 384).symbols()).containsExactly("CODE-128:253-1");
    }

    @Test
    void paperThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> paper(58, 48, CodePage.PC437, false, false)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> paper(58, 42, CodePage.GB18030, false, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("small font has no Chinese");
        assertThatThrownBy(() -> Roll.of(76)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> CodePage.named("PC999")).isInstanceOf(BadInput.class);
    }
}
