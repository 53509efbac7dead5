package dev.tillside.example.cli.codes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tillside.list.SigningKey;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Makes keys, and the reference data that publish and revoke them. */
public final class Keys {
    private Keys() {}

    /** Makes {@code ID.key} in the folder, and answers the line for head office. */
    public static String make(Path folder, String id, Optional<String> from, Optional<String> through)
            throws IOException {
        SigningKey key = SigningKey.generate(id, new SecureRandom());
        String published = KeyFile.published(key, 1, from, through, false);
        ReferenceObject.read(published, Optional.empty()); // refuses an end that is none before a file is made
        Files.createDirectories(folder);
        KeyFile.write(folder.resolve(id.replaceAll("[^A-Za-z0-9._-]", "_") + ".key"), key);
        return published;
    }

    /** The line that withdraws a list. */
    public static String withdraw(String list, long version) {
        String line = JsonNodeFactory.instance
                .objectNode()
                .put("type", "list")
                .put("id", list)
                .put("version", version)
                .put("removed", true)
                .toString();
        return ReferenceObject.read(line, Optional.empty()).json();
    }

    /** The line that revokes a key. */
    public static String revoke(Path file, long version) throws IOException {
        return KeyFile.published(KeyFile.read(file), version, Optional.empty(), Optional.empty(), true);
    }
}
