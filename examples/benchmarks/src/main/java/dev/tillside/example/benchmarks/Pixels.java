package dev.tillside.example.benchmarks;

import java.awt.image.BufferedImage;

/** A grey picture that is changed by making another one. */
record Pixels(int width, int height, byte[] grey) {
    /** The new grey of a pixel. */
    interface Change {
        int of(int x, int y, int grey);
    }

    static Pixels of(BufferedImage image) {
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xff);
        }
        return new Pixels(image.getWidth(), image.getHeight(), grey);
    }

    private int at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 235 : grey[y * width + x] & 0xff;
    }

    Pixels changed(Change change) {
        byte[] other = new byte[grey.length];
        for (int i = 0; i < grey.length; i++) {
            int value = change.of(i % width, i / width, grey[i] & 0xff);
            other[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return new Pixels(width, height, other);
    }

    /** Scaled, turned and put into the middle of a frame, with four samples a pixel. */
    Pixels placed(int frameWidth, int frameHeight, double scale, double degrees, int shift) {
        byte[] placed = new byte[frameWidth * frameHeight];
        double cos = Math.cos(Math.toRadians(degrees)) / scale;
        double sin = Math.sin(Math.toRadians(degrees)) / scale;
        for (int i = 0; i < placed.length; i++) {
            int sum = 0;
            for (int sample = 0; sample < 4; sample++) {
                double x = i % frameWidth + sample % 2 * 0.5 + 0.25 - frameWidth / 2.0 - shift;
                double y = i / frameWidth + sample / 2 * 0.5 + 0.25 - frameHeight / 2.0;
                sum += at((int) Math.floor(width / 2.0 + x * cos + y * sin), (int)
                        Math.floor(height / 2.0 - x * sin + y * cos));
            }
            placed[i] = (byte) (sum / 4);
        }
        return new Pixels(frameWidth, frameHeight, placed);
    }

    /** Every pixel the mean of a square around it, twice. */
    Pixels blurred(int radius) {
        return box(radius).box(radius);
    }

    private Pixels box(int radius) {
        return changed((x, y, own) -> {
            int sum = 0;
            int count = 0;
            for (int dy = -radius; dy <= radius; dy++) {
                for (int dx = -radius; dx <= radius; dx++) {
                    sum += at(x + dx, y + dy);
                    count++;
                }
            }
            return sum / count;
        });
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, grey);
        return image;
    }
}
