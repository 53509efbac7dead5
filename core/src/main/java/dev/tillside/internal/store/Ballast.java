package dev.tillside.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of nothing that is thrown overboard when the disk is full, so that the till can store a day's sales until somebody
 * makes room. Thread-safe.
 */
final class Ballast {
    private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);
    static final int SIZE = 4 << 20;
    /** Written in pieces that hold nobody up. */
    private static final byte[] PIECE = new byte[64 << 10];

    private final Path file;

    Ballast(Path file) {
        this.file = file;
    }

    /** Whether there was any. */
    synchronized boolean drop() {
        try {
            boolean dropped = Files.deleteIfExists(file);
            if (dropped) {
                LOG.warn("The disk is full; the till's reserve of {} MB is given up. Make room soon.", SIZE >> 20);
            }
            return dropped;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes it aboard again where it is not; a disk without room for it, or without more beyond, stays as it is. */
    synchronized void take(long room) {
        try {
            if (room < 4L * SIZE || Files.exists(file) && Files.size(file) >= SIZE) {
                return;
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int written = 0; written < SIZE; written += PIECE.length) {
                    out.write(PIECE);
                }
            }
        } catch (IOException e) {
            LOG.info("The till's reserve for a full disk cannot be written: {}", e.getMessage());
        }
    }
}
