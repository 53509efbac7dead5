package dev.tillside.internal.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of a snapshot's part, unpacked as they are read: no more than one is ever held, and none that is too long. */
final class PartLines implements AutoCloseable {
    private static final int LONGEST_LINE = 8 << 20;

    private final InputStream plain;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int at;
    private int end;

    PartLines(byte[] packed) throws IOException {
        try {
            plain = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 14);
        } catch (IOException e) {
            throw notWhole(e);
        }
    }

    /** The next line that is not blank. */
    Optional<String> next() throws IOException {
        while (at < end || fill()) {
            int feed = feed();
            take(feed - at);
            at = feed;
            if (at < end) {
                at++;
                String text = text();
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.of(text()).filter(last -> !last.isBlank());
    }

    private boolean fill() throws IOException {
        at = 0;
        try {
            end = Math.max(plain.read(buffer), 0);
            return end > 0;
        } catch (IOException e) {
            throw notWhole(e);
        }
    }

    private int feed() {
        int feed = at;
        while (feed < end && buffer[feed] != '\n') {
            feed++;
        }
        return feed;
    }

    private void take(int length) throws IOException {
        if (line.size() + (long) length > LONGEST_LINE) {
            throw new IOException("a line of head office's snapshot is longer than " + LONGEST_LINE + " bytes");
        }
        line.write(buffer, at, length);
    }

    private String text() throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("head office's snapshot is not UTF-8");
        } finally {
            line.reset();
        }
    }

    private static IOException notWhole(IOException cause) {
        return new IOException("a part of head office's snapshot is not whole gzip", cause);
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
