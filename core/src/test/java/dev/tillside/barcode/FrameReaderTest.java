package dev.tillside.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {
    @TempDir
    private Path folder;

    /** Symbols of another program's, by its number for the kind; GS stands for the separator. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    13 | 9520000001018                       | no  | ]E0 | 9520000001018
                    13 | 9520000                             | no  | ]E4 | 95200002
                    34 | 01234567890                         | no  | ]E0 | 0012345678905
                    37 | 123456                              | no  | ]E0 | 0012345000065
                    20 | 0000123456                          | no  | ]C0 | 0000123456
                    16 | [01]09521234543213[10]ABC[17]261231 | gs1 | ]C1 | 010952123454321310ABCGS17261231
                    29 | 0952123454321                       | no  | ]e0 | 0109521234543213
                    31 | [01]09521234543213[17]261231        | gs1 | ]e0 | 010952123454321317261231
                    58 | https://id.gs1.org/01/09521234543213 | no | ]Q1 | https://id.gs1.org/01/09521234543213
                    58 | [01]09521234543213[10]AB[21]7       | gs1 | ]Q3 | 010952123454321310ABGS217
                    71 | Loyalty 42                          | no  | ]d1 | Loyalty 42
                    81 | [01]09521234543213[3103]001250[3922]499 | gs1 | ]e0 | 010952123454321331030012503922499
                    71 | [01]09521234543213[10]AB[21]7       | gs1 | ]d2 | 010952123454321310ABGS217
                    55 | Loyalty 42                          | no  | ]L0 | Loyalty 42
                    92 | Loyalty 42                          | no  | ]z0 | Loyalty 42
                    """)
    void anotherProgramsSymbolsAreRead(int kind, String content, String gs1, String aim, String text)
            throws IOException {
        Programs.need("zint");
        Path file = folder.resolve("symbol.png");
        String data = content.strip();
        if (gs1.equals("gs1")) {
            Programs.run(
                    "zint",
                    "-b",
                    "" + kind,
                    "--gs1",
                    "-w",
                    "10",
                    "--vwhitesp=5",
                    "--scale=2",
                    "-o",
                    file.toString(),
                    "-d",
                    data);
        } else {
            Programs.run(
                    "zint",
                    "-b",
                    "" + kind,
                    "-w",
                    "10",
                    "--vwhitesp=5",
                    "--scale=2",
                    "-o",
                    file.toString(),
                    "-d",
                    data);
        }
        assertThat(new FrameReader().read(Programs.frame(file)))
                .contains(new Decoded(aim, text.replace("GS", "\u001d")));
    }

    @Test
    void anEmptyPictureAndNoiseSayNothing() {
        assertThat(new FrameReader().read(new Frame(1, 1, new byte[1]))).isEmpty();
        assertThat(new FrameReader().read(new Frame(640, 3, new byte[1920]))).isEmpty();
        for (int seed = 0; seed < 5; seed++) {
            byte[] noise = new byte[320 * 240];
            new Random(seed).nextBytes(noise);
            assertThat(new FrameReader().read(new Frame(320, 240, noise)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aLargePictureIsReadToo() throws IOException {
        Frame small = Programs.frame(
                Barcode.ean13("9520000001018").at(new PrintSize(203, 0.33)).png());
        int factor = 8;
        byte[] large = new byte[small.width() * small.height() * factor * factor];
        for (int i = 0; i < large.length; i++) {
            int x = i % (small.width() * factor) / factor;
            int y = i / (small.width() * factor) / factor;
            large[i] = small.grey()[y * small.width() + x];
        }
        Frame frame = new Frame(small.width() * factor, small.height() * factor, large);
        assertThat(new FrameReader().read(frame)).isEqualTo(Optional.of(new Decoded("]E0", "9520000001018")));
    }

    /** The check character of this text is the one that means FNC1 elsewhere. */
    @Test
    void aCheckCharacterIsNoSeparator() throws IOException {
        byte[] png = Barcode.code128("CARD95261918")
                .at(PrintSize.receipt(Barcode.Kind.CODE_128))
                .png();
        assertThat(new FrameReader().read(Programs.frame(png))).contains(new Decoded("]C0", "CARD95261918"));
    }

    /** The right half lies in the glare: the left one would pass for a UPC-E of number system 1, check digit and all. */
    @Test
    void halfAnEanIsNoUpcE() throws IOException {
        Frame whole = Programs.frame(
                Barcode.ean13("9525682023648").at(new PrintSize(203, 0.33)).png());
        byte[] half = whole.grey().clone();
        for (int i = 0; i < half.length; i++) {
            if (i % whole.width() > (11 + 3 + 42 + 6) * 3) {
                half[i] = (byte) 255;
            }
        }
        assertThat(new FrameReader().read(new Frame(whole.width(), whole.height(), half)))
                .isEmpty();
    }

    @Test
    void aReadingHidesItsText() {
        assertThat(new Decoded("]C0", "2900000012349")).hasToString("Decoded[]C0, 13 characters]");
        assertThat(new Decoded("]C0", "2900000012349").raw()).isEqualTo("]C02900000012349");
    }
}
