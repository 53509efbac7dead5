package dev.tillside.example.office;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A request's JSON Lines, within a bound before and after unpacking: a bomb goes off in front of the door. */
final class RequestLines {
    private RequestLines() {}

    static List<String> of(Context request, int longest) throws IOException {
        if (request.req().getContentLengthLong() > longest) {
            throw Problem.tooLarge(longest);
        }
        byte[] body = plain(request, new Bounded(request.req().getInputStream(), longest))
                .readNBytes(longest + 1);
        if (body.length > longest) {
            throw Problem.tooLarge(longest);
        }
        return text(body).lines().filter(line -> !line.isBlank()).toList();
    }

    private static InputStream plain(Context request, InputStream body) throws IOException {
        String packing = request.header("Content-Encoding");
        return switch (packing == null ? "identity" : packing.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> new Unpacked(body);
            default -> throw new Problem(415, "UNKNOWN_PACKING", "a body is plain or packed with gzip");
        };
    }

    private static String text(byte[] body) throws Problem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("the body is not UTF-8");
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final int longest;
        private long taken;

        Bounded(InputStream body, int longest) {
            super(body);
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int bytes) throws Problem {
            taken += bytes;
            if (taken > longest) {
                throw Problem.tooLarge(longest);
            }
        }
    }

    /** Unpacks, and blames the sender for what does not unpack. */
    private static final class Unpacked extends InputStream {
        private final InputStream gzip;

        Unpacked(InputStream packed) throws IOException {
            gzip = blamed(() -> new GZIPInputStream(packed, 8192));
        }

        @Override
        public int read() throws IOException {
            return blamed(gzip::read);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return blamed(() -> gzip.read(into, offset, length));
        }

        private interface Step<T> {
            T done() throws IOException;
        }

        private static <T> T blamed(Step<T> step) throws IOException {
            try {
                return step.done();
            } catch (ZipException | EOFException e) {
                throw Problem.malformed("the body is not whole gzip");
            }
        }
    }
}
