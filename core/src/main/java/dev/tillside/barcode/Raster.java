package dev.tillside.barcode;

import com.google.zxing.common.BitMatrix;

/** A symbol as dots: its modules, the quiet zone around them, and the line for people. */
final class Raster {
    private final int width;
    private final int height;
    private final boolean[][] black;

    Raster(Barcode barcode, BitMatrix modules, PrintSize size) {
        Barcode.Kind kind = barcode.kind();
        int dots = size.dots(kind);
        int left = kind.left() * dots;
        int top = kind.isSquare() ? left : 0;
        int symbol = kind.isSquare() ? modules.getHeight() * dots : size.dotsOf(kind.heightMm());
        int symbolWidth = modules.getWidth() * dots;
        String text = barcode.readable().filter(DotFont::draws).orElse("");
        int scale = scale(text, left + symbolWidth + kind.right() * dots, size);
        width = left + symbolWidth + kind.right() * dots;
        height = top + symbol + top + (scale == 0 ? 0 : (DotFont.HEIGHT + 3) * scale);
        black = new boolean[height][width];
        for (int y = 0; y < symbol; y++) {
            int row = kind.isSquare() ? y / dots : 0;
            for (int x = 0; x < symbolWidth; x++) {
                black[top + y][left + x] = modules.get(x / dots, row);
            }
        }
        if (scale > 0) {
            write(text, scale, top + symbol + Math.max(top, 2 * scale));
        }
    }

    /** About 2 mm high, or as large as the line is wide; 0 where there is nothing to write, or no room. */
    private static int scale(String text, int width, PrintSize size) {
        if (text.isEmpty()) {
            return 0;
        }
        int wished = Math.max(1, size.dotsOf(2.0) / DotFont.HEIGHT);
        return Math.min(wished, width / (text.length() * DotFont.WIDTH));
    }

    private void write(String text, int scale, int top) {
        int textWidth = text.length() * DotFont.WIDTH * scale;
        int left = (width - textWidth + scale) / 2;
        for (int y = 0; y < DotFont.HEIGHT * scale && top + y < height; y++) {
            for (int x = 0; x < textWidth - scale && left + x < width; x++) {
                black[top + y][left + x] |= DotFont.isBlack(text, x / scale, y / scale);
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Rows of eight dots a byte, the leftmost in the highest bit. */
    byte[] packed(boolean blackIsOne) {
        int rowBytes = (width + 7) / 8;
        byte[] packed = new byte[rowBytes * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (black[y][x] == blackIsOne) {
                    packed[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return packed;
    }
}
