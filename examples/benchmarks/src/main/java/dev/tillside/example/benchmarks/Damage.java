package dev.tillside.example.benchmarks;

import java.util.Random;

/** What happens to a symbol before and in the camera. */
enum Damage {
    CLEAN,
    SMALL,
    BLURRED,
    VERY_BLURRED,
    NOISY,
    VERY_NOISY,
    PALE,
    DARK_EDGE,
    GLARE,
    SCRATCHED,
    TORN,
    TILTED,
    TURNED_45,
    TURNED_90,
    UPSIDE_DOWN;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** A frame of 640 by 480 in which the symbol stands in the middle. */
    Pixels on(Pixels symbol, Random random) {
        double largest = Math.min(520.0 / symbol.width(), 400.0 / symbol.height());
        double scale = this == SMALL ? largest * 0.45 : Math.min(largest, 3 * largest / 3.4);
        double degrees =
                switch (this) {
                    case TILTED -> 4 + random.nextInt(12);
                    case TURNED_45 -> 40 + random.nextInt(10);
                    case TURNED_90 -> 90;
                    case UPSIDE_DOWN -> 180;
                    default -> random.nextInt(3) - 1;
                };
        Pixels frame = symbol.placed(
                WIDTH,
                HEIGHT,
                this == TURNED_45 || this == TURNED_90 ? scale * 0.75 : scale,
                degrees,
                random.nextInt(9) - 4);
        Pixels seen =
                switch (this) {
                    case BLURRED -> frame.blurred(2);
                    case VERY_BLURRED -> frame.blurred(4);
                    case PALE -> frame.changed((x, y, grey) -> 150 + grey / 4);
                    case DARK_EDGE -> frame.changed((x, y, grey) -> grey * (60 + x * 195 / WIDTH) / 255);
                    case GLARE -> frame.changed(Damage::glare);
                    case SCRATCHED -> scratched(frame, random);
                    case TORN -> frame.changed((x, y, grey) -> y < HEIGHT * 0.62 ? 235 : grey);
                    default -> frame;
                };
        int noise = this == NOISY ? 25 : this == VERY_NOISY ? 60 : 5;
        return seen.changed((x, y, grey) -> grey + (int) (random.nextGaussian() * noise));
    }

    private static int glare(int x, int y, int grey) {
        double far = Math.hypot(x - WIDTH * 0.6, (y - HEIGHT * 0.4) * 1.3) / 110;
        return far < 1 ? 255 : (int) Math.min(255, grey + 140 / (far * far));
    }

    private static Pixels scratched(Pixels frame, Random random) {
        int[] from = random.ints(6, 0, WIDTH).toArray();
        int[] slope = random.ints(6, -4, 5).toArray();
        return frame.changed((x, y, grey) -> {
            for (int i = 0; i < from.length; i++) {
                if (Math.abs(x - from[i] - slope[i] * (y - HEIGHT / 2) / 4.0) < 2) {
                    return i % 2 == 0 ? 255 : 30;
                }
            }
            return grey;
        });
    }
}
