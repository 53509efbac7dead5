package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The least that durability costs on this disk: 3 KB written over a preallocated file, and its data flushed. */
final class RawWrites implements Contestant, AutoCloseable {
    private static final int RECORD = 3_072;
    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 16;

    private final FileChannel file;
    private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD);

    RawWrites(Path directory) throws IOException {
        file = FileChannel.open(directory.resolve("raw"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer zeros = ByteBuffer.allocateDirect(MEGABYTE);
        for (int i = 0; i < MEGABYTES; i++) {
            file.write(zeros.rewind(), (long) i * MEGABYTE);
        }
        file.force(true);
    }

    @Override
    public Object run(int round) throws IOException {
        long slots = (long) MEGABYTES * MEGABYTE / RECORD;
        file.write(record.rewind(), round % slots * RECORD);
        file.force(false);
        return round;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
