package dev.tillside.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tillside.barcode.Barcode.Kind;
import dev.tillside.fault.BadInput;
import dev.tillside.list.ListCode;
import dev.tillside.list.Lists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BarcodeTest {
    private static final String LIST = ListCode.write(Lists.long25(), Lists.key("k1"));

    @TempDir
    private Path folder;

    static Barcode sample(Kind kind) {
        return switch (kind) {
            case CODE_128 -> Barcode.code128("Card {0042}-7");
            case GS1_128 -> Barcode.gs1(kind, "(253)9521234000016004711(17)261206");
            case EAN_13 -> Barcode.ean13("9520000001018");
            case QR -> Barcode.qr(LIST);
            case GS1_QR, GS1_DATAMATRIX -> Barcode.gs1(kind, "(01)09521234543213(10)ABC(17)261206");
        };
    }

    private static String aim(Kind kind) {
        return switch (kind) {
            case CODE_128 -> "]C0";
            case GS1_128 -> "]C1";
            case EAN_13 -> "]E0";
            case QR -> "]Q1";
            case GS1_QR -> "]Q3";
            case GS1_DATAMATRIX -> "]d2";
        };
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsPrintedIsReadAgain(Kind kind) throws IOException {
        Barcode barcode = sample(kind);
        byte[] png = barcode.at(PrintSize.receipt(kind)).png();
        assertThat(new FrameReader().read(Programs.frame(png))).contains(new Decoded(aim(kind), barcode.text()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anotherProgramReadsThePng(Kind kind) throws IOException {
        Path file = Files.write(
                folder.resolve("symbol.png"),
                sample(kind).at(PrintSize.receipt(kind)).png());
        assertThat(read(kind, file)).isEqualTo(expected(kind));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anotherProgramReadsTheSvg(Kind kind) throws IOException {
        Programs.need("rsvg-convert");
        Path svg = Files.writeString(
                folder.resolve("symbol.svg"),
                sample(kind).at(PrintSize.receipt(kind)).svg());
        Path png = folder.resolve("symbol.png");
        Programs.run("rsvg-convert", "-d", "300", "-p", "300", "-o", png.toString(), svg.toString());
        assertThat(read(kind, png)).isEqualTo(expected(kind));
    }

    private static String read(Kind kind, Path file) {
        if (kind == Kind.GS1_DATAMATRIX) {
            Programs.need("dmtxread");
            return Programs.run("dmtxread", "-N1", "-G", "29", file.toString());
        }
        Programs.need("zbarimg");
        return Programs.zbarimg(file);
    }

    private static String expected(Kind kind) {
        return sample(kind).text();
    }

    @ParameterizedTest
    @CsvSource({
        "QR,       203, 0.5,  0.5005",
        "QR,       203, 0.01,",
        "QR,       300, 0.5,  0.508",
        "QR, 203, 3, 0.8759",
        "EAN_13,   203, 0.33, 0.3754",
        "EAN_13,   203, 0.2,  0.3754",
        "EAN_13,   600, 0.33, 0.3387",
        "CODE_128, 203, 0.33, 0.3754",
        "CODE_128, 203, 0.25, 0.2502"
    })
    void modulesAreWholeDotsWithinWhatTheSymbolAllows(Kind kind, int dpi, double wished, Double module) {
        if (module == null) {
            assertThatThrownBy(() -> new PrintSize(dpi, wished)).isInstanceOf(BadInput.class);
            return;
        }
        double printed = sample(kind).at(new PrintSize(dpi, wished)).moduleMm();
        assertThat(printed).isCloseTo(module, within(0.0002));
        assertThat(printed * dpi / 25.4).isCloseTo(Math.rint(printed * dpi / 25.4), within(1e-9));
    }

    /** The width of a long list at half a millimetre a module: it must fit 80 mm paper. */
    @Test
    void aListOf25OffersFitsReceiptPaper() {
        PrintedBarcode printed = Barcode.qr(LIST).at(PrintSize.receipt(Kind.QR));
        assertThat(printed.modules()).isLessThanOrEqualTo(85);
        assertThat(printed.widthMm()).isLessThan(47);
    }

    @Test
    void quietZonesAreWhite() throws IOException {
        Frame ean = Programs.frame(
                sample(Kind.EAN_13).at(PrintSize.receipt(Kind.EAN_13)).png());
        assertThat(ean.width()).isEqualTo((11 + 95 + 7) * 3);
        assertThat(firstBlack(ean, 10)).isEqualTo(11 * 3);
        Frame qr = Programs.frame(sample(Kind.QR).at(PrintSize.receipt(Kind.QR)).png());
        assertThat(firstBlack(qr, 4 * 4)).isEqualTo(4 * 4);
        assertThat(firstBlack(qr, 4 * 4 - 1)).as("above it").isEqualTo(qr.width());
    }

    private static int firstBlack(Frame frame, int row) {
        for (int x = 0; x < frame.width(); x++) {
            if (frame.grey()[row * frame.width() + x] == 0) {
                return x;
            }
        }
        return frame.width();
    }

    @Test
    void aReceiptPrinterIsToldInItsOwnTongue() {
        String ean = HexFormat.of()
                .formatHex(Barcode.ean13("9520000001018")
                        .at(PrintSize.receipt(Kind.EAN_13))
                        .escPos());
        assertThat(ean)
                .isEqualTo("1b6101" + "1d68b7" + "1d7703" + "1d4802" + "1d6b430d"
                        + HexFormat.of().formatHex("9520000001018".getBytes(StandardCharsets.US_ASCII)) + "0a"
                        + "1b6100");
        String qr = HexFormat.of()
                .formatHex(Barcode.qr("TL1:")
                        .captioned("42")
                        .at(PrintSize.receipt(Kind.QR))
                        .escPos());
        assertThat(qr)
                .isEqualTo("1b6101" + "1d286b0400" + "31413200" + "1d286b0300" + "314304" + "1d286b0300" + "314531"
                        + "1d286b0700" + "315030" + "544c313a" + "1d286b0300" + "315130" + "34320a" + "1b6100");
        String gs1 = HexFormat.of()
                .formatHex(Barcode.gs1(Kind.GS1_128, "(253)9521234000016(17)261206")
                        .at(PrintSize.receipt(Kind.GS1_128))
                        .escPos());
        assertThat(gs1)
                .as("FNC1, 253 ..., FNC1, 17 ... in pairs")
                .contains("7b437b31" + "1927340c22000010" + "7b31" + "111a0c06");
        String text = HexFormat.of()
                .formatHex(sample(Kind.CODE_128)
                        .at(PrintSize.receipt(Kind.CODE_128))
                        .escPos());
        assertThat(text).contains("7b4243617264207b7b"); // {B Card {{
    }

    @Test
    void whatNoSymbolCarriesIsRefused() {
        assertThatThrownBy(() -> Barcode.ean13("9520000001019")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Barcode.code128("\u20ac")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Barcode.code128("")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Barcode.gs1(Kind.GS1_128, "25395")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Barcode.qr("x".repeat(9_000)).at(PrintSize.receipt(Kind.QR)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void whatStandsBelowCannotBreakTheDocument() {
        String svg = new Barcode(Kind.QR, "A", Optional.of("<&>\u0001"))
                .at(PrintSize.receipt(Kind.QR))
                .svg();
        assertThat(svg).contains("&lt;&amp;&gt; </text>");
    }
}
