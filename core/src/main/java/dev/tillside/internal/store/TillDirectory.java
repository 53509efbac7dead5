package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.Disk;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A till's directory, taken by one process. */
public final class TillDirectory implements AutoCloseable {
    private static final String JOURNAL = "journal.db";
    private static final String REFERENCE = "reference.db";

    private final Path directory;
    private final FileChannel channel;
    private final Disk disk;
    private final Ballast ballast;
    private final Sealing sealing;

    private TillDirectory(Path directory, FileChannel channel, Disk disk, Sealing sealing) {
        this.directory = directory;
        this.channel = channel;
        this.disk = disk;
        this.sealing = sealing;
        this.ballast = new Ballast(directory.resolve("reserve"));
    }

    /** Takes the directory; another process that has it makes this one be refused. */
    public static TillDirectory take(Path directory, Disk disk, Sealing sealing) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreFailure(
                        Code.IN_USE, "another process, or another till in this one, works on " + directory, null);
            }
            return new TillDirectory(directory, channel, disk, sealing);
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, "the till's directory cannot be used: " + directory, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether that directory is a till's, or was: one of the two files is enough. */
    public static boolean isTill(Path directory) {
        return Files.isRegularFile(directory.resolve(JOURNAL)) || Files.isRegularFile(directory.resolve(REFERENCE));
    }

    /**
     * As {@link #take}, to look and not to sell: a journal that is gone is not made anew over what may be found of it.
     *
     * @throws StoreFailure {@code STORE_FAILED} where it is gone, before anything is written
     */
    public static TillDirectory takeToLook(Path directory, Disk disk, Sealing sealing) {
        Path journal = directory.resolve(JOURNAL);
        try {
            if (!Files.isRegularFile(journal) || Files.size(journal) == 0) {
                throw new StoreFailure(
                        Code.STORE_FAILED, "the journal is missing or empty, and its sales with it: " + journal, null);
            }
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, "the journal cannot be looked at: " + journal, e);
        }
        return take(directory, disk, sealing);
    }

    /** What this till did. */
    Path journal() {
        return directory.resolve(JOURNAL);
    }

    /** What head office sent down, until a snapshot is taken into a file beside it. */
    Path reference() {
        return directory.resolve(REFERENCE);
    }

    /** Opens one of the directory's files. */
    Database open(Path file, Schema schema, Database.Tuning tuning) {
        return Database.open(file, schema, tuning, new Database.Place(disk, ballast::drop, sealing));
    }

    /** Bytes that can still be written here. */
    public long room() {
        return disk.room(directory);
    }

    /** Sets bytes aside for a full disk, where there are any to spare; not on the checkout path. */
    public void keepReserve() {
        ballast.take(room());
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
