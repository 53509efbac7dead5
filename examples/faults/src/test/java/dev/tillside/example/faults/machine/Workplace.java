package dev.tillside.example.faults.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of this process's own, and what stands in it: mounts and network namespaces that carry its number go with it.
 * What an earlier process left behind because it was killed goes when the next one begins.
 */
public final class Workplace implements AutoCloseable {
    private static final String PREFIX = "tillside-faults-";
    private static final Pattern OURS = Pattern.compile(PREFIX + "([0-9]+)-.*");
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory;
    private final Thread atTheEnd = new Thread(this::tidy);

    private Workplace(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** In memory, where there is a file system for it: fast, and as good as a disk where nothing but a process dies. */
    public static Workplace inMemory() throws IOException {
        leftovers();
        Path place = Files.isWritable(MEMORY) ? MEMORY : temporary();
        return new Workplace(Files.createDirectory(place.resolve(name("work"))));
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** A name that nobody else has, and that says whose it is. */
    static String name(String what) {
        return PREFIX + ProcessHandle.current().pid() + "-" + what + NUMBER.incrementAndGet();
    }

    public Path directory() {
        return directory;
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    /** Deletes a directory with all that is in it, if it is there. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        tidy();
    }

    private void tidy() {
        try {
            for (Path mounted : mounts()) {
                if (mounted.startsWith(directory)) {
                    unmount(mounted);
                }
            }
            delete(directory);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("LEFT BEHIND: " + directory + ": " + e.getMessage());
        }
    }

    private static List<Path> mounts() throws IOException {
        Path table = Path.of("/proc/self/mounts");
        if (!Files.exists(table)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> Path.of(line.split(" ")[1])).toList();
        }
    }

    static void unmount(Path mounted) throws IOException {
        try {
            Running.Ended ended = Running.run(List.of("umount", mounted.toString()), PATIENCE);
            if (ended.status() != 0) {
                Running.run(List.of("umount", "--lazy", mounted.toString()), PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What processes left behind that are no more. */
    private static void leftovers() throws IOException {
        for (Path mounted : mounts()) {
            if (Stream.iterate(Optional.of(mounted), Optional::isPresent, path -> path.map(Path::getParent))
                    .flatMap(Optional::stream)
                    .map(Path::getFileName)
                    .anyMatch(name -> name != null && isOrphan(name.toString()))) {
                unmount(mounted);
            }
        }
        for (Path place : List.of(MEMORY, temporary())) {
            for (Path left : children(place)) {
                if (isOrphan(left.getFileName().toString())) {
                    delete(left);
                }
            }
        }
        for (Path namespace : children(Path.of("/run/netns"))) {
            String name = namespace.getFileName().toString();
            if (isOrphan(name)) {
                Namespaces.delete(name);
            }
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return new ArrayList<>(children.toList());
        }
    }

    private static boolean isOrphan(String name) {
        Matcher ours = OURS.matcher(name);
        return ours.matches() && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty();
    }
}
