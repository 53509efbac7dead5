package dev.tillside.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Gzip at its fastest: a basket's JSON shrinks to a tenth at level 1, and higher levels gain little. */
final class Gzip {
    private Gzip() {}

    static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (OutputStream packing = new Fastest(packed)) {
            packing.write(plain);
        }
        return packed.toByteArray();
    }

    /** Unpacks, and stops as soon as the plain text is longer than it may be. */
    static byte[] unpack(byte[] packed, int longest) throws IOException {
        byte[] plain;
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed), 8192)) {
            plain = unpacking.readNBytes(longest + 1);
        } catch (IOException e) {
            throw new IOException("head office's answer is not whole gzip", e);
        }
        if (plain.length > longest) {
            throw new AnswerTooLong(longest);
        }
        return plain;
    }

    private static final class Fastest extends GZIPOutputStream {
        Fastest(OutputStream packed) throws IOException {
            super(packed, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
