package dev.tillside.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The disk below a till's files, as far as it can be asked anything, or fail. Thread-safe. */
public interface Disk {
    /** The disk of this machine. */
    Disk REAL = new Disk() {};

    /** Where the work on a file stands. */
    enum Step {
        /** The file is about to be opened. */
        OPEN,
        /** A transaction is about to begin. */
        BEGIN,
        /** It is about to be made durable. */
        COMMIT,
        /** It is durable. */
        COMMITTED
    }

    /**
     * Called before each step. Whatever a disk can do to SQLite, a made-up one does here, with SQLite's own error codes; after
     * {@link Step#COMMITTED} it makes a transaction that is there look as if it had failed.
     */
    default void at(Step step, Path file) throws SQLException {}

    /** Bytes that can still be written below that directory; a disk that does not tell has room for ever. */
    default long room(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
