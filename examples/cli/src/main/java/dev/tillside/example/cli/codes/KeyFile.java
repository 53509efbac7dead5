package dev.tillside.example.cli.codes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.list.SigningKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A signing key on disk: one JSON object, which its owner alone may read. */
public final class KeyFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeyFile() {}

    /**
     * Writes the key; a file that is there already is left alone.
     *
     * @throws FileAlreadyExistsException where it is
     */
    static void write(Path file, SigningKey key) throws IOException {
        ObjectNode out = JSON.createObjectNode().put("type", "signingKey").put("id", key.id());
        out.put("publicKey", key.publicKey()).put("privateKey", key.privateKey());
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersAlone = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone)) {
            channel.write(java.nio.ByteBuffer.wrap((out + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    /**
     * Reads a key.
     *
     * @throws BadInput where the file holds none; what it holds is not shown
     */
    public static SigningKey read(Path file) throws IOException {
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            return SigningKey.of(text(node, "id"), text(node, "publicKey"), text(node, "privateKey"));
        } catch (JsonProcessingException e) {
            throw BadInput.value("list-key", "not a key file: " + file);
        } catch (NoSuchFileException e) {
            throw BadInput.value("list-key", "no such key file: " + file);
        }
    }

    private static String text(JsonNode node, String name) {
        return Optional.of(node.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(() -> BadInput.missing(name));
    }

    /** The public half as reference data. */
    static String published(
            SigningKey key, long version, Optional<String> from, Optional<String> through, boolean revoked) {
        ObjectNode out = JSON.createObjectNode().put("type", "listKey").put("id", key.id());
        out.put("version", version).put("publicKey", key.publicKey());
        if (from.isPresent() || through.isPresent()) {
            ObjectNode valid = out.putObject("valid");
            from.ifPresent(day -> valid.put("from", day));
            through.ifPresent(day -> valid.put("through", day));
        }
        return out.put("revoked", revoked).toString();
    }
}
