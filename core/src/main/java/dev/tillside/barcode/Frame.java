package dev.tillside.barcode;

import dev.tillside.fault.BadInput;

/** A greyscale picture as a camera scanner has it. Immutable; thread-safe. */
public final class Frame {
    private static final int LARGEST = 50_000_000;

    private final int width;
    private final int height;
    private final byte[] grey;

    /**
     * @param grey a byte a pixel, row by row from the top, 0 black and 255 white; copied
     */
    public Frame(int width, int height, byte[] grey) {
        if (width < 1 || height < 1 || (long) width * height > LARGEST) {
            throw BadInput.value("width", "not a picture of 1 to " + LARGEST + " pixels: " + width + " x " + height);
        }
        if (BadInput.present(grey, "grey").length != width * height) {
            throw BadInput.value("grey", "not a byte a pixel: " + grey.length + " bytes");
        }
        this.width = width;
        this.height = height;
        this.grey = grey.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves: not to be written to. */
    byte[] grey() {
        return grey;
    }
}
