package dev.tillside.seal;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Data keys out of a text file for its owner alone: a key a line, {@code id:base64}, the current one first. Blank lines and
 * lines that begin with {@code #} are passed over. Immutable and thread-safe; it never prints a key.
 */
public final class DataKeyFile implements DataKeys {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final String current;
    private final Map<String, byte[]> keys;

    private DataKeyFile(String current, Map<String, byte[]> keys) {
        this.current = current;
        this.keys = keys;
    }

    /**
     * Reads such a file.
     *
     * @throws BadInput {@code keys} where others than its owner may read or write it, or where a line is no key: the message
     *     names the line's number and nothing that stands in it
     * @throws IOException where it cannot be read
     */
    public static DataKeyFile read(Path file) throws IOException {
        if (isOpenToOthers(BadInput.present(file, "keys"))) {
            throw BadInput.value("keys", "others than its owner may use it (chmod 600): " + file);
        }
        List<String> lines = Files.readAllLines(file);
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(keys, line, number);
            }
        }
        if (keys.isEmpty()) {
            throw BadInput.value("keys", "no key in it: " + file);
        }
        return new DataKeyFile(keys.keySet().iterator().next(), keys);
    }

    private static void add(Map<String, byte[]> keys, String line, int number) {
        int colon = line.indexOf(':');
        String id = line.substring(0, Math.max(0, colon));
        byte[] key = decoded(line.substring(colon + 1));
        if (!DataKeys.isId(id) || key.length != LENGTH) {
            throw BadInput.value("keys", "line " + number + " is not id:base64 of " + LENGTH + " bytes");
        }
        if (keys.put(id, key) != null) {
            throw BadInput.value("keys", "line " + number + " has an id that stands above");
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // refused by its length, in words that do not repeat it
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
    }

    @Override
    public String current() {
        return current;
    }

    @Override
    public Optional<byte[]> key(String id) {
        return Optional.ofNullable(keys.get(id)).map(byte[]::clone);
    }

    @Override
    public String toString() {
        return "data keys " + keys.keySet();
    }
}
