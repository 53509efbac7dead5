package dev.tillside.example.faults.simulation;

import java.io.PrintStream;
import java.util.Locale;

/** How far it is, on standard error, where that is a terminal; silent elsewhere. Thread-safe. */
final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 30;
    private static final long EVERY_NANOS = 100_000_000L;

    private final PrintStream out = System.err;
    private final long size;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private long lastShown;

    private ProgressBar(long size, boolean shown) {
        this.size = size;
        this.shown = shown;
    }

    static ProgressBar onTerminal(long size) {
        return new ProgressBar(size, System.console() != null);
    }

    synchronized void done(long count) {
        long now = System.nanoTime();
        if (shown && now - lastShown > EVERY_NANOS) {
            lastShown = now;
            int filled = (int) (count * CELLS / size);
            out.print(String.format(
                    Locale.ROOT,
                    "\r[%s%s] %,d of %,d seeds, %.1f a second ",
                    "#".repeat(filled),
                    "-".repeat(CELLS - filled),
                    count,
                    size,
                    count * 1e9 / (now - begun)));
            out.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (shown) {
            out.print("\r" + " ".repeat(CELLS + 50) + "\r");
            out.flush();
        }
    }
}
