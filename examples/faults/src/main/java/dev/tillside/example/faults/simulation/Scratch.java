package dev.tillside.example.faults.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that are gone afterwards, in memory where the machine has a file system there: a run is no test of the disk. */
final class Scratch implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path path;

    Scratch() {
        try {
            path = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "tillside-simulation-")
                    : Files.createTempDirectory("tillside-simulation-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        delete(path);
    }

    static void delete(Path tree) {
        try {
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(tree)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
