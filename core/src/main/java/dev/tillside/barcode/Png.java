package dev.tillside.barcode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes dots as a PNG of one bit each, which says how large it is on paper (ISO/IEC 15948). */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    private Png() {}

    static byte[] of(Raster raster, int dpi) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(raster.width()).putInt(raster.height());
        chunk(out, "IHDR", header.put((byte) 1).array()); // one bit of grey; all else zero
        int perMetre = (int) Math.round(dpi * INCHES_PER_METRE);
        ByteBuffer size = ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre);
        chunk(out, "pHYs", size.put((byte) 1).array());
        chunk(out, "IDAT", deflated(lines(raster)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Every line begins with the number of its filter: none. */
    private static byte[] lines(Raster raster) {
        byte[] packed = raster.packed(false);
        int rowBytes = packed.length / raster.height();
        byte[] lines = new byte[packed.length + raster.height()];
        for (int y = 0; y < raster.height(); y++) {
            System.arraycopy(packed, y * rowBytes, lines, y * (rowBytes + 1) + 1, rowBytes);
        }
        return lines;
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] block = new byte[4_096];
            while (!deflater.finished()) {
                packed.write(block, 0, deflater.deflate(block));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
