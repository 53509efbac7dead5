package dev.tillside.pos.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputLinesTest {
    @Test
    void linesEndAsUnixOrWindowsEndsThem() throws IOException {
        assertThat(lines("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
        assertThat(lines("a\rb\n\r\n")).containsExactly("a\rb", "");
    }

    @Test
    void aLineMayBeLongerThanAnyBlock() throws IOException {
        String longLine = "x".repeat(200_000);

        assertThat(lines(longLine + "\n" + longLine)).containsExactly(longLine, longLine);
        assertThat(lines("y".repeat(Conversation.LONGEST_LINE + 70_000) + "\nb").stream()
                        .map(String::length))
                .as("the rest of a line too long is left out")
                .containsExactly(Conversation.LONGEST_LINE + 1, 1);
    }

    @Test
    void whoAsksLineByLineGetsEveryAnswerBeforeTheNextReadWaits() throws IOException {
        List<String> happened = new ArrayList<>();
        InputStream slow = new InputStream() {
            private int block;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                happened.add("read");
                String[] blocks = {"one\ntwo\nth", "ree\n"};
                if (block == blocks.length) {
                    return -1;
                }
                byte[] bytes = blocks[block++].getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, into, from, bytes.length);
                return bytes.length;
            }
        };
        InputLines lines = new InputLines(slow, () -> happened.add("flush"));
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            happened.add(new String(line.get(), StandardCharsets.UTF_8));
        }
        assertThat(happened).containsExactly("flush", "read", "one", "two", "flush", "read", "three", "flush", "read");
        assertThat(lines.number()).isEqualTo(3);
    }

    private static List<String> lines(String text) throws IOException {
        InputLines lines = new InputLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), () -> {});
        List<String> all = new ArrayList<>();
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(new String(line.get(), StandardCharsets.UTF_8));
        }
        return all;
    }
}
