package dev.tillside.barcode;

import com.google.zxing.LuminanceSource;

/** Pixels as ZXing looks at them, and the ways in which they are looked at again. */
final class Grey extends LuminanceSource {
    private final byte[] pixels;
    private final int stride;
    private final int offset;

    private Grey(byte[] pixels, int stride, int offset, int width, int height) {
        super(width, height);
        this.pixels = pixels;
        this.stride = stride;
        this.offset = offset;
    }

    /** The frame, or a mean of its pixels where it has more than that many in all. */
    static Grey of(Frame frame, int most) {
        Grey whole = new Grey(frame.grey(), frame.width(), 0, frame.width(), frame.height());
        int factor = (int) Math.ceil(Math.sqrt((double) frame.width() * frame.height() / most));
        return factor <= 1 ? whole : whole.shrunk(factor);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] into = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
        System.arraycopy(pixels, offset + y * stride, into, 0, getWidth());
        return into;
    }

    @Override
    public byte[] getMatrix() {
        if (offset == 0 && stride == getWidth() && pixels.length == getWidth() * getHeight()) {
            return pixels;
        }
        byte[] matrix = new byte[getWidth() * getHeight()];
        for (int y = 0; y < getHeight(); y++) {
            System.arraycopy(pixels, offset + y * stride, matrix, y * getWidth(), getWidth());
        }
        return matrix;
    }

    @Override
    public boolean isCropSupported() {
        return true;
    }

    @Override
    public Grey crop(int left, int top, int width, int height) {
        return new Grey(pixels, stride, offset + top * stride + left, width, height);
    }

    @Override
    public boolean isRotateSupported() {
        return true;
    }

    @Override
    public Grey rotateCounterClockwise() {
        int width = getHeight();
        int height = getWidth();
        byte[] turned = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = pixels[offset + x * stride + height - 1 - y];
            }
        }
        return new Grey(turned, width, 0, width, height);
    }

    private int at(int x, int y) {
        return pixels[offset + y * stride + x] & 0xff;
    }

    private int near(int x, int y) {
        return at(Math.max(0, Math.min(getWidth() - 1, x)), Math.max(0, Math.min(getHeight() - 1, y)));
    }

    private Grey shrunk(int factor) {
        int width = getWidth() / factor;
        int height = getHeight() / factor;
        byte[] small = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int i = 0; i < factor * factor; i++) {
                    sum += at(x * factor + i % factor, y * factor + i / factor);
                }
                small[y * width + x] = (byte) (sum / (factor * factor));
            }
        }
        return new Grey(small, width, 0, width, height);
    }

    /** Twice as large, with means between the pixels: thin bars get a middle. */
    Grey doubled() {
        int width = getWidth() * 2;
        int height = getHeight() * 2;
        byte[] large = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int up = y / 2;
            int down = near0(up + y % 2, getHeight());
            for (int x = 0; x < width; x++) {
                int left = x / 2;
                int right = near0(left + x % 2, getWidth());
                large[y * width + x] = (byte) ((at(left, up) + at(right, up) + at(left, down) + at(right, down)) / 4);
            }
        }
        return new Grey(large, width, 0, width, height);
    }

    private static int near0(int at, int size) {
        return Math.min(size - 1, at);
    }

    /** Every pixel the mean of itself and its eight neighbours: noise goes, bars stay. */
    Grey smoothed() {
        byte[] smooth = new byte[getWidth() * getHeight()];
        for (int y = 0; y < getHeight(); y++) {
            for (int x = 0; x < getWidth(); x++) {
                int sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += near(x + i % 3 - 1, y + i / 3 - 1);
                }
                smooth[y * getWidth() + x] = (byte) (sum / 9);
            }
        }
        return new Grey(smooth, getWidth(), 0, getWidth(), getHeight());
    }

    /** Turned by an eighth of a circle, on white. */
    @Override
    public Grey rotateCounterClockwise45() {
        double half = Math.sqrt(0.5);
        int size = (int) Math.ceil((getWidth() + getHeight()) * half);
        byte[] turned = new byte[size * size];
        double middleX = getWidth() / 2.0;
        double middleY = getHeight() / 2.0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double right = x - size / 2.0;
                double down = y - size / 2.0;
                int fromX = (int) Math.round(middleX + (right - down) * half);
                int fromY = (int) Math.round(middleY + (right + down) * half);
                boolean inside = fromX >= 0 && fromY >= 0 && fromX < getWidth() && fromY < getHeight();
                turned[y * size + x] = (byte) (inside ? at(fromX, fromY) : 255);
            }
        }
        return new Grey(turned, size, 0, size, size);
    }
}
