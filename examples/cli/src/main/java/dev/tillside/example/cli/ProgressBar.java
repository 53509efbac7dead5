package dev.tillside.example.cli;

import java.io.PrintStream;
import java.util.Locale;

/** How far it is, on standard error, where that is a terminal; silent elsewhere. */
final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 30;
    private static final long EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private final String unit;
    private final boolean shown;
    private long size;
    private long done;
    private long lastShown;
    private int width;

    private ProgressBar(PrintStream out, String unit, boolean shown) {
        this.out = out;
        this.unit = unit;
        this.shown = shown;
    }

    /** @param unit what is counted */
    static ProgressBar onTerminal(String unit) {
        return new ProgressBar(System.err, unit, System.console() != null);
    }

    /** Begins with a work of that size; 0 where it is not known. */
    ProgressBar of(long whole) {
        size = whole;
        done = 0;
        return this;
    }

    /**
     * @param by how much more of the whole is done
     * @param count of units that are done
     */
    void advance(long by, long count) {
        done += by;
        long now = System.nanoTime();
        if (shown && now - lastShown > EVERY_NANOS) {
            lastShown = now;
            show(text(count));
        }
    }

    /** Says what goes on where it cannot be measured. */
    void say(String step) {
        if (shown) {
            show(step);
        }
    }

    private void show(String text) {
        out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        out.flush();
        width = text.length();
    }

    private String text(long count) {
        if (size == 0) {
            return String.format(Locale.ROOT, "%,d %s", count, unit);
        }
        int filled = (int) Math.min(CELLS, done * CELLS / size);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d %s",
                "#".repeat(filled),
                "-".repeat(CELLS - filled),
                Math.min(100, done * 100 / size),
                count,
                unit);
    }

    @Override
    public void close() {
        clear();
    }

    /** Leaves an empty line, for what is printed next. */
    void clear() {
        if (shown) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }
}
