package dev.tillside.pos.sidecar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which requests a lane has had, by the names that the till gave them, and their answers. The latest answers are kept while the
 * process lives. Of requests whose doing can be read from the till's books again, digests of name and body are kept in a file: no
 * word of any sale stands in it. It outlives the process; power that fails may take its last lines, and what they name is then
 * told by the books alone. Thread-safe.
 */
final class Requests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    /** What the till's books tell of after a restart. */
    static final Set<String> DURABLE = Set.of("commit", "return", "postVoid", "suspend");

    private static final int ANSWERS = 256;
    private static final int LINES = 4_096;
    private static final int LINE = 130;
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{64} [0-9a-f]{64}");

    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Map<String, String> before = new LinkedHashMap<>();
    private final FileChannel file;

    /**
     * One request.
     *
     * @param body the digest of what was asked
     * @param answer what it was answered, once it is
     * @param again whether a process before this one had it
     */
    record Asked(String body, CompletableFuture<String> answer, boolean again) {}

    /** What there is of a request: it is new, or was there before, or another had its name. */
    record Found(Asked asked, boolean isNew) {}

    Requests(Path path) {
        try {
            if (Files.exists(path)) {
                read(path);
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that is not whole is none: what it was to name was not begun, or the books alone tell of it. */
    private void read(Path path) throws IOException {
        String text = Files.readString(path, StandardCharsets.ISO_8859_1); // in which any bytes are characters
        List<String> lines =
                text.lines().filter(line -> WHOLE.matcher(line).matches()).toList();
        List<String> latest = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        latest.forEach(line -> before.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        if (lines.size() > 2 * LINES || text.length() != lines.size() * LINE) {
            Path shorter = path.resolveSibling(path.getFileName() + ".new");
            Files.write(shorter, latest, StandardCharsets.US_ASCII);
            Files.move(shorter, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Takes a request.
     *
     * @param name as the till named it; a request without a name is always new, and not kept
     * @return nothing where another request has that name
     */
    synchronized Optional<Found> take(Optional<String> name, String type, String body) {
        if (name.isEmpty()) {
            return Optional.of(new Found(new Asked("", new CompletableFuture<>(), false), true));
        }
        String key = digest(name.get());
        String digest = digest(body);
        Asked had = asked.get(key);
        if (had != null) {
            return had.body().equals(digest) ? Optional.of(new Found(had, false)) : Optional.empty();
        }
        boolean again = before.containsKey(key);
        if (again && !before.get(key).equals(digest)) {
            return Optional.empty();
        }
        Asked taken = new Asked(digest, new CompletableFuture<>(), again);
        asked.put(key, taken);
        if (asked.size() > ANSWERS) {
            asked.remove(asked.keySet().iterator().next());
        }
        if (!again && DURABLE.contains(type)) {
            append(key + " " + digest + "\n");
        }
        return Optional.of(new Found(taken, true));
    }

    /** Forgets a request that was not taken on, or that may be tried again: its name is as if it had never come. */
    synchronized void forget(Asked request) {
        asked.values().removeIf(a -> a == request);
    }

    /** On a disk that is full the sale goes on; should the process die, what it did is told by the till's books alone. */
    private void append(String line) {
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            LOG.warn("The name of a request could not be kept: {}", e.getMessage());
        }
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
