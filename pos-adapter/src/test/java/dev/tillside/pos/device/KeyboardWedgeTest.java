package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scans among typing. In the tables a key is a character, typed 5 ms after the one before; {@code _} is a hand's pause of 120 ms, {@code |} Enter,
 * {@code ~} a line feed, {@code <} backspace, {@code @} STX, {@code $} ETX, {@code ^} Ctrl with the next. In what comes out a scan stands in brackets.
 */
class KeyboardWedgeTest {
    private static final WedgeRules STX_ETX = WedgeRules.USUAL.withFraming(
            Framing.STX_ETX.withPause(WedgeRules.USUAL.framing().pause()));
    private static final WedgeRules PAUSES = WedgeRules.USUAL.withFraming(
            Framing.PAUSES.withPause(WedgeRules.USUAL.framing().pause()));

    /** A keyboard that types a script. */
    private static final class Keyboard {
        private final KeyboardWedge<String> wedge;
        private final StringBuilder out = new StringBuilder();
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");
        private boolean control;

        Keyboard(WedgeRules rules) {
            wedge = new KeyboardWedge<>(rules);
        }

        String typed(String script) {
            script.chars().forEach(c -> type((char) c));
            take(wedge.pause(now.plusSeconds(1)));
            return out.toString();
        }

        private void type(char c) {
            if (c == '_') {
                now = now.plusMillis(120);
                take(wedge.pause(now));
            } else if (c == '^') {
                control = true;
            } else {
                now = now.plusMillis(5);
                take(wedge.type(String.valueOf(c), character(c), control, now));
                control = false;
            }
        }

        private static char character(char c) {
            return switch (c) {
                case '|' -> '\r';
                case '~' -> '\n';
                case '<' -> '\b';
                case '@' -> '\u0002';
                case '$' -> '\u0003';
                default -> c;
            };
        }

