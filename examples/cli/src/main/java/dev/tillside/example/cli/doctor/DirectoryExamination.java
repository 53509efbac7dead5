package dev.tillside.example.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Whether a till's directory lies where SQLite can keep its promises. */
final class DirectoryExamination {
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "smbfs2",
            "afpfs",
            "webdav",
            "davfs",
            "9p",
            "afs",
            "ncpfs",
            "ceph",
            "glusterfs",
            "sshfs",
            "vboxsf",
            "prl_fs",
            "vmhgfs",
            "virtiofs");
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");
    private static final long FULL = 16L << 20;
    private static final long LOW = 256L << 20;

    private final Machine machine;
    private final BiConsumer<Symptom, Map<String, String>> taker;

    DirectoryExamination(Machine machine, BiConsumer<Symptom, Map<String, String>> taker) {
        this.machine = machine;
        this.taker = taker;
    }

    /** Whether files can be written in it, or in the nearest folder above that there is. */
    boolean examine(Path directory) {
        Path there = directory.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        Map<String, String> facts = Map.of("directory", directory.toString());
        try {
            Files.delete(Files.createTempFile(there, "tillside-doctor", ".tmp"));
            fileSystem(there, directory);
            room(there, directory);
            return true;
        } catch (IOException e) {
            taker.accept(Symptom.NOT_WRITABLE, facts);
            return false;
        }
    }

    private void fileSystem(Path there, Path directory) throws IOException {
        String type = machine.fileSystem(there);
        Map<String, String> facts = Map.of("directory", directory.toString(), "type", type);
        boolean otherMachine = there.toString().startsWith("\\\\");
        if (otherMachine || NETWORK.contains(type) || NETWORK.contains(type.replace("fuse.", ""))) {
            taker.accept(Symptom.NETWORK_DRIVE, facts);
        }
        if (MEMORY.contains(type)) {
            taker.accept(Symptom.MEMORY_DRIVE, facts);
        }
    }

    private void room(Path there, Path directory) throws IOException {
        long room = machine.room(there);
        if (room < LOW) {
            taker.accept(
                    room < FULL ? Symptom.DISK_FULL : Symptom.DISK_LOW,
                    Map.of("directory", directory.toString(), "megabytes", String.valueOf(room >> 20)));
        }
    }
}
