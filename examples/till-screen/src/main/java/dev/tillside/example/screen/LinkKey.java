package dev.tillside.example.screen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The key that signs the links to shoppers' pages: kept with the shop's files, so that a link outlives the process. */
final class LinkKey {
    private static final int BYTES = 32;

    private LinkKey() {}

    /**
     * The directory's key; with the first opening one is made that its owner alone can read, where the file system knows owners.
     *
     * @throws IOException where it can be neither read nor made
     */
    static byte[] in(Path directory, SecureRandom random) throws IOException {
        Path file = directory.resolve("links.key");
        byte[] drawn = new byte[BYTES];
        random.nextBytes(drawn);
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone(directory))) {
            channel.write(ByteBuffer.wrap(drawn));
            return drawn;
        } catch (FileAlreadyExistsException e) {
            return Files.readAllBytes(file); // of an earlier opening
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
