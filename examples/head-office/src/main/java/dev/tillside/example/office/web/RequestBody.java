package dev.tillside.example.office.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A request's body, within bounds before and after unpacking, in time, and within the memory for all of them: a bomb goes off in
 * front of the door.
 */
final class RequestBody {
    private static final int CHUNK = 8 << 10;

    private final Limits limits;

    RequestBody(Limits limits) {
        this.limits = limits;
    }

    String text(Context request, BodyRoom.Share room) throws IOException {
        int longest = limits.of(Limit.BODY_BYTES);
        if (request.req().getContentLengthLong() > longest) {
            throw Problem.tooLarge(longest);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        InputStream plain = plain(request, new Bounded(request.req().getInputStream()));
        byte[] chunk = new byte[CHUNK];
        for (int read = plain.read(chunk); read >= 0; read = plain.read(chunk)) {
            room.take(read);
            body.write(chunk, 0, read);
            if (body.size() > longest) {
                throw Problem.tooLarge(longest);
            }
        }
        return text(body.toByteArray());
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

    /** What comes over the line: so much, and so fast. */
    private final class Bounded extends FilterInputStream {
        private final long began = System.nanoTime();
        private long taken;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = came(into, offset, length);
            taken += Math.max(some, 0);
            if (taken > limits.of(Limit.BODY_BYTES)) {
                throw Problem.tooLarge(limits.of(Limit.BODY_BYTES));
            }
            if (System.nanoTime() - began > allowedNanos()) {
                throw Problem.tooSlow();
            }
            return some;
        }

        private long allowedNanos() {
            double atThatRate = taken / (double) limits.of(Limit.BODY_RATE) * TimeUnit.SECONDS.toNanos(1);
            return TimeUnit.MILLISECONDS.toNanos(limits.of(Limit.BODY_GRACE)) + (long) atThatRate;
        }

        private int came(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                throw e.getCause() instanceof TimeoutException ? Problem.tooSlow() : broken();
            }
        }

        private static Problem broken() {
            return Problem.malformed("the body broke off");
        }
    }

    /** Unpacks, and blames the sender for what does not unpack. */
    private static final class Unpacked extends InputStream {
        private final InputStream gzip;

        Unpacked(InputStream packed) throws IOException {
            gzip = blamed(() -> new GZIPInputStream(packed, CHUNK));
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
            } catch (ZipException | EOFException | StackOverflowError e) { // the JDK calls itself for each empty member
                throw Problem.malformed("the body is not whole gzip");
            }
        }
    }
}
