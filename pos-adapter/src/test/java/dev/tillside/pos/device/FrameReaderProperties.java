package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Scans in bytes, however the line cuts them. */
class FrameReaderProperties {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SOON = Duration.ofMillis(20);

    @Provide
    Arbitrary<List<String>> scans() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\u001d', '\u20ac', '\u4e2d')
                .ofMinLength(1)
                .ofMaxLength(40)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 150)
    void aScanIsTheSameHoweverItsBytesAreCut(
            @ForAll("scans") List<String> scans, @ForAll Framed framed, @ForAll long seed) {
        byte[] bytes =
                String.join("", scans.stream().map(framed::around).toList()).getBytes(StandardCharsets.UTF_8);
        assertThat(cut(framed.framing, bytes, new Random(seed)))
                .extracting(DeviceScan::raw)
                .isEqualTo(scans);
    }

    /** What devices put around a scan. */
    enum Framed {
        CR(Framing.LINES, "", "\r"),
        CR_LF(Framing.LINES, "", "\r\n"),
        TAB(Framing.named("tab"), "", "\t"),
        STX_ETX(Framing.STX_ETX, "noise\u0002half\u0002", "\u0003\r\n");

        private final Framing framing;
        private final String before;
        private final String after;

        Framed(Framing framing, String before, String after) {
            this.framing = framing;
            this.before = before;
            this.after = after;
        }

        private String around(String scan) {
            return before + scan + after;
        }
    }

    private static List<DeviceScan> cut(Framing framing, byte[] bytes, Random random) {
        FrameReader reader = new FrameReader(framing);
        List<DeviceScan> scans = new ArrayList<>();
        Instant at = NOON;
        for (int from = 0; from < bytes.length; ) {
            int length = 1 + random.nextInt(Math.min(30, bytes.length - from));
            scans.addAll(reader.read(Arrays.copyOfRange(bytes, from, from + length), length, at));
            from += length;
            at = at.plus(SOON);
        }
        return scans;
    }

    @Test
    void aPauseEndsAScanThatNothingElseEnds() {
        FrameReader reader = new FrameReader(Framing.PAUSES);
        assertThat(read(reader, "]E0400", NOON)).isEmpty();
        assertThat(reader.idle(NOON.plusMillis(99))).isEmpty();
        assertThat(read(reader, "8400", NOON.plusMillis(99))).isEmpty();
        assertThat(reader.idle(NOON.plusMillis(199)))
                .extracting(DeviceScan::raw)
                .containsExactly("]E04008400");
        assertThat(reader.idle(NOON.plusMillis(400))).isEmpty();
    }

    @Test
    void halfAScanIsNeverJoinedToTheNext() {
        FrameReader reader = new FrameReader(Framing.LINES);
        assertThat(read(reader, "50001126", NOON)).isEmpty();
        assertThat(read(reader, "4008400401621\r", NOON.plusSeconds(1)))
                .extracting(DeviceScan::raw)
                .containsExactly("4008400401621");
    }

    @Test
    void withoutAnIdentifierItIsNoiseWhereIdentifiersAreAskedFor() {
        FrameReader reader = new FrameReader(Framing.LINES.withIdentifiersAlone());
        assertThat(read(reader, "4008400401621\r]E0\r]E04008400401621\r", NOON))
                .extracting(DeviceScan::raw)
                .containsExactly("]E04008400401621");
    }

    @Test
    void tenMegabytesWithoutAnEndAreNoScanAndTheNextIsRead() {
        FrameReader reader = new FrameReader(Framing.LINES);
        byte[] noise = new byte[1 << 20];
        Arrays.fill(noise, (byte) '7');
        for (int i = 0; i < 10; i++) {
            assertThat(reader.read(noise, noise.length, NOON)).isEmpty();
        }
        assertThat(read(reader, "7\r4008400401621\r", NOON))
                .extracting(DeviceScan::raw)
                .containsExactly("4008400401621");
    }

    @Test
    void bytesThatAreNotUtf8AreLatin1() {
        byte[] bytes = {'C', 'a', 'f', (byte) 0xe9, '\r'};
        assertThat(new FrameReader(Framing.LINES).read(bytes, bytes.length, NOON))
                .extracting(DeviceScan::raw)
                .containsExactly("Caf\u00e9");
    }

    private static List<DeviceScan> read(FrameReader reader, String text, Instant at) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, bytes.length, at);
    }
}
