package dev.tillside.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The disk below a till's files, as far as it can be asked anything, or fail. Implementations are thread-safe. A made-up one is
 * for tests: it shows whoever builds on a till what a bad disk does to it.
 */
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

    /** What a disk can answer instead of doing what it was asked. */
    enum Fault {
        /** No room is left. */
        FULL,
        /** It could not be read or written. */
        BROKEN
    }

    /**
     * Called before each step, in the thread that works on the file; it may keep that thread waiting, as a slow disk does. After
     * {@link Step#COMMITTED} a fault makes a transaction that is there look as if it had failed.
     *
     * @param file which of the till's files
     * @return how the step fails; nothing where it is let through
     */
    default Optional<Fault> at(Step step, Path file) {
        return Optional.empty();
    }

    /** Bytes that can still be written below that directory; a disk that does not tell has room for ever. */
    default long room(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
