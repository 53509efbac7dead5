package dev.tillside.seal;

import java.util.Optional;

/**
 * Where a till's data keys come from: a file, the environment, a key service, a hardware module. Implementations are
 * thread-safe. They are asked while files are opened, never during a checkout, and have to answer the same for as long as a
 * till is open.
 *
 * <p>Give each till keys of its own: whoever holds a key opens what is sealed with it.
 */
public interface DataKeys {
    /** Bytes of a key. */
    int LENGTH = 32;

    /**
     * The id of the key with which values are sealed from here on: 1 to 64 letters, digits, dots, hyphens and underscores. It
     * stands in the files and in messages, so it must not tell anything of the key.
     */
    String current();

    /** Whether that can be a key's id. */
    static boolean isId(String id) {
        return id.matches("[A-Za-z0-9._-]{1,64}");
    }

    /**
     * The key of that id: {@value #LENGTH} bytes from a good source of chance, not a password. The array is the caller's, who
     * overwrites it after use; absent where there is no such key.
     */
    Optional<byte[]> key(String id);
}
