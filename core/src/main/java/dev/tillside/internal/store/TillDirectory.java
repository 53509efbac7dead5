package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A till's directory, taken by one process. */
public final class TillDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;

    private TillDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the directory; another process that has it makes this one be refused. */
    public static TillDirectory take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreFailure(
                        Code.IN_USE, "another process, or another till in this one, works on " + directory, null);
            }
            return new TillDirectory(directory, channel);
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, "the till's directory cannot be used: " + directory, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path reference() {
        return directory.resolve("reference.db");
    }

    public Path journal() {
        return directory.resolve("journal.db");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, "the till's directory cannot be given back", e);
        }
    }
}
