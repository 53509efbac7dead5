package dev.tillside.example.faults.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk of its own, ext4 in a file, whose power can be cut: what was not flushed is lost then, as on a disk that tells the
 * truth. The file system's journal is not flushed either.
 */
public final class PulledDisk implements AutoCloseable {
    private static final int MEGABYTES = 64;

    private final Path image;
    private final Path mounted;
    private Running switchboard;

    private PulledDisk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    /** A new disk, mounted. Its file lies in memory where the workplace does: a cut loses what was never sent to it. */
    public static PulledDisk in(Workplace workplace) throws IOException, InterruptedException {
        PulledDisk disk = new PulledDisk(workplace.path("disk.img"), workplace.path("disk"));
        Files.createDirectories(disk.mounted);
        disk.fresh();
        return disk;
    }

    /** Makes it anew and empty. */
    public void fresh() throws IOException, InterruptedException {
        leave();
        Running.must("truncate", "-s", "0", image.toString());
        Running.must("truncate", "-s", MEGABYTES + "M", image.toString());
        Running.must("mkfs.ext4", "-q", "-F", image.toString());
        mount();
    }

    private void mount() throws IOException, InterruptedException {
        Running.must("mount", "-o", "loop", image.toString(), mounted.toString());
        switchboard = Running.start(List.of("xfs_io", "-x", mounted.toString()), (process, line) -> {});
    }

    public Path directory() {
        return mounted;
    }

    /** Cuts the power. Nothing reaches the disk from now on. */
    public void cut() {
        switchboard.tell("shutdown");
    }

    /** The power is there again: mounted anew, and the file system has recovered what it can. Nobody may use it meanwhile. */
    public void recover() throws IOException, InterruptedException {
        leave();
        mount();
    }

    private void leave() throws IOException, InterruptedException {
        if (switchboard != null) {
            switchboard.tell("quit");
            switchboard.ended(java.time.Duration.ofSeconds(10));
            switchboard.close();
            switchboard = null;
            Running.must("umount", mounted.toString());
        }
    }

    @Override
    public void close() throws IOException {
        if (switchboard != null) {
            switchboard.close();
            switchboard = null;
        }
        Workplace.unmount(mounted);
        Files.deleteIfExists(image);
    }
}
