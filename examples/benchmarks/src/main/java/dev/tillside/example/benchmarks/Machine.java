package dev.tillside.example.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what the figures were measured. */
final class Machine {
    private Machine() {}

    static String line() {
        Runtime runtime = Runtime.getRuntime();
        return Table.format(
                "%s %s, %d cores, load %.1f; JDK %s (%s), heap up to %d MB",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                runtime.maxMemory() >> 20);
    }

    /** How long all threads of this process have run, in nanoseconds. */
    static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** On which kind of file system a directory lies: a flush on tmpfs costs nothing. */
    static String fileSystem(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return store.type();
    }
}
