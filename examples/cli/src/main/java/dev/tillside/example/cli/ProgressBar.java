package dev.tillside.example.cli;

import java.io.PrintStream;

/** How far it is, on standard error, where that is a terminal; silent elsewhere. */
final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 30;
    private static final long EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private final long size;
    private final boolean shown;
    private long done;
    private long lastShown;

    private ProgressBar(PrintStream out, long size, boolean shown) {
        this.out = out;
        this.size = size;
        this.shown = shown;
    }

    /**
     * @param size of the whole, in characters; 0 where it is not known
     */
    static ProgressBar onTerminal(long size) {
        return new ProgressBar(System.err, size, System.console() != null);
    }

    void advance(long characters, long baskets) {
        done += characters;
        long now = System.nanoTime();
        if (shown && now - lastShown > EVERY_NANOS) {
            lastShown = now;
            out.print("\r" + text(baskets));
            out.flush();
        }
    }

    private String text(long baskets) {
        if (size == 0) {
            return String.format(java.util.Locale.ROOT, "%,d baskets", baskets);
        }
        int filled = (int) Math.min(CELLS, done * CELLS / size);
        return String.format(
                java.util.Locale.ROOT,
                "[%s%s] %3d %%  %,d baskets",
                "#".repeat(filled),
                "-".repeat(CELLS - filled),
                Math.min(100, done * 100 / size),
                baskets);
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(CELLS + 40) + "\r");
            out.flush();
        }
    }
}