        private void take(List<Typed<String>> typed) {
            for (Typed<String> one : typed) {
                if (one instanceof Typed.Scan<String> scan) {
                    out.append('[')
                            .append(scan.scan().raw().replace('\u001d', '#'))
                            .append(']');
                } else {
                    out.append(((Typed.Key<String>) one).key());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4008400401621|, [4008400401621]",
        "4008400401621|~, [4008400401621]", // CR and LF of one scanner
        "4008400401621|5000112637922|, [4008400401621][5000112637922]",
        "2_x_4008400401621|3_|, 2x[4008400401621]3|", // typing before and after
        "4_0_0_8_|, 4008|", // a hand
        "40084_00401621|, 4008400401621|", // too slow for a scanner: not lost, but typed
        "40084_00401621|5000112637922|, 4008400401621|[5000112637922]",
        "123|, 123|", // too short
        "<4008|, <[4008]",
        "4008<4004|5000|, 4008<4004|[5000]", // no scanner types that, and no rest of it is one
        "]C10109521234543213^]10ABC|, []C10109521234543213#10ABC]", // GS
        "|, |",
    })
    void aScannerIsToldFromAHand(String keys, String out) {
        assertThat(new Keyboard(WedgeRules.USUAL).typed(keys)).isEqualTo(out);
    }

    @ParameterizedTest
    @CsvSource({
        "@4008400401621$, [4008400401621]",
        "4008400401621|, 4008400401621|", // without STX it is no scan
        "5000@4008$@5000$, 5000[4008][5000]",
        "@4008_@5000$, @4008[5000]", // half a scan
        "@40@5000$, @40[5000]",
    })
    void whereAStartIsAgreedAllElseIsTyping(String keys, String out) {
        assertThat(new Keyboard(STX_ETX).typed(keys)).isEqualTo(out);
    }

    @ParameterizedTest
    @CsvSource({"4008400401621_5000112637922, [4008400401621][5000112637922]", "4_0_0_8, 4008"})
    void aPauseEndsAScanWhereNothingElseDoes(String keys, String out) {
        assertThat(new Keyboard(PAUSES).typed(keys)).isEqualTo(out);
    }

    @Test
    void keysWithoutEndAreNoScanAndTheNextIsRead() {
        String noise = "7".repeat(20_000) + "|";
        assertThat(new Keyboard(WedgeRules.USUAL).typed(noise + "4008|")).isEqualTo(noise + "[4008]");
    }

    /** What a scanner that plays a US keyboard types where the computer believes in another. */
    @ParameterizedTest
    @CsvSource({
        "GERMAN, '+C1010952123454321310yx-\u00df', ']C1010952123454321310zx/-'",
        "GERMAN, 'https\u00d6--id.gs1.org-01-', 'https://id.gs1.org/01/'",
        "FRENCH, '\u00e0&\u00e9\"''(-\u00e8_\u00e7', '0123456789'",
        "FRENCH, '$C&\u00e0&\u00e0\u00e7(\u00e9Q2', ']C1010952A@'",
        "FRENCH, 'QWaw;M', 'AZqz,:'",
        "US, ']C1abc', ']C1abc'",
    })
    void theKeysSayWhatAScannerMeant(KeyboardLayout computer, String typed, String meant) {
        WedgeRules rules = WedgeRules.USUAL.withLayouts(computer, KeyboardLayout.US);
        KeyboardWedge<Character> wedge = new KeyboardWedge<>(rules);
        Instant now = Instant.EPOCH;
        List<Typed<Character>> out = new ArrayList<>();
        for (char c : (typed + "\r").toCharArray()) {
            out.addAll(wedge.type(c, c, false, now));
        }
        assertThat(out).hasSize(1);
        assertThat(((Typed.Scan<Character>) out.get(0)).scan().raw()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USUAL", "STX_ETX", "PAUSES"})
    void withNothingToWaitForNothingIsDue(String rules) {
        KeyboardWedge<String> wedge = new KeyboardWedge<>(
                rules.equals("USUAL") ? WedgeRules.USUAL : rules.equals("STX_ETX") ? STX_ETX : PAUSES);
        assertThat(wedge.due()).isEmpty();
        assertThat(wedge.pass("up")).containsExactly(new Typed.Key<>("up"));
        assertThat(wedge.type("\u0002", '\u0002', false, Instant.EPOCH).size())
                .isEqualTo(rules.equals("STX_ETX") ? 0 : 1);
        assertThat(wedge.due().isPresent()).isEqualTo(rules.equals("STX_ETX"));
        assertThat(wedge.pause(Instant.EPOCH.plusMillis(49))).isEmpty();
        assertThat(wedge.pause(Instant.EPOCH.plusMillis(50)).size()).isEqualTo(rules.equals("STX_ETX") ? 1 : 0);
        assertThat(wedge.due()).isEmpty();
    }

    /** Whatever is typed at whatever pace: each key is in a scan or comes back, once and in its place. */
    @Property(tries = 200)
    void noKeyIsLostOrDoubledOrMoved(@ForAll long seed) {
        Random random = new Random(seed);
        KeyboardWedge<Integer> wedge = new KeyboardWedge<>(random.nextBoolean() ? WedgeRules.USUAL : PAUSES);
        List<Typed<Integer>> out = new ArrayList<>();
        Instant now = Instant.EPOCH;
        int keys = random.nextInt(60);
        for (int key = 0; key < keys; key++) {
            now = now.plusMillis(random.nextInt(random.nextBoolean() ? 8 : 90));
            char c = "0123456789ab\b]".charAt(random.nextInt(14));
            switch (random.nextInt(12)) {
                case 0 -> out.addAll(wedge.beside(key, now));
                case 1 -> out.addAll(wedge.pass(key));
                default -> out.addAll(wedge.type(key, c, false, now));
            }
        }
        out.addAll(wedge.pause(now.plusSeconds(1)));
        List<Integer> came = out.stream()
                .flatMap(one -> one instanceof Typed.Scan<Integer> scan
                        ? scan.keys().stream()
                        : List.of(((Typed.Key<Integer>) one).key()).stream())
                .collect(Collectors.toList());
        assertThat(came)
                .isEqualTo(java.util.stream.IntStream.range(0, keys).boxed().toList());
    }
}
