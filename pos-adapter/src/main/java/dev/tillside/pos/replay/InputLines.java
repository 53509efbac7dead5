package dev.tillside.pos.replay;

import java.io.ByteArrayOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of an input, as bytes: whether they are UTF-8 is for {@link Conversation} to say. Lines end with a line feed, or
 * a carriage return and a line feed; the last may end with neither. Not thread-safe.
 */
public final class InputLines {
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final Flushable beforeWaiting;
    private final byte[] block = new byte[BLOCK];
    private int next;
    private int end;
    private long number;

    /**
     * @param in what is read
     * @param beforeWaiting is flushed before a read that may wait, so that who asks line by line gets every answer
     */
    public InputLines(InputStream in, Flushable beforeWaiting) {
        this.in = in;
        this.beforeWaiting = beforeWaiting;
    }

    /** The next line without its end, or nothing at the end. Of a line too long to be heard, the beginning. */
    public Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (next < end || fill()) {
            int from = next;
            while (next < end && block[next] != '\n') {
                next++;
            }
            line.write(block, from, Math.min(next - from, Conversation.LONGEST_LINE + 1 - line.size()));
            if (next < end) {
                next++;
                return Optional.of(ended(line));
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(ended(line));
    }

    /** The number of the line that came last; the first is 1. */
    public long number() {
        return number;
    }

    private byte[] ended(ByteArrayOutputStream line) {
        number++;
        byte[] bytes = line.toByteArray();
        boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return returned ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private boolean fill() throws IOException {
        if (in.available() == 0) {
            beforeWaiting.flush();
        }
        next = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }
}
