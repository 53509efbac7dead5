package dev.tillside.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sales and voids that are to be booked later: a file each, flushed with its directory before it counts, in a directory of their own beside
 * the till's, which one lane has to itself. Thread-safe.
 */
final class Spool implements AutoCloseable {
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
    private Optional<FileChannel> lock = Optional.empty();
    private long last;
    private boolean read;
    private boolean closed;
    private volatile int unread;

    Spool(Path directory) {
        this.directory = directory;
    }

    /** Takes the directory, and reads what an earlier run left; what is damaged is put aside. */
    synchronized void open() {
        if (read) {
            return;
        }
        try {
            take();
            int failed = 0;
            List<Path> files = files();
            last = files.stream().mapToLong(Spool::number).reduce(last, Math::max);
            for (Path file : files) {
                failed += file.toString().endsWith(KEPT) && !isRead(file) ? 1 : 0;
            }
            unread = failed;
            read = failed == 0;
        } catch (IOException e) {
            unread = 1;
            throw failed(e);
        }
    }

    private void take() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (lock.isPresent()) {
            return;
        }
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                directory.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), MINE);
        if (!isMine(channel)) {
            channel.close();
            throw new IOException("another lane keeps its sales there");
        }
        lock = Optional.of(channel);
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Lets others have the directory; what waits stays there. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            LOG.warn("The directory of kept sales cannot be let go before the process ends.", e);
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

    /** Whether it is known what is in it: nothing where it is damaged. */
    private boolean isRead(Path file) {
        long number = number(file);
        try {
            Optional<Kept> kept = waiting.containsKey(number) ? Optional.of(waiting.get(number)) : kept(file);
            if (kept.isPresent()) {
                waiting.put(number, kept.get());
            } else {
                LOG.error(
                        "A kept sale that is damaged is put aside as {}.",
                        aside(number).getFileName());
            }
            return true;
        } catch (IOException e) {
            LOG.error("{} cannot be read now, and is tried again.", file.getFileName(), e);
            return false;
        }
    }

    private static Optional<Kept> kept(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        // Bytes that are no text are replaced, and the checksum tells.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        try {
            return Optional.of(Kept.read(text, 0));
        } catch (LoyaltyException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("{} is no kept sale.", file.getFileName(), e);
            return Optional.empty();
        }
    }

    /** How many wait; a file that cannot be read is one, and so is a directory that cannot be used. */
    int waits() {
        return waiting.size() + unread;
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
        Files.createFile(draft, MINE);
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
        Path target = file(number, REFUSED);
        while (Files.exists(target)) { // what is there is for people to decide too
            last++;
            target = file(last, REFUSED);
        }
        return Files.move(file(number, KEPT), target, StandardCopyOption.ATOMIC_MOVE);
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
