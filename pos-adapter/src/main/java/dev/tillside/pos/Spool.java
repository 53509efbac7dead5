package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sales and voids that are to be booked later: a file each, flushed with its directory before it counts, in a directory of their own beside
 * the till's. Thread-safe.
 */
final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String KEPT = ".kept";
    private static final String REFUSED = ".refused";
    private static final boolean OWNERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] MINE = OWNERS
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];

    private final Path directory;
    private final SortedMap<Long, Kept> waiting = new ConcurrentSkipListMap<>();
    private long last;
    private boolean read;

    Spool(Path directory) {
        this.directory = directory;
    }

    /** Reads what an earlier run left, once; what cannot be read is put aside. */
    synchronized void open() {
        if (read) {
            return;
        }
        try {
            Files.createDirectories(directory);
            for (Path file : files()) {
                last = Math.max(last, number(file));
                if (file.toString().endsWith(KEPT)) {
                    take(file);
                }
            }
            read = true;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{12}\\.(kept|refused)"))
                    .sorted()
                    .toList();
        }
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 12));
    }

    private void take(Path file) throws IOException {
        try {
            waiting.put(number(file), Kept.read(Files.readString(file), 0));
        } catch (LoyaltyException | IllegalArgumentException e) {
            LOG.error(
                    "A sale that was kept cannot be read, and is put aside as {}.",
                    aside(number(file)).getFileName(),
                    e);
        }
    }

    /** What waits to be booked, the oldest first. */
    List<Kept> waiting() {
        return List.copyOf(waiting.values());
    }

    /** What waits of a sale: itself, or its void. */
    Optional<Kept> sale(BasketKey key) {
        return waiting.values().stream()
                .filter(kept -> kept.sale().isPresent() && kept.key().equals(key))
                .findFirst();
    }

    boolean isVoided(BasketKey key) {
        return waiting.values().stream().anyMatch(kept -> kept.voided().equals(Optional.of(key)));
    }

    /** On disk when it returns. The same sale or void again is written once. */
    synchronized void keep(Kept kept) {
        open();
        boolean there = kept.voided().isPresent()
                ? isVoided(kept.key())
                : sale(kept.key()).isPresent();
        if (there) {
            return;
        }
        try {
            long number = last + 1;
            write(number, kept.text());
            last = number;
            waiting.put(number, kept);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(long number, String text) throws IOException {
        Path draft = directory.resolve("draft");
        Files.deleteIfExists(draft);
        try {
            Files.createFile(draft, MINE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("another process writes there", e);
        }
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file(number, KEPT), StandardCopyOption.ATOMIC_MOVE);
        flushDirectory();
    }

    private void flushDirectory() throws IOException {
        if (OWNERS) { // elsewhere a directory cannot be opened, and the file system journals names by itself
            try (FileChannel names = FileChannel.open(directory)) {
                names.force(true);
            }
        }
    }

    /** It is booked. */
    synchronized void booked(Kept kept) {
        numberOf(kept).ifPresent(number -> {
            try {
                Files.deleteIfExists(file(number, KEPT));
                waiting.remove(number);
            } catch (IOException e) {
                throw failed(e); // it will be found booked once more
            }
        });
    }

    /** It cannot be booked, whenever: it is put aside for people to decide. */
    synchronized void refused(Kept kept) {
        numberOf(kept).ifPresent(number -> {
            try {
                aside(number);
                waiting.remove(number);
            } catch (IOException e) {
                throw failed(e);
            }
        });
    }

    /** Files put aside, the oldest first. */
    synchronized List<Path> refused() {
        try {
            return Files.isDirectory(directory)
                    ? files().stream()
                            .filter(file -> file.toString().endsWith(REFUSED))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path aside(long number) throws IOException {
        return Files.move(file(number, KEPT), file(number, REFUSED), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Long> numberOf(Kept kept) {
        return new ArrayList<>(waiting.entrySet())
                .stream().filter(e -> e.getValue() == kept).map(e -> e.getKey()).findFirst();
    }

    private Path file(long number, String end) {
        return directory.resolve(String.format(Locale.ROOT, "%012d%s", number, end));
    }

    private static StoreFailure failed(IOException e) {
        return new StoreFailure(
                Code.STORE_FAILED, "sales cannot be kept: " + e.getClass().getSimpleName(), e);
    }
}
